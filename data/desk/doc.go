// Package desk is the calls that a person's actions become: bring in, find,
// read, judge, undo, export. It leads a source from its bytes to its verdicts
// through the packages below it and holds what they found ready for a window
// or a command. No SQL, no window.
//
// The entry points are [Open] for a workbench and [Load] for plain files.
package desk
