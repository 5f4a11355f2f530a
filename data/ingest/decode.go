package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	utf "golang.org/x/text/encoding/unicode"

	"verbatim/data"
	"verbatim/data/say"
)

// The sentences of bytes that are no text.
var (
	errBinary     = say.Error("the file holds bytes that no text has: it may be a picture, a program or damaged. Save it as plain text (UTF-8) and bring that in")
	errUnreadable = say.Error("the file's letters could not be read: save it as plain text (UTF-8) and bring that in")
	errSurrogate  = say.Error("the file holds halves of letters (lone surrogates), so some letters were lost before it came here: save the text anew as UTF-8 and bring that in")
	errUTF16      = say.Error("the file begins as UTF-16 text but does not go on as such: save it as UTF-8 and bring that in")
)

// decode turns bytes into text. What decides, in this order: the person's
// word, a byte order mark, the zeros of UTF-16, valid UTF-8, the file's own
// declaration, and last a guess from the bytes. Valid UTF-8 stands before the
// declaration because browsers save pages as UTF-8 and leave the old
// declaration in; letters of another set are hardly ever UTF-8 by chance. The
// mark is dropped and CR LF becomes LF; nothing else is changed.
func decode(raw []byte, declared, given string) (string, data.Charset, error) {
	out, set, err := decodeBytes(raw, declared, given)
	if err != nil {
		return "", data.Charset{}, err
	}
	if strings.IndexByte(out, 0) >= 0 {
		return "", data.Charset{}, errBinary
	}
	return strings.ReplaceAll(strings.TrimPrefix(out, "\ufeff"), "\r\n", "\n"), set, nil
}

func decodeBytes(raw []byte, declared, given string) (string, data.Charset, error) {
	if given != "" {
		return decodeGiven(raw, given)
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		if !utf8.Valid(raw) {
			return "", data.Charset{}, damaged(raw)
		}
		return string(raw[3:]), data.Charset{Name: "utf-8", How: data.CharsetMark}, nil
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decodeUTF16(raw, raw[0] == 0xff, data.CharsetMark)
	}
	if little, ok := looksUTF16(raw); ok {
		return decodeUTF16(raw, little, data.CharsetDetected)
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", data.Charset{}, errBinary
	}
	declared = strings.ToLower(strings.TrimSpace(declared))
	shifting := strings.HasPrefix(declared, "iso-2022") // letters behind escapes: all of it is ASCII
	if utf8.Valid(raw) && !shifting {
		how := data.CharsetValid
		if declared == "utf-8" || declared == "utf8" {
			how = data.CharsetDeclared
		}
		return string(raw), data.Charset{Name: "utf-8", How: how}, nil
	}
	if e, name := charsetNamed(declared); e != nil && name != "utf-8" {
		if out, ok := decodeWith(e, raw); ok {
			return out, data.Charset{Name: name, How: data.CharsetDeclared}, nil
		}
	}
	if err := damaged(raw); err != nil {
		return "", data.Charset{}, err
	}
	return detect(raw)
}

// decodeGiven reads the bytes as a person says; letters that the set does not
// have become U+FFFD, which the text's damage tells.
func decodeGiven(raw []byte, given string) (string, data.Charset, error) {
	e, name := charsetNamed(given)
	if e == nil {
		return "", data.Charset{}, say.Errorf("“%s” is no character set that is known: write its name as web pages do, such as utf-8 or windows-1251", given)
	}
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "", data.Charset{}, errUnreadable
	}
	return strings.ToValidUTF8(string(out), "\ufffd"), data.Charset{Name: name, How: data.CharsetGiven}, nil
}

// charsetNamed is the character set of a name, nil for none, and its name on
// the web.
func charsetNamed(label string) (encoding.Encoding, string) {
	e, err := htmlindex.Get(label)
	if err != nil || e == encoding.Replacement {
		return nil, ""
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, ""
	}
	return e, name
}

// decodeWith decodes where every byte is a letter of the set and few are
// control characters.
func decodeWith(e encoding.Encoding, raw []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) || controls(out)*50 > len(out) {
		return "", false
	}
	return string(out), true
}

func decodeUTF16(raw []byte, little bool, how data.CharsetHow) (string, data.Charset, error) {
	order, name := utf.BigEndian, "utf-16be"
	if little {
		order, name = utf.LittleEndian, "utf-16le"
	}
	if len(raw)%2 == 1 {
		return "", data.Charset{}, errUTF16
	}
	out, err := utf.UTF16(order, utf.IgnoreBOM).NewDecoder().Bytes(raw)
	switch {
	case err != nil:
		return "", data.Charset{}, errUTF16
	case bytes.ContainsRune(out, utf8.RuneError):
		return "", data.Charset{}, errSurrogate
	}
	return string(out), data.Charset{Name: name, How: how}, nil
}

// looksUTF16 tells UTF-16 without a mark by its zeros: every second byte of
// what is mostly ASCII.
func looksUTF16(raw []byte) (little, ok bool) {
	head := raw[:min(len(raw)&^1, 4096)]
	if len(head) < 8 {
		return false, false
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[1] > half*7/10 && zeros[0] == 0:
		return true, true
	case zeros[0] > half*7/10 && zeros[1] == 0:
		return false, true
	}
	return false, false
}

// damaged is the sentence for what was UTF-8 once and is no longer, and nil
// for what may be another set: letters of two bytes and more outnumber what is
// none, which they never do in other sets.
func damaged(raw []byte) error {
	letters, bad, first := 0, 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(raw[i:])
		if r != utf8.RuneError || size > 1 {
			letters++
			i += size
			continue
		}
		if i+2 < len(raw) && raw[i] == 0xed && raw[i+1]&0xe0 == 0xa0 && raw[i+2]&0xc0 == 0x80 {
			return errSurrogate
		}
		if bad == 0 {
			first = i
		}
		bad++
		i++
	}
	if bad == 0 || letters < bad {
		return nil
	}
	line := bytes.Count(raw[:first], []byte("\n")) + 1
	return say.Errorf("the file is UTF-8 with damaged bytes (%d, the first in line %d): letters are missing there. Save it anew from where it came, or mend the line, and bring that in", bad, line)
}

// controls counts what text does not hold: control characters and letters that
// no encoding has.
func controls(text []byte) int {
	n := 0
	for _, r := range string(text) {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' && r != '\f' || 0x7f <= r && r < 0xa0 || r == utf8.RuneError {
			n++
		}
	}
	return n
}

// bidiOverrides force the direction of what follows, so that a person sees
// other words than are compared. The marks and isolates that right-to-left
// text needs are none of them.
const bidiOverrides = "\u202d\u202e"

// sound tells whether a text may come in: it has words, a bearable size, and
// nothing that hides what it says.
func sound(text string) error {
	switch {
	case len(text) > MaxText:
		return tooLarge(len(text))
	case strings.IndexFunc(text, func(r rune) bool { return !unicode.IsSpace(r) && r != '\ufeff' }) < 0:
		return say.Error("the file holds no words: there is nothing to compare")
	case strings.IndexByte(text, 0) >= 0:
		return errBinary
	}
	for _, r := range bidiOverrides {
		i := strings.IndexRune(text, r)
		if i < 0 {
			continue
		}
		return say.Errorf("the text holds a character (U+202D or U+202E) that turns the order of letters round, first in line %d, so that what one sees is not what stands there: take it out and bring that in", strings.Count(text[:i], "\n")+1)
	}
	return nil
}
