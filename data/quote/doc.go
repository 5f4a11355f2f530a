// Package quote finds the quotations of a text: every stretch in marks with
// its kind, whether it closes, the zone it stands in, who speaks, by which rule
// that is known, and who is said to have got it. Rules only, no model. Pure.
//
// The entry point is [Find].
package quote
