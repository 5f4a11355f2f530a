package ingest

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode turns bytes into text: UTF-8, UTF-16 where a byte order mark says so,
// else Windows-1252, the only other encoding that English texts still come in.
// The mark is dropped and CR LF becomes LF; nothing else is changed.
func decode(raw []byte) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
		if err != nil {
			return "", errors.New("the file begins as UTF-16 text but does not go on as such: save it as UTF-8 and bring that in")
		}
		raw = out
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", errors.New("the file holds bytes that no text has: it may be a picture, a program or damaged. Save it as plain text (UTF-8) and bring that in")
	}
	if !utf8.Valid(raw) {
		out, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil || controls(out)*50 > len(out) {
			return "", errors.New("the file's letters could not be read: save it as plain text (UTF-8) and bring that in")
		}
		raw = out
	}
	return strings.ReplaceAll(string(raw), "\r\n", "\n"), nil
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
