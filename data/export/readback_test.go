package export

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"verbatim/data"
)

// revised are rows as a table is read back into: judged, unproven, unrelated, by
// a scale of the newsroom's own, and a quotation marked by itself.
func revised() []Row {
	all := rows()
	ours := all[0]
	ours.Scale = data.Scale{"Unbelegt", "Falsch", "Irreführend", "Frei", "Treu, Eingriffe gezeigt", "Treu"}
	alone := Row{Alone: true, Status: "not-found", Verdict: data.Verdict{ID: "q1", Reviewer: "Ana", Judgement: data.Judgement{Notes: "asked the desk"}}}
	return append(all, ours, alone)
}

// written are a row's cells as a table of all columns gives them back, and how
// many of them were cut.
func written(t *testing.T, r Row) (map[string]string, int) {
	t.Helper()
	var out bytes.Buffer
	counts, err := WriteCSV(&out, []Row{r}, TableOptions{Technical: true, Dismissed: true})
	if err != nil {
		t.Fatal(err)
	}
	table, err := ReadCSV(&out)
	if err != nil {
		t.Fatal(err)
	}
	return table.Cells(0), counts.Cut
}

// Whatever stands in the cells of a row, the row takes all of it or is left as it
// was; what it took is written and read back as the same, and read once more
// changes nothing.
func FuzzRevise(f *testing.F) {
	f.Add(uint8(0), uint16(0x1fff), "marked", "same", "kept", "case; spliced", "serious", "sure", "final", "-1", "Reuters <https://example.org>, “so”; scan.pdf", "wire; a\\;b", "", "4", "")
	f.Add(uint8(1), uint16(0x0807), "translated", "unclear", "shifted", "", "", "", "", "", "", "", "2", "2.0", "")
	f.Add(uint8(2), uint16(0x1001), "verbatim", "", "", "", "", "", "", "", "", "", "", "", "Misleading")
	f.Add(uint8(3), uint16(0x1000), "", "", "", "", "", "", "", "", "", "", "", "", "Irreführend")
	f.Add(uint8(4), uint16(0x01c0), "", "", "", "", "", "", "confirmed-elsewhere", "'=1", "accessed 2015", "", "", "", "")
	f.Fuzz(func(t *testing.T, which uint8, columns uint16, wording, attribution, sense, alterations, severity, confidence, status, notes, evidence, tags, overridden, rating, overall string) {
		cells := map[string]string{}
		for i, cell := range []string{wording, attribution, sense, alterations, severity, confidence, status, notes, evidence, tags, overridden, rating, overall} {
			if !utf8.ValidString(cell) {
				return // a table that is none is refused before
			}
			if columns>>i&1 == 1 {
				cells[given[i]] = plain(cell)
			}
		}
		all := revised()
		old := all[int(which)%len(all)]
		now, changes, err := Revise(old, maps.Clone(cells))
		if err != nil || len(changes) == 0 {
			if !reflect.DeepEqual(now, old) {
				t.Fatalf("%q are refused (%v), and the row is %+v", cells, err, now)
			}
			return
		}
		for _, c := range changes {
			if c.Before == c.After || c.After != cells[c.Column] || !slices.Contains(given, c.Column) {
				t.Fatalf("the change %+v is told of %q", c, cells)
			}
		}
		back, cut := written(t, now)
		if cut > 0 {
			return
		}
		if _, more, err := Revise(now, back); err != nil || len(more) > 0 {
			t.Fatalf("read once more %q change %+v (%v)", back, more, err)
		}
		again, _, err := Revise(old, back)
		if err != nil {
			t.Fatalf("%q came of %q and are refused: %v", back, cells, err)
		}
		if a, n := again.Verdict.Judgement, now.Verdict.Judgement; !sameJudgement(a, n) || again.Status != now.Status {
			t.Fatalf("%q made\n%+v, %s; written and read back it is\n%+v, %s", cells, n, now.Status, a, again.Status)
		}
	})
}

// sameJudgement takes an empty list and none for the same.
func sameJudgement(a, b data.Judgement) bool {
	same := slices.Equal(a.Alterations, b.Alterations) && slices.Equal(a.Tags, b.Tags) && slices.Equal(a.Evidence, b.Evidence)
	for _, j := range []*data.Judgement{&a, &b} {
		j.Alterations, j.Tags, j.Evidence = nil, nil, nil
		j.SenseTouched = j.SenseTouched && j.Wording == data.Translated // counts there only
	}
	return same && reflect.DeepEqual(a, b)
}
