package collate

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// readPairs reads a file of labelled pairs. A pair is a line with its name,
// its tags and its alarms, and two lines with what A and B print:
//
//	== a word cut :: cut-unmarked !! number-changed
//	A “«We may close 30 schools»,” she said.
//	B “«We may close schools»,” she said.
//
// A passage stands in « and », ¶ parts paragraphs. "@name from … to" is a
// passage of one of the five articles by its first and last words; + joins
// spans, #1 takes the second place that fits. "by X | Y" before A names the
// speakers. Lines with a # are notes.
func readPairs(t testing.TB, file string) (out []labelled) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range strings.Split(string(b), "\n") {
		switch {
		case l == "" || strings.HasPrefix(l, "#"):
		case strings.HasPrefix(l, "== "):
			name, labels, _ := strings.Cut(l[3:], " ::")
			tags, alarms, _ := strings.Cut(labels, "!!")
			out = append(out, labelled{name: name, tags: strings.TrimSpace(tags), alarms: strings.TrimSpace(alarms)})
		case strings.HasPrefix(l, "by "):
			x, y, _ := strings.Cut(l[3:], " | ")
			out[len(out)-1].speakers = [2]string{x, y}
		case strings.HasPrefix(l, "A "):
			out[len(out)-1].a = l[2:]
		case strings.HasPrefix(l, "B "):
			out[len(out)-1].b = l[2:]
		default:
			t.Fatalf("%s: %q is no line of a pair", file, l)
		}
	}
	return out
}

// sides are the two passages of a pair.
func (p labelled) sides(t testing.TB) (a, b Side) {
	a, b = sideOf(t, p.a), sideOf(t, p.b)
	a.Speaker, b.Speaker = p.speakers[0], p.speakers[1]
	return a, b
}

func sideOf(t testing.TB, s string) Side {
	rest, ok := strings.CutPrefix(s, "@")
	if !ok {
		return marked(strings.ReplaceAll(s, "¶", "\n\n"))
	}
	name, words, _ := strings.Cut(rest, " ")
	nth := 0
	if n, ok := strings.CutSuffix(name, "#1"); ok {
		name, nth = n, 1
	}
	d := article(t, name)
	var p data.Passage
	for _, part := range strings.Split(words, " + ") {
		from, to, _ := strings.Cut(part, " … ")
		p = append(p, between(t, d, from, to, nth))
	}
	return Side{Doc: d, Passage: p}
}

// tally counts, for one tag or alarm, the pairs on which it was right, raised
// wrongly and missed.
type tally struct{ right, wrong, missed int }

func (c tally) precision() float64 { return share(c.right, c.right+c.wrong) }
func (c tally) recall() float64    { return share(c.right, c.right+c.missed) }

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// score compares the pairs and counts by tag and alarm; wrong ones are logged.
func score(t *testing.T, pairs []labelled) map[string]tally {
	out := map[string]tally{}
	count := func(label string, want, got bool) {
		c := out[label]
		switch {
		case want && got:
			c.right++
		case got:
			c.wrong++
		case want:
			c.missed++
		}
		out[label] = c
	}
	for _, p := range pairs {
		a, b := p.sides(t)
		c := Compare(a, b)
		checkAnswer(t, a, b, c)
		for _, tag := range data.MachineTags {
			count(string(tag), slices.Contains(strings.Fields(p.tags), string(tag)), slices.Contains(c.Tags, tag))
		}
		for _, tag := range alarmKinds {
			count("alarm "+string(tag), slices.Contains(strings.Fields(p.alarms), string(tag)), slices.Contains(c.Alarms, tag))
		}
		if tags, alarms := joined(c.Tags), joined(c.Alarms); !sameWords(tags, p.tags) || !sameWords(alarms, p.alarms) {
			t.Logf("%s\n  A %s\n  B %s\n  %s\n  is %s !! %s\n  labelled %s !! %s", p.name, p.a, p.b, c.Wdiff(), tags, alarms, p.tags, p.alarms)
		}
	}
	return out
}

var alarmKinds = []data.Tag{data.NumberChanged, data.NegationChanged, data.ModalChanged, data.NameChanged, data.RolesSwapped}

func sameWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// TestLabelledPairs prints precision and recall by tag and alarm over the
// pairs of testdata: mended.txt and fresh.txt were made by the generator, the
// others were written by hand. go test -run LabelledPairs -v shows the tables
// and every pair that is told otherwise than labelled.
func TestLabelledPairs(t *testing.T) {
	var all []labelled
	for _, file := range []string{"hand.txt", "later.txt", "last.txt", "wide.txt", "unread.txt", "closing.txt", "mended.txt", "fresh.txt"} {
		pairs := readPairs(t, filepath.Join("testdata", "pairs", file))
		t.Logf("%s, %d pairs\n%s", file, len(pairs), table(score(t, pairs)))
		all = append(all, pairs...)
	}
	if len(all) < 300 {
		t.Errorf("only %d pairs", len(all))
	}
	sum := score(t, all)
	t.Logf("all, %d pairs\n%s", len(all), table(sum))
	for label, c := range sum {
		least := .95
		switch label {
		case "alarm number-changed", "alarm negation-changed", "alarm modal-changed":
			least = .98
		}
		if c.right+c.missed < 20 {
			t.Errorf("%s stands in only %d pairs", label, c.right+c.missed)
		}
		if c.precision() < .95 || c.recall() < least {
			t.Errorf("%s: precision %.3f, recall %.3f", label, c.precision(), c.recall())
		}
	}
}

// table writes precision and recall by tag.
func table(scores map[string]tally) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s %5s %5s %6s  %s\n", "", "right", "wrong", "missed", "precision recall")
	row := func(label string) {
		c := scores[label]
		fmt.Fprintf(&b, "%-24s %5d %5d %6d  %9.3f %6.3f\n", label, c.right, c.wrong, c.missed, c.precision(), c.recall())
	}
	for _, tag := range data.MachineTags {
		row(string(tag))
	}
	for _, tag := range alarmKinds {
		row("alarm " + string(tag))
	}
	return b.String()
}

// The generated files are what the generator makes; -update writes them anew.
func TestGeneratedPairs(t *testing.T) {
	for half, file := range []string{"mended.txt", "fresh.txt"} {
		var b strings.Builder
		b.WriteString("# Made by generate_test.go: what is done to a statement is known, and so are the labels.\n")
		for _, p := range generated(half) {
			labels := strings.TrimRight(fmt.Sprintf("%s !! %s", p.tags, p.alarms), " !")
			fmt.Fprintf(&b, "\n%s\nA %s\nB %s\n", strings.TrimSpace("== "+p.name+" :: "+labels), p.a, p.b)
		}
		file = filepath.Join("testdata", "pairs", file)
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil || string(want) != b.String() {
			t.Errorf("%s is not what the generator makes: go test -run GeneratedPairs -update", file)
		}
	}
}
