package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"verbatim/data"
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
}

// readLines reads a collection: one JSON object a line.
func readLines(name string, raw []byte) ([]Item, error) {
	var r io.Reader = bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, errors.New("the file is not packed with gzip, whatever its name says")
		}
		r = z
	}
	b := bufio.NewReaderSize(&bounded{r: r, left: MaxFile}, 1<<16)
	var items []Item
	for number := 1; ; number++ {
		one, err := readLine(b)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		if len(bytes.TrimSpace(one)) > 0 {
			it, bad := item(one, number)
			if bad != nil {
				return nil, fmt.Errorf("line %d: %w", number, bad)
			}
			items = append(items, it)
		}
		if errors.Is(err, io.EOF) {
			break
		}
	}
	if len(items) == 0 {
		return nil, errors.New("the file holds no sources: each line is to be one, like {\"id\": \"…\", \"text\": \"…\"}")
	}
	return items, nil
}

// maxLine bounds a line before it is parsed: JSON can write one byte of text
// as six.
const maxLine = 6*MaxText + 1<<20

func readLine(b *bufio.Reader) ([]byte, error) {
	var out []byte
	for {
		part, err := b.ReadSlice('\n')
		if len(out)+len(part) > maxLine {
			return nil, tooLarge(len(out) + len(part))
		}
		out = append(out, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errBomb):
			return nil, errors.New("the packed file is damaged or cut off here")
		}
		return out, err
	}
}

var errBomb = fmt.Errorf("the file unpacks to more than %d MB, which is not read: cut it into parts", MaxFile>>20)

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

// item reads one line. Errors do not name the line.
func item(raw []byte, number int) (Item, error) {
	var l line
	if !utf8.Valid(raw) {
		return Item{}, errors.New("it is not UTF-8")
	}
	if err := json.Unmarshal(raw, &l); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) && wrong.Field != "" {
			return Item{}, fmt.Errorf("“%s” is %s and should be a string", wrong.Field, wrong.Value)
		}
		return Item{}, errors.New("it is not one JSON object like {\"id\": \"…\", \"text\": \"…\"}")
	}
	if l.Text == nil {
		return Item{}, errors.New("“text” is missing")
	}
	if len(*l.Text) > MaxText {
		return Item{}, tooLarge(len(*l.Text))
	}
	text := strings.ReplaceAll(strings.TrimPrefix(*l.Text, "\ufeff"), "\r\n", "\n")
	if strings.TrimSpace(text) == "" {
		return Item{}, errors.New("“text” is empty")
	}
	if strings.IndexByte(text, 0) >= 0 {
		return Item{}, errors.New("“text” holds bytes that no text has")
	}
	date, err := data.ParseDate(value(l.Date))
	if err != nil {
		return Item{}, fmt.Errorf("“date”: %w", err)
	}
	name, err := id(l.ID, number)
	if err != nil {
		return Item{}, err
	}
	return Item{Name: name, Text: text, Meta: data.Meta{
		Title: value(l.Title), Publisher: value(l.Publisher), Author: value(l.Author), Date: date, URL: value(l.URL), Language: value(l.Language),
	}}, nil
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
		return "", errors.New("“id” should be a string or a number")
	}
	if s = strings.TrimSpace(s); s == "" {
		s = "line-" + strconv.Itoa(number)
	}
	return s, nil
}
