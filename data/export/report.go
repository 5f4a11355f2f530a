package export

import (
	"strings"
	"time"
	"unicode"

	"verbatim/data"
)

// Report is all that the formats for readers and archives need: what the rows
// say, with the passages in their texts and what was done to them.
type Report struct {
	Title      string // of the workbench
	Made       time.Time
	AppVersion string
	Schema     int
	Settings   []Setting
	Scale      data.Scale
	Sources    []ReportSource
	Cases      []Case
}

// Setting is one thing that a workbench is set to, in words.
type Setting struct{ Name, Value string }

// ReportSource is a source with the text that the report speaks of.
type ReportSource struct {
	Name string
	data.Meta
	Words    int
	SHA256   string // of the text
	Accessed time.Time
}

// Case is one row with all that a report tells of it.
type Case struct {
	Row
	SideA, SideB CaseSide // of a quotation alone the second is empty
	Line         []Stretch
	Changes      []string // one sentence each
	Words        string   // the row in plain words
	History      []Entry
}

// CaseSide is one passage where it stands.
type CaseSide struct {
	Label, Name string    // what a person calls the source, and its name
	Context     []Stretch // the passage in its paragraphs; the texts of all but Left rebuild the source from the first byte to the last
	Anchors     []Anchor  // one a span
}

// Anchor finds one span again. Offsets are code points, half-open.
type Anchor struct {
	Exact, Prefix, Suffix string
	Start, End            int
}

// Look is how a stretch of text is shown.
type Look string

// The looks.
const (
	Around Look = "around" // the text about the passage
	Kept   Look = "kept"
	Cut    Look = "cut"
	Added  Look = "added"
	Moved  Look = "moved"
	Away   Look = "away" // in a line: where moved words stood
	Left   Look = "left" // words of the report's own in the place of a long text
)

// Stretch is some text in one look.
type Stretch struct {
	Look Look
	Text string
}

// Entry is one thing that was done, in words.
type Entry struct {
	At       time.Time
	Who, Did string
}

// judgedCases are the cases that somebody has judged or marked, without those
// judged unrelated; the counts tell how many were left out.
func (r Report) judgedCases() (cases []*Case, counts Counts) {
	for i := range r.Cases {
		if c := &r.Cases[i]; c.Unjudged || c.LeftOut() {
			counts.LeftOut++
		} else {
			cases = append(cases, c)
		}
	}
	counts.Written = len(cases)
	return cases, counts
}

// about is what a case is about, in a few words: who speaks.
func (c *Case) about() string {
	if c.Speaker != "" {
		return c.Speaker
	}
	return "“" + beginning(strings.Join(c.PassageA, " "), 60) + "”"
}

// beginning is a text's beginning on one line, of at most n code points and an
// ellipsis.
func beginning(s string, n int) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= n {
		return string(r)
	}
	return strings.TrimRight(string(r[:n]), " ,;:") + "…"
}

// turns tells the characters that turn the order of letters round or hide:
// what one sees is not what stands there.
func turns(r rune) bool {
	return unicode.Is(unicode.Bidi_Control, r)
}
