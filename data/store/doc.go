// Package store is the .verbatim file: one SQLite database that holds
// everything of one investigation, and the only SQL of the project.
//
// What a person can see and change is stored as events: at a time, a writer
// set a field of a thing to a value. Events are chained by hashes, never
// altered, and the present state is their fold in the order (time, writer,
// sequence). Undo is an event too. Texts are kept once by hash; what the
// program found and nobody touched is derived, and may come and go.
//
// The entry points are [Create] and [Open].
package store
