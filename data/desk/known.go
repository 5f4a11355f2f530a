package desk

import (
	"context"
	"encoding/json"
	"time"

	"verbatim/data"
	"verbatim/data/store"
)

// Known is what is known of a source, and where each of it was read.
type Known struct {
	data.Meta
	Origins data.Origins
}

func (s source) known() Known { return Known{s.meta, s.origins} }

// Learnt is one change of what is known of a source.
type Learnt struct {
	At       time.Time
	Who      string
	Cause    string // "bring", "create", "meta", "revise", "undo" or "redo"
	Was, Now Known
	First    bool // the source came in: nothing was known before
	Gone     bool // its bringing in was taken back
}

// Learnt is the history of what is known of a source, oldest first.
func (d *Desk) Learnt(ctx context.Context, source string) ([]Learnt, error) {
	events, err := d.file.Events(ctx, store.OfSource, source)
	if err != nil {
		return nil, err
	}
	var out []Learnt
	for _, e := range events {
		if e.Field != fieldMeta {
			continue
		}
		l := Learnt{At: e.At, Who: e.Who, Cause: e.Cause, First: isNull(e.Before), Gone: isNull(e.Value)}
		for _, x := range []struct {
			raw json.RawMessage
			to  *Known
		}{{e.Before, &l.Was}, {e.Value, &l.Now}} {
			if isNull(x.raw) {
				continue
			}
			if x.to.Meta, x.to.Origins, err = decodeMeta(x.raw); err != nil {
				return nil, err
			}
		}
		out = append(out, l)
	}
	return out, nil
}
