package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// table is an answer for people: columns lined up, unknown as a dash.
type table struct{ *tabwriter.Writer }

func newTable(w io.Writer, head ...string) table {
	t := table{tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)}
	fmt.Fprintln(t, strings.Join(head, "\t"))
	return t
}

func (t table) row(cells ...any) {
	out := make([]string, len(cells))
	for i, c := range cells {
		if s, ok := c.(*string); ok {
			c = ""
			if s != nil {
				c = *s
			}
		}
		if out[i] = clip(fmt.Sprint(c), 80); out[i] == "" {
			out[i] = "–"
		}
	}
	fmt.Fprintln(t, strings.Join(out, "\t"))
}

// flush writes the table where it is wanted at all.
func (t table) flush(wanted bool) error {
	if !wanted {
		return nil
	}
	return t.Flush()
}

// clip is the text on one line, at most n code points long.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
