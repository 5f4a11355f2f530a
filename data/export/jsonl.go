package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/data/say"
)

// A workbench as JSON Lines: a first line that names the format, then texts,
// the files that they came from and events, one a line, and a last line with
// how many of each there are and the SHA-256 of all lines before it. Written in
// their order (texts by hash, files by text and hash, events by time, writer
// and sequence) two workbenches that hold the same are the same bytes.
const (
	workbenchKind   = "workbench"
	workbenchFormat = 1
)

// maxLine is the length of a line in bytes that is still read: a text of
// 20 MB, or a file of 100 MB, with room for how JSON writes them.
const maxLine = 256 << 20

// Record is one line: exactly one of its fields is set.
type Record struct {
	Text  *Text
	File  *File
	Event *Event
}

// Text is a revision's text.
type Text struct{ Hash, Text string }

// File is the bytes that a text came from; nil where they are the text's own.
type File struct {
	Text  string // the text's hash
	Hash  string // of the bytes
	Bytes []byte
}

// Event is one change as the workbench keeps it, with its place in the chain of
// its writer. Spans in its values are bytes.
type Event struct {
	ID, Batch, Writer  string
	Seq                int64
	At                 time.Time // to the microsecond, UTC
	Who, Cause, Undoes string
	Kind, Thing, Field string
	Value, Before      json.RawMessage
	Previous, Hash     []byte
}

// line is any line of the file.
type line struct {
	Verbatim string          `json:"verbatim,omitempty"`
	Format   int             `json:"format,omitempty"`
	File     string          `json:"file,omitempty"`
	Text     string          `json:"text,omitempty"` // a hash
	Content  *string         `json:"content,omitempty"`
	Base64   []byte          `json:"base64,omitempty"`
	Event    string          `json:"event,omitempty"`
	Batch    string          `json:"batch,omitempty"`
	Writer   string          `json:"writer,omitempty"`
	Seq      int64           `json:"seq,omitempty"`
	At       string          `json:"at,omitempty"`
	Who      string          `json:"who,omitempty"`
	Cause    string          `json:"cause,omitempty"`
	Undoes   string          `json:"undoes,omitempty"`
	Kind     string          `json:"kind,omitempty"`
	Thing    string          `json:"thing,omitempty"`
	Field    string          `json:"field,omitempty"`
	Value    json.RawMessage `json:"value,omitempty"`
	Before   json.RawMessage `json:"before,omitempty"`
	Previous string          `json:"previous,omitempty"`
	Hash     string          `json:"hash,omitempty"`
	End      *JSONLCounts    `json:"end,omitempty"`
	SHA256   string          `json:"sha256,omitempty"`
}

// JSONLCounts is how many lines of each kind there are.
type JSONLCounts struct {
	Texts  int `json:"texts"`
	Files  int `json:"files"`
	Events int `json:"events"`
}

func (c *JSONLCounts) take(r Record) {
	switch {
	case r.Text != nil:
		c.Texts++
	case r.File != nil:
		c.Files++
	case r.Event != nil:
		c.Events++
	}
}

// eventTime is how an event's time is written.
const eventTime = "2006-01-02T15:04:05.000000Z"

// JSONLWriter writes a workbench. Its errors are the writer's below it.
type JSONLWriter struct {
	out    *bufio.Writer
	sum    hash.Hash
	counts JSONLCounts
}

// NewJSONLWriter begins with the line that names the format.
func NewJSONLWriter(w io.Writer) (*JSONLWriter, error) {
	j := &JSONLWriter{out: bufio.NewWriter(w), sum: sha256.New()}
	return j, j.put(line{Verbatim: workbenchKind, Format: workbenchFormat})
}

func (j *JSONLWriter) put(l line) error {
	e := json.NewEncoder(io.MultiWriter(j.out, j.sum))
	e.SetEscapeHTML(false)
	return e.Encode(l)
}

// Write writes one record.
func (j *JSONLWriter) Write(r Record) error {
	j.counts.take(r)
	switch {
	case r.Text != nil:
		return j.put(line{Text: r.Text.Hash, Content: &r.Text.Text})
	case r.File != nil:
		return j.put(line{File: r.File.Hash, Text: r.File.Text, Base64: r.File.Bytes})
	case r.Event != nil:
		return j.put(lineOf(r.Event))
	}
	return nil
}

func lineOf(e *Event) line {
	return line{
		Event: e.ID, Batch: e.Batch, Writer: e.Writer, Seq: e.Seq, At: e.At.UTC().Format(eventTime), Who: e.Who, Cause: e.Cause, Undoes: e.Undoes,
		Kind: e.Kind, Thing: e.Thing, Field: e.Field, Value: e.Value, Before: e.Before,
		Previous: hex.EncodeToString(e.Previous), Hash: hex.EncodeToString(e.Hash),
	}
}

// End writes the last line.
func (j *JSONLWriter) End() (JSONLCounts, error) {
	sum := hex.EncodeToString(j.sum.Sum(nil))
	if err := j.put(line{End: &j.counts, SHA256: sum}); err != nil {
		return j.counts, err
	}
	return j.counts, j.out.Flush()
}

// ErrNotJSONL is wrapped where a file does not begin as a workbench does.
var ErrNotJSONL = say.Error("this is no workbench written as JSON Lines")

// JSONLReader reads what a [JSONLWriter] wrote. Its errors are sentences.
type JSONLReader struct {
	in     *bufio.Reader
	sum    hash.Hash
	n      int // of the line last read, from 1
	counts JSONLCounts
}

// NewJSONLReader reads the first line; what does not name the format is an
// [ErrNotJSONL].
func NewJSONLReader(r io.Reader) (*JSONLReader, error) {
	j := &JSONLReader{in: bufio.NewReaderSize(r, 1<<16), sum: sha256.New()}
	if b, _ := j.in.Peek(len(bom)); string(b) == bom {
		_, _ = j.in.Discard(len(bom)) // just seen: cannot fail
	}
	if b, _ := j.in.Peek(1); string(b) != "{" {
		return nil, say.Errorf("%w: it does not begin with {", ErrNotJSONL)
	}
	raw, err := j.read()
	var l line
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrNotJSONL, err)
	case json.Unmarshal(raw, &l) != nil || l.Verbatim != workbenchKind:
		return nil, say.Errorf("%w: its first line does not say so", ErrNotJSONL)
	case l.Format > workbenchFormat:
		return nil, say.Errorf("this file was written by a newer Verbatim, in format %d; this one reads format %d", l.Format, workbenchFormat)
	}
	_, _ = j.sum.Write(append(raw, '\n')) // a hash takes all
	return j, nil
}

// read is the next line without its end.
func (j *JSONLReader) read() ([]byte, error) {
	var all []byte
	for {
		part, err := j.in.ReadSlice('\n')
		all = append(all, part...)
		switch {
		case len(all) > maxLine:
			return nil, say.Errorf("line %d is longer than %d MB", j.n+1, maxLine>>20)
		case err == nil:
			j.n++
			return bytes.TrimSuffix(all[:len(all)-1], []byte("\r")), nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(all) > 0:
			return nil, say.Errorf("the file is cut off in line %d", j.n+1)
		case errors.Is(err, io.EOF):
			return nil, say.Errorf("the file is cut off after line %d: the line that ends it is missing", j.n)
		default:
			return nil, err
		}
	}
}

// Next is the next record; io.EOF after the last, where the counts and the hash
// of the last line agree with what was read.
func (j *JSONLReader) Next() (Record, error) {
	raw, err := j.read()
	if err != nil {
		return Record{}, err
	}
	if !utf8.Valid(raw) {
		return Record{}, say.Errorf("line %d is no UTF-8 text: the file was saved in another encoding, or is damaged", j.n)
	}
	var l line
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	err = d.Decode(&l)
	if err == nil && d.InputOffset() != int64(len(raw)) {
		err = say.Error("it goes on after its end")
	}
	if err != nil {
		return Record{}, say.Errorf("line %d is none of a workbench's lines: %w", j.n, err)
	}
	if l.End != nil {
		return Record{}, j.end(l)
	}
	_, _ = j.sum.Write(append(raw, '\n'))
	r, err := l.record()
	if err != nil {
		return Record{}, say.Errorf("line %d is none of a workbench's lines: %w", j.n, err)
	}
	j.counts.take(r)
	return r, nil
}

// end compares the last line with what was read.
func (j *JSONLReader) end(l line) error {
	if _, err := j.in.ReadByte(); err == nil {
		return say.Errorf("the file goes on after line %d, which ends it", j.n)
	}
	if *l.End != j.counts || l.SHA256 != hex.EncodeToString(j.sum.Sum(nil)) {
		return say.Error("the file is not as it was written: its last line tells of other lines than stand in it")
	}
	return io.EOF
}

// Counts is how many records were read so far.
func (j *JSONLReader) Counts() JSONLCounts { return j.counts }

func (l line) record() (Record, error) {
	switch {
	case l.Event != "":
		e, err := l.event()
		return Record{Event: e}, err
	case l.File != "" && l.Text != "":
		return Record{File: &File{Text: l.Text, Hash: l.File, Bytes: l.Base64}}, nil
	case l.Text != "" && l.Content != nil:
		return Record{Text: &Text{l.Text, *l.Content}}, nil
	}
	return Record{}, say.Error("it is neither a text nor a file nor an event")
}

func (l line) event() (*Event, error) {
	at, err := time.Parse(eventTime, l.At)
	if err != nil {
		return nil, say.Errorf("“%s” is not the time of an event", l.At)
	}
	previous, errP := hex.DecodeString(l.Previous)
	sum, errH := hex.DecodeString(l.Hash)
	if errP != nil || errH != nil || len(l.Value) == 0 || len(l.Before) == 0 {
		return nil, say.Error("the event is not whole")
	}
	return &Event{
		ID: l.Event, Batch: l.Batch, Writer: l.Writer, Seq: l.Seq, At: at, Who: l.Who, Cause: l.Cause, Undoes: l.Undoes,
		Kind: l.Kind, Thing: l.Thing, Field: l.Field, Value: l.Value, Before: l.Before, Previous: previous, Hash: sum,
	}, nil
}

// IsJSONL tells by its beginning whether a file is a workbench as JSON Lines.
func IsJSONL(beginning []byte) bool {
	return strings.HasPrefix(strings.TrimPrefix(string(beginning), bom), `{"verbatim":"`+workbenchKind+`"`)
}
