package collate

import (
	"verbatim/data"
	"verbatim/data/text"
)

// Table is three or more wordings word under word. It is the same whatever the
// order they were given in: the rows alone follow it. Only words are lined up;
// marks go with the word they stand at.
type Table struct {
	Columns int
	Rows    []Row // one for each side, in their order
}

// Row is one wording.
type Row struct {
	Passage data.Passage // what was lined up: what was given, and words before or behind it that others have too
	Cells   []Cell       // one for each column
}

// Cell is what a wording has in a column, mostly one word: "Prime Minister" is
// one cell where another wording has "PM", and "do not" where one has "don't".
type Cell struct {
	Text          string // as it is written; empty: nothing
	Before, After string // the marks that stand at it
	Jump          int    // words of the text between the span before and this one, which begins here
	Span          data.Span
	form          form
}

// form is what a cell is compared by.
type form struct {
	keys   string // of its beads: the same word, however it is spelled
	folded string // without capitals and accents
	kin           // of an only bead
}

// spells tells two forms of the same words.
func (f form) spells(g form) bool {
	return f.keys == g.keys || f.name != "" && g.name != "" && (f.arabic || g.arabic) && text.SoundAlike(f.name, g.name)
}

// Empty tells a cell that holds no word.
func (c Cell) Empty() bool { return c.Text == "" }

// written is a cell as it stands, but for the glyphs of its marks.
func (c Cell) written() string { return text.Fold(c.Before+c.Text+c.After, text.Typographic) }

// Against is how a cell stands to that of the base in its column.
type Against uint8

// The answers.
const (
	Neither   Against = iota // both have nothing
	AsBase                   // the same word
	Spelled                  // the same word, spelled otherwise
	Other                    // another word in its place
	Missing                  // only the base has a word
	Only                     // the base has none
	ShiftedTo                // the base has these words elsewhere: here they stand
	Shifted                  // and here they stand in the base
)

// Tabulate lines up wordings word under word. Each is laid, in an order that
// follows from the wordings alone, into the columns of those before it, as
// CollateX and multiple alignments of sequences do. Words that stand in another
// order have columns of their own in both places. What one wording has before or
// behind the others' passages is looked for in their sentences too. Time grows
// with the wordings that differ, and with the square of their length up to a few
// thousand words.
func Tabulate(sides []Side) Table {
	words := 0
	for _, s := range sides {
		words += s.Passage.Len() / 6
	}
	l := newLexicon(words)
	t := &tabling{lex: l, alike: map[[2]int32]bool{}}
	t.read(sides)
	t.lineUp()
	if t.widen() {
		t.lineUp()
		t.trim()
	}
	return t.table()
}

// Wordings groups the rows that read the same, in the order of their first.
// Exactly tells capitals and marks apart too.
func (t Table) Wordings(exactly bool) [][]int {
	var out [][]int
	at := map[string]int{}
	for i, r := range t.Rows {
		key := make([]byte, 0, 256)
		for _, c := range r.Cells {
			if exactly {
				key = append(key, c.written()...)
			} else {
				key = append(key, c.form.folded...)
			}
			key = append(key, 0)
		}
		n, ok := at[string(key)]
		if !ok {
			n, at[string(key)] = len(out), len(out)
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// Compared tells cell by cell how a row stands to the base.
func (t Table) Compared(base, row int) []Against {
	b, r := t.Rows[base].Cells, t.Rows[row].Cells
	out := make([]Against, t.Columns)
	for i := range out {
		switch x, y := b[i], r[i]; {
		case x.Empty() && y.Empty():
		case x.Empty():
			out[i] = Only
		case y.Empty():
			out[i] = Missing
		case x.form.folded == y.form.folded:
			out[i] = AsBase
		case x.form.spells(y.form):
			out[i] = Spelled
		default:
			out[i] = Other
		}
	}
	findShifts(b, r, out)
	return out
}

// SameMarks tells whether a row's cell is written as the base's is, capitals and
// marks too.
func (t Table) SameMarks(base, row, column int) bool {
	return t.Rows[base].Cells[column].written() == t.Rows[row].Cells[column].written()
}

// findShifts finds runs of words that the row has elsewhere than the base. One word
// that merely joins others is no run.
func findShifts(base, row []Cell, out []Against) {
	for i := 0; i < len(out); i++ {
		if out[i] != Only {
			continue
		}
		best, at := 0, 0
		for j := range out {
			if out[j] != Missing {
				continue
			}
			n := 0
			for a, b := i, j; a < len(out) && b < len(out); n++ {
				if out[a] != Only || out[b] != Missing || row[a].form.keys != base[b].form.keys {
					break
				}
				a, b = next(row, a), next(base, b)
			}
			if n > best {
				best, at = n, j
			}
		}
		if best > 1 || best == 1 && !text.IsStop(row[i].form.folded) {
			for a, b := i, at; best > 0; best-- {
				out[a], out[b] = ShiftedTo, Shifted
				a, b = next(row, a), next(base, b)
			}
		}
	}
}

// next is the column of the cell that follows column i in a row.
func next(cells []Cell, i int) int {
	for i++; i < len(cells) && cells[i].Empty(); i++ {
	}
	return i
}

// Differ counts in each column the rows that do not have the base's word there.
// Another spelling counts only where it is asked for. Only one row of each group
// is looked at, and counts for all of it.
func (t Table) Differ(base int, wordings [][]int, exactly bool) []int {
	out := make([]int, t.Columns)
	for _, g := range wordings {
		for i, a := range t.Compared(base, g[0]) {
			quiet := a == Neither || a == AsBase || a == Spelled
			if exactly {
				quiet = t.SameMarks(base, g[0], i)
			}
			if !quiet {
				out[i] += len(g)
			}
		}
	}
	return out
}
