package data

import (
	"slices"
	"time"
)

// Wording is the axis a verdict must choose on.
type Wording string

// The wordings, with the digit that chooses them.
const (
	Verbatim   Wording = "verbatim"   // 1
	Marked     Wording = "marked"     // 2
	Altered    Wording = "altered"    // 3
	Paraphrase Wording = "paraphrase" // 4
	Translated Wording = "translated" // 5
	Unrelated  Wording = "unrelated"  // 0
)

// Wordings lists them in the order of their digits, Unrelated last.
var Wordings = []Wording{Verbatim, Marked, Altered, Paraphrase, Translated, Unrelated}

// Attribution says how the quotation is credited.
type Attribution string

// The attributions, in the order A cycles through them.
const (
	SameAttribution    Attribution = "same"
	NameVariesAttr     Attribution = "name-varies"
	Uncredited         Attribution = "uncredited"
	Unnamed            Attribution = "unnamed"
	WrongAttribution   Attribution = "wrong"
	UnclearAttribution Attribution = "unclear"
)

// Attributions lists them in the order of the cycle.
var Attributions = []Attribution{SameAttribution, NameVariesAttr, Uncredited, Unnamed, WrongAttribution, UnclearAttribution}

// Sense says whether the meaning survived.
type Sense string

// The senses, in the order S cycles through them.
const (
	Kept         Sense = "kept"
	Shifted      Sense = "shifted"
	Reversed     Sense = "reversed"
	UnclearSense Sense = "unclear"
)

// Senses lists them in the order of the cycle.
var Senses = []Sense{Kept, Shifted, Reversed, UnclearSense}

// Direction says who took from whom, as far as a person knows.
type Direction string

// The directions, in the order I cycles through them.
const (
	UnknownDirection Direction = "unknown"
	AFromB           Direction = "a-from-b"
	BFromA           Direction = "b-from-a"
	CommonSource     Direction = "common-source"
)

// Directions lists them in the order of the cycle.
var Directions = []Direction{UnknownDirection, AFromB, BFromA, CommonSource}

// Status is where an overlap stands in the work.
type Status string

// The statuses.
const (
	Open      Status = "open"
	Parked    Status = "parked"
	Judged    Status = "judged"
	Checked   Status = "checked"
	Disputed  Status = "disputed"
	Final     Status = "final"
	Dismissed Status = "dismissed"
	Stale     Status = "stale" // a source changed under it
)

// Statuses lists them in the order of the work.
var Statuses = []Status{Open, Parked, Judged, Checked, Disputed, Final, Dismissed, Stale}

// Severity says how much a finding matters.
type Severity string

// The severities, in the order D cycles through them.
const (
	NoSeverity Severity = "none"
	Minor      Severity = "minor"
	Serious    Severity = "serious"
)

// Severities lists them in the order of the cycle.
var Severities = []Severity{NoSeverity, Minor, Serious}

// Confidence is how sure the reviewer is.
type Confidence string

// The confidences, in the order U cycles through them.
const (
	Sure   Confidence = "sure"
	Likely Confidence = "likely"
	Unsure Confidence = "unsure"
)

// Confidences lists them in the order of the cycle.
var Confidences = []Confidence{Sure, Likely, Unsure}

// Evidence is something outside the sources that a verdict rests on.
type Evidence struct {
	Label    string
	Link     string // URL or file
	Quote    string
	Accessed Date
}

// Judgement is what a person decides. The zero value of every field but
// Wording stands for its default; see [Judgement.Filled].
type Judgement struct {
	Wording      Wording
	Attribution  Attribution
	Sense        Sense
	SenseTouched bool // the person chose the sense; a translation needs it
	Severity     Severity
	Confidence   Confidence
	Direction    Direction
	CommonSource string // the source both took from, where Direction is CommonSource
	Alterations  []Tag  // machine tags the person confirmed
	Tags         []string
	Notes        string
	Evidence     []Evidence
	Overridden   *Rating // the person's own overall instead of the lowest score
}

// Verdict is one reviewer's judgement on one overlap.
type Verdict struct {
	ID       string // "v" and digits, or letters and digits
	Overlap  string
	Reviewer string
	At       time.Time // UTC, of the latest change
	Settles  bool      // an adjudicator's, given on those of others

	// The overlap on which it was given, where a person had it applied to this
	// copy of it; empty where it was given on this one.
	AppliedFrom string
	Judgement
}

// Rating is the overall score 1 to 5; 0 where there is none.
type Rating int

// Overall is what the axes add up to.
type Overall struct {
	Rating Rating // 0 for Unproven and Dismissed
	Label  string
}

// Labels are the names of the ratings; index 0 is Unproven.
var Labels = [6]string{"Unproven", "Misquoted or misattributed", "Misleading", "Loosely quoted", "Faithful, edits shown or source not credited", "Faithful"}

// DismissedLabel names an overlap judged unrelated.
const DismissedLabel = "Dismissed"

// Score of the wording: 5 to 2; 0 where it has none.
func (w Wording) Score() Rating {
	return map[Wording]Rating{Verbatim: 5, Marked: 4, Altered: 3, Paraphrase: 2}[w]
}

// Score of the attribution: 5 to 1; 0 for unclear.
func (a Attribution) Score() Rating {
	return map[Attribution]Rating{SameAttribution: 5, NameVariesAttr: 5, Uncredited: 4, Unnamed: 3, WrongAttribution: 1}[a]
}

// Score of the sense: 5 to 1; 0 for unclear.
func (s Sense) Score() Rating {
	return map[Sense]Rating{Kept: 5, Shifted: 2, Reversed: 1}[s]
}

// Filled is the judgement with every default made a value, as Enter and
// `judge` store it. Severity follows from the overall unless it was chosen.
func (j Judgement) Filled() Judgement {
	j.Attribution = or(j.Attribution, SameAttribution)
	j.Sense = or(j.Sense, Kept)
	j.Confidence = or(j.Confidence, Sure)
	j.Direction = or(j.Direction, UnknownDirection)
	j.Severity = or(j.Severity, j.Overall().severity())
	return j
}

func or[T ~string](v, w T) T {
	if v == "" {
		return w
	}
	return v
}

// With are the alterations and the tags that are not among them.
func (j Judgement) With(tags []Tag) []Tag {
	out := slices.Clone(j.Alterations)
	for _, t := range tags {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// SenseGiven is the sense; empty of a translation of which nobody has said how its
// sense is: the default is no value there.
func (j Judgement) SenseGiven() Sense {
	if j.Wording == Translated && !j.SenseTouched {
		return ""
	}
	return j.Sense
}

// Overall is the lowest score of the three axes, or the person's override.
// Any unclear axis, and a translation whose sense nobody touched, is Unproven.
func (j Judgement) Overall() Overall {
	if j.Wording == Unrelated {
		return Overall{0, DismissedLabel}
	}
	if j.Overridden != nil {
		return Overall{*j.Overridden, Labels[*j.Overridden]}
	}
	scores := []Rating{or(j.Attribution, SameAttribution).Score(), or(j.Sense, Kept).Score()}
	switch {
	case j.Wording != Translated:
		scores = append(scores, j.Wording.Score())
	case !j.SenseTouched:
		scores = append(scores, 0)
	}
	low := scores[0]
	for _, s := range scores[1:] {
		low = min(low, s)
	}
	return Overall{low, Labels[low]}
}

// severity follows from the overall: nothing for the faithful, minor for the
// loose, serious for what misleads. Unproven weighs nothing yet.
func (o Overall) severity() Severity {
	switch o.Rating {
	case 1, 2:
		return Serious
	case 3:
		return Minor
	}
	return NoSeverity
}

// Event is one entry of an overlap's history, whole values before and after.
type Event struct {
	ID      string // UUIDv7
	Overlap string
	Verdict string // empty where the event is not about a verdict
	At      time.Time
	Who     string
	Field   string // "verdict", "status", "spans", …
	Before  string // JSON, "null" where there was nothing
	After   string // JSON
	Cause   string // "judge", "undo", "redo", "find", "import", …
	Undoes  string // the event this one takes back, or empty
}
