package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/ingest"
)

// Columns names the columns of a table that hold a source's parts; an empty one
// is chosen by the headers, or is none where the choice is Exact.
type Columns = ingest.Columns

// Table is a table of sources, or a file of JSON lines.
type Table struct {
	Name    string   // of the file
	Headers []string // of its columns, in their order
	First   []string // what its first row has in each, shortened
	Columns Columns  // those that are read
	Chosen  bool     // a person chose them just now

	path string
}

// table is the same for all rows of one.
func (l *loader) table(path, name string, t *ingest.Table) *Table {
	if t == nil {
		return nil
	}
	if l.tables[t] == nil {
		l.tables[t] = &Table{Name: name, Headers: t.Headers, First: t.First, Columns: t.Columns, path: path}
	}
	return l.tables[t]
}

// Same tells whether another is the same table, whichever of its columns are
// read.
func (t *Table) Same(o *Table) bool {
	return t != nil && o != nil && t.path == o.path && slices.Equal(t.Headers, o.Headers)
}

// Asks tells a table that can be read when a person names its columns
// ([Columned]).
func (t *Table) Asks() bool { return t != nil && t.Columns.Text == "" }

// settingColumns begins the names of the settings that keep which columns a
// person chose, one for each set of headers.
const settingColumns = "columns/"

func columnsOf(headers []string) string {
	return settingColumns + data.Hash(strings.Join(slices.Sorted(slices.Values(headers)), "\x00"))[:16]
}

// Load is [Load] with the columns of tables as they were chosen last for the
// same headers in this workbench.
func (d *Desk) Load(ctx context.Context, paths []string) ([]Incoming, []Refused, error) {
	var failed error
	begun := time.Now()
	in, refused, err := load(paths, func(headers []string) (c Columns) {
		kept, err := d.Setting(ctx, columnsOf(headers))
		if err == nil && kept != "" {
			c, err = decode[Columns]([]byte(kept))
		}
		if err != nil {
			failed = err
		}
		return c
	})
	if err == nil {
		err = failed
	}
	d.log.Info("files read", "read", len(in), "refused", len(refused), "took", time.Since(begun))
	return in, refused, err
}

// Columned reads a table anew with other columns: its rows, and what of it
// cannot be read. One without a column for the text is a [Mistake].
func Columned(t *Table, c Columns) ([]Incoming, []Refused, error) {
	if c.Text == "" {
		return nil, nil, mistake("Choose the column that holds the articles' text.")
	}
	c.Exact = true
	mine := func(o *Table) bool { return o.Same(t) }
	in, refused, err := load([]string{t.path}, func(headers []string) Columns {
		if slices.Equal(headers, t.Headers) {
			return c
		}
		return Columns{}
	})
	if err != nil {
		return nil, nil, err
	}
	whole := len(in) == 0 && len(refused) == 1 && refused[0].Table == nil
	in = slices.DeleteFunc(in, func(x Incoming) bool { return !mine(x.Table) })
	for _, x := range in {
		x.Table.Name, x.Table.Chosen = t.Name, true
	}
	if whole { // the file itself, which has no table that could be read
		return nil, nil, mistake("%s", sentence(refused[0].Why))
	}
	if len(in) == 0 {
		return nil, nil, mistake("No row of %s has a text in the column “%s”.", t.Name, c.Text)
	}
	return in, slices.DeleteFunc(refused, func(r Refused) bool { return !mine(r.Table) }), nil
}

// KeepColumns keeps which columns a person chose, for tables with the same
// headers. It is no step.
func (d *Desk) KeepColumns(ctx context.Context, t *Table) error {
	return d.SetSetting(ctx, columnsOf(t.Headers), string(encode(t.Columns)))
}
