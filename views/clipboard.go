package views

import (
	"bytes"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
	"time"
)

// The markup of what was copied, which Fyne does not hand over. Each system has
// its own way to ask for it; where it has none here, the plain text is all there is.

const (
	copiedWait = time.Second // for an answer of the program that was copied from
	copiedMost = 32 << 20    // bytes of markup: more is no copied passage
)

// errNotCopied is told of a form that there is not, or is too long.
var errNotCopied = errors.New("not on the clipboard")

// saidMarkup is the markup of macOS's clipboard as AppleScript tells it: each byte
// as two digits, «data HTML3C703E». Empty where that is not what it says.
func saidMarkup(said []byte) string {
	_, digits, _ := bytes.Cut(said, []byte("data HTML"))
	if end := bytes.IndexFunc(digits, func(r rune) bool { return !strings.ContainsRune("0123456789ABCDEFabcdef", r) }); end >= 0 {
		digits = digits[:end]
	}
	markup := make([]byte, len(digits)/2)
	if _, err := hex.Decode(markup, digits[:2*len(markup)]); err != nil {
		return ""
	}
	return strings.ToValidUTF8(string(markup), "\ufffd")
}

// fragmentOf is what was selected, of the form in which markup lies on the
// clipboard of Windows, "HTML Format": some lines such as StartFragment:0000000165,
// which count the bytes before and behind it, then a page around it. Programs
// that count wrongly still have comments at both places.
func fragmentOf(copied []byte) string {
	copied, _, _ = bytes.Cut(copied, []byte{0}) // with which it ends, before what else its memory holds
	head, _, isPage := bytes.Cut(copied, []byte("<"))
	if !isPage {
		return ""
	}
	at := map[string]int{}
	for line := range bytes.Lines(head) {
		name, value, _ := strings.Cut(strings.TrimSpace(string(line)), ":")
		if n, err := strconv.Atoi(value); err == nil {
			at[name] = n
		}
	}
	page := string(copied[len(head):])
	_, marked, isMarked := strings.Cut(page, "<!--StartFragment-->")
	from, to := at["StartFragment"], at["EndFragment"]
	switch counted := len(head) <= from && from < to && to <= len(copied); {
	case counted && (!isMarked || strings.HasSuffix(string(copied[:from]), "<!--StartFragment-->")):
		return string(copied[from:to])
	case isMarked:
		marked, _, _ = strings.Cut(marked, "<!--EndFragment-->")
		return marked
	}
	return page
}
