package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"verbatim/data"
)

// Item is one source as it came in.
type Item struct {
	Name string // the file's name, or the id of a line
	data.Meta
	Text string // decoded, byte order mark dropped, CR LF -> LF, nothing else changed
}

// MaxText is the largest text that is read, in bytes: a book of a thousand
// pages has three million.
const MaxText = 20 << 20

// MaxFile is the largest collection (.jsonl, .jsonl.gz) that is read, in bytes
// after unpacking; it bounds what a small archive can blow up to.
const MaxFile = 1 << 30

// plainText are the endings of files that are read as they are.
var plainText = map[string]bool{"": true, ".txt": true, ".text": true, ".md": true, ".markdown": true}

// Supported tells whether Read knows a file by its name's ending: what a walk
// through a folder takes up. A file without an ending is read when a person
// names it, but not taken from a folder.
func Supported(name string) bool {
	lower := strings.ToLower(name)
	ext := path.Ext(lower)
	return ext != "" && plainText[ext] || isCollection(lower)
}

func isCollection(lower string) bool {
	return strings.HasSuffix(lower, ".jsonl") || strings.HasSuffix(lower, ".jsonl.gz")
}

// Read turns one file's bytes into sources: one for plain text, with what the
// text says about itself, and one a line for .jsonl and .jsonl.gz, with what
// the line says. An error is a sentence for the person who chose the file and
// does not name it.
func Read(name string, raw []byte) ([]Item, error) {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	lower := strings.ToLower(base)
	if isCollection(lower) {
		return readLines(lower, raw)
	}
	if ext := path.Ext(lower); !plainText[ext] && !isNoEnding(ext) {
		return nil, fmt.Errorf("files ending in %s are not read yet: save it as plain text (.txt) and bring that in", ext)
	}
	text, err := plain(raw)
	if err != nil {
		return nil, err
	}
	return []Item{{Name: base, Meta: Guess(text), Text: text}}, nil
}

// isNoEnding tells what stands after a dot in a name and is no file ending:
// "Interview 7. October", "notes.2015-10-07".
func isNoEnding(ext string) bool {
	for _, c := range ext[min(1, len(ext)):] {
		if c == ' ' || '0' <= c && c <= '9' && !strings.HasPrefix(ext, ".mp") {
			return true
		}
	}
	return len(ext) > 9
}

// plain decodes the bytes of a text file.
func plain(raw []byte) (string, error) {
	if len(raw) == 0 {
		return "", errors.New("the file is empty")
	}
	if len(raw) > 2*MaxText { // UTF-16 takes two bytes a letter
		return "", tooLarge(len(raw))
	}
	if kind := binaryKind(raw); kind != "" {
		return "", fmt.Errorf("this is %s, not a text, whatever its name says: save it as plain text (.txt) and bring that in", kind)
	}
	text, err := decode(raw)
	if err != nil {
		return "", err
	}
	if len(text) > MaxText {
		return "", tooLarge(len(text))
	}
	if strings.TrimSpace(text) == "" {
		return "", errors.New("the file holds no words: there is nothing to compare")
	}
	return text, nil
}

func tooLarge(n int) error {
	return fmt.Errorf("the text has %d MB and at most %d MB are read: cut it into parts", (n+1<<20-1)>>20, MaxText>>20)
}

// signatures are the first bytes of files that are often given a wrong name.
var signatures = []struct{ head, kind string }{
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"BM\x00", "a picture"},
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "an archive or an office document"},
	{"\x1f\x8b", "a packed file"},
	{"BZh", "a packed file"},
	{"7z\xbc\xaf", "an archive"},
	{"Rar!", "an archive"},
	{"\x7fELF", "a program"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"{\\rtf", "a rich text document"},
	{"SQLite format 3\x00", "a database"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
}

// binaryKind says what the bytes are when they are plainly no text.
func binaryKind(raw []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(raw, []byte(s.head)) {
			return s.kind
		}
	}
	if len(raw) > 11 && string(raw[:4]) == "RIFF" {
		return "a picture or a sound file"
	}
	return ""
}
