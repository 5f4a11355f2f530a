package text

import "verbatim/data"

// Kind is what a token is.
type Kind uint8

// The kinds of token.
const (
	Space    Kind = iota // white space
	Word                 // a run of letters or digits with inner apostrophes and dots
	Ellipsis             // "…", "...", ". . .", "[…]": one token however it is set
	Mark                 // any other punctuation mark or symbol, one a token; a dash typed "--" and a quotation mark typed "''" are one
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
