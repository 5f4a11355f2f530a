package store

import (
	"context"
	"strings"
)

// Term is what a text must hold to be found: any of some phrases, whose words
// stand one after the other, whatever their capitals, accents and marks.
type Term struct {
	Any   []string // each of words with a letter or a digit
	Begun bool     // the last word of each may be only the beginning of one
}

// Search lists the hashes of at most so many kept texts that hold every term, in
// the order they came in; none for no terms.
func (s *Store) Search(ctx context.Context, terms []Term, most int) ([]string, error) {
	if len(terms) == 0 {
		return nil, nil
	}
	var all []string
	for _, t := range terms {
		var any []string
		for _, p := range t.Any {
			phrase := `"` + strings.ReplaceAll(p, `"`, " ") + `"`
			if t.Begun {
				phrase += " *"
			}
			any = append(any, phrase)
		}
		all = append(all, "("+strings.Join(any, " OR ")+")")
	}
	return s.matching(ctx, "LIMIT ?", strings.Join(all, " AND "), most)
}
