package text

import "verbatim/data"

// Parse reads a text.
func Parse(s string) *Doc { return &Doc{Text: s} }

// CountWords counts the words of a stretch without building a Doc.
func CountWords(s string) int { return 0 }

// Zone is the zone in which most of the passage stands.
func (d *Doc) Zone(p data.Passage) data.Zone { return data.ZoneBody }

// InQuotes tells whether most of the passage's words stand in quotation marks.
func (d *Doc) InQuotes(p data.Passage) bool { return false }

// WordRange is the half-open range in d.Words of the words that lie wholly or
// partly inside the span.
func (d *Doc) WordRange(s data.Span) (from, to int) { return 0, 0 }

// TokenRange is the same for d.Tokens.
func (d *Doc) TokenRange(s data.Span) (from, to int) { return 0, 0 }

// Of is the token's text.
func (d *Doc) Of(t Token) string { return t.Span.Of(d.Text) }

// Points turns a span of bytes into one of code points.
func (d *Doc) Points(s data.Span) data.Span { return s }

// Bytes turns a span of code points into one of bytes. Places past the end
// become the end.
func (d *Doc) Bytes(points data.Span) data.Span { return points }

// Level says how much of a difference folding takes away; each level takes
// away all that the one before it does.
type Level uint8

// The levels.
const (
	Exact       Level = iota // nothing
	Typographic              // quotes, apostrophes, dashes, spaces, forms of the ellipsis
	Caseless                 // capitals (never "US" into "us")
	Diacritics               // accents and marks, ligatures
	Stem                     // Snowball English stem of what is left
)

// Fold folds a word, mark or stretch to the level. It never depends on what
// stands around it, and folding twice changes nothing more.
func Fold(s string, l Level) string { return s }

// Aliases: Alias gives the canonical words a run of up to three folded words
// stands for, and how many of them it used: ["airstrikes"] -> "air strike", 1;
// ["u.s."] -> "american", 1; ["united", "states"] -> "american", 2. ok is false
// where the run begins no alias. The table is the small editable one of this
// package.
func Alias(folded []string) (canonical []string, used int, ok bool) { return nil, 0, false }

// IsStop tells a function word (folded to Diacritics).
func IsStop(folded string) bool { return false }
