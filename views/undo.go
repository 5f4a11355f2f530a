package views

import (
	"context"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// says is a step's words, or empty where there is none.
func says(s *desk.Step) string {
	if s == nil {
		return ""
	}
	return s.Says
}

// undo takes the last step back, or does it again, and shows what it was about.
func (f *frame) undo(again bool) {
	d := f.desk
	var step *desk.Step
	there := false // an undone line-up is about an overlap that is no more
	title := say.T("Undoing")
	if again {
		title = say.T("Doing it again")
	}
	f.undoing++
	f.saveLong(title, func(ctx context.Context, p desk.Progress) (err error) {
		defer f.onUI(func() { f.undoing-- })
		if again {
			step, err = d.RedoTelling(ctx, p)
		} else {
			step, err = d.UndoTelling(ctx, p)
		}
		if err == nil && step != nil && step.Overlap != "" {
			_, gone := d.Resolve(ctx, step.Overlap)
			there = gone == nil
		}
		return err
	}, func() {
		if step == nil {
			return
		}
		for _, id := range step.IDs { // the list says what they are now
			delete(f.pair.decided, id)
		}
		word := say.T("Undone: ")
		if again {
			word = say.T("Done again: ")
		}
		f.say(word + step.Says)
		if there {
			f.overlaps.choose(step.Overlap)
			if f.at == screen(f.pair) {
				f.pair.open(step.Overlap)
			}
		}
	})
}
