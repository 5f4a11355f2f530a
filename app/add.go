package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

func addCommand() *cobra.Command {
	var revises string
	var absent stub
	c := command("add WORKBENCH PATH...", "Bring in articles and find their overlaps", atLeast(1, "a workbench and a file or a folder"), func(j job, args []string) error {
		switch {
		case absent.given && (len(args) > 1 || revises != ""):
			return misuse("--not-held notes a source without a text, and takes no file")
		case absent.given:
			return writable(j, args[0], func(d *desk.Desk) error { return absent.note(j, d) })
		case absent.m != (data.Meta{}) || absent.date != "":
			return misuse("--publisher, --title, --author, --date and --url say what is known of a source that is --not-held; what a file says of itself is read from it")
		case len(args) < 2:
			return misuse("verbatim add needs a workbench and a file or a folder")
		}
		return writable(j, args[0], func(d *desk.Desk) error {
			in, refused, err := d.Load(j, spread(args[1:]))
			if in, err = loaded(j, args[1:], in, refused, err); err != nil {
				return err
			}
			if revises != "" {
				return revise(j, d, revises, in)
			}
			return add(j, d, in)
		})
	})
	c.Flags().StringVar(&revises, "revises", "", "the source, by its name, of which the file is a newer text")
	absent.flags(c)
	return c
}

// stub is a source that is known of and whose text is not held.
type stub struct {
	given bool
	m     data.Meta
	date  string // as typed
}

func (s *stub) flags(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&s.given, "not-held", false, "note a source that you know of and do not have, by what is known of it")
	f.StringVar(&s.m.Publisher, "publisher", "", "who published it, with --not-held")
	f.StringVar(&s.m.Title, "title", "", "its title, with --not-held")
	f.StringVar(&s.m.Author, "author", "", "its author, with --not-held")
	f.StringVar(&s.date, "date", "", "its date as far as it is known, with --not-held: 2015-10-07, 2015-10 or 2015")
	f.StringVar(&s.m.URL, "url", "", "where it stands, with --not-held")
}

// note notes it, so that a verdict can name it as the common source.
func (s *stub) note(j job, d *desk.Desk) error {
	var err error
	if s.m.Date, err = data.ParseDate(s.date); err != nil {
		return misuse("--date: %w", err)
	}
	if _, err := d.NoteStub(j, s.m); err != nil {
		return err
	}
	says := desk.Stub{Meta: s.m}.Label()
	if s.m.Date.Known() {
		says += ", " + s.m.Date.String()
	}
	fmt.Fprintf(j.err, "%s, text not held: noted.\n", says)
	return nil
}

// add brings in what came as articles of their own, and says what may be a
// newer text of one that is here.
func add(j job, d *desk.Desk, in []desk.Incoming) error {
	near, err := d.Near(j, in, progress(j.err))
	if err != nil {
		return err
	}
	b, err := bringIn(j, d, in)
	if err != nil {
		return err
	}
	fmt.Fprintf(j.err, "%s brought in, %s here already, %s.\n", say.Number(len(b.Sources)), say.Number(len(b.Already)), say.N("%s new overlap", "%s new overlaps", b.Overlaps))
	for _, n := range near {
		fmt.Fprintf(j.err, "“%s” has %.1f %% of its words in common with “%s”; both are kept. If it is a newer text of that source, make it one: "+
			"verbatim add %s FILE --revises %q.\n", n.Name, 100*n.Share, n.Held, d.Place().Path, n.Held)
	}
	return tellState(j, d)
}

// bringIn brings in sources, after those that an earlier run left waiting: many
// as a job, which goes on there where this run is broken off.
func bringIn(j job, d *desk.Desk, in []desk.Incoming) (desk.Brought, error) {
	p := progress(j.err)
	if len(in) <= desk.FewFiles {
		if b, err := d.WorkOff(j, p, nil); err != nil {
			return b, err
		}
		return d.Bring(j, in, p)
	}
	if _, err := d.Ask(j, in, nil, p); err != nil {
		return desk.Brought{}, err
	}
	b, err := d.WorkOff(j, p, nil)
	if errors.Is(err, context.Canceled) {
		fmt.Fprintf(j.err, "%d came in and will stay; the others wait, and come in with the next “verbatim add” or when the window opens this workbench.\n", len(b.Sources))
	}
	return b, err
}

// revise makes the one text that came the newest of a source, and says what
// became of all that was touched in it.
func revise(j job, d *desk.Desk, name string, in []desk.Incoming) error {
	if len(in) != 1 {
		return misuse("--revises takes one text, and %d came", len(in))
	}
	id, err := d.SourceNamed(j, name)
	if err != nil {
		return err
	}
	here, err := d.Read(j, id)
	if err != nil {
		return err
	}
	r, err := d.Revise(j, id, in[0], progress(j.err))
	if err != nil {
		return err
	}
	if r.Same {
		fmt.Fprintf(j.err, "“%s” has this text already. Nothing was changed.\n", name)
		return nil
	}
	fmt.Fprintf(j.err, "“%s” has a new text. %s\n", name, outcome(r))
	if says := otherwise(here.Meta, in[0].Meta); says != "" {
		fmt.Fprintf(j.err, "What is known of it stays. The file says otherwise: %s. The window offers to take that over.\n", says)
	}
	return tellState(j, d)
}

// otherwise tells what a file says otherwise than what is known.
func otherwise(here, file data.Meta) string {
	var parts []string
	for _, x := range []struct{ name, here, file string }{
		{"title", here.Title, file.Title},
		{"publisher", here.Publisher, file.Publisher},
		{"author", here.Author, file.Author},
		{"date", here.Date.String(), file.Date.String()},
		{"url", here.URL, file.URL},
		{"language", here.Language, file.Language},
	} {
		if x.file != "" && x.file != x.here {
			parts = append(parts, fmt.Sprintf("%s “%s” (here %s)", x.name, x.file, cmp.Or(quoted(x.here), "not known")))
		}
	}
	return strings.Join(parts, ", ")
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// outcome says what a new text did to what persons had touched.
func outcome(r desk.Revised) string {
	var parts []string
	tell := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	marked := func(n int) string { return say.N("marked quotation", "marked quotations", n) }
	tell(len(r.Kept), "as before")
	tell(len(r.Stale), "in other words (stale)")
	tell(len(r.Asked), "to be looked for in the window (stale)")
	tell(len(r.Orphaned), "not there any more (stale, shown as before)")
	tell(r.Marks, marked(r.Marks)+" in it too")
	tell(r.Left, marked(r.Left)+" not in it")
	if parts == nil {
		return "Nobody had worked on it."
	}
	return "Of what was worked on: " + strings.Join(parts, ", ") + "."
}
