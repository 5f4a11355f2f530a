package collate

import (
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

func TestStyles(t *testing.T) {
	const whole = "“«We have, I think, won the long fight for the valley and its farms. Nobody will leave»,” she said."
	for _, e := range []struct {
		name, b                string
		reuters, ap, guardians string // the kinds of the changes that break each
	}{
		{"nothing done", whole, "", "", ""},
		{"glyphs and case only", "\"«we have, I think, won the long fight for the valley and its farms. Nobody will leave»,\" she said.", "", "", ""},
		{
			"a cut shown by three full stops", "“«We have ... won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"", "", "",
		},
		{
			"a cut shown by the one character", "“«We have … won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"", "", "",
		},
		{
			"dots set apart", "“«We have . . . won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"cut-marked", "cut-marked", "",
		},
		{
			"dots without their spaces", "“«We have...won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"cut-marked", "cut-marked", "",
		},
		{
			"dots in brackets", "“«We have […] won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"cut-marked", "cut-marked", "",
		},
		{
			"a short cut that nothing shows", "“«We have, I think, won the fight for the valley and its farms. Nobody will leave»,” she said.",
			"cut-unmarked", "cut-unmarked", "",
		},
		{
			"a long cut that nothing shows", "“«We have, I think, won. Nobody will leave»,” she said.",
			"cut-unmarked", "cut-unmarked", "cut-unmarked",
		},
		{
			"dots at the beginning", "“«... won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"", "cut-start", "",
		},
		{
			"a bracket", "“«We [the farmers] have, I think, won the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"insert-bracketed", "", "",
		},
		{
			"another word", "“«We have, I think, lost the long fight for the valley and its farms. Nobody will leave»,” she said.",
			"substitution", "substitution", "substitution",
		},
		{
			"another form of a word", "“«We have, I think, won the long fights for the valley and its farms. Nobody will leave»,” she said.",
			"substitution", "substitution", "",
		},
		{
			"a part of the sentence", "She spoke of “«the long fight for the valley»” at noon.", "", "", "",
		},
		{"not in marks", "«We have won a fight»", "", "", ""},
	} {
		t.Run(e.name, func(t *testing.T) {
			c := Compare(marked(whole), marked(e.b))
			for i, want := range []string{e.reuters, e.ap, e.guardians} {
				var got []string
				for _, x := range c.Breaches(Styles[i]) {
					got = append(got, string(c.Changes[x.Change].Kind))
				}
				if kinds := strings.Join(got, " "); kinds != want {
					t.Errorf("%s: %q breaks it, want %q; %s", Styles[i], kinds, want, c.Wdiff())
				}
			}
		})
	}
}

// The Zamili pair against the styles, sentence by sentence.
func TestStylesOfZamili(t *testing.T) {
	c := Compare(zamili(t))
	for style, want := range map[Style][]string{
		Reuters: {
			"“In” is cut at the start; nothing shows it: Reuters shows a deletion with three full stops",
			"“I think” stands 6 words earlier; nothing shows it: Reuters alters nothing in quotation marks, it only deletes words",
			"Two quotations, 134 words apart in A, are made one; an ellipsis stands there: Reuters sets three full stops with a space before and after",
			"The ellipsis “. ...” is set “. . .”: Reuters sets three full stops with a space before and after",
			"“Yes,” is dropped; the ellipsis before it is the source's own: Reuters shows a deletion with three full stops",
			"“[have now]” is added, in brackets: Reuters alters nothing in quotation marks, it only deletes words",
		},
		Guardian: {
			"“I think” stands 6 words earlier; nothing shows it: the Guardian prints the words that were spoken; only bad grammar may be improved",
		},
	} {
		var got []string
		for _, x := range c.Breaches(style) {
			got = append(got, x.Says)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", style, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// Every rule names its house, its book and where it was read, and speaks of
// kinds that the machine proposes.
func TestRulesAreWhole(t *testing.T) {
	for i, r := range Rules {
		if !slices.Contains(Styles, r.Style) || r.Book == "" || r.Read == "" || r.Says == "" || len(r.Kinds) == 0 {
			t.Errorf("rule %d: %+v", i, r)
		}
		for _, k := range r.Kinds {
			if !slices.Contains(data.MachineTags, k) {
				t.Errorf("rule %d is about %q", i, k)
			}
		}
	}
}
