package quote_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data/quote"
	"verbatim/data/text"
)

// label is what a reader says of one quotation; see testdata/labels.txt.
type label struct {
	kind      quote.Kind
	pronoun   string // where the text writes one
	speaker   string // "-" is nobody
	statement string
	opening   string
}

// labelled is a text with its labels.
type labelled struct {
	text   string
	labels []label
}

// readLabels reads a file of labels.
func readLabels(t *testing.T, name string) []labelled {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for _, part := range strings.Split("\n"+string(file), "\n@")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		l := labelled{}
		if name = strings.TrimSpace(name); name != "" {
			l.text = article(t, name)
		}
		for _, line := range strings.Split(rest, "\n") {
			row, ok := strings.CutPrefix(line, "> ")
			if !ok {
				if name == "" && len(l.labels) == 0 {
					l.text += line + "\n"
				}
				continue
			}
			c := strings.SplitN(row, " | ", 4)
			if len(c) != 4 {
				t.Fatalf("no label: %s", line)
			}
			x := label{kind: quote.Kind(c[0]), speaker: c[1], statement: c[2], opening: c[3]}
			if p, who, ok := strings.Cut(c[1], " = "); ok {
				x.pronoun, x.speaker = p, who
			}
			l.labels = append(l.labels, x)
		}
		if l.text == "" || len(l.labels) == 0 {
			t.Fatalf("%q has no text or no labels", name)
		}
		out = append(out, l)
	}
	return out
}

// score counts what came out as labelled.
type score struct{ right, of int }

func (s *score) add(ok bool) {
	s.of++
	if ok {
		s.right++
	}
}

func (s score) share() float64 { return float64(s.right) / float64(max(s.of, 1)) }

func (s score) String() string { return fmt.Sprintf("%d of %d = %.3f", s.right, s.of, s.share()) }

// The rules against a reader's own labels: kinds, who a pronoun stands for, and
// what is one statement. `go test -run Labels -v` prints the table.
func TestLabels(t *testing.T) {
	for _, list := range []struct {
		file                            string
		kinds, pronouns, joined, parted int // labels there must be
	}{{"labels.txt", 200, 30, 35, 60}, {"labels-second.txt", 70, 17, 13, 40}} {
		t.Run(list.file, func(t *testing.T) {
			m := measure(t, readLabels(t, list.file))
			for _, g := range []struct {
				what string
				score
				goal float64
				most int
			}{
				{"kinds", m.kinds, .92, list.kinds},
				{"names of pronouns", m.pronouns, .90, list.pronouns},
				{"statements joined", m.joined, .95, list.joined},
				{"statements kept apart", m.parted, .95, list.parted},
			} {
				if g.share() < g.goal || g.of < g.most {
					t.Errorf("%s: %v, the goal is %.2f", g.what, g.score, g.goal)
				}
			}
		})
	}
}

// measured is what came out as labelled.
type measured struct{ kinds, speakers, pronouns, joined, parted score }

// measure compares what is found with the labels and logs each that differs.
func measure(t *testing.T, texts []labelled) measured {
	t.Helper()
	var m measured
	found, each := map[quote.Kind]int{}, map[quote.Kind]*score{}
	for _, l := range texts {
		var before *label
		var last quote.Quotation
		qs := quote.Find(text.Parse(l.text))
		for n := range l.labels {
			want := l.labels[n]
			i := slices.IndexFunc(qs, func(q quote.Quotation) bool { return strings.HasPrefix(q.Inner.Of(l.text), want.opening) })
			if each[want.kind] == nil {
				each[want.kind] = &score{}
			}
			if i < 0 {
				m.kinds.add(false)
				each[want.kind].add(false)
				t.Logf("%s is not found, it is %s", want.opening, want.kind)
				continue
			}
			got := qs[i]
			qs = qs[i+1:]
			found[got.Kind]++
			m.kinds.add(got.Kind == want.kind)
			each[want.kind].add(got.Kind == want.kind)
			who := "-"
			if got.Speaker != nil {
				who = cmp.Or(got.Speaker.Name, got.Speaker.Text)
			}
			m.speakers.add(who == want.speaker)
			if want.pronoun != "" {
				m.pronouns.add(who == want.speaker)
			}
			if got.Kind != want.kind || who != want.speaker {
				t.Logf("%s comes out as %s of %s, it is %s of %s", want.opening, got.Kind, who, want.kind, want.speaker)
			}
			if before != nil && got.Marked() && last.Marked() {
				one := got.Statement == last.Statement
				if before.statement == want.statement {
					m.joined.add(one)
				} else {
					m.parted.add(!one)
				}
				if one != (before.statement == want.statement) {
					t.Logf("%s and %s are one statement: %v", before.opening, want.opening, one)
				}
			}
			before, last = &l.labels[n], got
		}
	}
	t.Logf("kinds                 %v", m.kinds)
	for _, k := range []quote.Kind{quote.Direct, quote.Fragment, quote.Scare, quote.Title, quote.Block, quote.Indirect} {
		t.Logf("  %-9s found %-3d recall %v", k, found[k], each[k])
	}
	t.Logf("speakers              %v", m.speakers)
	t.Logf("names of pronouns     %v", m.pronouns)
	t.Logf("statements joined     %v", m.joined)
	t.Logf("statements kept apart %v", m.parted)
	return m
}

// Whom a pronoun stands for, on two lists of texts where men and women take
// turns. "Mrs. Carbury" has no full name, so four of their labels stay out.
func TestPronouns(t *testing.T) {
	for name, goal := range map[string]float64{"pronouns.txt": .90, "pronouns-second.txt": .87} {
		if m := measure(t, readLabels(t, name)); m.pronouns.share() < goal {
			t.Errorf("%s: %v, the goal is %.2f", name, m.pronouns, goal)
		}
	}
}

// A phrase in marks that serves as an adjective, or that says what people of no
// name do, is nobody's words; with a tag it is somebody's.
func TestPhrasesOfNobody(t *testing.T) {
	for s, want := range map[string]quote.Kind{
		"The council left. Carts faced a new “too far to walk” rule at the bridge.": quote.Scare,
		"Of those who “care for the old town,” half stayed home.":                   quote.Scare,
		"Lee called it a “too far to walk” rule.":                                   quote.Fragment,
	} {
		if got := quote.Find(text.Parse(s))[0].Kind; got != want {
			t.Errorf("%s\n\tis %s, want %s", s, got, want)
		}
	}
}
