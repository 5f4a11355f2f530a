package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"verbatim/data"
)

// Technical is what programs and archives want of a row beside its core. Of a
// quotation alone, B and what is of both sides are empty.
type Technical struct {
	Pair         string // the overlap's id
	A, B         TechnicalSide
	FoundBy      string
	Score        float64
	HouseStyle   string
	Revision     int       // how many times the verdict was given or changed
	UpdatedAt    time.Time // when something of it was changed last
	AppVersion   string
	SchemaNumber int
}

// TechnicalSide is one side's part.
type TechnicalSide struct {
	Source   string    // its id
	Author   string    //
	Accessed time.Time // when this text came into the workbench
	SHA256   string    // of the text
	Zone     data.Zone
	Spans    data.Passage // in code points
	Before   string       // the text right before the passage and right after it
	After    string
}

// technical is the columns that stand behind the core ones, in their order.
var technical = []column{
	text("pair_id", func(r Row) string { return r.Technical.Pair }),
	text("collation_id", collationID),
	text("source_a_id", func(r Row) string { return r.Technical.A.Source }),
	text("source_b_id", func(r Row) string { return r.Technical.B.Source }),
	text("source_a_author", func(r Row) string { return r.Technical.A.Author }),
	text("source_b_author", func(r Row) string { return r.Technical.B.Author }),
	text("source_a_accessed", func(r Row) string { return instant(r.Technical.A.Accessed) }),
	text("source_b_accessed", func(r Row) string { return instant(r.Technical.B.Accessed) }),
	text("source_a_sha256", func(r Row) string { return r.Technical.A.SHA256 }),
	text("source_b_sha256", func(r Row) string { return r.Technical.B.SHA256 }),
	text("zone_a", func(r Row) string { return string(r.Technical.A.Zone) }),
	text("zone_b", func(r Row) string { return string(r.Technical.B.Zone) }),
	text("spans_a", func(r Row) string { return spans(r.Technical.A.Spans) }),
	text("spans_b", func(r Row) string { return spans(r.Technical.B.Spans) }),
	text("before_a", func(r Row) string { return r.Technical.A.Before }),
	text("after_a", func(r Row) string { return r.Technical.A.After }),
	text("before_b", func(r Row) string { return r.Technical.B.Before }),
	text("after_b", func(r Row) string { return r.Technical.B.After }),
	text("found_by", func(r Row) string { return r.Technical.FoundBy }),
	{"match_score", true, matchScore},
	text("house_style", func(r Row) string { return r.Technical.HouseStyle }),
	{"overridden", true, overridden},
	{"revision", true, func(r Row) string { return count(r.Technical.Revision) }},
	text("updated_at", func(r Row) string { return instant(r.Technical.UpdatedAt) }),
	text("app_version", func(r Row) string { return r.Technical.AppVersion }),
	{"schema", true, func(r Row) string { return count(r.Technical.SchemaNumber) }},
}

// collationID names the pair together with what its comparison came to: it is
// another one where the same pair is told otherwise.
func collationID(r Row) string {
	if r.Alone {
		return ""
	}
	return "c" + data.Hash(r.Technical.Pair + "\n" + r.Diff)[:16]
}

// spans is a passage in a cell: "s511-654;s1482-1592", half-open, in code points.
func spans(p data.Passage) string {
	parts := make([]string, len(p))
	for i, s := range p {
		parts[i] = fmt.Sprintf("s%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, ";")
}

func matchScore(r Row) string {
	if r.Alone {
		return ""
	}
	return strconv.FormatFloat(r.Technical.Score, 'f', 1, 64)
}

// overridden is the rating that a person set in place of the lowest score, 0
// for Unproven; empty where none did.
func overridden(r Row) string {
	if o := r.Verdict.Overridden; o != nil && r.judged() {
		return strconv.Itoa(int(*o))
	}
	return ""
}

// count is a number, nothing for none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// numberIn is the number in a numeric cell, nil where it is empty.
func numberIn(cell string) any {
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		return nil
	}
	return n
}
