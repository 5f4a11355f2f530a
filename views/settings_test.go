package views

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestSettingsComeBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "verbatim")
	s := defaultSettings()
	s.Theme, s.Text, s.Width, s.HintClosed = themeDark, 150, 1600, true
	s.keep(spot{Workbench: "/a.verbatim", Overlap: "o1", Length: ""})
	s.keep(spot{Workbench: "/b.verbatim", Overlap: "o2", Length: ""})
	s.keep(spot{Workbench: "/a.verbatim", Overlap: "o3", Length: "15 words or more"})
	s.write(dir)
	got := readSettings(dir)
	if !reflect.DeepEqual(got, s) {
		t.Errorf("read %+v, want %+v", got, s)
	}
	if got.last("/a.verbatim") != s.Places[1] || got.last("/b.verbatim").Overlap != "o2" || got.last("/c.verbatim").Overlap != "" {
		t.Errorf("places are %+v", got.Places)
	}
	files, _ := os.ReadDir(dir)
	if len(files) != 1 {
		t.Errorf("%d files are left, want the one", len(files))
	}
}

// A file cut off by a kill, or edited by hand, never keeps the window away.
func TestBrokenSettingsAreDefaults(t *testing.T) {
	for name, text := range map[string]string{
		"cut off": `{"width":1600,"hei`, "empty": "", "no JSON": "hello", "other types": `{"width":"wide"}`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, settingsFile), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := readSettings(dir); !reflect.DeepEqual(got, defaultSettings()) {
			t.Errorf("%s: %+v, want the defaults", name, got)
		}
	}
	dir := t.TempDir()
	odd := `{"width":3,"height":-7,"text":9000,"theme":"pink"}`
	if err := os.WriteFile(filepath.Join(dir, settingsFile), []byte(odd), 0o644); err != nil {
		t.Fatal(err)
	}
	got := readSettings(dir)
	if got.Width != leastWidth || got.Height != leastHeight || got.Text != largestText || got.Theme != themeSystem {
		t.Errorf("odd values became %+v", got)
	}
}
