package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// line is one source of a .jsonl file. Only text is needed.
type line struct {
	ID        json.RawMessage `json:"id"` // a string or a number
	Text      *string         `json:"text"`
	Title     *string         `json:"title"`
	Publisher *string         `json:"publisher"`
	Author    *string         `json:"author"`
	Date      *string         `json:"date"`
	URL       *string         `json:"url"`
	Language  *string         `json:"language"`

	keys [8]string // under which the parts stood, where they were looked for
}

// lines reads a collection: one JSON object a line.
func (f *file) lines() error {
	most := MaxFile
	next := splitLines(bytes.TrimPrefix(f.raw, []byte("\xef\xbb\xbf")))
	if f.ending == ".jsonl.gz" {
		z, err := gzip.NewReader(bytes.NewReader(f.raw))
		if err != nil {
			return say.Error("the file is not packed with gzip, whatever its name says")
		}
		most = min(MaxFile, max(freeRatio, maxRatio*len(f.raw)))
		b := bufio.NewReaderSize(&bounded{r: z, left: most}, 1<<16)
		next = func() ([]byte, error) { return readLine(b) }
	}
	next, t, err := f.keyed(next)
	if err != nil {
		return err
	}
	for number, more := 0, true; more; {
		var some []numbered
		size := 0
		for more && size < linesAtOnce && number <= maxLines {
			one, err := next()
			number++
			more = err == nil
			if len(bytes.TrimSpace(one)) > 0 && (more || errors.Is(err, io.EOF)) {
				some = append(some, numbered{raw: one, number: number})
				size += len(one) + lineWeight
			}
			if err != nil && !errors.Is(err, io.EOF) {
				some = append(some, numbered{number: number, err: err})
			}
		}
		err := cmp.Or(f.some(some, t), f.crowded())
		if err == nil && number > maxLines {
			err = say.Errorf("the file holds more than %d lines, most of them empty: cut it into parts", maxLines)
		}
		switch {
		case errors.Is(err, errBomb) && most < MaxFile:
			return errSwells
		case err != nil:
			return err
		}
	}
	if len(f.batch.Items) == 0 {
		return say.Error("the file holds no sources: each line is to be one, like {\"id\": \"…\", \"text\": \"…\"}")
	}
	return nil
}

const (
	linesAtOnce = 4 << 20 // bytes of lines that are held to be read on all cores
	maxLines    = 10 * maxSources
	lineWeight  = 1 << 10 // bytes that a line takes beside its own, however short it is
)

// numbered is a line and what comes of it.
type numbered struct {
	raw    []byte
	number int // from 1
	item   Item
	err    error
}

// some reads some lines, on all cores: what a text says of itself is looked for
// in all of it. The first line that cannot be read is the error.
func (f *file) some(lines []numbered, t *Table) error {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(len(lines), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(lines)); i = next.Add(1) - 1 {
				if l := &lines[i]; l.err == nil {
					l.item, l.err = f.line(l.raw, l.number, t)
				}
			}
		})
	}
	wait.Wait()
	for i := range lines {
		if l := &lines[i]; l.err != nil {
			return say.Errorf("line %d: %w", l.number, l.err)
		}
		f.batch.Items = append(f.batch.Items, lines[i].item)
	}
	return nil
}

// keyLines is how many lines are asked for the keys of a file: later ones may
// have more, but hardly for the first time.
const keyLines = 100

// keyed looks ahead for the keys of the first lines, and gives them all the
// same. Lines that are no objects are told of when they are read.
func (f *file) keyed(next func() ([]byte, error)) (again func() ([]byte, error), t *Table, err error) {
	type read struct {
		line []byte
		err  error
	}
	var ahead []read
	var keys, first []string
	seen := map[string]bool{}
	for len(ahead) < keyLines {
		line, err := next()
		if len(ahead) == 0 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		ahead = append(ahead, read{line, err})
		var all map[string]json.RawMessage
		if len(line) <= MaxText && utf8.Valid(line) && json.Unmarshal(line, &all) == nil {
			for _, k := range slices.Sorted(maps.Keys(all)) {
				if !seen[k] {
					seen[k] = true
					keys, first = append(keys, k), append(first, plainValue(all[k]))
				}
			}
		}
		if err != nil {
			break
		}
	}
	if len(keys) > 0 {
		if t, _, err = f.o.newTable(keys, first); err != nil {
			return nil, nil, err
		}
	}
	return func() ([]byte, error) {
		if len(ahead) == 0 {
			return next()
		}
		r := ahead[0]
		ahead = ahead[1:]
		return r.line, r.err
	}, t, nil
}

// plainValue is a JSON value as a person reads it.
func plainValue(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}

// splitLines gives the lines of what is in memory already, without copies.
func splitLines(raw []byte) func() ([]byte, error) {
	return func() ([]byte, error) {
		line, rest, more := bytes.Cut(raw, []byte("\n"))
		raw = rest
		if !more {
			return line, io.EOF
		}
		return line, nil
	}
}

// readLine reads one line of a packed file, and stops where it holds more
// text than is read.
func readLine(b *bufio.Reader) ([]byte, error) {
	var out []byte
	escapes := 0
	for {
		part, err := b.ReadSlice('\n')
		if err == nil && out == nil && len(part) < otherFields {
			return bytes.Clone(part), nil
		}
		escapes += 5*bytes.Count(part, []byte(`\u`)) + bytes.Count(part, []byte(`\`))
		out = append(out, part...)
		if n := len(out) - escapes - otherFields; n > MaxText {
			return nil, tooLarge(n)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errBomb):
			return nil, say.Error("the packed file is damaged or cut off here")
		}
		return out, err
	}
}

var errBomb = say.Errorf("the file unpacks to more than %d MB, which is not read: cut it into parts", MaxFile>>20)

// bounded stops reading what unpacks to too much.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errBomb
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// line reads one line. Errors do not name the line.
func (f *file) line(raw []byte, number int, t *Table) (Item, error) {
	if n := atLeastText(raw); n > MaxText {
		return Item{}, tooLarge(n)
	}
	var l line
	if !utf8.Valid(raw) {
		return Item{}, say.Error("it is not UTF-8")
	}
	if err := parseLine(raw, &l, t); err != nil {
		return Item{}, err
	}
	if l.Text == nil {
		return Item{}, say.Errorf("“%s” is missing", cmp.Or(t.chosen().Text, "text"))
	}
	text := strings.ReplaceAll(strings.TrimPrefix(*l.Text, "\ufeff"), "\r\n", "\n")
	if strings.TrimSpace(text) == "" {
		return Item{}, say.Error("“text” is empty")
	}
	if err := sound(text); err != nil {
		return Item{}, say.Errorf("“text”: %w", err)
	}
	if strings.ContainsRune(text, utf8.RuneError) && loneSurrogate.Match(raw) {
		return Item{}, errSurrogate
	}
	date, notes, err := l.date(t)
	if err != nil {
		return Item{}, err
	}
	name, err := id(l.ID, number)
	if err != nil {
		return Item{}, err
	}
	it := Item{Name: name, Text: text, Table: t, Notes: notes, Meta: data.Meta{
		Title: value(l.Title), Publisher: value(l.Publisher), Author: personName(value(l.Author)), Date: date, URL: value(l.URL), Language: value(l.Language),
	}}
	it.Origins = l.origins(it.Meta)
	return it.completed(), nil
}

// date is the line's. One that cannot be read is an error under the key that is
// promised to hold one, or that a person chose; under one that only looked like
// it, it stays unknown and a note says so.
func (l *line) date(t *Table) (data.Date, []string, error) {
	said := value(l.Date)
	if date, known := parseDate(said); known {
		return date, nil, nil
	}
	date, err := data.ParseDate(said)
	key := cmp.Or(l.keys[partDate], "date")
	switch {
	case err == nil:
		return date, nil, nil
	case key == "date" || t.chosen().Date != "":
		return data.Date{}, nil, fmt.Errorf("“%s”: %w", key, err)
	}
	return data.Date{}, []string{fmt.Sprintf("What stands under “%s” (%s) is no date that can be read, so none was taken.", key, clipped(said))}, nil
}

// origins gives every known field the key it stood under.
func (l *line) origins(m data.Meta) data.Origins {
	var o data.Origins
	for i, x := range []struct {
		known bool
		at    *data.Origin
		key   string
	}{
		{m.Title != "", &o.Title, "title"},
		{m.Publisher != "", &o.Publisher, "publisher"},
		{m.Author != "", &o.Author, "author"},
		{m.Date.Known(), &o.Date, "date"},
		{m.URL != "", &o.URL, "url"},
		{m.Language != "", &o.Language, "language"},
	} {
		if x.known {
			*x.at = data.Origin{Kind: data.FromFile, Where: cmp.Or(l.keys[i+2], x.key)}
		}
	}
	return o
}

// loneSurrogate is half a letter as JSON writes it. It is looked for only where
// letters were lost, so that a pair, which is whole, may match it too: then the
// text has U+FFFD of its own and half letters to be told all the same.
var loneSurrogate = regexp.MustCompile(`\\u[dD][89a-fA-F][0-9a-fA-F]{2}`)

// otherFields is what a line may have beside its text, in bytes.
const otherFields = 1 << 20

// atLeastText is the least number of bytes of text that a line can hold: an
// escape writes one byte as six.
func atLeastText(raw []byte) int {
	if len(raw) <= MaxText {
		return 0
	}
	return len(raw) - 5*bytes.Count(raw, []byte(`\u`)) - bytes.Count(raw, []byte(`\`)) - otherFields
}

// parseLine reads a line's object into l, its parts under the keys that the
// table names.
func parseLine(raw []byte, l *line, t *Table) error {
	if err := json.Unmarshal(raw, l); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return say.Errorf("“%s” is %s and should be a string", wrong.Field, wrong.Value)
		}
		return say.Error("it is not one JSON object like {\"id\": \"…\", \"text\": \"…\"}")
	}
	if l.Text != nil && t.isUsual() {
		return nil
	}
	var all map[string]json.RawMessage // another name for the text, or names that the caller chose
	if err := json.Unmarshal(raw, &all); err != nil {
		return say.Error("it is not one JSON object like {\"id\": \"…\", \"text\": \"…\"}")
	}
	t.chosen().choose(all, l)
	return nil
}

// value is a field without white space around it; null and absent are unknown.
func value(s *string) string {
	if s == nil {
		return ""
	}
	return strings.Join(strings.Fields(*s), " ")
}

// id is the line's name: its id, a string or a number, else its number in the
// file.
func id(raw json.RawMessage, number int) (string, error) {
	var s string
	switch {
	case len(raw) == 0 || string(raw) == "null":
	case json.Unmarshal(raw, &s) == nil:
	case raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9':
		s = string(raw)
	default:
		return "", say.Error("“id” should be a string or a number")
	}
	if s = strings.TrimSpace(s); s == "" {
		s = "line-" + strconv.Itoa(number)
	}
	return s, nil
}
