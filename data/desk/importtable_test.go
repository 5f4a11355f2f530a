package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/export"
)

// anyJudgement draws a judgement as the window and the commands store them.
func anyJudgement() *rapid.Generator[data.Judgement] {
	return rapid.Custom(func(t *rapid.T) data.Judgement {
		text := rapid.OneOf(rapid.StringMatching(`[a-z ;,<>“”=\\'\n]{0,12}`), rapid.String())
		j := data.Judgement{
			Wording:     rapid.SampledFrom(data.Wordings[:5]).Draw(t, "wording"), // unrelated leaves no row
			Attribution: rapid.SampledFrom(data.Attributions).Draw(t, "attribution"), Sense: rapid.SampledFrom(data.Senses).Draw(t, "sense"),
			SenseTouched: rapid.Bool().Draw(t, "sense touched"), Severity: rapid.SampledFrom(data.Severities).Draw(t, "severity"), Confidence: rapid.SampledFrom(data.Confidences).Draw(t, "confidence"),
			Alterations: []data.Tag{}, Notes: clean(text.Draw(t, "notes")),
		}
		for _, tag := range slices.Concat(data.MachineTags, data.HandTags) {
			if rapid.IntRange(0, 5).Draw(t, "tagged") == 0 {
				j.Alterations = append(j.Alterations, tag)
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "tags") {
			if tag := clean(text.Draw(t, "tag")); tag != "" {
				j.Tags = append(j.Tags, tag)
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "evidence") {
			e := data.Evidence{Label: clean(text.Draw(t, "label")), Link: clean(text.Draw(t, "link")), Quote: clean(text.Draw(t, "quote")), Accessed: data.Date{Year: rapid.IntRange(0, 2).Draw(t, "year") * 1000}}
			if e != (data.Evidence{}) {
				j.Evidence = append(j.Evidence, e)
			}
		}
		if !j.SenseTouched {
			j.Sense = data.Kept
		}
		if rapid.IntRange(0, 3).Draw(t, "overridden") == 0 {
			r := data.Rating(rapid.IntRange(0, 5).Draw(t, "own rating"))
			j.Overridden = &r
		}
		return j
	})
}

// clean is a text as a table can hold it: its lines end with a line feed.
func clean(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\r\n", "\n"), "\r", "")
}

// told is what the verdict's fields come to.
func fieldsOf(v data.Verdict) string {
	v.SenseTouched = v.SenseTouched && v.Wording == data.Translated // counts there only
	override := "none"
	if v.Overridden != nil {
		override = fmt.Sprint(*v.Overridden)
	}
	v.Overridden = nil
	return fmt.Sprintf("%q %s", fmt.Sprint(v.Judgement.Wording, v.Attribution, v.Sense, v.SenseTouched, v.Severity, v.Confidence, v.Alterations, v.Tags, v.Notes, v.Evidence, v.Direction), override)
}

// A table exported, the verdicts changed, and the table read back: every
// verdict is again as it was; once more changes nothing, and one undo takes all
// of it back.
func TestTableComesBack(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	var ids []string
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx))[:3] {
		ids = append(ids, r.ID)
	}
	file := filepath.Join(t.TempDir(), "verdicts.csv")
	rapid.Check(t, func(t *rapid.T) {
		judge := func(name string) map[string]string {
			out := map[string]string{}
			for _, id := range ids {
				for _, who := range []string{"Ana", "Zoë"} {
					v, err := d.Judge(ctx, id, who, anyJudgement().Draw(t, name))
					if err != nil {
						t.Fatal(err)
					}
					out[v.ID] = fieldsOf(v)
				}
			}
			return out
		}
		first := judge("first")
		var out bytes.Buffer
		if _, err := d.ExportTo(ctx, Export{Rows: RowsReviewers, Technical: true}, &out); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		second := judge("second")
		p, err := d.ImportTable(ctx, file)
		if err != nil || len(p.Refused) > 0 {
			t.Fatalf("refused %+v (%v)\n%s", p.Refused, err, out.String())
		}
		if now := present(t, d, ids); !maps.Equal(now, first) {
			t.Fatalf("read back it is\n%v\nand was\n%v\nin the table\n%s", now, first, out.String())
		}
		if again, err := d.PlanTable(ctx, file); err != nil || len(again.Changes) > 0 || again.Same != 6 {
			t.Fatalf("once more it would change %+v (%v)", again.Changes, err)
		}
		if len(p.Changes) > 0 {
			if _, err := d.Undo(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if now := present(t, d, ids); !maps.Equal(now, second) {
			t.Fatalf("taken back it is\n%v\nand was\n%v", now, second)
		}
	})
}

func present(t *rapid.T, d *Desk, ids []string) map[string]string {
	out := map[string]string{}
	rows, err := d.Overlaps(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		for _, v := range r.Verdicts {
			if slices.Contains(ids, r.ID) {
				out[v.ID] = fieldsOf(v)
			}
		}
	}
	return out
}

// What a person changes in a spreadsheet is taken where it fits; the other rows
// are refused, each with its reason.
func TestTableRowByRow(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	row := zamili(t, d)
	v := must[data.Verdict](t)(d.Judge(ctx, row.ID, "Ana", spliced))
	for _, c := range []struct {
		name, header, cells string
		changes             string // column: before > after
		refused             string
	}{
		{"a wording", "verdict_id,wording", v.ID + ",marked", "wording: altered > marked", ""},
		{"in capitals, with semicolons", "verdict_id;sense", v.ID + ";Shifted ", "sense: kept > Shifted ", ""},
		{"a rating of one's own", "verdict_id,rating", v.ID + ",2", "rating: 3 > 2", ""},
		{"a rating made 3.0", "verdict_id,rating", v.ID + ",3.0", "rating: 3 > 3.0", ""},
		{"its label", "verdict_id,overall", v.ID + ",Misleading", "overall: Loosely quoted > Misleading", ""},
		{"notes and evidence", "verdict_id,notes,evidence", v.ID + ",'=1,Reuters <https://example.org>", "notes:  > =1; evidence:  > Reuters <https://example.org>", ""},
		{"unrelated", "verdict_id,wording", v.ID + ",unrelated", "wording: altered > unrelated", ""},
		{"nothing new", "verdict_id,wording,colour", v.ID + ",altered,green", "", ""},
		{"no verdict", "verdict_id,wording", ",", "", ""},
		{"a verdict without an id", "verdict_id,wording", ",altered", "", "It has no verdict_id"},
		{"an unknown id", "verdict_id,wording", "v000000000000,altered", "", "no such verdict"},
		{"no such wording", "verdict_id,wording", v.ID + ",loose", "", "wording is “loose”, and may be verbatim"},
		{"no such tag", "verdict_id,alterations", v.ID + ",reordered; wrong", "", "“wrong” is no kind of alteration"},
		{"no such rating", "verdict_id,rating", v.ID + ",7", "", "“7” is no rating"},
		{"an emptied rating", "verdict_id,rating", v.ID + ",", "", "the rating is empty"},
		{"a rating that does not follow", "verdict_id,rating,overridden", v.ID + ",2,", "", "does not follow from the row"},
		{"another's verdict", "verdict_id,reviewer,wording", v.ID + ",Zoë,marked", "", "by Ana, and the row says by Zoë"},
		{"no such status", "verdict_id,status", v.ID + ",done", "", "status is “done”"},
		{"a date that is none", "verdict_id,evidence", v.ID + `,"x, accessed 2015-13"`, "", "is no date"},
		{"a cell that was cut", "verdict_id,notes", v.ID + "," + strings.Repeat("x", 9) + " […cut: the whole is in the workbench]", "", "was cut"},
		{"twice", "verdict_id,wording", v.ID + ",altered\n" + v.ID + ",marked", "", "a row above has the same verdict_id"},
	} {
		file := filepath.Join(t.TempDir(), "x.csv")
		if err := os.WriteFile(file, []byte(c.header+"\n"+c.cells+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		p := must[Plan](t)(d.PlanTable(ctx, file))
		var changes, refused []string
		for _, x := range p.Changes {
			for _, cell := range x.Cells {
				changes = append(changes, cell.Column+": "+cell.Before+" > "+cell.After)
			}
		}
		for _, r := range p.Refused {
			refused = append(refused, r.Why)
		}
		if got := strings.Join(changes, "; "); got != c.changes {
			t.Errorf("%s: changes %q, want %q", c.name, got, c.changes)
		}
		if got := strings.Join(refused, "; "); !strings.Contains(strings.ToLower(got), strings.ToLower(c.refused)) || (got == "") != (c.refused == "") {
			t.Errorf("%s: refused for %q, want %q", c.name, got, c.refused)
		}
		if undo, _ := d.Steps(); undo == nil || undo.Says != "verdict on "+row.SpeakerA {
			t.Errorf("%s: planning made the step %+v", c.name, undo)
		}
	}
	file := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(file, []byte("verdict_id,wording\n"+v.ID+",unrelated\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	must[Plan](t)(d.ImportTable(ctx, file))
	if now := zamili(t, d); now.Status != data.Dismissed || now.Verdicts[0].Reviewer != "Ana" {
		t.Errorf("judged unrelated in the table it is %s, by %s", now.Status, now.Verdicts[0].Reviewer)
	}
	if undo, _ := d.Steps(); undo == nil || undo.Says != "import of 1 verdict" {
		t.Errorf("the step is %+v", undo)
	}
}

// The mark on a quotation is read back too.
func TestTableOfMarks(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	source := labelled(t, d, "The Moscow Times")
	q := must[[]ChecklistRow](t)(d.Checklist(ctx, source))[0]
	if err := d.MarkQuotation(ctx, source, q.Span, NotFound, nil, "asked the desk"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	must[export.Counts](t)(d.ExportTo(ctx, Export{}, &out))
	file := filepath.Join(t.TempDir(), "x.csv")
	table := strings.ReplaceAll(strings.ReplaceAll(out.String(), "not-found", "confirmed-elsewhere"), "asked the desk,", "read it,AP <https://example.org>")
	if err := os.WriteFile(file, []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	p := must[Plan](t)(d.ImportTable(ctx, file))
	m := must[[]ChecklistRow](t)(d.Checklist(ctx, source))[0].Mark
	if len(p.Changes) != 1 || len(p.Refused) != 0 || m.Mark != ConfirmedElsewhere || m.Notes != "read it" || len(m.Evidence) != 1 || m.Evidence[0].Link != "https://example.org" {
		t.Errorf("%+v makes %+v of\n%s", p, m, table)
	}
}

// A file that is no table of verdicts changes nothing and is told of in one
// sentence.
func TestImportRefusesFiles(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	must[data.Verdict](t)(d.Judge(ctx, zamili(t, d).ID, "Ana", data.Judgement{Wording: data.Altered, Notes: "Zoë’s desk asked twice"}))
	var out bytes.Buffer
	must[export.Counts](t)(d.ExportTo(ctx, Export{}, &out))
	table := out.String()
	_, events, err := d.file.Newest(ctx)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, c := range map[string]struct{ file, want string }{
		"another program's table": {"name,amount\nTea,3\n", "no column verdict_id"},
		"other columns":           {"verdict_id,colour\nv1,green\n", "none of its columns can be read back"},
		"two columns of a name":   {"verdict_id,notes,notes\nv1,a,b\n", "two columns notes"},
		"half a row":              {table[:len(table)-70], "line 2"},
		"half a cell":             {table[:strings.Index(table, "Hakim")+700], "line 2"},
		"another encoding":        {strings.ReplaceAll(table, "ë", "\xeb"), "no UTF-8"},
		"UTF-16":                  {"\xff\xfev\x00e\x00r\x00", "no UTF-8"},
		"a picture":               {"\x89PNG\r\n\x1a\n\x00\x00", "no UTF-8"},
		"an Excel workbook":       {"PK\x03\x04\x14\x00\x08\x00\xff", "no UTF-8"},
		"nothing":                 {"", "is empty"},
		"lines of another":        {"{\"id\": \"1\", \"text\": \"x\"}\n", "neither a workbench that Verbatim wrote nor what passim found"},
	} {
		file := filepath.Join(dir, "x.csv")
		if err := os.WriteFile(file, []byte(c.file), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Imports(file)
		if err == nil {
			_, err = d.ImportTable(ctx, file)
		}
		var m *Mistake
		if !errors.As(err, &m) || !strings.Contains(m.Says, c.want) || strings.Contains(m.Says, "\n") {
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.want)
		}
	}
	if _, now, err := d.file.Newest(ctx); err != nil || now != events {
		t.Errorf("there were %d events and are %d (%v)", events, now, err)
	}
	if _, err := Imports(filepath.Join(dir, "none.csv")); err == nil {
		t.Error("a file that is not there was read")
	}
}
