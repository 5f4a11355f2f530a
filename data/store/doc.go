// Package store is the .verbatim file: one SQLite database that holds
// everything of one investigation, and the only SQL of the project.
//
// What a person can see and change is stored as events: at a time, a writer
// set a field of a thing to a value. Events are chained by hashes, never
// altered, and the present state is their fold in the order (time, writer,
// sequence). Undo is an event too: what it takes back is passed over in the fold,
// so that of two merged copies each undoes its own. Texts are kept once by hash; what the
// program found and nobody touched is derived, and may come and go.
//
// The entry points are [Create] and [Open]. A saved verdict is on the disk
// when [Store.Apply] returns. Measured on two shared cores with 100,000
// verdicts (200,000 events) in the file: a save 0.7 ms, one in a hundred 3 to
// 8 ms; Open 3 ms; Create 17 ms; reading all fields 0.4 s; Check 3 s of
// processor time. Of 10,000 found overlaps: reading all 36 ms, one more or less
// 0.9 ms. Of 4,000 single flipped bits 1,988 changed what can be seen; all were
// told. A file with views, triggers, virtual tables or computed columns of others
// is refused before any of them can run, and every connection has limits. Where
// the disk is full or the file is gone nothing is saved, it is said so, and the
// same session goes on later. Not told is damage to the log of a killed program before the
// next start: SQLite ends the log there.
//
// [Repair] reads a damaged file page by page. Of 60 single flipped bits, a third
// of them in the numbers at the head of a page, none cost more than the row and
// what follows from it; of 610 pages 26 zeroed in turn, with 5,567 rows in the
// file, the worst cost 20 rows (0.36 %), and each loss was told.
package store
