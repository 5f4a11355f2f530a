package views

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

// onWindows is a page around a fragment as a browser copies it there, each count
// off by so many bytes.
func onWindows(fragment string, off int) string {
	const head = "Version:0.9\r\nStartHTML:%010d\r\nEndHTML:%010d\r\nStartFragment:%010d\r\nEndFragment:%010d\r\nSourceURL:https://harbour.example/a?b:c\r\n"
	const before, behind = "<html><body>\r\n<!--StartFragment-->", "<!--EndFragment-->\r\n</body></html>"
	page := len(fmt.Sprintf(head, 0, 0, 0, 0))
	from := page + len(before)
	to := from + len(fragment)
	return fmt.Sprintf(head, page, to+len(behind)+off, from+off, to+off) + before + fragment + behind
}

func TestFragmentOf(t *testing.T) {
	const said = "<p>“Übung,” <em>sie</em> sagte.</p>"
	for what, c := range map[string]struct{ copied, want string }{
		"as a browser copies it":       {onWindows(said, 0), said},
		"with a zero at its end":       {onWindows(said, 0) + "\x00<p>of what was there before", said},
		"counted in characters":        {onWindows(said, -6), said},
		"counted beyond its end":       {onWindows(said, 10_000), said},
		"counted below nothing":        {onWindows(said, -10_000), said},
		"without comments":             {"StartFragment:0000000056\r\nEndFragment:0000000067\r\n<html><p>said</p></html>", "<p>said</p>"},
		"without a count or comments":  {"Version:0.9\r\n<p>said</p>", "<p>said</p>"},
		"without an end":               {"Version:0.9\r\n<b><!--StartFragment--><p>said", "<p>said"},
		"of counts that are no number": {"StartFragment:x\r\nEndFragment:-1\r\n<p>said</p>", "<p>said</p>"},
		"the page itself":              {said, said},
		"no markup":                    {"StartFragment:1\r\nEndFragment:5\r\nsaid", ""},
		"nothing":                      {"", ""},
	} {
		if got := fragmentOf([]byte(c.copied)); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func FuzzFragmentOf(f *testing.F) {
	for _, off := range []int{0, -3, 9, 1 << 40} {
		f.Add([]byte(onWindows("<p>“It rained,” she said.</p>", off)))
	}
	f.Fuzz(func(t *testing.T, copied []byte) {
		if got := fragmentOf(copied); !strings.Contains(string(copied), got) {
			t.Errorf("%q is no part of it", got)
		}
	})
}

// onMac is what AppleScript tells of copied markup.
func onMac(markup string) string {
	return "«data HTML" + strings.ToUpper(hex.EncodeToString([]byte(markup))) + "»\n"
}

func TestSaidMarkup(t *testing.T) {
	const said = "<p>“Übung,” <em>sie</em> sagte.</p>"
	for what, c := range map[string]struct{ told, want string }{
		"as it is told":             {onMac(said), said},
		"in small letters":          {strings.ToLower(strings.TrimPrefix(onMac(said), "«data HTML")), ""},
		"in an old character set":   {strings.NewReplacer("«", "\xc7", "»", "\xc8").Replace(onMac(said)), said},
		"broken off in a byte":      {"«data HTML3C703E4", "<p>"},
		"of bytes that are no text": {"«data HTML3Cff3E»", "<\ufffd>"},
		"of another form":           {"«data utxt0041»", ""},
		"without a byte":            {"«data HTML»", ""},
		"nothing":                   {"", ""},
	} {
		if got := saidMarkup([]byte(c.told)); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func FuzzSaidMarkup(f *testing.F) {
	f.Add([]byte("<p>“It rained,” she said.</p>"), []byte("»"))
	f.Fuzz(func(t *testing.T, markup, behind []byte) {
		saidMarkup(behind)
		want := strings.ToValidUTF8(string(markup), "\ufffd")
		if got := saidMarkup([]byte(onMac(string(markup)))); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	})
}
