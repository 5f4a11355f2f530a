package export

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/data"
)

// Row is one overlap with a verdict, all that a table of verdicts needs; or,
// where Alone is true, one quotation of A that a person marked with no second
// source at hand.
type Row struct {
	// Alone leaves the overall, the axes and all that is of B or of both sides
	// empty. The mark is the Status; of the verdict stand there its ID, reviewer
	// and time, notes and evidence.
	Alone              bool
	Unjudged           bool // nobody has judged the overlap: all of the verdict is empty
	Verdict            data.Verdict
	Scale              data.Scale // what the workbench calls the ratings
	Status             data.Status
	Speaker            string   // the one name for both sides; empty where unknown, as the next two
	SpeakerA, SpeakerB string   // as written
	PassageA, PassageB []string // one a span, the source's own words
	Diff               string   // in wdiff marks
	CutBetween         string   // the text jumped over between A's spans, whole
	CutWords           int      // its words
	A, B               data.Meta
	WordsA, WordsB     int
	Same, Moved        int
	Removed, Added     int
	SecondReviewer     string // the three are empty until somebody else has judged it too
	SecondOverall      string
	Agreement          string
	Technical          Technical
}

// column is one column of the table: its name and how a row fills it. Numeric
// columns hold digits or nothing and are never guarded.
type column struct {
	name    string
	numeric bool
	cell    func(Row) string
}

func text(name string, cell func(Row) string) column { return column{name, false, cell} }

func number(name string, n func(Row) int) column {
	return column{name, true, func(r Row) string { return strconv.Itoa(n(r)) }}
}

// ofBoth is a number that a quotation alone does not have.
func ofBoth(name string, n func(Row) int) column {
	c := number(name, n)
	count := c.cell
	c.cell = func(r Row) string {
		if r.Alone {
			return ""
		}
		return count(r)
	}
	return c
}

// core is the columns that are always written, in their order, which other
// programs rely on.
var core = []column{
	text("verdict_id", func(r Row) string { return r.Verdict.ID }),
	text("overall", overall),
	{"rating", true, rating},
	text("wording", func(r Row) string { return string(r.Verdict.Wording) }),
	text("attribution", func(r Row) string { return string(r.Verdict.Attribution) }),
	text("sense", func(r Row) string { return string(r.Verdict.SenseGiven()) }),
	text("alterations", func(r Row) string { return list(r.Verdict.Alterations, func(t data.Tag) string { return string(t) }) }),
	text("severity", func(r Row) string { return string(r.Verdict.Severity) }),
	text("confidence", func(r Row) string { return string(r.Verdict.Confidence) }),
	text("status", func(r Row) string { return string(r.Status) }),
	text("speaker", func(r Row) string { return r.Speaker }),
	text("speaker_a", func(r Row) string { return r.SpeakerA }),
	text("speaker_b", func(r Row) string { return r.SpeakerB }),
	text("passage_a", func(r Row) string { return strings.Join(r.PassageA, " […] ") }),
	text("passage_b", func(r Row) string { return strings.Join(r.PassageB, " […] ") }),
	text("diff", func(r Row) string { return r.Diff }),
	text("cut_between", cutBetween),
	text("source_a_title", func(r Row) string { return r.A.Title }),
	text("source_a_publisher", func(r Row) string { return r.A.Publisher }),
	text("source_a_date", func(r Row) string { return r.A.Date.String() }),
	text("source_a_url", func(r Row) string { return r.A.URL }),
	text("source_b_title", func(r Row) string { return r.B.Title }),
	text("source_b_publisher", func(r Row) string { return r.B.Publisher }),
	text("source_b_date", func(r Row) string { return r.B.Date.String() }),
	text("source_b_url", func(r Row) string { return r.B.URL }),
	text("earlier", earlier),
	text("notes", func(r Row) string { return r.Verdict.Notes }),
	text("evidence", func(r Row) string { return list(r.Verdict.Evidence, evidence) }),
	text("tags", func(r Row) string { return list(r.Verdict.Tags, func(t string) string { return escape(t, ";") }) }),
	text("reviewer", func(r Row) string { return r.Verdict.Reviewer }),
	text("reviewed_at", reviewedAt),
	text("second_reviewer", func(r Row) string { return r.SecondReviewer }),
	text("second_overall", func(r Row) string { return r.SecondOverall }),
	text("agreement", func(r Row) string { return r.Agreement }),
	number("words_a", func(r Row) int { return r.WordsA }),
	ofBoth("words_b", func(r Row) int { return r.WordsB }),
	ofBoth("words_same", func(r Row) int { return r.Same }),
	ofBoth("words_moved", func(r Row) int { return r.Moved }),
	ofBoth("words_removed", func(r Row) int { return r.Removed }),
	ofBoth("words_added", func(r Row) int { return r.Added }),
}

// Columns are the names of the core columns of the CSV, in order;
// TechnicalColumns those that stand behind them where they are asked for.
var (
	Columns          = names(core)
	TechnicalColumns = names(technical)
)

func names(columns []column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// judged tells whether the row has a verdict of its own.
func (r Row) judged() bool { return !r.Alone && !r.Unjudged }

// Overall is the row's overall under the name that the scale has for it; false
// where there is none.
func (r Row) Overall() (data.Overall, bool) { return r.Verdict.Overall().In(r.Scale), r.judged() }

func overall(r Row) string {
	if o, ok := r.Overall(); ok {
		return o.Label
	}
	return ""
}

// Sense is the row's sense for a reader.
func (r Row) Sense() string { return cmp.Or(string(r.Verdict.SenseGiven()), "not judged") }

// rating is the number; Unproven and dismissed have none.
func rating(r Row) string {
	if o, ok := r.Overall(); ok && o.Rating != 0 {
		return strconv.Itoa(int(o.Rating))
	}
	return ""
}

// cutShown is how much of the text jumped over is written, in code points:
// enough to see what was answered in between, little enough for a cell.
const cutShown = 500

// cutBetween is the beginning of what stands between A's spans and how many
// words that is: "The comments were the clearest […] (134 words)".
func cutBetween(r Row) string {
	if r.CutWords == 0 {
		return ""
	}
	shown := r.CutBetween
	if utf8.RuneCountInString(shown) > cutShown {
		shown = strings.TrimSpace(string([]rune(shown)[:cutShown])) + " […]"
	}
	words := " words)"
	if r.CutWords == 1 {
		words = " word)"
	}
	return strings.TrimSpace(shown + " (" + strconv.Itoa(r.CutWords) + words)
}

// earlier says which source is known to come first. Dates that are the same
// but know no day cannot tell.
func earlier(r Row) string {
	a, b := r.A.Date, r.B.Date
	if r.Alone {
		return ""
	}
	if !a.Known() || !b.Known() {
		return "unknown"
	}
	switch c := a.Compare(b); {
	case c < 0:
		return "a"
	case c > 0:
		return "b"
	case a.Day != 0 && b.Day != 0:
		return "same-day"
	}
	return "unknown"
}

func reviewedAt(r Row) string {
	return instant(r.Verdict.At)
}

// instant is a time to the second; empty where it is unknown.
func instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}
