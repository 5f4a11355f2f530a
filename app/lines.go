package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"runtime"
	"sync"
	"time"

	"verbatim/data"
	"verbatim/data/desk"
)

// The JSON of every command. Offsets are code points into the source's text;
// what is unknown is null.

type points [2]int

type zoneLine struct {
	Kind data.Zone `json:"kind"`
	Span points    `json:"span"`
}

type damageLine struct {
	Span points `json:"span"`
	Why  string `json:"why"`
}

type sourceLine struct {
	Source    string       `json:"source"`
	Title     *string      `json:"title"`
	Publisher *string      `json:"publisher"`
	Author    *string      `json:"author"`
	Date      *string      `json:"date"`
	URL       *string      `json:"url"`
	Language  *string      `json:"language"`
	Chars     int          `json:"chars"`
	SHA256    string       `json:"sha256"`
	Zones     []zoneLine   `json:"zones"`
	Damage    []damageLine `json:"damage"`
}

// detailedLine is what `sources --details` adds.
type detailedLine struct {
	sourceLine
	Origins originsLine  `json:"origins"`
	Charset *charsetLine `json:"charset"`
	Notes   []string     `json:"notes"`
}

// originsLine says where each field was read: "page: meta og:title".
type originsLine struct {
	Title     *string `json:"title"`
	Publisher *string `json:"publisher"`
	Author    *string `json:"author"`
	Date      *string `json:"date"`
	URL       *string `json:"url"`
	Language  *string `json:"language"`
}

type charsetLine struct {
	Name string          `json:"name"`
	How  data.CharsetHow `json:"how"`
}

type speakerLine struct {
	Text string  `json:"text"`
	Span points  `json:"span"`
	Name *string `json:"name"`
	Role *string `json:"role"`
}

type cueLine struct {
	Text string `json:"text"`
	Span points `json:"span"`
}

type quoteLine struct {
	Source    string       `json:"source"`
	Statement int          `json:"statement"`
	Span      points       `json:"span"`
	Text      string       `json:"text"`
	Kind      string       `json:"kind"`
	Closed    bool         `json:"closed"`
	Zone      data.Zone    `json:"zone"`
	Speaker   *speakerLine `json:"speaker"`
	Cue       *cueLine     `json:"cue"`
	Credit    *string      `json:"credit"`
	How       *string      `json:"how"`
}

type sideLine struct {
	Source string    `json:"source"`
	Spans  []points  `json:"spans"`
	Text   []string  `json:"text"`
	Quoted bool      `json:"quoted"`
	Zone   data.Zone `json:"zone"`
}

type findLine struct {
	Rank      int        `json:"rank"`
	ID        string     `json:"id"`
	A         sideLine   `json:"a"`
	B         sideLine   `json:"b"`
	Within    bool       `json:"within"`
	Tier      data.Tier  `json:"tier"`
	Score     float64    `json:"score"`
	ByChance  float64    `json:"by_chance"`
	WordsA    int        `json:"words_a"`
	WordsB    int        `json:"words_b"`
	WordsSame int        `json:"words_same"`
	Tags      []data.Tag `json:"tags"`
}

type overlapLine struct {
	findLine
	Status   data.Status   `json:"status"`
	FoundBy  string        `json:"found_by"`
	Verdicts []verdictLine `json:"verdicts"`
}

type verdictLine struct {
	ID          string           `json:"id"`
	Reviewer    string           `json:"reviewer"`
	Wording     data.Wording     `json:"wording"`
	Attribution data.Attribution `json:"attribution"`
	Sense       data.Sense       `json:"sense"`
	Overall     string           `json:"overall"`
	Rating      *data.Rating     `json:"rating"`
	ReviewedAt  string           `json:"reviewed_at"`
}

// judgedLine is what `judge` prints: the whole verdict with every default it
// stored.
type judgedLine struct {
	Overlap string `json:"overlap"`
	verdictLine
	Status       data.Status     `json:"status"`
	Severity     data.Severity   `json:"severity"`
	Confidence   data.Confidence `json:"confidence"`
	Direction    data.Direction  `json:"direction"`
	CommonSource *string         `json:"common_source"`
	Alterations  []data.Tag      `json:"alterations"`
	Tags         []string        `json:"tags"`
	Notes        *string         `json:"notes"`
	Evidence     []evidenceLine  `json:"evidence"`
}

type evidenceLine struct {
	Label    *string `json:"label"`
	Link     *string `json:"link"`
	Quote    *string `json:"quote"`
	Accessed *string `json:"accessed"`
}

type changeLine struct {
	Op        data.Op   `json:"op"`
	A         points    `json:"a"`
	B         points    `json:"b"`
	TextA     string    `json:"text_a"`
	TextB     string    `json:"text_b"`
	Kind      *data.Tag `json:"kind"`
	Marked    bool      `json:"marked"`
	Inherited bool      `json:"inherited_mark"`
	Says      string    `json:"says"`
}

type proposalLine struct {
	Wording     *data.Wording     `json:"wording"`
	Attribution *data.Attribution `json:"attribution"`
	Why         string            `json:"why"`
}

type compareLine struct {
	WordsA       int          `json:"words_a"`
	WordsB       int          `json:"words_b"`
	WordsSame    int          `json:"words_same"`
	WordsMoved   int          `json:"words_moved"`
	WordsRemoved int          `json:"words_removed"`
	WordsAdded   int          `json:"words_added"`
	Tags         []data.Tag   `json:"tags"`
	Alarms       []data.Tag   `json:"alarms"`
	SpeakerA     *string      `json:"speaker_a"`
	SpeakerB     *string      `json:"speaker_b"`
	CreditA      *string      `json:"credit_a"`
	CreditB      *string      `json:"credit_b"`
	Proposed     proposalLine `json:"proposed"`
	Changes      []changeLine `json:"changes"`
}

type historyLine struct {
	Event   string          `json:"event"`
	Overlap string          `json:"overlap"`
	Verdict *string         `json:"verdict"`
	At      string          `json:"at"`
	Who     *string         `json:"who"`
	Field   string          `json:"field"`
	Before  json.RawMessage `json:"before"`
	After   json.RawMessage `json:"after"`
	Cause   string          `json:"cause"`
	Undoes  *string         `json:"undoes"`
}

type checkLine struct {
	Events   int      `json:"events"`
	Sources  int      `json:"sources"`
	Verdicts int      `json:"verdicts"`
	Problems []string `json:"problems"`
}

// known is nil for an empty value: unknown is null.
func known[T ~string](s T) *T {
	if s == "" {
		return nil
	}
	return &s
}

// list is never nil: an empty list is [].
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

func pair(s data.Span) points { return points{s.Start, s.End} }

// lines writes JSON Lines as people can read them: no HTML escapes.
func lines(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// linesAtOnce are written by one core at a time.
const linesAtOnce = 256

// writeLines writes n lines of JSON in their order, made on all cores: those of a
// large search are half a gigabyte.
func writeLines[T any](j job, n int, line func(i int) T) error {
	parts := make([]struct {
		bytes.Buffer
		err error
	}, runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += len(parts) * linesAtOnce {
		var wait sync.WaitGroup
		for k := range parts {
			wait.Go(func() {
				p, first := &parts[k], from+k*linesAtOnce
				p.Reset()
				enc := lines(p)
				for i := first; i < min(n, first+linesAtOnce) && p.err == nil; i++ {
					p.err = enc.Encode(line(i))
				}
			})
		}
		wait.Wait()
		for k := range parts {
			_, err := j.out.Write(parts[k].Bytes())
			if err := cmp.Or(j.Err(), parts[k].err, err); err != nil {
				return err
			}
		}
	}
	return nil
}

func sourceOf(in desk.Incoming) sourceLine {
	r := in.Open()
	p := data.NewPoints(r.Revision.Text)
	l := sourceLine{
		Source: r.Name, Title: known(r.Title), Publisher: known(r.Publisher), Author: known(r.Author),
		Date: known(r.Date.String()), URL: known(r.URL), Language: known(r.Language),
		Chars: p.Of(len(r.Revision.Text)), SHA256: r.Revision.Hash, Zones: []zoneLine{}, Damage: []damageLine{},
	}
	for _, z := range r.Zones {
		l.Zones = append(l.Zones, zoneLine{z.Kind, pair(p.Span(z.Span))})
	}
	for _, d := range r.Damage {
		l.Damage = append(l.Damage, damageLine{pair(p.Span(d.Span)), d.Why})
	}
	return l
}

func detailsOf(l sourceLine, in desk.Incoming) detailedLine {
	d := detailedLine{sourceLine: l, Origins: originsOf(in.Origins), Notes: list(in.Notes)}
	if in.Charset.Name != "" {
		d.Charset = &charsetLine{in.Charset.Name, in.Charset.How}
	}
	return d
}

func originsOf(o data.Origins) originsLine {
	return originsLine{
		known(o.Title.String()), known(o.Publisher.String()), known(o.Author.String()), known(o.Date.String()), known(o.URL.String()), known(o.Language.String()),
	}
}

func quoteOf(source, text string, p data.Points, q desk.Quotation) quoteLine {
	l := quoteLine{
		Source: source, Statement: q.Statement, Span: pair(p.Span(q.Outer)), Text: q.Outer.Of(text), Kind: string(q.Kind),
		Closed: q.Closed, Zone: q.Zone, Credit: known(q.Credit), How: known(q.How),
	}
	if s := q.Speaker; s != nil {
		l.Speaker = &speakerLine{s.Text, pair(p.Span(s.Span)), known(s.Name), known(s.Role)}
	}
	if q.Cue != nil {
		l.Cue = &cueLine{q.Cue.Of(text), pair(p.Span(*q.Cue))}
	}
	return l
}

func sideOf(s data.Side, text string, p data.Points) sideLine {
	l := sideLine{Source: s.Source, Text: s.Passage.Texts(text), Quoted: s.Quoted, Zone: s.Zone}
	for _, sp := range p.Passage(s.Passage) {
		l.Spans = append(l.Spans, pair(sp))
	}
	return l
}

func verdictOf(scale data.Scale, v data.Verdict) verdictLine {
	o := v.Overall().In(scale)
	l := verdictLine{v.ID, v.Reviewer, v.Wording, v.Attribution, v.Sense, o.Label, nil, v.At.UTC().Format(time.RFC3339)}
	if o.Rating > 0 {
		l.Rating = &o.Rating
	}
	return l
}

func judgedOf(scale data.Scale, v data.Verdict, s data.Status) judgedLine {
	l := judgedLine{
		Overlap: v.Overlap, verdictLine: verdictOf(scale, v), Status: s, Severity: v.Severity, Confidence: v.Confidence, Direction: v.Direction,
		CommonSource: known(v.CommonSource), Alterations: list(v.Alterations), Tags: list(v.Tags), Notes: known(v.Notes), Evidence: []evidenceLine{},
	}
	for _, e := range v.Evidence {
		l.Evidence = append(l.Evidence, evidenceLine{known(e.Label), known(e.Link), known(e.Quote), known(e.Accessed.String())})
	}
	return l
}

func historyOf(e data.Event) historyLine {
	return historyLine{
		e.ID, e.Overlap, known(e.Verdict), e.At.UTC().Format(time.RFC3339Nano), known(e.Who), e.Field,
		json.RawMessage(orNull(e.Before)), json.RawMessage(orNull(e.After)), e.Cause, known(e.Undoes),
	}
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return s
}
