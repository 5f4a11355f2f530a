package export

import (
	"io"
	"time"

	"verbatim/data"
)

// Row is one overlap with a verdict, all that a table of verdicts needs.
type Row struct {
	Verdict            data.Verdict
	Status             data.Status
	SpeakerA, SpeakerB string
	PassageA, PassageB []string // one a span, the source's own words
	Diff               string   // in wdiff marks
	CutBetween         string   // the text jumped over, whole
	CutWords           int
	A, B               data.Meta
	WordsA, WordsB     int
	Same, Moved        int
	Removed, Added     int
	SecondReviewer     string
	SecondOverall      string
	Agreement          string
}

// Counts is told after an export.
type Counts struct{ Written, LeftOut, Guarded int }

// CSVOptions say how the table is written.
type CSVOptions struct{ NoBOM bool }

// Columns are the core columns of the CSV, in order.
var Columns []string

// WriteCSV writes the rows; those judged unrelated are left out and counted.
func WriteCSV(w io.Writer, rows []Row, o CSVOptions) (Counts, error) { return Counts{}, nil }

// Table is a CSV read back: the header and the cells, guards taken away.
type Table struct {
	Header []string
	Rows   [][]string
}

// ReadCSV reads what WriteCSV wrote.
func ReadCSV(r io.Reader) (Table, error) { return Table{}, nil }

var _ = time.Time{}
