package store

import (
	"encoding/binary"
	"encoding/json"
	"math"

	"verbatim/data"
	"verbatim/data/say"
)

// coding is the first byte of a coded overlap. A row of version 1 is JSON and
// begins with a brace.
const coding = 2

// code is a found overlap as it is stored: numbers as varints, texts with
// their length in front. Its id is the row's; names and dates are the sources'.
func (f Found) code() []byte {
	e := coder{coding}
	e.side(f.A)
	e.side(f.B)
	e.flag(f.Within)
	e.text(string(f.Tier))
	e.real(f.Score)
	e.real(f.ByChance)
	for _, n := range []int{f.WordsA, f.WordsB, f.WordsSame} {
		e.number(n)
	}
	e.tags(f.Tags)
	e.tags(f.Alarms)
	e.text(f.Facts.Rules)
	for _, s := range []string{f.Facts.SpeakerA, f.Facts.SpeakerB, f.Facts.Lead} {
		e.text(s)
	}
	return e
}

// coder appends.
type coder []byte

func (e *coder) number(n int)   { *e = binary.AppendVarint(*e, int64(n)) }
func (e *coder) real(x float64) { *e = binary.LittleEndian.AppendUint64(*e, math.Float64bits(x)) }

func (e *coder) flag(b bool) {
	n := 0
	if b {
		n = 1
	}
	e.number(n)
}

func (e *coder) text(s string) {
	e.number(len(s))
	*e = append(*e, s...)
}

func (e *coder) tags(tags []data.Tag) {
	e.number(len(tags))
	for _, t := range tags {
		e.text(string(t))
	}
}

func (e *coder) side(s data.Side) {
	e.text(s.Revision)
	e.number(len(s.Passage))
	for _, p := range s.Passage {
		e.number(p.Start)
		e.number(p.End)
	}
	e.flag(s.Quoted)
	e.text(string(s.Zone))
}

var errCoding = say.Error("it does not hold what an overlap has")

// decodeFound reads what code wrote, or the JSON of version 1. Names and dates
// of the sides are empty. What many overlaps say, such as a speaker, is one
// string for all that are read with the same texts.
func decodeFound(id string, row []byte, texts *shared) (Found, error) {
	if len(row) > 0 && row[0] == '{' {
		var f Found
		err := json.Unmarshal(row, &f.Overlap)
		f.A.Source, f.B.Source, f.A.Date, f.B.Date = "", "", data.Date{}, data.Date{}
		return f, err
	}
	if len(row) == 0 || row[0] != coding {
		return Found{}, errCoding
	}
	d := decoder{rest: row[1:], same: texts}
	f := Found{Overlap: data.Overlap{ID: id, A: d.side(), B: d.side(), Within: d.flag(), Tier: data.Tier(d.recurring())}}
	f.Score, f.ByChance = d.real(), d.real()
	f.WordsA, f.WordsB, f.WordsSame = d.number(), d.number(), d.number()
	f.Tags, f.Alarms = d.tags(), d.tags()
	f.Facts = Facts{Rules: d.recurring(), SpeakerA: d.recurring(), SpeakerB: d.recurring(), Lead: d.text()}
	if d.broken || len(d.rest) > 0 {
		return Found{}, errCoding
	}
	return f, nil
}

// decoder reads off the front; what is not there is zero and marks it broken.
type decoder struct {
	rest   []byte
	same   *shared
	broken bool
}

// shared is what is kept of the overlaps that are decoded together: the texts
// that recur, by themselves, and room for the passages.
type shared struct {
	texts map[string]string
	spans []data.Span
}

func newShared() *shared { return &shared{texts: map[string]string{}} }

// passage is room for n spans. What is kept for those to come begins small: who
// decodes one row alone needs none.
func (s *shared) passage(n int) data.Passage {
	if n > cap(s.spans)-len(s.spans) {
		s.spans = make([]data.Span, 0, max(n, min(2*cap(s.spans), 2*manyFound)))
	}
	from := len(s.spans)
	s.spans = s.spans[:from+n]
	return data.Passage(s.spans[from : from+n : from+n])
}

func (d *decoder) number() int {
	n, size := binary.Varint(d.rest)
	if size <= 0 {
		d.broken, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

func (d *decoder) flag() bool { return d.number() != 0 }

// count is the length of something of which each part takes a byte at least,
// so that damage cannot ask for all memory.
func (d *decoder) count() int {
	n := d.number()
	if n < 0 || n > len(d.rest) {
		d.broken, d.rest = true, nil
		return 0
	}
	return n
}

func (d *decoder) take(n int) []byte {
	if n > len(d.rest) {
		d.broken, d.rest = true, nil
		return make([]byte, n)
	}
	taken := d.rest[:n]
	d.rest = d.rest[n:]
	return taken
}

func (d *decoder) text() string  { return string(d.take(d.count())) }
func (d *decoder) real() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(d.take(8))) }

// recurring is a text that other overlaps are likely to have too.
func (d *decoder) recurring() string {
	t := d.take(d.count())
	s, ok := d.same.texts[string(t)]
	if !ok {
		s = string(t)
		d.same.texts[s] = s
	}
	return s
}

func (d *decoder) tags() []data.Tag {
	n := d.count()
	if n == 0 {
		return nil
	}
	tags := make([]data.Tag, n)
	for i := range tags {
		tags[i] = data.Tag(d.recurring())
	}
	return tags
}

func (d *decoder) side() data.Side {
	s := data.Side{Revision: d.recurring(), Passage: d.same.passage(d.count())}
	for i := range s.Passage {
		s.Passage[i] = data.Span{Start: d.number(), End: d.number()}
	}
	s.Quoted, s.Zone = d.flag(), data.Zone(d.recurring())
	return s
}
