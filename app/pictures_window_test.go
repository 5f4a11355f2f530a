//go:build window

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// looks are the windows that pictures are taken in, by the folder they go to.
var looks = []struct {
	name          string
	width, height int
	theme         string
	contrast      bool
	text          int
	language      string
}{
	{"1600x1000-light", 1600, 1000, "light", false, 100, "en"},
	{"1600x1000-dark", 1600, 1000, "dark", false, 100, "en"},
	{"1600x1000-light-150", 1600, 1000, "light", false, 150, "en"},
	{"1600x1000-contrast-dark", 1600, 1000, "dark", true, 100, "en"},
	{"1024x700-light", 1024, 700, "light", false, 100, "en"},
	{"1024x700-dark", 1024, 700, "dark", false, 100, "en"},
	{"1024x700-dark-150", 1024, 700, "dark", false, 150, "en"},
	{"1024x700-light-german", 1024, 700, "light", false, 100, "de"},
}

// sights are the keys that lead from one screen to the next, and what the
// picture there is called; empty for none.
var sights = []struct{ keys, picture string }{
	{"", "overlaps"},
	{"F1", "keys"},
	{"Escape ctrl+k", "palette"},
	{"Escape w", "not-compared"},
	{"Escape Escape", ""},
	{"Return", "pair"},
	{"3 a a", "judged"},
	{"v", "inline"},
	{"v", "stacked"},
	{"v h", "history"},
	{"Escape n", "note"},
	{"Escape e", "evidence"},
	{"Escape m", "versions"},
	{"Escape l", "timeline"},
	{"Escape Escape ctrl+5", "map"},
	{"ctrl+2", "sources"},
	{"k", "check"},
	{"Escape e", "known"},
	{"Escape Escape ctrl+1 p", "speakers"},
	{"Escape ctrl+i", "bring-in"},
	{"Escape ctrl+e", "export"},
	{"Escape ctrl+shift+f", "find-in-all"},
	{"Escape Escape ctrl+shift+i", "not-held"},
}

// TestPictures takes a picture of every screen in every look, where somebody
// asked for pictures: they are looked at, the README shows four.
func TestPictures(t *testing.T) {
	if os.Getenv("VERBATIM_PICTURES") == "" {
		t.Skip("VERBATIM_PICTURES names no folder to keep pictures in: make pictures does")
	}
	binary := built(t)
	for _, l := range looks {
		t.Run(l.name, func(t *testing.T) {
			home := t.TempDir()
			settings(t, home, fmt.Sprintf(`{"width": %d, "height": %d, "theme": %q, "contrast": %t, "text": %d, "language": %q, "own_files": true}`,
				l.width, l.height, l.theme, l.contrast, l.text, l.language))
			w := openWindowUnderXvfb(t, binary, home)
			book := filepath.Join(home, ".local", "share", "verbatim", "workbench.verbatim")
			w.until("the workbench is made and its overlaps are found", func() bool { return zamili(t, book) != nil })
			w.until("the window shows", w.find)
			w.settle()
			for _, s := range sights {
				w.key(strings.Fields(s.keys)...)
				if s.picture != "" {
					w.settle()
					w.picture(filepath.Join(l.name, s.picture))
				}
			}
			w.key("Escape")
			w.close()
		})
	}
}
