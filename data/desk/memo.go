package desk

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"verbatim/data"
)

// memo keeps what a list shows of a text, so that listing again opens no text.
type memo struct {
	mu       sync.Mutex
	passages map[passageKey]passageFacts
}

type passageKey struct {
	textKey
	spans string
}

// passageFacts are who speaks in a passage and how it begins.
type passageFacts struct{ speaker, lead string }

// leadLength is how much of a passage a row shows, in code points: more than
// the widest window holds.
const leadLength = 160

func newMemo() *memo {
	return &memo{passages: map[passageKey]passageFacts{}}
}

// listed is what a list shows of a passage.
func (o *opened) listed(p data.Passage) passageFacts {
	side := o.side(p)
	return passageFacts{cmp.Or(side.Name, side.Speaker), clip(p.Joined(o.doc.Text), leadLength)}
}

// passage is what a list shows of a side.
func (d *Desk) passage(ctx context.Context, s *state, of data.Side) (passageFacts, error) {
	key := passageKey{textKey{of.Revision, s.drawn.get(of.Revision).name()}, fmt.Sprint(of.Passage)}
	d.memo.mu.Lock()
	f, ok := d.memo.passages[key]
	d.memo.mu.Unlock()
	if ok {
		return f, nil
	}
	o, err := d.text(ctx, s, of.Revision)
	if err != nil {
		return f, err
	}
	f = o.listed(of.Passage)
	d.memo.mu.Lock()
	d.memo.passages[key] = f
	d.memo.mu.Unlock()
	return f, nil
}
