// Package views is the window: its screens, menus and keys. No SQL and no
// text analysis stand here; what a person does becomes a call of package desk.
//
// A [frame] holds the window: masthead, the screen in front, status line, the
// sheets above it. Each room is a [screen]. Every command stands once in the
// table of commands.go, from which the menus, the keys, the palette and the key
// sheet are made; a screen is asked whether it can do a command and told to do
// it. The keys of the table are the usual ones: the [keymap] has what a person
// changed, and everything that shows a key asks it.
//
// What is drawn by hand is drawn in [paint] widgets with a [pen], in units of
// 100 % text size; the pen multiplies by the text factor, so that nothing can
// be forgotten. Colours come from a [palette], faces and widths from [look].
// The effective width, pixels by text factor, decides what is shown: under
// [wide] the facets fold into chips and dates leave the rows.
//
// Work that may take over 50 ms runs off the UI goroutine: frame.work shows
// progress and can be stopped, frame.save keeps changes in the order they were
// made and brings every screen up to date, fetch reads.
//
// Paths are asked for by frame.askPath: by the desktop's dialog (portal.go),
// else by a sheet of the program's own (filesheet.go).
//
// # Catalogue
//
// Every text that a person reads goes through package say, when it is shown and
// not before: say.T("%s opens the pair", key), say.N("%s overlap", "%s
// overlaps", n) with the number as its first argument, never a noun with an "s"
// put behind it. Whole sentences are texts, not their parts; where another
// language may need another order, verbs are numbered. Tables of names hold
// [say.Text] and are looked up by say.T when drawn; what is stored, filtered or
// compared is the English or the code, shown by [named] and [facetName]. A
// value that one English word means differently elsewhere has its sense before
// it: "status\x04open". Errors made here are say.Errorf, shown by say.Of.
// After a text is added or changed, go test -tags ci ./data/say -update writes
// verbatim.pot anew; without it the test there fails, as it does for words in
// quotation marks here that are no text. A test draws every screen in a language
// of accents and finds what did not go through the catalogue.
//
// A language more is a copy of verbatim.pot with msgstr filled in, called by its
// code, in languages of the configuration folder or of data/say; View, Language
// lists it and takes it at once. What is not translated is English, as exports
// and commands are always.
//
// What is drawn, a key, a click and work off the UI goroutine run under
// look.guard: a fault in them becomes a report file (crash.go) and a sentence.
//
// Measured on 2 shared cores with software OpenGL: start to the ranked list
// 0.85 s; a row of the list 0.01 ms, the preview 0.5 ms. A list of 50,000
// generated overlaps is made ready in 0.34 s off the UI goroutine; then a key in
// the filter or a facet takes 12 to 46 ms, a first sort 4 ms of processor
// time more, and the selection
// moves with its preview in 1 to 8 ms (beside other work; painting not counted).
//
// A workbench of 10,000 sources and 50,000 overlaps (BenchmarkLarge, each step
// whole, with what the desk reads and compares for it, before other work, with the
// collector set as in the window, GOGC=200 for opening and else 10): open with its
// list 0.61 to 0.66 s, a step down 3 ms, one far away 11 to 20 ms, a scroll of a row
// 0.4 ms, a pair 20 to 30 ms, a letter in the filter 23 to 44 ms, a verdict with the
// list and the next pair 0.08 to 0.12 s; the list of sources 8 ms (83 where one has
// changed and the desk makes it anew), its filter 3 ms, a source 13 to 29 ms, words
// looked up in all of them 10 ms. The cores are shared, and their speed changes by a
// half within minutes; what came before took 1.12 to 1.17 s to open in the same run.
// 125 MB are in use after a collection. A verdict makes anew its own row of the list
// and what the window keeps of it: 10 MB of garbage.
//
// The real window stands with that list 0.8 to 1.3 s after its process was started,
// most often 1.0 to 1.1, with software OpenGL, which makes the window with one of
// the two cores meanwhile.
// The process takes 286 to 304 MB at rest (180 to 190 of its own, the rest libraries
// and its file), 359 at most while opening and verifying, 361 at most in a walk of
// list, six pairs, sources, filter, timeline, map, find and palette, 397 at most in
// one of 25 pairs opened fast, three timelines, versions, ten sources, map, palette,
// ten verdicts and export. Some 30 MB of that are what the driver keeps for a minute
// of words once drawn.
//
// Versions, timeline and map draw what can be seen of something taller in a
// [vista]: a step of scrolling in a table of 200 versions of 80 words took 0.6 ms
// beside much other work.
//
// Twenty verdicts given by keyboard alone, three of them taken back, and their
// table are tried in the real window whenever the tests run (app).
//
// The entry point is [Run].
package views
