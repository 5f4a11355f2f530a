package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/reuse"
	"verbatim/data/text"
)

// Sighting is where words that a person selected stand in a source too.
type Sighting struct {
	Source, Label string
	Passage       data.Passage
	Text          string // of the passage, its spans joined
	Same, Of      int    // words of the selection that stand there, of how many
}

// Limits of a search for one passage: the longest words of the selection tell
// which texts to look into, and so many of those are read.
const (
	soughtWords = 12
	soughtTexts = 80
)

// Seek finds where a selected passage stands in all sources, in its own words or
// nearly, the best first; the place itself is left out. The finder's measure for
// two short texts decides, so that less is asked than of a list of overlaps. It
// reads as many texts as the limits say, not all.
func (d *Desk) Seek(ctx context.Context, spot Spot) ([]Sighting, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	side, src, err := d.selected(ctx, s, spot)
	if err != nil {
		return nil, err
	}
	here, err := d.text(ctx, s, src.revision)
	if err != nil {
		return nil, err
	}
	sought := text.ParseWith(side.Passage.Joined(here.doc.Text), here.doc.Aliases)
	hashes, err := d.file.Likeliest(ctx, longest(sought.Text, soughtWords), soughtTexts)
	if err != nil {
		return nil, err
	}
	found, failed := make([][]Sighting, len(hashes)), make([]error, len(hashes))
	err = each(ctx, len(hashes), func(i int) {
		to := s.hereAs(hashes[i])
		if to == nil {
			return
		}
		there, err := d.text(ctx, s, hashes[i])
		if failed[i] = err; err == nil {
			found[i], failed[i] = seekIn(ctx, sought, there.doc)
		}
		for k := range found[i] {
			found[i][k].Source, found[i][k].Label = to.id, to.label()
		}
	})
	places := slices.DeleteFunc(slices.Concat(found...), func(p Sighting) bool {
		return p.Source == src.id && p.Passage.Common(side.Passage) > 0
	})
	slices.SortStableFunc(places, func(x, y Sighting) int {
		return cmp.Or(cmp.Compare(y.Same, x.Same), strings.Compare(x.Label, y.Label), x.Passage.Compare(y.Passage))
	})
	return places, cmp.Or(err, cmp.Or(failed...))
}

// seekIn finds the passage in one text.
func seekIn(ctx context.Context, sought, there *text.Doc) ([]Sighting, error) {
	const passage, whole = "a", "b" // names that sort so that the passage is A
	r, err := reuse.Find(ctx, []reuse.Document{
		{Name: passage, Hash: "0" + data.Hash(sought.Text)[1:], Doc: sought},
		{Name: whole, Hash: "1" + data.Hash(there.Text)[1:], Doc: there},
	}, reuse.Options{})
	var out []Sighting
	for _, o := range r.Overlaps {
		a, b := o.A, o.B
		if a.Source == whole {
			a, b = b, a
		}
		if !o.Within && a.Source == passage {
			out = append(out, Sighting{Passage: b.Passage, Text: b.Passage.Joined(there.Text), Same: o.WordsSame, Of: len(sought.Words)})
		}
	}
	return out, err
}

// longest are the longest different words of a text, so many at most.
func longest(s string, most int) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.SortFunc(words, func(x, y string) int { return cmp.Or(cmp.Compare(len(y), len(x)), strings.Compare(x, y)) })
	words = slices.Compact(words)
	return words[:min(most, len(words))]
}

// LineUpSighting makes an overlap of a selection and a place where it stands, as
// one step, or gives the one that is there already.
func (d *Desk) LineUpSighting(ctx context.Context, spot Spot, p Sighting) (string, error) {
	if err := d.writable(); err != nil {
		return "", err
	}
	s, err := d.present(ctx)
	if err != nil {
		return "", err
	}
	x, srcX, err := d.selected(ctx, s, spot)
	if err != nil {
		return "", err
	}
	srcY, o, err := d.textOf(ctx, s, p.Source)
	if err != nil {
		return "", err
	}
	return d.lineUp(ctx, s, x, o.describe(srcY.side(), p.Passage), srcX, srcY)
}
