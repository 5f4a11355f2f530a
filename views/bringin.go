package views

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// askFiles asks which files to bring in.
func (f *frame) askFiles() {
	f.askArticles(pathWanted{title: say.T("Bring in articles"), action: say.T("Bring in"), many: true}, f.loadPaths)
}

// askArticles asks for files of articles, beginning where they came from last,
// else among the person's documents.
func (f *frame) askArticles(w pathWanted, then func(paths []string)) {
	w.dir = f.set.BringDir
	if info, err := os.Stat(w.dir); err != nil || !info.IsDir() {
		w.dir = documents()
	}
	f.askPath(w, func(paths []string) {
		f.set.BringDir = filepath.Dir(paths[0])
		f.set.write(f.opts.ConfigDir)
		then(paths)
	})
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

// pasteIsText is said of a paste that was copied as no more than text.
const pasteIsText say.Text = "What is pasted comes as plain text: the page’s own title, date and address do not come along. For those, save the page and drop the file here."

// paste makes a source of what was copied.
func (f *frame) paste() {
	if !f.can(cmdBring) {
		return
	}
	plain, name := f.app.Clipboard().Content(), f.now().Local().Format("pasted 2006-01-02 15.04.05")
	f.review(func(ctx context.Context) ([]desk.Incoming, []desk.Refused, error) {
		markup := ""
		if f.copied != nil {
			markup = f.copied(ctx)
		}
		in, err := desk.Paste(markup, plain)
		in.Name = name
		if in.Original == nil {
			in.Notes = append(in.Notes, say.T(pasteIsText))
		}
		return []desk.Incoming{in}, nil, err
	}, nil)
}

// loadPaths reads files and folders and shows what is known of them.
func (f *frame) loadPaths(paths []string) {
	d := f.desk
	f.review(func(ctx context.Context) ([]desk.Incoming, []desk.Refused, error) { return d.Load(ctx, paths) }, nil)
}

// review reads what is to come in, looks at it, and shows the review sheet: of
// one source the newer text, where of says which. Nothing is stored by it.
func (f *frame) review(read func(context.Context) ([]desk.Incoming, []desk.Refused, error), of *desk.Reading) {
	d := f.desk
	var rows []*coming
	f.work(say.T("Reading"), func(ctx context.Context, p desk.Progress) error {
		in, refused, err := read(ctx)
		if err == nil {
			rows, err = looked(ctx, d, in, refused, p)
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled) || f.desk != d || f.covered():
		case err != nil:
			f.fail(err)
		case of != nil:
			rows[0].newerOf(of)
			f.openReview(rows)
		default:
			f.openReview(rows)
		}
	})
}

// looked are rows for the sheet of what was read, and behind them of what was
// refused.
func looked(ctx context.Context, d *desk.Desk, in []desk.Incoming, refused []desk.Refused, p desk.Progress) ([]*coming, error) {
	rows, err := inspect(ctx, d, in, p)
	for _, r := range refused {
		rows = append(rows, &coming{Incoming: desk.Incoming{Name: r.Name, Table: r.Table}, refused: r.Why, told: r.Told})
	}
	return rows, err
}

// fewSources is up to how many sources are shown one by one; more are a table.
const fewSources = 5

// openReview shows what is on its way in: a few sources one by one, many as a
// table, in which those that could not be read stand too.
func (f *frame) openReview(rows []*coming) {
	read := slices.DeleteFunc(slices.Clone(rows), func(c *coming) bool { return c.refused != "" })
	refused := refusedOf(rows)
	asks := slices.IndexFunc(rows, func(c *coming) bool { return c.refused != "" && c.Table.Asks() })
	switch {
	case len(read) == 0 && len(refused) == 0:
		f.fail(say.Error("no article was found there"))
	case asks >= 0 && len(rows) == 1:
		f.askColumns(rows[asks].Table, f.openReview)
	case asks >= 0:
		r := f.newReview(rows, "")
		r.tabled()
		r.askColumns(rows[asks].Table)
	case len(read) > fewSources || len(refused) > fewSources:
		f.newReview(rows, "").tabled()
	default:
		if len(read) > 0 {
			f.newReview(read, "").formed(0)
		}
		if len(refused) > 0 {
			f.tell(refusals(refused), true) // no fault of the program's
		}
	}
}

// askKnown shows the form of a source that is here already.
func (f *frame) askKnown(in desk.Incoming, source string) {
	c := &coming{Incoming: in}
	c.inspect()
	c.Notes = nil
	r := f.newReview([]*coming{c}, source)
	r.formed(0)
	r.keepKnown()
	fetch(f, func(ctx context.Context) ([]desk.Learnt, error) { return r.desk.Learnt(ctx, source) }, func(l []desk.Learnt) {
		r.learnt = l
		r.redraw()
	})
}

// refusals names what could not be read; of many the first three.
func refusals(rs []desk.Refused) string {
	var out []string
	for i, r := range rs {
		if i == 3 {
			out = append(out, say.T("and %d more", len(rs)-3))
			break
		}
		out = append(out, fmt.Sprintf("%s: %s", r.Name, cmp.Or(r.Told, r.Why)))
	}
	return say.T("Not read: %s", strings.Join(out, "; "))
}

// broughtIn says what bringing in did.
func broughtIn(b desk.Brought) string {
	var out []string
	if n := len(b.Sources); n > 0 {
		found := say.T("no new overlap")
		if b.Overlaps > 0 {
			found = say.N("%s new overlap", "%s new overlaps", b.Overlaps)
		}
		out = append(out, say.T("%s brought in, %s found.", say.N("%s source", "%s sources", n), found))
	}
	switch n := len(b.Already); {
	case n == 1:
		out = append(out, say.T("“%s” was here already.", b.Already[0]))
	case n > 1:
		out = append(out, say.T("%s were here already.", grouped(n)))
	}
	return strings.Join(out, " ")
}
