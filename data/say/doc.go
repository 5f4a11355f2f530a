// Package say is what the window's words go through, so that they can be said
// in another language than English. It imports data alone, so that every layer
// above may import it.
//
// A [Text] is English as a person reads it, with the verbs of fmt. Only a
// constant becomes one without being converted, so that all there are can be
// collected from the source: the tests do it and hold verbatim.pot against it.
// [T] and [N] say one now, in the language that was loaded; a [Line] and the
// errors of [Errorf] keep it apart from what it is about, so that one value is
// English where it is stored, logged or exported ([Line.String], Error) and in
// the person's language where it is shown ([Line.Shown], [Of]).
//
// Nothing is loaded but by [Use], which only the window calls. Without it T is
// fmt.Sprintf and one atomic read: commands, JSON, CSV and what a workbench
// keeps stay English. The catalogues are gettext's: languages/de.po here, and
// whatever lies in a folder of the person's ([Available]).
//
// Measured on two shared cores beside other work (go test -bench .): a text and
// a format with two arguments take 0.60 µs together with nothing loaded, 1.1 µs
// in German, and fmt.Sprintf of the format alone 0.48 µs. The
// German catalogue of 1,925 texts is read in 71 ms beside so much other work
// that the same format took 1.2 µs.
package say
