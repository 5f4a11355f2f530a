package export

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"slices"
	"strings"

	"verbatim/data/say"
)

// Document is a source as passim reads one: a line of JSON each.
type Document struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Series string `json:"series"`         // the outlet
	Date   string `json:"date,omitempty"` // passim sorts by it; left out where unknown
	Title  string `json:"title,omitempty"`
}

// Manifest says what a corpus holds, so that what comes back can be told to be
// of it.
type Manifest struct {
	Format    string         `json:"format"` // "passim"
	Version   int            `json:"version"`
	SHA256    string         `json:"sha256"` // of the corpus file
	Documents []ManifestLine `json:"documents"`
}

// ManifestLine is one document of the corpus.
type ManifestLine struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	SHA256 string `json:"sha256"` // of the text
}

// PassimWriter writes a corpus for passim on Apache Spark.
type PassimWriter struct {
	out      io.Writer
	sum      hash.Hash
	manifest Manifest
}

// NewPassimWriter writes to w, which the caller closes.
func NewPassimWriter(w io.Writer) *PassimWriter {
	sum := sha256.New()
	return &PassimWriter{out: io.MultiWriter(w, sum), sum: sum, manifest: Manifest{Format: "passim", Version: 1, Documents: []ManifestLine{}}}
}

// Write adds one document; source is its name and textHash that of its text.
func (p *PassimWriter) Write(d Document, source, textHash string) error {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		return err
	}
	p.manifest.Documents = append(p.manifest.Documents, ManifestLine{d.ID, source, textHash})
	_, err := p.out.Write(line.Bytes())
	return err
}

// Manifest is that of what was written.
func (p *PassimWriter) Manifest() Manifest {
	p.manifest.SHA256 = hex.EncodeToString(p.sum.Sum(nil))
	return p.manifest
}

// Aligned is a stretch of a document that passim lined up: code points, from 0, the
// end exclusive.
type Aligned struct {
	ID         string
	Begin, End int
	text       string
	aligned    bool // text has gaps, and hyphens in another form
}

// Says tells whether passim read what stands in the stretch.
func (s Aligned) Says(text string) bool {
	if s.aligned {
		return strings.ReplaceAll(s.text, "-", "") == strings.ReplaceAll(text, "-", "\u2010")
	}
	return s.text == text
}

// Reused is two stretches that passim lined up.
type Reused struct{ A, B Aligned }

// PassimReader gathers what passim wrote, from as many files as it wrote: of
// align.json (passim --pairwise) two stretches a line, of out.json one stretch of
// a cluster a line. The fields are those of passim 2 (seriatim.py of dasmiq/passim).
type PassimReader struct {
	pairs    []Reused
	clusters map[string][]member
	order    []string
}

// member is one passage of a cluster.
type member struct {
	Aligned
	date string
}

// maxPassimLine is the longest line that is read, in bytes: a line holds a
// passage and the fields of its document, which may be its whole text.
const maxPassimLine = 64 << 20

// passimLine has the fields of both files; what is missing is nil.
type passimLine struct {
	ID      *string     `json:"id"`
	Begin   *int        `json:"begin"`
	End     *int        `json:"end"`
	Text    *string     `json:"text"`
	Date    any         `json:"date"`
	Cluster json.Number `json:"cluster"`

	ID2    *string `json:"id2"`
	Begin2 *int    `json:"begin2"`
	End2   *int    `json:"end2"`
	S1     *string `json:"s1"`
	S2     *string `json:"s2"`
}

// Read takes in one file. The error names the line.
func (p *PassimReader) Read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxPassimLine)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := p.line(lines.Bytes()); err != nil {
			return say.Errorf("line %d %w", n, err)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return say.Errorf("line %d is longer than %d MB", n+1, maxPassimLine>>20)
	}
	return lines.Err()
}

// IsPassim tells whether a file begins with a line of passim's.
func IsPassim(r io.Reader) bool {
	lines := bufio.NewScanner(io.LimitReader(r, maxPassimLine))
	lines.Buffer(nil, maxPassimLine)
	var p PassimReader
	return lines.Scan() && p.line(lines.Bytes()) == nil
}

func (p *PassimReader) line(raw []byte) error {
	var l passimLine
	if err := json.Unmarshal(raw, &l); err != nil {
		return say.Error("is none of passim’s: it is no JSON object with its fields")
	}
	switch {
	case l.ID == nil || l.Begin == nil || l.End == nil:
		return say.Error("is none of passim’s: it has no id, begin and end")
	case l.ID2 != nil && l.Begin2 != nil && l.End2 != nil && l.S1 != nil && l.S2 != nil:
		p.pairs = append(p.pairs, Reused{
			Aligned{*l.ID, *l.Begin, *l.End, *l.S1, true},
			Aligned{*l.ID2, *l.Begin2, *l.End2, *l.S2, true},
		})
	case l.Cluster != "" && l.Text != nil:
		date, _ := l.Date.(string)
		if p.clusters == nil {
			p.clusters = map[string][]member{}
		}
		c := l.Cluster.String()
		if p.clusters[c] == nil {
			p.order = append(p.order, c)
		}
		p.clusters[c] = append(p.clusters[c], member{Aligned{*l.ID, *l.Begin, *l.End, *l.Text, false}, date})
	default:
		return say.Error("is none of passim’s: it is neither a pair (id2, begin2, end2, s1, s2) nor a passage of a cluster (cluster, text)")
	}
	return nil
}

// Reused is what was read: the pairs, and of each cluster its earliest passage
// with every other, so that a passage in a hundred papers gives 99 pairs and
// not 4,950. Passages without a date come last; ties go by id and place. Those
// of documents that are not here come behind all others.
func (p *PassimReader) Reused(here func(id string) bool) []Reused {
	out := slices.Clone(p.pairs)
	for _, c := range p.order {
		members := p.clusters[c]
		slices.SortFunc(members, func(x, y member) int {
			if a, b := here(x.ID), here(y.ID); a != b {
				return map[bool]int{true: -1, false: 1}[a]
			}
			if (x.date == "") != (y.date == "") {
				return cmp.Compare(y.date, x.date)
			}
			return cmp.Or(strings.Compare(x.date, y.date), strings.Compare(x.ID, y.ID), cmp.Compare(x.Begin, y.Begin))
		})
		for _, m := range members[1:] {
			out = append(out, Reused{members[0].Aligned, m.Aligned})
		}
	}
	return out
}
