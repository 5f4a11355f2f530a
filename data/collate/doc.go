// Package collate compares two wordings word by word and says in plain
// sentences what was done to B's against A's.
//
// Words are kept (in both, in order), moved (in both, elsewhere in the
// sentence), removed (A's only) or added (B's only). A kept word may be written
// otherwise: such quiet changes have their own kinds and never count as removed.
//
// The way of a comparison, a file each: entries (written forms fold to numbers) and
// keys (aliases and contractions to several), align and anchors (unique n-grams and a longest
// increasing run part long texts, go-diff without its timeout does the gaps),
// cleanup (of equally good alignments the one a person would choose), groups
// (kept words, compounds, names), moves, strays; then marks, punctuation, cuts,
// joins and edges tell gap by gap what stands between kept words; alarms (with
// the lists of vocabulary), roles, names, proposal, says and line are made of
// that. [Comparison.Splices] tells what A has between spans that B made one,
// [Comparison.Breaches] what breaks a house style ([Rules], each with its book).
//
// Measured on two cores that others shared, 200,000 words with 10 % edited: the
// alignment 42 to 110 ms (go-diff alone 33.7 s, some 300 times as long; at 2 %
// edited 0.4 s against 0.1 s), the whole answer with 20,000 changes and their
// sentences 0.45 s; the Zamili pair 0.2 ms. Of 1,239 labelled pairs
// (testdata/pairs) three are told otherwise, but most have been mended on:
// TRICKY.md has the figures of first sight, and what is still wrong.
//
// A [Locator] looks passages of a text up in a later one: as they stand with
// what is around them, else by most of their words (locate; locateseek says
// where to look, locatealign how alike two stretches are, locateatoms reads the
// texts). All 89 quotations of the five articles, in 300 edits that the rules had
// not been written by, 26,700 look-ups: with 3 % of the words changed 99.9 % are
// attached, with 10 % 99.0 %, none at a wrong place; of 1,068 taken out none is
// attached elsewhere (the test has as many edits as it has time for). A hundred
// passages in a text of 2,000 words take 0.11 s, in 200,000 words 0.8 to 1.4 s.
//
// A [Table] is three and more wordings word under word (table tells what it says;
// tableread makes of words what is lined up, tablealign lays one wording after
// another into columns, tablewiden looks beside the passages, tablecells writes
// the cells). It is the same whatever their order: which wording comes next
// follows from the wordings alone. Marks line nothing up.
//
// The entry points are [Compare], [Outline] where its sentences are not wanted,
// [Tabulate] and [NewLocator].
package collate
