package quote_test

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data/quote"
	"verbatim/data/text"
	"verbatim/seeds"
)

// article is the text of a sample article.
func article(t *testing.T, name string) string {
	t.Helper()
	as := seeds.Articles()
	i := slices.IndexFunc(as, func(a seeds.Article) bool { return a.Name == name })
	if i < 0 {
		t.Fatalf("no article is called %s", name)
	}
	return string(as[i].Bytes)
}

// The stray mark behind "[Reports" changes no other quotation.
func TestStrayMarkChangesNothingElse(t *testing.T) {
	s := article(t, "russia-insider.txt")
	stray := strings.Index(s, "Reports\"]")
	if stray < 0 {
		t.Fatal("the stray mark is gone")
	}
	stray += len("Reports")
	told := func(s string) (out []string) {
		for _, q := range quote.Find(text.Parse(s)) {
			who := "nobody"
			if q.Speaker != nil {
				who = q.Speaker.Text + ", " + q.Speaker.Name
			}
			out = append(out, strings.Join([]string{string(q.Kind), q.Inner.Of(s), who, q.How}, " | "))
		}
		return out
	}
	with, without := told(s), told(s[:stray]+" "+s[stray+1:])
	if !slices.Equal(with, without) {
		t.Errorf("with the mark\n%s\nwithout it\n%s", strings.Join(with, "\n"), strings.Join(without, "\n"))
	}
}

// A no-break space inside a name hides nobody.
func TestNoBreakSpaceHidesNoName(t *testing.T) {
	s := article(t, "daily-beast.txt")
	names := func(s string) (out []string) {
		for _, q := range quote.Find(text.Parse(s)) {
			if q.Speaker != nil {
				out = append(out, q.Speaker.Name)
			}
		}
		return out
	}
	with, without := names(s), names(strings.ReplaceAll(s, "\u00a0", " "))
	if !strings.Contains(s, "\u00a0") || !slices.Equal(with, without) || !slices.Contains(with, "Hakim al-Zamili") {
		t.Errorf("with no-break spaces %q, with plain ones %q", with, without)
	}
}

// Paragraphs that go on without naming their speaker get the one before, as
// inferred.
func TestContinuedSpeakersAreInferred(t *testing.T) {
	s := article(t, "moscow-times.txt")
	for _, c := range []struct{ of, who string }{
		{"The government has been relying", "Muen Kadhimi"},
		{"After a whole year", "Hakim Zamili"},
		{"The United States has been worried", "Jasim Bahadli"},
		{"There is a serious discussion", "Mohammed Naji"},
	} {
		qs := find(t, s, c.of)
		if len(qs) != 1 || qs[0].Speaker == nil || qs[0].Speaker.Name != c.who || !qs[0].Inferred || !strings.Contains(qs[0].How, "paragraph before") {
			t.Errorf("%s: %+v, want %s, inferred from the paragraph before", c.of, qs, c.who)
		}
	}
}
