package export

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"verbatim/data"
)

// anyWords draws texts with the signs that part lists and evidence.
func anyWords() *rapid.Generator[string] {
	return rapid.OneOf(rapid.StringOfN(rapid.RuneFrom([]rune(`a ;,\<>“”:/.`+"\n")), 0, 9, -1), rapid.SampledFrom([]string{"accessed 2015", ", accessed 2015-10-07", "http://example.org", "Reuters"}), rapid.String())
}

func anyEvidence() *rapid.Generator[data.Evidence] {
	return rapid.Custom(func(t *rapid.T) data.Evidence {
		e := data.Evidence{Label: anyWords().Draw(t, "label"), Link: anyWords().Draw(t, "link"), Quote: anyWords().Draw(t, "quote")}
		if rapid.Bool().Draw(t, "dated") {
			e.Accessed = data.Date{Year: rapid.IntRange(1900, 2100).Draw(t, "year"), Month: rapid.IntRange(0, 12).Draw(t, "month")}
		}
		return e
	})
}

// Tags and evidence come back out of their cells, whatever stands in them.
func TestListsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tags := slices.DeleteFunc(rapid.SliceOfN(anyWords(), 0, 3).Draw(t, "tags"), func(s string) bool { return s == "" })
		cell := list(tags, func(s string) string { return escape(s, ";") })
		if back := ParseTags(cell); !slices.Equal(back, tags) {
			t.Fatalf("%q became %q and %q", tags, cell, back)
		}
		all := slices.DeleteFunc(rapid.SliceOfN(anyEvidence(), 0, 3).Draw(t, "evidence"), func(e data.Evidence) bool { return e == data.Evidence{} })
		cell = list(all, evidence)
		if back, err := ParseEvidence(cell); err != nil || len(back) != len(all) || len(all) > 0 && !reflect.DeepEqual(back, all) {
			t.Fatalf("%+v became %q and %+v (%v)", all, cell, back, err)
		}
	})
}

// What a person types by hand is understood, or refused with a reason.
func TestParseEvidence(t *testing.T) {
	for _, c := range []struct {
		cell string
		want []data.Evidence
		err  string
	}{
		{"", nil, ""},
		{"Reuters", []data.Evidence{{Label: "Reuters"}}, ""},
		{"https://example.org/a", []data.Evidence{{Link: "https://example.org/a"}}, ""},
		{"Reuters <https://example.org/a>", []data.Evidence{{Label: "Reuters", Link: "https://example.org/a"}}, ""},
		{"Reuters, accessed 2015-10-07", []data.Evidence{{Label: "Reuters", Accessed: data.Date{Year: 2015, Month: 10, Day: 7}}}, ""},
		{"Reuters, “so”; scan.pdf", []data.Evidence{{Label: "Reuters", Quote: "so"}, {Label: "scan.pdf"}}, ""},
		{"accessed 2015", []data.Evidence{{Accessed: data.Date{Year: 2015}}}, ""},
		{"Reuters <https://example.org", nil, "is not closed"},
		{"Reuters, accessed yesterday", nil, "is no date"},
		{"“so” and more", nil, "it is not clear what"},
	} {
		got, err := ParseEvidence(c.cell)
		if !reflect.DeepEqual(got, c.want) && err == nil || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%q: %+v (%v)", c.cell, got, err)
		}
	}
}

// A cell that no spreadsheet holds is cut with a mark and counted; one that
// just fits is not.
func TestCutCells(t *testing.T) {
	for _, c := range []struct {
		text string
		cut  int
	}{
		{strings.Repeat("x", cellRoom-1), 0},
		{strings.Repeat("x", cellRoom), 1},
		{strings.Repeat("é", cellRoom-1), 0},
		{strings.Repeat("𝔞", cellRoom/2), 0}, // each two units
		{strings.Repeat("𝔞", cellRoom/2+1), 1},
		{"=" + strings.Repeat("x", cellRoom), 1},
	} {
		r := rows()[1]
		r.Verdict.Notes = c.text
		var counts Counts
		cell := r.cells(core, true, &counts)[slices.Index(Columns, "notes")]
		if n := len(utf16.Encode([]rune(cell))); n > cellRoom || counts.Cut != c.cut || IsCut(cell) != (c.cut == 1) {
			t.Errorf("%.3s… of %d bytes became %d units, %d cut", c.text, len(c.text), n, counts.Cut)
		}
	}
}

// Whatever a person typed into the cells of lists, what is understood of it is
// written and read back as the same.
func FuzzLists(f *testing.F) {
	for _, cell := range []string{
		"", "wire; -5", `a\;b; c\\`, "Reuters <https://example.org/a>, “In the upcoming”, accessed 2026-11; <scan.pdf>", "case; spliced",
		"Reuters, accessed 2015-10-07", "https://example.org/a", "accessed 2015", "“so” and more", "a <b", `\`, "; ;",
	} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if !utf8.ValidString(cell) {
			return // a table that is none is refused before
		}
		tags := ParseTags(cell)
		if back := ParseTags(list(tags, func(s string) string { return escape(s, ";") })); !slices.Equal(back, tags) {
			t.Fatalf("%q is the tags %q, and these come back as %q", cell, tags, back)
		}
		if all, err := ParseAlterations(cell); err == nil {
			if back, err := ParseAlterations(list(all, func(t data.Tag) string { return string(t) })); err != nil || !slices.Equal(back, all) {
				t.Fatalf("%q is the alterations %q, and these come back as %q (%v)", cell, all, back, err)
			}
		}
		if all, err := ParseEvidence(cell); err == nil {
			again := list(all, evidence)
			if back, err := ParseEvidence(again); err != nil || !slices.Equal(back, all) {
				t.Fatalf("%q is the evidence %+v, which is written as %q and comes back as %+v (%v)", cell, all, again, back, err)
			}
		}
	})
}
