package views

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
)

// askFiles asks which files to bring in.
func (f *frame) askFiles() {
	f.askPath(pathWanted{title: "Bring in articles", action: "Bring in", many: true}, f.loadPaths)
}

// dropped takes files dragged onto the window.
func (f *frame) dropped(uris []fyne.URI) {
	if !f.can(cmdBring) {
		return
	}
	var paths []string
	for _, u := range uris {
		paths = append(paths, u.Path())
	}
	f.loadPaths(paths)
}

// pasteIsText is said of a paste: the system hands over no more than text.
const pasteIsText = "What is pasted comes as plain text: the page’s own title, date and address do not come along. For those, save the page and drop the file here."

// paste makes a source of what was copied.
func (f *frame) paste() {
	text := f.app.Clipboard().Content()
	switch {
	case !f.can(cmdBring):
	case strings.TrimSpace(text) == "":
		f.say("There is no text to paste.")
	default:
		name := f.now().Local().Format("pasted 2006-01-02 15.04.05")
		f.review(func(context.Context) ([]desk.Incoming, []desk.Refused, error) {
			in, err := desk.Paste(text)
			in.Name = name
			if in.Original == nil {
				in.Notes = append(in.Notes, pasteIsText)
			}
			return []desk.Incoming{in}, nil, err
		})
	}
}

// loadPaths reads files and folders and shows what is known of them.
func (f *frame) loadPaths(paths []string) {
	f.review(func(context.Context) ([]desk.Incoming, []desk.Refused, error) { return desk.Load(paths) })
}

// review reads what is to come in, looks at it, and shows the review sheet.
// Nothing is stored by it.
func (f *frame) review(read func(context.Context) ([]desk.Incoming, []desk.Refused, error)) {
	d := f.desk
	var rows []*coming
	f.work("Reading", func(ctx context.Context, p desk.Progress) error {
		in, refused, err := read(ctx)
		if err == nil {
			rows, err = inspect(ctx, d, in, p)
		}
		for _, r := range refused {
			rows = append(rows, &coming{Incoming: desk.Incoming{Name: r.Name}, refused: r.Why})
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled) || f.desk != d || f.covered():
		case err != nil:
			f.fail(err)
		default:
			f.openReview(rows)
		}
	})
}

// fewSources is up to how many sources are shown one by one; more are a table.
const fewSources = 5

// openReview shows what is on its way in: a few sources one by one, many as a
// table, in which those that could not be read stand too.
func (f *frame) openReview(rows []*coming) {
	read := slices.DeleteFunc(slices.Clone(rows), func(c *coming) bool { return c.refused != "" })
	refused := refusedOf(rows)
	switch {
	case len(read) == 0 && len(refused) == 0:
		f.fail(errors.New("no article was found there"))
	case len(read) > fewSources || len(refused) > fewSources:
		f.newReview(rows, "").tabled()
	default:
		if len(read) > 0 {
			f.newReview(read, "").formed(0)
		}
		if len(refused) > 0 {
			f.fail(errors.New(refusals(refused)))
		}
	}
}

// askKnown shows the form of a source that is here already.
func (f *frame) askKnown(in desk.Incoming, source string) {
	c := &coming{Incoming: in}
	c.inspect()
	c.Notes = nil
	f.newReview([]*coming{c}, source).formed(0)
}

// refusals names what could not be read; of many the first three.
func refusals(rs []desk.Refused) string {
	var out []string
	for i, r := range rs {
		if i == 3 {
			out = append(out, fmt.Sprintf("and %d more", len(rs)-3))
			break
		}
		out = append(out, fmt.Sprintf("%s: %s", r.Name, r.Why))
	}
	return "Not read: " + strings.Join(out, "; ")
}

// broughtIn says what bringing in did.
func broughtIn(b desk.Brought) string {
	var out []string
	if n := len(b.Sources); n > 0 {
		found := "no new overlap"
		if b.Overlaps > 0 {
			found = count(b.Overlaps, "new overlap", "new overlaps")
		}
		out = append(out, fmt.Sprintf("%s brought in, %s found.", count(n, "source", "sources"), found))
	}
	switch n := len(b.Already); {
	case n == 1:
		out = append(out, "“"+b.Already[0]+"” was here already.")
	case n > 1:
		out = append(out, fmt.Sprintf("%s were here already.", grouped(n)))
	}
	return strings.Join(out, " ")
}
