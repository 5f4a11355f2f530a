package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
)

// maxTable is the largest table that is read, in bytes.
const maxTable = 200 << 20

// table reads a .csv or .tsv file: one source a row, its parts in the columns
// that the first row names.
func (f *file) table() error {
	if kind := binaryKind(f.raw); kind != "" {
		return say.Errorf("this is %s, not a table, whatever its name says: give it its own ending and bring that in", kind)
	}
	s, set, err := decode(f.raw, "", f.o.Charset)
	if err != nil {
		return err
	}
	for line := range strings.Lines(s) { // before it is taken apart
		if len(line) > MaxText+otherFields {
			return tooLarge(len(line))
		}
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = separator(s, f.ending), true, -1, true
	head, err := r.Read()
	if err != nil {
		return say.Error("the file holds no table: its first line is to name the columns")
	}
	headers := slices.Clone(head)
	var t *Table
	var at [8]int
	for number := 2; ; number++ {
		row, err := r.Read()
		if err != nil && !errors.Is(err, io.EOF) {
			return say.Errorf("row %d: it is no row of a table: a quotation mark may be missing", number)
		}
		if t == nil { // what stands in the first row tells a person which column is which
			var wrong error
			if t, at, wrong = f.o.newTable(headers, row); wrong != nil {
				return wrong
			}
		}
		if err != nil {
			break
		}
		if err := f.row(row, t, at, number, set); err != nil {
			return say.Errorf("row %d: %w", number, err)
		}
		if err := f.crowded(); err != nil {
			return err
		}
	}
	if len(f.batch.Items) == 0 {
		return say.Error("the table has no row with a text")
	}
	return nil
}

// partText and partDate are the places of text and date among a source's parts.
const partText, partDate = 1, 5

// clippedBytes is how much is told of a value.
const clippedBytes = 200

func clipped(s string) string {
	if len(s) > clippedBytes {
		return strings.ToValidUTF8(s[:clippedBytes], "") + "…"
	}
	return s
}

// separator is what parts the columns: in a .tsv the tab, else what stands
// most often in the first line, outside quotation marks.
func separator(s, ending string) rune {
	if ending == ".tsv" || ending == ".tab" {
		return '\t'
	}
	best, most := ',', 0
	count := map[rune]int{}
	quoted := false
	for _, r := range s[:min(len(s), 64<<10)] {
		if r == '"' {
			quoted = !quoted
		}
		if r == '\n' && !quoted {
			break
		}
		if !quoted {
			count[r]++
		}
	}
	for _, r := range []rune{',', ';', '\t', '|'} {
		if count[r] > most {
			best, most = r, count[r]
		}
	}
	return best
}

// row takes in one row.
func (f *file) row(row []string, t *Table, at [8]int, number int, set data.Charset) error {
	part := func(i int) string {
		if at[i] < 0 || at[i] >= len(row) {
			return ""
		}
		return row[at[i]]
	}
	text := strings.Clone(strings.ReplaceAll(part(partText), "\r\n", "\n"))
	name := strings.TrimSpace(part(0))
	if name == "" {
		name = fmt.Sprintf("row-%d", number)
	}
	if strings.TrimSpace(text) == "" {
		f.batch.Refused = append(f.batch.Refused, Refused{name, "The row has no text.", say.T("The row has no text."), t})
		return nil
	}
	if err := sound(text); err != nil {
		return err
	}
	it := Item{Name: strings.Clone(name), Text: text, Charset: set, Table: t}
	column := func(i int) said {
		if at[i] < 0 {
			return said{}
		}
		return said{part(i), "column " + t.Headers[at[i]]}
	}
	it.fill(props{title: column(2), publisher: column(3), author: column(4), created: column(5), url: column(6), language: column(7)})
	if day := strings.TrimSpace(part(5)); day != "" && !it.Date.Known() {
		it.Notes = append(it.Notes, say.T("The date “%s” was not understood, or could be two days, and was left out.", clipped(day)))
	}
	f.batch.Items = append(f.batch.Items, it.completed())
	return nil
}
