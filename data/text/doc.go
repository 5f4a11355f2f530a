// Package text reads a text once and says what is in it: tokens that tile it,
// words as the project counts them, sentences, stretches in quotation marks
// paired by context, zones. It folds words at several levels for comparing and
// knows which words are aliases of each other. It is pure: no file, no clock.
//
// All offsets are bytes; [Doc.Points] gives code points for JSON and exports.
//
// The entry point is [Parse].
package text
