package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/say"
)

// Near says that a text on its way in is, but for a few words, that of a source
// here: it may be a newer text of it ([Desk.Revise]), or a copy elsewhere.
type Near struct {
	Name   string  // of what comes in
	Source string  // the id of the one here
	Label  string  // what a person calls it
	Held   string  // its name
	Known  Known   // of it
	Share  float64 // of the words of both that they have in common, in order; 0 to 1
}

// nearShare is from which share of common words on a text is told to be near
// another: an article with a correction keeps more, two reports of one agency
// story that two papers cut and headed themselves mostly less.
const nearShare = .98

// What is looked for to find a near text: the longest words, so many, of each of
// so many parts of the text; the index has few texts with all of a part's. With
// one word in fifty changed, nine parts in ten are still whole; that none is
// comes once in ten thousand texts.
const (
	probes     = 4
	probeWords = 5
	probeHits  = 8 // texts that have them and are looked at; what more have is a formula
)

// Near tells what of the texts on their way in is nearly a source here: the
// nearest one each. Texts that are here already are left out, for bringing them
// in does nothing.
func (d *Desk) Near(ctx context.Context, in []Incoming, p Progress) ([]Near, error) {
	if p == nil {
		p = d.progress
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	var out []Near
	for i, x := range in {
		p(say.T("looking for earlier texts"), i, len(in))
		text, err := decent(x)
		if err != nil {
			return nil, err
		}
		if s.holder(data.Hash(text)) != "" {
			continue
		}
		found, err := d.nearest(ctx, s, text)
		if err != nil {
			return nil, err
		}
		if found.Source != "" {
			found.Name = x.Name
			out = append(out, found)
		}
	}
	return out, nil
}

// nearest is the source whose text is nearest to this one, of those that are
// near.
func (d *Desk) nearest(ctx context.Context, s *state, text string) (Near, error) {
	hits := map[string]int{}
	for _, words := range probed(text) {
		hashes, err := d.file.Containing(ctx, words, probeHits)
		if err != nil {
			return Near{}, err
		}
		for _, hash := range hashes {
			if s.holder(hash) != "" {
				hits[hash]++
			}
		}
	}
	if len(hits) == 0 {
		return Near{}, nil
	}
	candidates := slices.SortedFunc(maps.Keys(hits), func(x, y string) int { return cmp.Or(cmp.Compare(hits[y], hits[x]), strings.Compare(x, y)) })
	const looked = 3
	coming := open(text)
	var best Near
	for _, hash := range candidates[:min(looked, len(candidates))] {
		here, err := d.text(ctx, s, hash)
		if err != nil {
			return Near{}, err
		}
		share := shared(here, coming)
		if share < max(nearShare, best.Share) {
			continue
		}
		src, err := s.source(s.holder(hash))
		if err != nil {
			return Near{}, err
		}
		best = Near{Source: src.id, Label: src.label(), Held: src.name, Known: src.known(), Share: share}
	}
	return best, nil
}

// shared is the share of the words of both texts that they have in common, in
// order.
func shared(x, y *opened) float64 {
	few, many := len(x.doc.Words), len(y.doc.Words)
	if few > many {
		few, many = many, few
	}
	if float64(2*few) < nearShare*float64(few+many) {
		return 0 // even with all of the shorter in the longer it would be less
	}
	return collate.NewLocator(x.doc, y.doc).Locate(data.Passage{{End: len(x.doc.Text)}}).Score
}

// probed are the words that are looked for in other texts, part by part.
func probed(text string) (out [][]string) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	size := max(len(words)/probes, probeWords)
	for part := range slices.Chunk(words, size) {
		if len(out) == probes || len(part) < min(size, probeWords) {
			break
		}
		longest := slices.SortedFunc(slices.Values(part), func(x, y string) int { return cmp.Or(cmp.Compare(len(y), len(x)), strings.Compare(x, y)) })
		longest = slices.Compact(longest)
		out = append(out, longest[:min(len(longest), probeWords)])
	}
	return out
}
