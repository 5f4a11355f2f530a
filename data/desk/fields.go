package desk

import (
	"bytes"
	"encoding/json"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/store"
)

// The fields of the store that the desk sets. The fields of a verdict and of
// the tags that wait for one are named after the reviewer.
const (
	fieldName     = "name"
	fieldMeta     = "meta"
	fieldRevision = "revision"
	fieldRemoved  = "removed"
	fieldEarlier  = "earlier" // the hashes of a source's earlier texts, oldest first
	fieldZones    = "zones"   // that persons drew in its texts
	fieldOverlap  = "overlap"
	fieldStatus   = "status"
	fieldVerdict  = "verdict/"
	fieldTags     = "tags/"   // of a reviewer, while they wait for the verdict
	fieldSettled  = "settled" // the adjudicator's verdict
	fieldValue    = "value"
	fieldMark     = "mark"
)

// Why an event was stored. Those of create and setting are no steps; undo and
// redo are the store's.
const (
	causeCreate  = "create"
	causeSetting = "setting"
	causeBring   = "bring"
	causeMeta    = "meta"
	causeRemove  = "remove"
	causeRename  = "rename"
	causeNote    = "note-source"
	causeRevise  = "revise"
	causeZone    = "zone"
	causeConfirm = "confirm"
	causePlace   = "place"
	causeJudge   = "judge"
	causeSettle  = "adjudicate"
	causeName    = "name-reviewer"
	causeBlind   = "blind"
	causeStatus  = "status"
	causeTag     = "tag"
	causeCopies  = "judge-copies"
	causeLineUp  = "line-up"
	causePassim  = "import-passim"
	causeSpan    = "add-span"
	causeUnspan  = "take-span"
	causeDraw    = "draw-spans"
	causeRevert  = "revert" // one past change of an overlap, by itself
	causeStyle   = "style"
	causeScale   = "scale"
	causeImport  = "import"
	causeAliases = "aliases"
	causeMark    = "mark"
	causeJoin    = "join-names"
	causeSplit   = "split-names"
	causeUndo    = "undo"
	causeRedo    = "redo"
)

// wordsJSON are the fields of what is known of a source in words, or the
// origins of those fields.
type wordsJSON struct {
	Title     string `json:"title,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Author    string `json:"author,omitempty"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Language  string `json:"language,omitempty"`
}

// metaJSON is what is known of a source, as it is stored.
type metaJSON struct {
	wordsJSON
	From *wordsJSON `json:"from,omitempty"` // where each was read; of workbenches from before that was kept, nothing
}

func encodeMeta(m data.Meta, o data.Origins) json.RawMessage {
	j := metaJSON{wordsJSON: wordsJSON{m.Title, m.Publisher, m.Author, m.Date.String(), m.URL, m.Language}}
	if o != (data.Origins{}) {
		j.From = &wordsJSON{o.Title.String(), o.Publisher.String(), o.Author.String(), o.Date.String(), o.URL.String(), o.Language.String()}
	}
	return encode(j)
}

func decodeMeta(raw json.RawMessage) (data.Meta, data.Origins, error) {
	m, err := decode[metaJSON](raw)
	if err != nil {
		return data.Meta{}, data.Origins{}, err
	}
	var o data.Origins
	if f := m.From; f != nil {
		from := data.ParseOrigin
		o = data.Origins{
			Title: from(f.Title), Publisher: from(f.Publisher), Author: from(f.Author), Date: from(f.Date), URL: from(f.URL), Language: from(f.Language),
		}
	}
	date, err := data.ParseDate(m.Date)
	if err != nil {
		err = unsound(raw)
	}
	return data.Meta{Title: m.Title, Publisher: m.Publisher, Author: m.Author, Date: date, URL: m.URL, Language: m.Language}, o, err
}

// soundDate refuses a date that could be stored and not be read again.
func soundDate(d data.Date) error {
	if back, err := data.ParseDate(d.String()); err != nil || back != d {
		return mistake("The date %d-%d-%d is in no calendar. Write 2015-10-07, or 2015-10, or 2015.", d.Year, d.Month, d.Day)
	}
	return nil
}

// verdictJSON is a verdict as it is stored and as history tells it. Overall
// and rating follow from the rest and are filled in for history only.
type verdictJSON struct {
	ID           string           `json:"id"`
	Reviewer     string           `json:"reviewer"`
	Wording      data.Wording     `json:"wording"`
	Attribution  data.Attribution `json:"attribution"`
	Sense        data.Sense       `json:"sense"`
	SenseTouched bool             `json:"sense_touched"`
	Overall      string           `json:"overall,omitempty"`
	Rating       *data.Rating     `json:"rating,omitempty"`
	Overridden   *data.Rating     `json:"overridden,omitempty"`
	Severity     data.Severity    `json:"severity"`
	Confidence   data.Confidence  `json:"confidence"`
	Direction    data.Direction   `json:"direction"`
	CommonSource string           `json:"common_source,omitempty"`
	Alterations  []data.Tag       `json:"alterations"` // null: nobody looked at them, as with unrelated
	Tags         []string         `json:"tags"`
	Notes        string           `json:"notes,omitempty"`
	Evidence     []evidenceJSON   `json:"evidence"`
	ReviewedAt   time.Time        `json:"reviewed_at"`
	AppliedFrom  string           `json:"applied_from,omitempty"` // the overlap that was judged, where this is a copy of it
}

type evidenceJSON struct {
	Label    string `json:"label,omitempty"`
	Link     string `json:"link,omitempty"`
	Quote    string `json:"quote,omitempty"`
	Accessed string `json:"accessed,omitempty"`
}

func encodeVerdict(v data.Verdict) json.RawMessage {
	j := verdictJSON{
		ID: v.ID, Reviewer: v.Reviewer, Wording: v.Wording, Attribution: v.Attribution, Sense: v.Sense, SenseTouched: v.SenseTouched,
		Overridden: v.Overridden, Severity: v.Severity, Confidence: v.Confidence, Direction: v.Direction, CommonSource: v.CommonSource,
		Alterations: v.Alterations, Tags: some(v.Tags), Notes: v.Notes, Evidence: encodeEvidence(v.Evidence), ReviewedAt: v.At,
		AppliedFrom: v.AppliedFrom,
	}
	return encode(j)
}

func encodeEvidence(evidence []data.Evidence) []evidenceJSON {
	out := []evidenceJSON{}
	for _, e := range evidence {
		out = append(out, evidenceJSON{e.Label, e.Link, e.Quote, e.Accessed.String()})
	}
	return out
}

func decodeEvidence(evidence []evidenceJSON) ([]data.Evidence, error) {
	var out []data.Evidence
	for _, e := range evidence {
		date, err := data.ParseDate(e.Accessed)
		if err != nil {
			return nil, err
		}
		out = append(out, data.Evidence{Label: e.Label, Link: e.Link, Quote: e.Quote, Accessed: date})
	}
	return out, nil
}

func decodeVerdict(overlap string, raw json.RawMessage) (data.Verdict, error) {
	j, err := decode[verdictJSON](raw)
	if err != nil {
		return data.Verdict{}, err
	}
	v := data.Verdict{ID: j.ID, Overlap: overlap, Reviewer: j.Reviewer, At: j.ReviewedAt, AppliedFrom: j.AppliedFrom, Judgement: data.Judgement{
		Wording: j.Wording, Attribution: j.Attribution, Sense: j.Sense, SenseTouched: j.SenseTouched, Overridden: j.Overridden,
		Severity: j.Severity, Confidence: j.Confidence, Direction: j.Direction, CommonSource: j.CommonSource,
		Alterations: j.Alterations, Tags: j.Tags, Notes: j.Notes,
	}}
	if r := j.Overridden; r != nil && (*r < 0 || int(*r) >= len(data.Labels)) {
		return v, unsound(raw)
	}
	if v.Evidence, err = decodeEvidence(j.Evidence); err != nil {
		err = unsound(raw)
	}
	return v, err
}

// encode writes a value of ours; none of them can fail.
func encode(v any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // only channels, functions and cycles cannot be written
	}
	return bytes.TrimSpace(b.Bytes())
}

// decode reads a stored value; its error names what stood there.
func decode[T any](raw json.RawMessage) (T, error) {
	var v T
	if json.Unmarshal(raw, &v) != nil {
		return v, unsound(raw)
	}
	return v, nil
}

// unsound is what is said of a stored value that no Verbatim stores. Where it is
// not what the events say, a repair helps.
func unsound(raw json.RawMessage) error {
	return store.Damage("a value in the workbench is none that Verbatim stores there (%.60s); check it with “verbatim check”", raw)
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

// reviewerOf is the reviewer a verdict's field is named after.
func reviewerOf(field string) (string, bool) { return strings.CutPrefix(field, fieldVerdict) }

// some is never nil: an empty list is written [], not null.
func some[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
