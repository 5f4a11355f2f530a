package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"verbatim/data/store"
)

// nameSteps says in plain words what the next steps are. A step keeps its
// words: what it is about may be gone when it can be done again. A text that
// cannot be read costs the name only, never the step.
func (d *Desk) nameSteps(ctx context.Context) {
	ctx = context.WithoutCancel(ctx) // the step is stored, whatever was broken off
	s, err := d.present(ctx)
	if err != nil {
		return
	}
	d.mu.Lock()
	var nameless []step
	for _, stack := range [][]step{d.steps.undo, d.steps.redo} {
		if n := len(stack); n > 0 && stack[n-1].Says == "" {
			nameless = append(nameless, stack[n-1])
		}
	}
	d.mu.Unlock()
	for _, st := range nameless {
		says := d.says(ctx, s, st)
		d.mu.Lock()
		for _, stack := range [][]step{d.steps.undo, d.steps.redo} {
			for i := range stack {
				if stack[i].Batch == st.Batch {
					stack[i].Says = says
				}
			}
		}
		d.mu.Unlock()
	}
}

// says is a step in plain words that go on after "Undo" and "Redo".
func (d *Desk) says(ctx context.Context, s *state, st step) string {
	switch st.cause {
	case causeStyle:
		return "choice of a house style"
	case causeImport:
		return "import of " + counted(len(st.IDs), "verdict")
	case causeScale:
		return "choice of a scale"
	case causeAliases:
		return "change of the aliases"
	case causeBlind:
		return "hiding or showing of others’ verdicts"
	case causeName:
		return "name of a reviewer"
	case causeMark:
		return "mark on " + markedWords(st.back[0])
	case causeJoin:
		return "joining of " + decidedNames(st.back[0])
	case causeSplit:
		return "parting of " + decidedNames(st.back[0])
	case causeRevise:
		return "new text of " + s.changedIn(st.back, fieldRevision)
	case causeZone:
		return "zone in " + s.changedIn(st.back, fieldZones)
	}
	what := d.about(ctx, s, st)
	switch st.cause {
	case causeJudge:
		return "verdict on " + what
	case causeSettle:
		return "settling of " + what
	case causeStatus:
		return "status of " + what
	case causeTag:
		return "tag of " + what
	case causeCopies:
		return "verdict on copies: " + what
	case causePassim:
		return "overlaps that passim found"
	case causeLineUp:
		return "lining up of " + what
	case causeSpan:
		return "span added to " + what
	case causeUnspan:
		return "span taken from " + what
	case causeDraw:
		return "change of the spans of " + what
	case causeRevert:
		return "taking back of a change to " + what
	case causeBring:
		return "bringing in of " + what
	case causeMeta:
		return "details of " + what
	case causeRemove:
		return "removal of " + what
	case causeRename:
		return "renaming of " + what
	case causeNote:
		return "note of " + what
	case causeConfirm:
		return "confirmation of " + what
	case causePlace:
		return "place of " + what
	}
	return "change of " + what
}

// changedIn names the source whose field changed, among much that followed.
func (s *state) changedIn(events []store.Event, field string) string {
	for _, e := range events {
		if src := s.sources.get(e.Set.ID); src != nil && e.Kind == store.OfSource && e.Field == field {
			return src.label()
		}
	}
	return "a source"
}

// markedWords are the quotation that a mark was put on or taken from.
func markedWords(e store.Event) string {
	m, err := decode[markJSON](told(e))
	if err != nil || len(m.Of.Text) == 0 {
		return "a quotation"
	}
	return "“" + clip(m.Of.Text[0], 40) + "”"
}

// decidedNames are the two names that a person decided on.
func decidedNames(e store.Event) string {
	n, err := decode[decision](told(e))
	if err != nil {
		return "two names"
	}
	return n.A.Name + " and " + n.B.Name
}

// told is what an event gave, or what it took away.
func told(e store.Event) json.RawMessage {
	if isNull(e.Value) {
		return e.Before
	}
	return e.Value
}

// about names what a step is about.
func (d *Desk) about(ctx context.Context, s *state, st step) string {
	ofSource := st.back[0].Kind == store.OfSource
	n := max(len(st.IDs), st.things)
	if st.large && n == 0 {
		if things, err := d.file.BatchThings(ctx, st.Batch); err == nil {
			n = things
		}
	}
	switch {
	case st.back[0].Kind == ofStub:
		return stubWords(st.back[0])
	case n > 1 && ofSource:
		return fmt.Sprintf("%d sources", n)
	case n > 1:
		return fmt.Sprintf("%d overlaps", n)
	case ofSource:
		if src := s.sources.get(st.back[0].Set.ID); src != nil {
			return src.label()
		}
		return "a source"
	}
	k := s.at.get(st.Overlap)
	if k == nil {
		return "an overlap"
	}
	row, err := d.row(ctx, s, k)
	switch {
	case err != nil:
		return "an overlap"
	case row.SpeakerA != "":
		return row.SpeakerA
	case row.SpeakerB != "":
		return row.SpeakerB
	}
	return "“" + clip(row.Lead, 40) + "”"
}
