package ingest

import "verbatim/data"

// Item is one source as it came in.
type Item struct {
	Name string // the file's name, or the id of a line
	data.Meta
	Text string // decoded, byte order mark dropped, CR LF -> LF, nothing else changed
}

// MaxText is the largest text that is read, in bytes: a book of a thousand
// pages has three million.
const MaxText = 20 << 20

// Read turns one file's bytes into sources: one for plain text, one a line for
// .jsonl and .jsonl.gz. An error is a sentence for the person who chose the
// file and does not name it.
func Read(name string, raw []byte) ([]Item, error) { return nil, nil }

// Guess is what a text says about itself in its layout: a dateline, a byline,
// its own address, its headline. What it does not say stays empty.
func Guess(text string) data.Meta { return data.Meta{} }
