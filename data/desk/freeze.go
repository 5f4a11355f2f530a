package desk

import (
	"context"

	"verbatim/data"
	"verbatim/data/store"
)

// frozen is an overlap that a person touched, as it is stored: offsets are
// bytes.
type frozen struct {
	A         frozenSide `json:"a"`
	B         frozenSide `json:"b"`
	Tier      data.Tier  `json:"tier"`
	Score     float64    `json:"score"`
	ByChance  float64    `json:"by_chance"`
	WordsA    int        `json:"words_a"`
	WordsB    int        `json:"words_b"`
	WordsSame int        `json:"words_same"`
	Tags      []data.Tag `json:"tags"`
	Alarms    []data.Tag `json:"alarms,omitempty"`
	FoundBy   string     `json:"found_by"` // "finder" or "hand"
	Added     []added    `json:"added,omitempty"`

	// The status that the overlap had before a changed text of a source made it
	// stale; empty where it is not.
	Held data.Status `json:"held,omitempty"`
}

// frozenSide is one passage with enough of its surroundings to find it again
// in a changed text.
type frozenSide struct {
	Source   string    `json:"source"` // its id
	Revision string    `json:"revision"`
	Spans    [][2]int  `json:"spans"`
	Text     []string  `json:"text"`
	Before   []string  `json:"before"` // the 32 characters before each span
	After    []string  `json:"after"`
	Zone     data.Zone `json:"zone"`
	Quoted   bool      `json:"quoted"`
	followed
}

// added is what one call of AddSpans put in.
type added struct {
	A *[2]int `json:"a,omitempty"`
	B *[2]int `json:"b,omitempty"`
}

// overlap is the frozen overlap as the rest of the program knows it.
func (f frozen) overlap(id string, a, b *source) data.Overlap {
	side := func(s frozenSide, of *source) data.Side {
		p := make(data.Passage, len(s.Spans))
		for i, sp := range s.Spans {
			p[i] = data.Span{Start: sp[0], End: sp[1]}
		}
		return data.Side{Source: of.name, Revision: s.Revision, Date: of.meta.Date, Passage: p, Quoted: s.Quoted, Zone: s.Zone}
	}
	return data.Overlap{
		ID: id, A: side(f.A, a), B: side(f.B, b), Within: f.A.Source == f.B.Source, Tier: f.Tier, Score: f.Score, ByChance: f.ByChance,
		WordsA: f.WordsA, WordsB: f.WordsB, WordsSame: f.WordsSame, Tags: f.Tags, Alarms: f.Alarms,
	}
}

// freeze is the set that keeps an untouched overlap as it is now; a touched
// one needs none.
func (d *Desk) freeze(ctx context.Context, s *state, k known) ([]store.Set, error) {
	if k.touched != nil {
		return nil, nil
	}
	f, err := d.frozen(ctx, s, k)
	if err != nil {
		return nil, err
	}
	return []store.Set{ofOverlap(k.ID, fieldOverlap, encode(f))}, nil
}

// around is how many characters before and after a span are kept, to find it
// again in a changed text.
const around = 32

// frozen is the overlap as it is stored.
func (d *Desk) frozen(ctx context.Context, s *state, k known) (frozen, error) {
	a, b, err := d.both(ctx, s, k)
	if err != nil {
		return frozen{}, err
	}
	return frozen{
		A: freezeSide(k.A, k.inA.id, a.doc.Text), B: freezeSide(k.B, k.inB.id, b.doc.Text), Tier: k.Tier, Score: k.Score, ByChance: k.ByChance,
		WordsA: k.WordsA, WordsB: k.WordsB, WordsSame: k.WordsSame, Tags: some(k.Tags), Alarms: k.Alarms, FoundBy: k.foundBy,
	}, nil
}

func freezeSide(s data.Side, source, text string) frozenSide {
	f := frozenSide{Source: source, Revision: s.Revision, Text: s.Passage.Texts(text), Zone: s.Zone, Quoted: s.Quoted}
	for _, sp := range s.Passage {
		f.Spans = append(f.Spans, [2]int{sp.Start, sp.End})
		f.Before = append(f.Before, lastRunes(data.Span{End: sp.Start}.Of(text), around))
		f.After = append(f.After, firstRunes(data.Span{Start: sp.End, End: len(text)}.Of(text), around))
	}
	return f
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	r := []rune(s[max(0, len(s)-4*(n+1)):])
	return string(r[max(0, len(r)-n):])
}
