// Package desk is the calls that a person's actions become: bring in, find,
// read, judge, undo, export. It leads a source from its bytes to its verdicts
// through the packages below it and holds what they found ready for a window
// or a command. No SQL, no window.
//
// What a person does is a step: a batch of events in the store, undone as one,
// in this process or another, now or after the workbench was opened again.
// What the program found is shown until a person touches it; from then on the
// overlap is frozen with its spans, and a later finding of the same adds
// nothing. A source may be given a new text ([Desk.Revise]): what persons touched
// is looked up in it and goes along, turns stale where its words changed, is
// asked about ([Desk.SettlePlace]), or stays listed with the text in which it
// last stood. [Desk.Near] tells what may be such a text; nothing is taken for one
// until a person says so. Steps are also the house style, the table of aliases,
// by which all is found anew, who is who across the sources ([Desk.Persons]), the
// mark on a quotation by itself ([Desk.Checklist]), one past change taken back by
// itself ([Desk.Revert]), the spans that a person draws ([Desk.SetSpans]), and what a person says a
// stretch of a text is ([Desk.DrawZone]): the text is compared again with its new
// zones, under another name (zones.go). Two reviewers work on two copies ([Desk.BlindCopy]), which
// are made one ([Desk.Merge]); where they differ somebody settles it ([Desk.Settle]),
// and [Desk.Agreements] tells how far they agree. An error that is a [Mistake] is the
// person's, told in a sentence; any other is a fault.
//
// [Desk.Statements] lists the passages that stand in three places or more,
// [Desk.Versions] lines their wordings up, [Desk.Timeline] tells when they were
// printed and whom they name, [Desk.OutletMap] how much of each other's wording
// outlets carry: the map of 10,000 sources with 50,000 overlaps between any two
// takes 0.43 s of processor time, beside other work.
//
// What comes in is read by [Desk.Load], or cleaned by [Paste] where it was
// copied; a table is read by the columns that a person named for its headers
// ([Columned], [Desk.KeepColumns]). Where each detail of a source was read is
// kept with it, what a person changes is typed, and [Desk.Learnt] tells all of
// it. [Desk.Rename] gives a source another name; one that is known of and not
// held is a [Stub], which a verdict can name.
//
// Measured on the five articles, two shared cores: FindIn 8 ms, Create with
// finding 46 ms, Open and Overlaps 11 ms, Pair 0.5 ms, Judge 3 ms, Checklist
// 0.2 ms, Persons 2 ms; Revise, beside other work and with a verdict on every
// overlap, 0.1 s. Two thousand news articles come in, compared and kept, in
// 2.1 s of processor time.
//
// A workbench of the 18,781 different texts of Reuters-21578, with some 14,000
// overlaps in all: Open and Overlaps 0.43 s (0.73 s of processor time), Judge 3
// ms, another date of a source 2 ms. One article more takes 17 ms until it is
// compared with all others and its overlaps are durable, one less 11 ms (means
// of 39, before other work on the same two cores). What was found is kept with what a
// list shows of it and with the finder's index ([reuse.Kept]); both change in one
// transaction, and that which another process changed is read anew. The state
// is brought up to date by the events since, over maps whose versions share
// what did not change (layers.go).
//
// Which overlaps show versions of one passage is found once for a list: of
// 50,000 overlaps in 0.1 s, while their maps are made. What the program found is
// decoded while it is read, on the core that the sources leave free. A list of
// 50,000 overlaps with their sources is open in 0.49 to 0.57 s, in 0.88 to 1.2
// before that in one day.
//
// Looking words up in 10,000 articles of 200 words ([Desk.LookUp]) takes 17 to 18
// ms of processor time for words that most of them have, a phrase or the
// beginning of a word: 300 texts are read at the most.
//
// The entry points are [Open] for a workbench and [Load] for plain files.
package desk
