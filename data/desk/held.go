package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"verbatim/data"
)

// Held says what of a text on its way in is here already. The zero Held is that
// of one that is new.
type Held struct {
	Source, Label string // of the source that has it, or had it before; its id and what a person calls it
	Known         Known  // of that source
	SameBytes     bool   // the very file was brought in
	SameText      bool   // its text is here: bringing it in does nothing
	Before        bool   // the source has been given another text since
	Twin          string // the name of an earlier one of those on their way that has the same text
}

// Held tells of each text on its way in what is here of it. Nothing is stored.
// Texts that are none are new: bringing them in refuses them.
func (d *Desk) Held(ctx context.Context, in []Incoming) ([]Held, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	files, err := d.file.OriginalTexts(ctx)
	if err != nil {
		return nil, err
	}
	had, now := map[string]string{}, map[string]string{} // hash of a text -> source
	for id, src := range s.sources.all() {
		if src.removed {
			continue
		}
		now[src.revision] = id
		for _, hash := range src.earlier {
			had[hash] = id
		}
	}
	out, coming := make([]Held, len(in)), map[string]string{}
	for i, x := range in {
		text, err := decent(x)
		if err != nil {
			continue
		}
		hash, h := data.Hash(text), &out[i]
		if h.Twin = coming[hash]; h.Twin == "" {
			coming[hash] = x.Name
		}
		texts := []string{hash}
		if x.Original != nil {
			sum := sha256.Sum256(x.Original)
			texts = append(texts, files[hex.EncodeToString(sum[:])]...)
		}
		for _, of := range texts {
			id := now[of]
			if id == "" {
				id = had[of]
			}
			if id == "" {
				continue
			}
			if h.Source == "" {
				h.Source, h.Label, h.Known, h.Before = id, s.here(id).label(), s.here(id).known(), now[of] == ""
			}
			h.SameText = h.SameText || of == hash
		}
		for _, of := range texts[1:] {
			h.SameBytes = h.SameBytes || now[of] != "" || had[of] != ""
		}
	}
	return out, ctx.Err()
}
