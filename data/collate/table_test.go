package collate

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// againstSigns are how the drawn tables of the tests show what a cell is to the first
// row's.
var againstSigns = map[Against]string{Spelled: "~", Other: "≠", Missing: "–", Only: "+", ShiftedTo: ">", Shifted: "<"}

// drawn writes a table as it reads, a line a row, against the first: (134) are
// words left out before a cell.
func drawn(t Table) string {
	widths := make([]int, t.Columns)
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		for c, a := range t.Compared(0, i) {
			x := r.Cells[c]
			s := againstSigns[a] + x.Before + x.Text + x.After
			if x.Jump > 0 {
				s = fmt.Sprintf("(%d)%s", x.Jump, s)
			}
			rows[i] = append(rows[i], s)
			widths[c] = max(widths[c], len([]rune(s)))
		}
	}
	var b strings.Builder
	for _, cells := range rows {
		line := ""
		for c, s := range cells {
			line += s + strings.Repeat(" ", widths[c]-len([]rune(s))+1)
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func tableOf(texts ...string) Table {
	var sides []Side
	for _, s := range texts {
		sides = append(sides, whole(s))
	}
	return Tabulate(sides)
}

func TestTabulate(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"a title and its initials, a compound, a name with its article", []string{
			"Iraqi Prime Minister Haider Abadi has said he would welcome Russian air strikes",
			"PM Haider al-Abadi said he would welcome Russian airstrikes",
		}, `
Iraqi Prime Minister Haider Abadi     has said he would welcome Russian air strikes
–     ≠PM            Haider ~al-Abadi –   said he would welcome Russian ~airstrikes
`},
		{"words that stand elsewhere have columns of their own in both places", []string{
			"In the coming weeks, I think, the council may vote for the bridge.",
			"I think in the coming weeks the council will vote for the [new] bridge.",
			"in the coming few weeks . . . the Council may vote for a bridge",
		}, `
          In the coming      weeks,     I think, the council may   vote for the        bridge.
>I >think in the coming      weeks      < <      the council ≠will vote for the +[new] bridge.
          in the coming +few weeks. . . – –      the Council may   vote for ≠a         bridge
`},
		{"a contraction is the two words it stands for", []string{
			"We do not think that the council may vote.",
			"We don't think that the council will vote.",
		}, `
We do not think that the council may   vote.
We ~don't think that the council ≠will vote.
`},
		{"marks line nothing up", []string{
			"No, no, no: the harbour, he said, stays.",
			"No no. The harbour – he said – stays!",
		}, `
No, no, no: the harbour, he said, stays.
–   No  no. The harbour– he said– stays!
`},
		{"other spellings and forms", []string{
			"The labour ministers organised 30,000 strikers",
			"The labor minister organizes 30000 striking men",
		}, `
The labour ministers organised  30,000 strikers
The ~labor ≠minister ≠organizes ~30000 ≠striking +men
`},
		{"nothing in common", []string{"old bridge", "red"}, "\nold  bridge\n≠red –\n"},
		{"nothing at all", []string{"", "red", ""}, "\n\n+red\n\n"},
	} {
		if got := drawn(tableOf(c.texts...)); got != c.want[1:] {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// What stands before a passage in one version and was not found in another is
// looked for there, up to a quotation mark or the sentence's end.
func TestTabulateLooksBesideThePassages(t *testing.T) {
	in := func(s, words string) Side {
		i := strings.Index(s, words)
		return Side{Doc: text.Parse(s), Passage: data.Passage{{Start: i, End: i + len(words)}}}
	}
	got := Tabulate([]Side{
		in("It rained. The old Mayor Brown said the bridge will stay, he told us.", "Brown said the bridge will stay"),
		in("As always, the old Mayor Brown said the bridge will stay.", "the old Mayor Brown said the bridge will stay"),
		in("She wrote: the old “Brown said the bridge will stay”.", "Brown said the bridge will stay"),
	})
	want := `
The old Mayor Brown said the bridge will stay
the old Mayor Brown said the bridge will stay
–   –   –     Brown said the bridge will stay
`
	if drawn(got) != want[1:] {
		t.Errorf("got\n%s", drawn(got))
	}
	if p := got.Rows[0].Passage; p[0].Start != len("It rained. ") {
		t.Errorf("the passage is %v", p)
	}
}

// seedTables are passages of the five articles that stand in several places.
func seedTables(t testing.TB) map[string][]Side {
	a, b := zamili(t)
	return map[string][]Side{
		"zamili": {a, b},
		"would-welcome": {
			stretch{"moscow-times.txt", "Haider Abadi has said he would", "air strikes", 0}.side(t),
			stretch{"russia-insider.txt", "and when PM Haider al-Abadi said he would", "airstrikes", 0}.side(t),
			stretch{"russia-insider.txt", "and when PM Haider al-Abadi said he would", "airstrikes", 1}.side(t),
		},
		"government": {
			stretch{"informed-comment.txt", "The Iraqi government in Baghdad", "Russia alliance", 0}.side(t),
			stretch{"informed-comment.txt", "The Iraqi government…", "taking it on", 0}.side(t),
			stretch{"informed-comment.txt", "The Iraqi government in Baghdad", "Russia alliance", 1}.side(t),
		},
	}
}

// go test -run SeedTables -update writes the tables anew.
func TestSeedTables(t *testing.T) {
	for name, sides := range seedTables(t) {
		got, file := drawn(Tabulate(sides)), filepath.Join("testdata", "tables", name+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

// drawVersions makes versions of one text: words of it dropped, doubled, changed
// for others and put elsewhere.
func drawVersions(t *rapid.T) []Side {
	base := rapid.SliceOfN(rapid.SampledFrom(stock), 1, 25).Draw(t, "base")
	n := rapid.IntRange(1, 7).Draw(t, "versions")
	var sides []Side
	for range n {
		ws := slices.Clone(base)
		for range rapid.IntRange(0, 6).Draw(t, "edits") {
			if len(ws) == 0 {
				break
			}
			i := rapid.IntRange(0, len(ws)-1).Draw(t, "at")
			switch rapid.IntRange(0, 3).Draw(t, "edit") {
			case 0:
				ws = slices.Delete(ws, i, i+1)
			case 1:
				ws[i] = rapid.SampledFrom(stock).Draw(t, "other")
			case 2:
				ws = slices.Insert(ws, i, rapid.SampledFrom(stock).Draw(t, "new"))
			default:
				j := rapid.IntRange(i, len(ws)).Draw(t, "to")
				ws = slices.Concat(ws[j:], ws[:i], ws[i:j])
			}
		}
		s := strings.Join(ws, " ")
		p := data.Passage{{Start: 0, End: len(s)}}
		if len(s) > 3 && rapid.Bool().Draw(t, "part") { // a passage at any bytes, of two spans
			cuts := rapid.SliceOfN(rapid.IntRange(0, len(s)), 4, 4).Draw(t, "cuts")
			slices.Sort(cuts)
			p = data.Passage{{Start: cuts[0], End: cuts[1]}, {Start: cuts[2], End: cuts[3]}}
		}
		sides = append(sides, Side{Doc: text.Parse(s), Passage: p})
	}
	return sides
}

// The table is the same whatever the order of the versions.
func TestTheTableDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawVersions(t)
		order := rapid.Permutation(seq(len(sides))).Draw(t, "order")
		var turned []Side
		for _, i := range order {
			turned = append(turned, sides[i])
		}
		a, b := Tabulate(sides), Tabulate(turned)
		if a.Columns != b.Columns {
			t.Fatalf("%d columns, and %d in the order %v:\n%s\n%s", a.Columns, b.Columns, order, drawn(a), drawn(b))
		}
		for k, i := range order {
			for c := range a.Columns {
				x, y := a.Rows[i].Cells[c], b.Rows[k].Cells[c]
				if x.Text != y.Text || x.Before != y.Before || x.After != y.After || x.Span != y.Span || x.Jump != y.Jump {
					t.Fatalf("in the order %v version %d has %+v in column %d, was %+v:\n%s\n%s", order, i, y, c, x, drawn(a), drawn(b))
				}
			}
			if !slices.Equal(a.Rows[i].Passage, b.Rows[k].Passage) {
				t.Fatalf("the passage is %v, and %v", a.Rows[i].Passage, b.Rows[k].Passage)
			}
		}
		for base := range order { // nor does what is told of it
			for k, i := range order {
				if !slices.Equal(a.Compared(order[base], i), b.Compared(base, k)) {
					t.Fatalf("compared otherwise in the order %v", order)
				}
			}
		}
	})
}

func seq(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// Every row has all its words in their order, every column a word, and equal
// wordings equal rows.
func TestTheTableHoldsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sides := drawVersions(t)
		table := Tabulate(sides)
		filled := make([]bool, table.Columns)
		for i, r := range table.Rows {
			if len(r.Cells) != table.Columns {
				t.Fatalf("%d cells in %d columns", len(r.Cells), table.Columns)
			}
			x := read(Side{Doc: sides[i].Doc, Passage: r.Passage}, newLexicon(0))
			var want, got []string
			for w := range x.words {
				want = append(want, strings.Fields(x.wordText(w))...)
			}
			for c, cell := range r.Cells {
				if !cell.Empty() {
					filled[c] = true
					got = append(got, strings.Fields(cell.Text)...)
				}
			}
			if given, wider := sides[i].Passage, r.Passage; given.Common(wider) < wordBytes(sides[i].Doc, given) {
				t.Fatalf("%v became %v", given, wider)
			}
			if unspaced(want) != unspaced(got) {
				t.Fatalf("row %d has the words %q, want %q:\n%s", i, got, want, drawn(table))
			}
		}
		if i := slices.Index(filled, false); i >= 0 {
			t.Fatalf("column %d is empty:\n%s", i, drawn(table))
		}
		for _, g := range table.Wordings(true) {
			for _, i := range g {
				if slices.ContainsFunc(table.Compared(g[0], i), func(a Against) bool { return a > AsBase }) {
					t.Fatalf("rows %v are no one wording:\n%s", g, drawn(table))
				}
			}
		}
	})
}

// wordBytes is how many bytes of a passage are words.
func wordBytes(d *text.Doc, p data.Passage) (n int) {
	for _, s := range p {
		from, to := d.WordRange(s)
		for _, w := range d.Words[from:to] {
			n += s.Common(d.Tokens[w].Span)
		}
	}
	return n
}

// unspaced is words without what a cell may hold between them.
func unspaced(ws []string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.Join(ws, ""))
}

func TestWordingsAndHowManyDiffer(t *testing.T) {
	table := tableOf("The bridge may stay.", "the bridge may stay", "The bridge will stay.", "The bridge may stay.")
	if got := fmt.Sprint(table.Wordings(false), table.Wordings(true)); got != "[[0 1 3] [2]] [[0 3] [1] [2]]" {
		t.Errorf("the wordings are %s", got)
	}
	if got := fmt.Sprint(table.Differ(0, table.Wordings(false), false), table.Differ(2, table.Wordings(false), false)); got != "[0 0 1 0] [0 0 3 0]" {
		t.Errorf("%s differ", got)
	}
	if got := fmt.Sprint(table.Differ(0, table.Wordings(true), true)); got != "[1 0 1 1]" {
		t.Errorf("%s differ in capitals and marks too", got)
	}
}

// madeVersions are versions of a text of so many words, each with every tenth word
// or so changed, dropped or doubled.
func madeVersions(versions, length int) []Side {
	r := rand.New(rand.NewPCG(7, 11))
	vocabulary := make([]string, 400)
	for i := range vocabulary {
		vocabulary[i] = fmt.Sprintf("%c%s%d", 'a'+rune(i%26), []string{"", "er", "ing"}[i%3], i)
	}
	word := func() string { return vocabulary[r.IntN(1+r.IntN(len(vocabulary)))] }
	base := make([]string, length)
	for i := range base {
		base[i] = word()
	}
	var sides []Side
	for range versions {
		var ws []string
		for _, w := range base {
			switch r.IntN(30) {
			case 0:
				ws = append(ws, word())
			case 1:
			case 2:
				ws = append(ws, w, word())
			default:
				ws = append(ws, w)
			}
		}
		sides = append(sides, whole(strings.Join(ws, " ")))
	}
	return sides
}

func BenchmarkTabulate(b *testing.B) {
	for _, size := range []struct{ versions, words int }{{5, 60}, {50, 60}, {200, 80}, {50, 1000}} {
		b.Run(fmt.Sprintf("%d versions of %d words", size.versions, size.words), func(b *testing.B) {
			sides := madeVersions(size.versions, size.words)
			for b.Loop() {
				Tabulate(sides)
			}
		})
	}
}
