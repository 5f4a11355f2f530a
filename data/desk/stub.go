package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/store"
)

// ofStub is the kind of a source that is known of and not held: field "meta".
// It is no source to the rest of the program, for it has no text to compare.
const ofStub store.Kind = "stub"

// Stub is a source that is known of and whose text is not held here.
type Stub struct {
	ID string
	data.Meta
}

// Label is what a person calls it in a list.
func (s Stub) Label() string { return data.Source{Meta: s.Meta}.Label() }

// Stubs are the sources known of and not held, by label and date.
func (d *Desk) Stubs(ctx context.Context) ([]Stub, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	return s.stubs, nil
}

// NoteStub notes a source that is known of and not held, as one step, and gives
// its id. Two copies of a workbench that note the same give it the same one.
func (d *Desk) NoteStub(ctx context.Context, m data.Meta) (string, error) {
	s, err := d.soundStub(ctx, m)
	if err != nil {
		return "", err
	}
	id := "n" + data.Hash(string(encodeMeta(m, data.Origins{})))[:16]
	for s.stub(id) != nil {
		id = "n" + data.Hash(id)[:16] // noted once and said to be another since
	}
	return id, d.setStub(ctx, causeNote, id, &m)
}

// SetStub changes what is known of one, as one step.
func (d *Desk) SetStub(ctx context.Context, id string, m data.Meta) error {
	s, err := d.soundStub(ctx, m)
	if err != nil {
		return err
	}
	if s.stub(id) == nil {
		return mistake("There is no note of this source in this workbench any more.")
	}
	return d.setStub(ctx, causeMeta, id, &m)
}

// RemoveStub takes one away, as one step. Verdicts that name it keep its name.
func (d *Desk) RemoveStub(ctx context.Context, id string) error {
	if err := d.writable(); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	if s.stub(id) == nil {
		return mistake("There is no note of this source in this workbench any more.")
	}
	return d.setStub(ctx, causeRemove, id, nil)
}

// soundStub is the state in which the note may be made or changed.
func (d *Desk) soundStub(ctx context.Context, m data.Meta) (*state, error) {
	if err := d.writable(); err != nil {
		return nil, err
	}
	if strings.TrimSpace(m.Publisher+m.Title) == "" {
		return nil, mistake("Name the publisher or the title of the source: without either nobody knows which is meant.")
	}
	if err := soundDate(m.Date); err != nil {
		return nil, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(s.stubs, func(x Stub) bool { return x.Meta == m }) {
		return nil, mistake("This source is noted already.")
	}
	return s, nil
}

func (d *Desk) setStub(ctx context.Context, cause, id string, m *data.Meta) error {
	set := store.Set{Kind: ofStub, ID: id, Field: fieldMeta}
	if m != nil {
		set.Value = encodeMeta(*m, data.Origins{})
	}
	_, err := d.apply(ctx, cause, set)
	return err
}

// stub is the one of that id, or nil.
func (s *state) stub(id string) *Stub {
	if i := slices.IndexFunc(s.stubs, func(x Stub) bool { return x.ID == id }); i >= 0 {
		return &s.stubs[i]
	}
	return nil
}

// readStubs reads those that stand.
func (d *Desk) readStubs(ctx context.Context, s *state) error {
	things, err := d.file.Fields(ctx, ofStub)
	if err != nil {
		return err
	}
	s.stubs = nil // the old list may be read just now
	for id, fields := range things {
		if isNull(fields[fieldMeta]) {
			continue
		}
		m, _, err := decodeMeta(fields[fieldMeta])
		if err != nil {
			return err
		}
		s.stubs = append(s.stubs, Stub{id, m})
	}
	slices.SortFunc(s.stubs, func(x, y Stub) int {
		return cmp.Or(strings.Compare(strings.ToLower(x.Label()), strings.ToLower(y.Label())), x.Date.Compare(y.Date), strings.Compare(x.ID, y.ID))
	})
	return nil
}

// stubWords name the source that a note was made of or taken from.
func stubWords(e store.Event) string {
	if m, _, err := decodeMeta(told(e)); err == nil && (Stub{Meta: m}).Label() != "" {
		return Stub{Meta: m}.Label()
	}
	return "a source not held"
}
