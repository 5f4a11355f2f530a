package collate

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
	"verbatim/seeds"
)

var update = flag.Bool("update", false, "write the golden files anew")

func article(t testing.TB, name string) *text.Doc {
	t.Helper()
	for _, a := range seeds.Articles() {
		if a.Name == name {
			return text.Parse(strings.ReplaceAll(strings.TrimPrefix(string(a.Bytes), "\ufeff"), "\r\n", "\n"))
		}
	}
	t.Fatalf("no article %s", name)
	return nil
}

// between is the span from the first from to the end of the first to behind
// it, the nth (from 0) of its kind.
func between(t testing.TB, d *text.Doc, from, to string, nth int) data.Span {
	t.Helper()
	at := 0
	for ; ; nth-- {
		i := strings.Index(d.Text[at:], from)
		if i < 0 {
			t.Fatalf("%q is not in the text", from)
		}
		at += i
		if nth == 0 {
			break
		}
		at++
	}
	j := strings.Index(d.Text[at:], to)
	if j < 0 {
		t.Fatalf("%q is not behind %q", to, from)
	}
	return data.Span{Start: at, End: at + j + len(to)}
}

// stretch is a passage of an article by its first and last words.
type stretch struct {
	article, from, to string
	nth               int
}

func (s stretch) side(t testing.TB) Side {
	d := article(t, s.article)
	return Side{Doc: d, Passage: data.Passage{between(t, d, s.from, s.to, s.nth)}}
}

// zamili is the pair that must always shine: A by its code points, as the
// commands name it, B by its words.
func zamili(t testing.TB) (a, b Side) {
	d := article(t, "moscow-times.txt")
	a = Side{
		Doc: d, Speaker: "Hakim Zamili", Credit: "Reuters",
		Passage: data.Passage{d.Bytes(data.Span{Start: 511, End: 654}), d.Bytes(data.Span{Start: 1482, End: 1592})},
	}
	b = stretch{"informed-comment.txt", "I think the upcoming", "[have now].", 0}.side(t)
	b.Speaker = "Hakim al-Zimili"
	return a, b
}

func TestZamili(t *testing.T) {
	a, b := zamili(t)
	c := Compare(a, b)
	checkAnswer(t, a, b, c)
	if got, want := [7]int{c.WordsA, c.WordsB, c.Same, c.Moved, c.Removed, c.Added, c.GapWords}, [7]int{48, 48, 44, 2, 2, 2, 134}; got != want {
		t.Errorf("words of A, B, same, moved, removed, added, jumped over: %v, want %v", got, want)
	}
	var got []string
	for _, x := range c.Changes {
		got = append(got, told(x))
	}
	want := []string{
		"cut-unmarked In", "reordered I think", "punctuation ,", "punctuation ,", "spliced 134 words, marked", "case We > we",
		"ellipsis-style . ... > . . .", "cut-unmarked Yes,, inherited", "insert-bracketed [have now], marked",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told %q\nwant %q", got, want)
	}
	if want := "reordered spliced cut-unmarked insert-bracketed name-varies ellipsis-style punctuation"; joined(c.Tags) != want {
		t.Errorf("tags %v, want %s", c.Tags, want)
	}
	if len(c.Alarms) > 0 {
		t.Errorf("rings %v", c.Alarms)
	}
	if c.Proposed.Wording != data.Altered || c.Proposed.Attribution != data.Uncredited || c.Speaker != Varies {
		t.Errorf("proposes %+v, speakers %d", c.Proposed, c.Speaker)
	}
	if want := "[-In-] {~I think~} the upcoming few days or weeks Iraq will be forced to ask Russia to launch air strikes and that depends on their success in Syria. . . we are seeking to see Russia have a bigger role in Iraq . . . [-Yes,-] definitely a bigger role than the Americans [{+have now+}]."; c.Wdiff() != want {
		t.Errorf("diff %s\nwant %s", c.Wdiff(), want)
	}
}

// TestNotSeriousAtAll holds the pair whose "not" went: the alarm rings, and
// that two people are quoted is said.
func TestNotSeriousAtAll(t *testing.T) {
	a := stretch{"russia-insider.txt", "that the Americans are not serious", "Islamic State", 0}.side(t)
	b := stretch{"russians-in-iraq.txt", "that the Americans are serious", "ISIL", 0}.side(t)
	a.Speaker, b.Speaker = "Moeen Al- Kadhimi", "Khalaf al-Obeidi"
	c := Compare(a, b)
	if !slices.Contains(c.Alarms, data.NegationChanged) || !slices.Contains(c.Tags, data.NegationChanged) {
		t.Errorf("tags %v, alarms %v", c.Tags, c.Alarms)
	}
	if c.Speaker != Others || !strings.Contains(c.Proposed.Why, "two people, Moeen Al- Kadhimi and Khalaf al-Obeidi") {
		t.Errorf("speakers %d, %q", c.Speaker, c.Proposed.Why)
	}
}

// TestSeedOverlaps compares the whole answers for overlaps of the five
// articles with those in testdata; go test -run SeedOverlaps -update writes
// them anew.
func TestSeedOverlaps(t *testing.T) {
	za, zb := zamili(t)
	for _, e := range []struct {
		name string
		a, b Side
	}{
		{"zamili", za, zb},
		{
			"lead-in-video-headline",
			stretch{"moscow-times.txt", "Iraq may request", "its soil soon", 0}.side(t),
			stretch{"informed-comment.txt", "Iraq may soon request", "its soil", 0}.side(t),
		},
		{
			"deck-drops-ten-words",
			stretch{"daily-beast.txt", "Russia is serious in fighting terrorism and", "unlike the U.S.", 0}.side(t),
			Side{Doc: article(t, "daily-beast.txt"), Passage: data.Passage{
				between(t, article(t, "daily-beast.txt"), "Russia is serious", "terrorism", 0),
				between(t, article(t, "daily-beast.txt"), "unlike the U.S.", "U.S.", 0),
			}},
		},
		{
			"deck-against-quotation",
			stretch{"russia-insider.txt", "Iraqi people in general", "Islamic State", 0}.side(t),
			stretch{"russia-insider.txt", "Iraqi People Have", "Fighting ISIS", 0}.side(t),
		},
		{
			"comment-quotes-lead",
			stretch{"informed-comment.txt", "The Iraqi government in Baghdad", "Russia alliance", 0}.side(t),
			stretch{"informed-comment.txt", "The Iraqi government in Baghdad", "Russia alliance", 1}.side(t),
		},
		{
			"comment-cuts-the-middle",
			stretch{"informed-comment.txt", "The Iraqi government in Baghdad", "taking it on", 0}.side(t),
			stretch{"informed-comment.txt", "The Iraqi government…", "taking it on", 0}.side(t),
		},
		{
			"would-welcome",
			stretch{"moscow-times.txt", "Haider Abadi has said he would", "air strikes", 0}.side(t),
			stretch{"russia-insider.txt", "Haider al-Abadi said he would", "airstrikes", 0}.side(t),
		},
		{
			"serious-to-fight",
			stretch{"russia-insider.txt", "that the Americans are not serious", "Islamic State", 0}.side(t),
			stretch{"russians-in-iraq.txt", "that the Americans are serious", "ISIL", 0}.side(t),
		},
	} {
		t.Run(e.name, func(t *testing.T) {
			c := Compare(e.a, e.b)
			checkAnswer(t, e.a, e.b, c)
			golden(t, e.name, answer(c))
		})
	}
}

// answer is a comparison as the golden files hold it.
func answer(c Comparison) any {
	var says, changes []string
	for _, x := range c.Changes {
		changes = append(changes, told(x))
		says = append(says, x.Says)
	}
	return struct {
		Diff                                        string
		WordsA, WordsB, Same, Moved, Removed, Added int
		Tags, Alarms                                string
		Proposed                                    Proposal
		Changes, Says                               []string
	}{c.Wdiff(), c.WordsA, c.WordsB, c.Same, c.Moved, c.Removed, c.Added, joined(c.Tags), joined(c.Alarms), c.Proposed, changes, says}
}

func golden(t *testing.T, name string, v any) {
	t.Helper()
	var got strings.Builder
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s: got\n%s", name, got.String())
	}
}
