// Package data holds the words of the trade as types and rules: sources and
// their revisions, spans and passages, overlaps and changes, verdicts and how
// they add up. It imports nothing of the project and knows no text analysis,
// no file and no window.
//
// Offsets are bytes into a revision's text, half-open, unless a name says
// points (Unicode code points, as in JSON and exports).
//
// The entry points are [Overlap], two passages that share wording, and
// [Verdict], what a person says of it.
package data
