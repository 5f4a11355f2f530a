package views

import (
	"context"
	"fmt"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// askNewer asks for the file that holds a newer text of the source being read.
func (s *sources) askNewer() {
	f, r := s.f, s.reading
	f.askArticles(pathWanted{title: say.T("Newer text of %s", r.Label()), action: say.T("Look at it")}, func(paths []string) { f.loadNewer(r, paths) })
}

// loadNewer reads the file and shows it as the source's newer text.
func (f *frame) loadNewer(r *desk.Reading, paths []string) {
	d := f.desk
	f.review(func(ctx context.Context) ([]desk.Incoming, []desk.Refused, error) {
		in, refused, err := d.Load(ctx, paths)
		switch {
		case err != nil:
		case len(refused) > 0:
			err = &desk.Mistake{Says: refusals(refused)}
		case len(in) != 1:
			err = say.Errorf("a source has one text, and %d were found there", len(in))
		}
		return in, nil, err
	}, r)
}

// revisedSays tells what a new text did.
func revisedSays(label string, r desk.Revised) string {
	if r.Same {
		return say.T("%s has this text already.", label)
	}
	var parts []string
	for _, of := range []struct {
		n    int
		what string
	}{
		{len(r.Kept), say.T("as before")},
		{len(r.Stale), say.T("in other words")},
		{len(r.Asked), say.T("perhaps elsewhere in it")},
		{len(r.Orphaned) + r.Left, say.T("not in it")},
	} {
		if of.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", of.n, of.what))
		}
	}
	if parts == nil {
		return say.T("%s has a newer text.", label)
	}
	return say.T("%s has a newer text. Of what was worked on: %s.", label, strings.Join(parts, ", "))
}
