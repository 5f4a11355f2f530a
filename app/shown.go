package main

import (
	"io"
	"strings"
	"unicode"
)

// shown is an output that a person reads: what a name or a text of others holds
// cannot move the cursor, colour the screen or turn the order of letters round.
type shown struct{ io.Writer }

func (w shown) Write(p []byte) (int, error) {
	plain := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == '\u202d' || r == '\u202e' {
			return unicode.ReplacementChar
		}
		return r
	}, string(p))
	if _, err := io.WriteString(w.Writer, plain); err != nil {
		return 0, err
	}
	return len(p), nil
}
