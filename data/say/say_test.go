package say

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// speak loads a catalogue for one test.
func speak(t *testing.T, po string) Catalogue {
	t.Helper()
	c, err := Read([]byte(header + po))
	if err != nil {
		t.Fatal(err)
	}
	Use(&c)
	t.Cleanup(func() { Use(nil) })
	return c
}

const header = `
msgid ""
msgstr ""
"Language: de\n"
"X-Language-Name: Deutsch\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

`

const german = `
msgid "Overlaps"
msgstr "Überlappungen"

msgid "%s of %s judged"
msgstr "von %[2]s sind %[1]s beurteilt"

msgid "%s overlap"
msgid_plural "%s overlaps"
msgstr[0] "eine Überlappung"
msgstr[1] "%s Überlappungen"

msgctxt "status"
msgid "Open"
msgstr "Offen"

msgid "Open"
msgstr "Öffnen"

msgid "1,000"
msgstr "1.000"

msgid "0.5"
msgstr "0,5"

msgid "the file %s cannot be read: %w"
msgstr "die Datei %s ist nicht lesbar: %w"

msgid "it is empty"
msgstr "sie ist leer"
`

// everything says one of each.
func everything() []string {
	empty := Error("it is empty")
	line := LN("%s overlap", "%s overlaps", 12345)
	err := Errorf("the file %s cannot be read: %w", "a.txt", empty)
	return []string{
		T("Overlaps"), T("%s of %s judged", "2", "9"), N("%s overlap", "%s overlaps", 1), N("%s overlap", "%s overlaps", 12345),
		T("Open"), T("status\x04Open"), T("%s: %s", Text("status\x04Open"), line), line.String(), Decimal(41.25, 1), Of(err), err.Error(), T("nowhere translated"),
	}
}

func TestNothingLoadedIsEnglish(t *testing.T) {
	want := []string{
		"Overlaps", "2 of 9 judged", "1 overlap", "12,345 overlaps",
		"Open", "Open", "Open: 12,345 overlaps", "12,345 overlaps", "41.2", "the file a.txt cannot be read: it is empty", "the file a.txt cannot be read: it is empty", "nowhere translated",
	}
	if got := everything(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhatIsLoadedIsSpoken(t *testing.T) {
	c := speak(t, german)
	want := []string{
		"Überlappungen", "von 9 sind 2 beurteilt", "eine Überlappung", "12.345 Überlappungen",
		"Öffnen", "Offen", "Offen: 12.345 Überlappungen", "12,345 overlaps", "41,2", "die Datei a.txt ist nicht lesbar: sie ist leer", "the file a.txt cannot be read: it is empty", "nowhere translated",
	}
	if got := everything(); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if c.Name != "Deutsch" || c.Done != 9 || len(c.Wrong) != 0 {
		t.Errorf("the catalogue is %q, %d, %q", c.Name, c.Done, c.Wrong)
	}
}

// A translation whose verbs are not those of the English would show as
// %!s(MISSING): it is left out and told.
func TestTranslationsWithOtherVerbsAreLeftOut(t *testing.T) {
	c := speak(t, `
msgid "%s of %s judged"
msgstr "%s beurteilt"

msgid "%d B"
msgstr "%s B"

msgid "%s is %s"
msgid_plural "%s are %s"
msgstr[0] "%[2]s ist es"
msgstr[1] "%s sind %s"

msgid "50 %%"
msgstr "50 vom Hundert"

msgid "not done"
msgstr ""
`)
	if got := T("%s of %s judged", "2", "9"); got != "2 of 9 judged" || len(c.Wrong) != 2 || c.Done != 2 {
		t.Errorf("said %q; %d done, wrong: %q", got, c.Done, c.Wrong)
	}
	if got := N("%s is %s", "%s are %s", 1, "so"); got != "so ist es" {
		t.Errorf("said %q", got)
	}
}

func TestErrorsKeepWhatTheyWrap(t *testing.T) {
	speak(t, german)
	sentinel := Error("it is empty")
	err := fmt.Errorf("outside: %w", Errorf("the file %s cannot be read: %w", "a", errors.Join(sentinel, fs.ErrNotExist)))
	if !errors.Is(err, sentinel) || !errors.Is(err, fs.ErrNotExist) {
		t.Error("what is wrapped is not found")
	}
	if errors.Is(Error("it is empty"), sentinel) {
		t.Error("two errors of the same words are one")
	}
}

func TestLanguagesOfAFolderComeFirst(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"de.po": header + "msgid \"Open\"\nmsgstr \"Auf\"\n", "fr.po": "no catalogue", "notes.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	all := Available(dir)
	if len(all) != 2 || all[0].Code != "de" || all[0].Path == "" || all[1].Code != "fr" {
		t.Fatalf("found %v", all)
	}
	if c, err := all[0].Read(); err != nil || c.Name != "Deutsch" || c.Done != 1 {
		t.Errorf("read %+v, %v", c, err)
	}
	if c, err := all[1].Read(); err == nil || c.Name != "fr" {
		t.Errorf("what is no catalogue was read as %+v", c)
	}
	if own := Available(""); len(own) == 0 || own[0].Path != "" {
		t.Errorf("with the program came %v", own)
	}
}

func TestTheLanguageThatIsAskedFor(t *testing.T) {
	all := []Language{{Code: "de"}, {Code: "pt_BR"}}
	for _, c := range []struct{ environment, system, want string }{
		{"LANG=de_DE.UTF-8", "", "de"},
		{"LANG=de_AT@euro", "", "de"},
		{"LANG=pt_BR.UTF-8", "", "pt_BR"},
		{"LANG=pt_PT.UTF-8", "", ""},
		{"LANG=en_GB.UTF-8", "", ""},
		{"LANG=en_GB.UTF-8 LANGUAGE=fr:de", "", "de"},
		{"LANG=de_DE.UTF-8 LANGUAGE=en:de", "", ""},
		{"LANG=de_DE LC_ALL=C LANGUAGE=de", "", ""},
		{"LC_MESSAGES=de_DE LANG=fr_FR", "", "de"},
		{"", "de-CH", "de"},
		{"", "", ""},
	} {
		environment := func(name string) string {
			for _, f := range strings.Fields(c.environment) {
				if v, ok := strings.CutPrefix(f, name+"="); ok {
					return v
				}
			}
			return ""
		}
		if got, _ := Fitting(Wanted(environment, c.system), all); got.Code != c.want {
			t.Errorf("%s, %s: %q, want %q", c.environment, c.system, got.Code, c.want)
		}
	}
}

// What a row of the list says costs what fmt costs, as long as nothing is
// loaded.
func BenchmarkT(b *testing.B) {
	for _, loaded := range []bool{false, true} {
		b.Run(fmt.Sprintf("loaded=%v", loaded), func(b *testing.B) {
			if loaded {
				c, err := Read([]byte(header + german))
				if err != nil {
					b.Fatal(err)
				}
				Use(&c)
				defer Use(nil)
			}
			for b.Loop() {
				_ = T("Overlaps")
				_ = T("%s of %s judged", "2", "9")
			}
		})
	}
	b.Run("fmt", func(b *testing.B) {
		for b.Loop() {
			_ = fmt.Sprintf("%s of %s judged", "2", "9")
		}
	})
}

// The window reads its language at every start.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := (Language{Code: "de"}).Read(); err != nil {
			b.Fatal(err)
		}
	}
}
