package desk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes files, by slash path, under a fresh folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func names(in []Incoming) []string {
	out := make([]string, len(in))
	for i, x := range in {
		out[i] = x.Name
	}
	return out
}

func TestLoadNames(t *testing.T) {
	root := tree(t, map[string]string{
		"one/b.txt":       "The second article.",
		"one/a.txt":       "The first article.",
		"one/deep/a.md":   "A third one.",
		"two/a.txt":       "Another first article.",
		"two/wire.jsonl":  `{"id":"w1","text":"A wire story.","publisher":"Reuters"}` + "\n" + `{"id":"w2","text":"Another wire story."}` + "\n",
		"three/w1.jsonl":  `{"id":"w1","text":"A third wire story."}` + "\n",
		"one/.hidden.txt": "Not for us.",
		"one/.git/x.txt":  "Not for us either.",
		"one/photo.png":   "\x89PNG",
	})
	at := func(p string) string { return filepath.Join(root, filepath.FromSlash(p)) }
	full := func(p string) string { return filepath.ToSlash(at(p)) }
	for _, c := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a folder, in order", []string{"one"}, []string{"a.txt", "b.txt", "deep/a.md"}},
		{"a file by its base name", []string{"one/b.txt"}, []string{"b.txt"}},
		{"lines by their ids", []string{"two/wire.jsonl"}, []string{"w1", "w2"}},
		{"lines in a folder too", []string{"two"}, []string{"a.txt", "w1", "w2"}},
		{"two folders with one name in both", []string{"one", "two"}, []string{full("one/a.txt"), "b.txt", "deep/a.md", full("two/a.txt"), "w1", "w2"}},
		{"two files of one name", []string{"one/a.txt", "two/a.txt"}, []string{full("one/a.txt"), full("two/a.txt")}},
		{"two lines of one id", []string{"two/wire.jsonl", "three/w1.jsonl"}, []string{full("two/wire.jsonl/w1"), "w2", full("three/w1.jsonl/w1")}},
		{"a file given twice comes in once", []string{"one/a.txt", "one"}, []string{"a.txt", "b.txt", "deep/a.md"}},
	} {
		paths := make([]string, len(c.paths))
		for i, p := range c.paths {
			paths[i] = at(p)
		}
		in, _, err := Load(paths)
		if err != nil || !slices.Equal(names(in), c.want) {
			t.Errorf("%s: %q, want %q (%v)", c.name, names(in), c.want, err)
		}
	}
	in, refused, err := Load([]string{at("one"), at("two/wire.jsonl")})
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, r := range refused {
		told = append(told, r.Name)
		if !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: %q is no sentence", r.Name, r.Why)
		}
	}
	if want := []string{".git", ".hidden.txt", "photo.png"}; !slices.Equal(told, want) {
		t.Errorf("passed over %q, want %q", told, want)
	}
	if string(in[0].Original) != "The first article." || in[3].Original != nil || in[3].Publisher != "Reuters" {
		t.Errorf("origins: %q, %q; publisher %q", in[0].Original, in[3].Original, in[3].Publisher)
	}
}

// A page that a browser saved has its pictures, and other people's pages, in a
// folder beside it; they are no sources.
func TestLoadSavedPage(t *testing.T) {
	page := "<html><head><title>A well in the wrong place</title></head><body><h1>A well in the wrong place</h1>" +
		strings.Repeat("<p>The drillers had a map, a permit and a deposit, and the only thing that was wrong was the farm they had come to.</p>", 4) + "</body></html>"
	root := tree(t, map[string]string{"well.html": page, "well_files/ad.html": page, "other_files/own.html": page})
	in, refused, err := Load([]string{root})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"other_files/own.html", "well.html"}; !slices.Equal(names(in), want) {
		t.Errorf("read %q, want %q", names(in), want)
	}
	if len(refused) != 1 || refused[0].Name != "well_files" {
		t.Errorf("passed over %v", refused)
	}
	if x := in[1]; x.Title != "A well in the wrong place" || x.Origins.Title.String() != "page: h1" || x.Charset.Name != "utf-8" || string(x.Original) != page {
		t.Errorf("the page came in as %+v", x)
	}
}

// What no text can be read from is told and stops nothing.
func TestLoadRefuses(t *testing.T) {
	root := tree(t, map[string]string{
		"good.txt":       "An article.",
		"zero.txt":       "An arti\x00cle.",
		"bad.jsonl":      "{\n",
		"letter.docx":    "PK",
		"empty/.keep":    "",
		"UPPER.TXT":      "Shouted.",
		"windows.txt":    "\xef\xbb\xbfOne.\r\nTwo.\r\n",
		"loose\u0081.md": "A strange name.",
	})
	in, refused, err := Load([]string{root})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"UPPER.TXT", "good.txt", "loose.md", "windows.txt"}; !slices.Equal(names(in), want) {
		t.Errorf("read %q, want %q", names(in), want)
	}
	if in[3].Text != "One.\nTwo.\n" {
		t.Errorf("windows.txt is read as %q", in[3].Text)
	}
	for _, name := range []string{"zero.txt", "bad.jsonl", "letter.docx"} {
		if !slices.ContainsFunc(refused, func(r Refused) bool { return r.Name == name && r.Why != "" }) {
			t.Errorf("%s was not refused: %v", name, refused)
		}
	}
	var m *Mistake
	if _, _, err := Load([]string{filepath.Join(root, "nowhere.txt")}); !errors.As(err, &m) || !strings.Contains(err.Error(), "nowhere.txt") {
		t.Errorf("a missing path: %v", err)
	}
	big := filepath.Join(root, "big.txt")
	if err := os.WriteFile(big, bytes.Repeat([]byte("word "), 5<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	if in, refused, err := Load([]string{big}); err != nil || len(in) != 0 || len(refused) != 1 || !strings.Contains(refused[0].Why, "MB") {
		t.Errorf("a text of 25 MB: %d read, %v, %v", len(in), refused, err)
	}
}
