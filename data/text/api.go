package text

import "verbatim/data"

// Kind is what a token is.
type Kind uint8

// The kinds of token.
const (
	Space    Kind = iota // white space
	Word                 // a run of letters or digits with inner apostrophes and dots
	Ellipsis             // "…", "...", ". . .", "[…]": one token however it is set
	Mark                 // any other punctuation mark or symbol, one a token
)

// Flag says more of a token.
type Flag uint16

// The flags.
const (
	Bracketed   Flag = 1 << iota // stands inside square brackets (the brackets themselves too)
	Tied                         // a word bound to the word before it (hyphenated or al- compound): alignment keeps them together
	Number                       // a word with a digit
	Unit                         // a sign or unit that belongs to the number beside it: "%", "$", "€", "-5"'s minus
	Capital                      // a word that begins with a capital letter
	Possessive                   // ends in 's or s'
	Contraction                  // don't, it's, we'll
	Opens                        // a quotation mark that opens, as paired
	Closes                       // a quotation mark that closes, as paired
)

// Token is one piece of the text. Tokens tile it: each begins where the one
// before it ends.
type Token struct {
	data.Span
	Kind  Kind
	Flags Flag
}

// Is tells whether the token carries the flag.
func (t Token) Is(f Flag) bool { return t.Flags&f != 0 }

// Style is the family of a pair of quotation marks.
type Style uint8

// The styles.
const (
	Double    Style = iota // “…”, "…", ''…'', ``…''
	Single                 // ‘…’, '…'
	Guillemet              // «…», ‹…›
	LowHigh                // „…“, ‚…‘
)

// Quoted is a stretch in quotation marks. A running quotation is one Quoted a
// paragraph.
type Quoted struct {
	Outer     data.Span // with its marks
	Inner     data.Span // without them
	Style     Style
	Closed    bool // a closing mark stands at its end
	Continues bool // the paragraph ends open and the next one opens again
	Depth     int  // 0 for the outermost, 1 for one inside it, …
}

// Doc is a text that has been read. It is immutable and may be shared.
type Doc struct {
	Text       string
	Tokens     []Token         // tile Text
	Words      []int           // the tokens that are words, as indexes into Tokens
	Paragraphs []data.Span     // in order, without the white space around them
	Sentences  []data.Span     // in order, without the white space around them; none crosses a paragraph
	Quoted     []Quoted        // by place, the outer before the inner
	Zones      []data.ZoneSpan // in order; tile Text
	Damage     []data.Damage   // unbalanced marks, garbled stretches
	points     []int           // code points before every 64th byte
}
