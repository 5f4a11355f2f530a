package views

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verbatim/data/desk"
)

// askNewer asks for the file that holds a newer text of the source being read.
func (s *sources) askNewer() {
	f, id, label := s.f, s.reading.ID, s.reading.Label()
	f.askPath(pathWanted{title: "Newer text of " + label, action: "Take it"}, func(paths []string) { f.revise(id, label, paths) })
}

// revise makes a file the newest text of a source, as one step, and says what
// became of all that persons have touched in it.
func (f *frame) revise(source, label string, paths []string) {
	d := f.desk
	var got desk.Revised
	f.work("Taking in a newer text", func(ctx context.Context, p desk.Progress) error {
		in, refused, err := desk.Load(paths)
		switch {
		case err != nil:
			return err
		case len(refused) > 0:
			return errors.New(refusals(refused))
		case len(in) != 1:
			return fmt.Errorf("a source has one text, and %d were found there", len(in))
		}
		got, err = d.Revise(ctx, source, in[0], p)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			f.say("Stopped; nothing was changed.")
		case err != nil:
			f.fail(err)
		default:
			f.changed()
			f.say(revisedSays(label, got))
		}
	})
}

// revisedSays tells what a new text did.
func revisedSays(label string, r desk.Revised) string {
	if r.Same {
		return label + " has this text already."
	}
	var parts []string
	for _, of := range []struct {
		n    int
		what string
	}{
		{len(r.Kept), "as before"},
		{len(r.Stale), "in other words"},
		{len(r.Asked), "perhaps elsewhere in it"},
		{len(r.Orphaned) + r.Left, "not in it"},
	} {
		if of.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", of.n, of.what))
		}
	}
	if parts == nil {
		return label + " has a newer text."
	}
	return label + " has a newer text. Of what was worked on: " + strings.Join(parts, ", ") + "."
}
