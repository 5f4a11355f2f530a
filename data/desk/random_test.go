package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

// lists are the overlaps and the sources.
func lists(t *rapid.T, d *Desk) ([]*OverlapRow, []SourceRow) {
	rows, err := d.Overlaps(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	sources, err := d.Sources(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return rows, sources
}

func stubs(t *rapid.T, d *Desk) []Stub {
	all, err := d.Stubs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// shot is all that a person can see of a workbench, as text.
func shot(t *rapid.T, d *Desk) string {
	ctx := context.Background()
	rows, sources := lists(t, d)
	s := ""
	for _, r := range rows {
		s += fmt.Sprintln(r.ID, r.A, r.B, r.Status, r.FoundBy, r.Tags, r.WordsSame, r.Verdicts, r.SpeakerA, r.SpeakerB, r.Lead, r.StandsA, r.StandsB, r.Given, r.Hidden, r.Like, r.LabelA, r.LabelB, r.ByChance)
	}
	for _, r := range sources {
		s += fmt.Sprintln(r.ID, r.Name, r.Meta, r.Overlaps, r.Elsewhere)
		list, err := d.Checklist(ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range list {
			s += fmt.Sprintln(q.ID, q.Text, q.Matches, q.Mark)
		}
	}
	s += fmt.Sprintln(stubs(t, d))
	style, err := d.HouseStyle(ctx)
	if err != nil {
		t.Fatal(err)
	}
	persons, err := d.Persons(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range persons {
		s += fmt.Sprintln(p.Name, p.Names, p.Reasons, len(p.Quotations))
	}
	aliases, err := d.Aliases(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return s + style + aliases.Table
}

// shotAfresh is what another program sees that opens the workbench now.
func shotAfresh(t *rapid.T, path string) string {
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	return shot(t, d)
}

// Whatever a person does, what is shown is what is stored, undoing all of it leads back to the start through
// the same states, doing it again to the end, and opening the workbench anew
// in between changes nothing.
func TestUndoAllTheWayBack(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	fresh := threeSources(t)
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		path := filepath.Join(dir, fmt.Sprint(runs, ".verbatim"))
		if err := os.WriteFile(path, fresh, 0o644); err != nil {
			t.Fatal(err)
		}
		d, err := Open(ctx, path, Options{Now: clock()})
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			_ = d.Close()
			_ = os.Remove(path)
		}()
		seen, at := []string{shot(t, d)}, 0
		for range rapid.IntRange(1, 7).Draw(t, "actions") {
			undone := rapid.IntRange(0, 4).Draw(t, "undo") == 0
			if undone {
				_, err = d.Undo(ctx)
			} else {
				err = act(t, d)
			}
			var m *Mistake
			if err != nil && !errors.As(err, &m) {
				t.Fatal(err)
			}
			if _, redo := d.Steps(); redo == nil {
				seen = seen[:at+1]
			}
			now := shot(t, d)
			if afresh := shotAfresh(t, path); afresh != now {
				t.Fatalf("brought up to date it is\n%s\nread whole\n%s", now, afresh)
			}
			switch {
			case now == seen[at]:
			case !undone:
				seen, at = append(seen, now), at+1
			case at == 0 || now != seen[at-1]:
				t.Fatalf("undo leads to a state never seen:\n%s", now)
			default:
				at--
			}
		}
		reopen := func() {
			if !rapid.Bool().Draw(t, "reopen") {
				return
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			if d, err = Open(ctx, path, Options{Now: clock()}); err != nil {
				t.Fatal(err)
			}
		}
		reopen()
		walk := func(dir string, want []string, step func(context.Context) (*Step, error)) {
			for {
				st, err := step(ctx)
				if err != nil {
					t.Fatal(dir, err)
				}
				if st == nil {
					break
				}
				if now := shot(t, d); len(want) > 1 && now == want[1] {
					want = want[1:]
				} else if now != want[0] {
					t.Fatalf("%s of %q leads to a state never seen:\n%s\nbetween\n%s\nand\n%s", dir, st.Says, now, want[0], want[min(1, len(want)-1)])
				}
			}
			if len(want) != 1 {
				t.Fatalf("%s ended %d states short", dir, len(want)-1)
			}
		}
		back := slices.Clone(seen[:at+1])
		slices.Reverse(back)
		walk("undo", back, d.Undo)
		reopen()
		walk("redo", seen, d.Redo)
		report, err := d.Check(ctx, nil)
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(report, err)
		}
	})
}

// threeSources is the file of a workbench with them: copying it is quicker
// than making it a hundred times.
func threeSources(t *testing.T) []byte {
	d := bench(t, Options{Empty: true})
	if _, err := d.bring(t.Context(), threeTexts, causeCreate, d.progress); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(d.Place().Path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// threeTexts share two passages.
var threeTexts = []Incoming{
	{Name: "one.txt", Meta: data.Meta{Publisher: "One"}, Text: "The mayor spoke on Tuesday.\n\n“We will rebuild the old harbour bridge before the winter storms return,” Maria Olsen said.\n\nNobody knows what the granite pillars cost in those days.\n"},
	{Name: "two.txt", Meta: data.Meta{Publisher: "Two"}, Text: "Nothing else happened.\n\nIn short, Olsen said: “We will rebuild the old harbour bridge before winter storms return.”\n"},
	{Name: "three.txt", Text: "A letter to the editor.\n\nAs your paper had it, nobody knows what the granite pillars cost in those days. I do.\n"},
}

// changedText is a text as it may be after somebody worked on it.
func changedText(t *rapid.T, text string) string {
	words := strings.SplitAfter(text, " ")
	n := len(words)
	from := rapid.IntRange(0, n-1).Draw(t, "first word")
	to := rapid.IntRange(from, min(n, from+12)).Draw(t, "last word")
	put := rapid.SampledFrom([]string{"", "new ", "the old bridge of stone, he said, "}).Draw(t, "put")
	return strings.Join(words[:from], "") + put + strings.Join(words[to:], "")
}

// act does one thing that a person can do.
func act(t *rapid.T, d *Desk) error {
	ctx := context.Background()
	rows, sources := lists(t, d)
	var err error
	span := func(r SourceRow, name string) data.Span {
		from := rapid.IntRange(0, r.Bytes-1).Draw(t, name+" from")
		return data.Span{Start: from, End: rapid.IntRange(from, r.Bytes).Draw(t, name+" to")}
	}
	what := rapid.SampledFrom([]string{"judge", "status", "line up", "add", "take", "meta", "remove", "bring", "style", "mark", "join", "split", "revise", "confirm", "place", "aliases", "rename", "note", "unnote"}).Draw(t, "what")
	if len(rows) == 0 && slices.Contains([]string{"judge", "status", "add", "take", "confirm", "place"}, what) || len(sources) == 0 && !slices.Contains([]string{"bring", "style", "aliases", "note", "unnote"}, what) {
		return nil
	}
	switch what {
	case "judge":
		j := data.Judgement{Wording: rapid.SampledFrom(data.Wordings).Draw(t, "wording"), Notes: rapid.StringMatching(`[a-z =']{0,9}`).Draw(t, "notes")}
		_, err = d.Judge(ctx, rapid.SampledFrom(rows).Draw(t, "row").ID, rapid.SampledFrom([]string{"Ana", "Zoë"}).Draw(t, "who"), j)
	case "status":
		err = d.SetStatus(ctx, rapid.SampledFrom(data.Statuses).Draw(t, "status"), rapid.SampledFrom(rows).Draw(t, "row").ID)
	case "line up":
		x, y := rapid.SampledFrom(sources).Draw(t, "x"), rapid.SampledFrom(sources).Draw(t, "y")
		_, err = d.LineUp(ctx, Spot{x.ID, span(x, "x")}, Spot{y.ID, span(y, "y")})
	case "add":
		r := rapid.SampledFrom(rows).Draw(t, "row")
		i := slices.IndexFunc(sources, func(s SourceRow) bool { return s.ID == r.SourceA })
		_, err = d.AddSpans(ctx, r.ID, span(sources[i], "a"), data.Span{})
	case "take":
		_, err = d.TakeSpan(ctx, rapid.SampledFrom(rows).Draw(t, "row").ID)
	case "rename":
		err = d.Rename(ctx, rapid.SampledFrom(sources).Draw(t, "source").ID, rapid.StringMatching(`[a-c]{1,2}`).Draw(t, "name"))
	case "note":
		_, err = d.NoteStub(ctx, data.Meta{Publisher: rapid.SampledFrom([]string{"Reuters", "AP"}).Draw(t, "publisher")})
	case "unnote":
		for _, n := range stubs(t, d) {
			return d.RemoveStub(ctx, n.ID)
		}
	case "meta":
		date := data.Date{Year: rapid.IntRange(2014, 2016).Draw(t, "year")}
		err = d.SetMeta(ctx, rapid.SampledFrom(sources).Draw(t, "source").ID, data.Meta{Publisher: "Changed", Date: date})
	case "remove":
		err = d.Remove(ctx, rapid.SampledFrom(sources).Draw(t, "source").ID)
	case "revise":
		source := rapid.SampledFrom(sources).Draw(t, "source")
		r, err := d.Read(ctx, source.ID)
		if err != nil {
			return err
		}
		_, err = d.Revise(ctx, source.ID, Incoming{Text: changedText(t, r.Revision.Text)}, nil)
		return err
	case "confirm":
		err = d.Confirm(ctx, rapid.SampledFrom(rows).Draw(t, "row").ID)
	case "place":
		err = d.SettlePlace(ctx, rapid.SampledFrom(rows).Draw(t, "row").ID, rapid.Bool().Draw(t, "there"))
	case "style":
		err = d.SetHouseStyle(ctx, rapid.SampledFrom(append(Styles(), "")).Draw(t, "style"))
	case "aliases":
		_, err = d.SetAliases(ctx, rapid.SampledFrom([]string{BuiltinAliases(), "", "bridge: pillars\nnobody: everybody", "winter: storms, \nOlsen: the mayor, paper", "no table"}).Draw(t, "table"), nil)
	case "mark":
		source := rapid.SampledFrom(sources).Draw(t, "source")
		var list []ChecklistRow
		if list, err = d.Checklist(ctx, source.ID); len(list) == 0 {
			return err
		}
		mark, note := rapid.SampledFrom([]Mark{NotFound, ""}).Draw(t, "mark"), rapid.StringMatching(`[a-z]{0,3}`).Draw(t, "note")
		err = d.MarkQuotation(ctx, source.ID, rapid.SampledFrom(list).Draw(t, "quotation").Span, mark, nil, note)
	case "join", "split":
		var names []NameIn
		persons, err := d.Persons(ctx)
		for _, p := range persons {
			names = append(names, p.Names...)
		}
		if err != nil || len(names) == 0 {
			return err
		}
		x, y := rapid.SampledFrom(names).Draw(t, "x"), rapid.SampledFrom(names).Draw(t, "y")
		if what == "join" {
			return d.ConfirmJoin(ctx, x, y)
		}
		return d.Split(ctx, x, y)
	case "bring":
		text := "It was told that " + rapid.SampledFrom([]string{"nobody knows what the granite pillars cost in those days", "we will rebuild the old harbour bridge before the winter"}).Draw(t, "text") + "."
		_, err = d.Bring(ctx, []Incoming{{Name: "late.txt", Text: text}}, nil)
	}
	return err
}
