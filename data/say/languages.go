package say

import (
	"cmp"
	"embed"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed languages/*.po
var built embed.FS

const ending = ".po"

// Language is one that the window can be had in.
type Language struct {
	Code string // as in its file's name: de, pt_BR
	Path string // of the person's own file; empty for one that came with the program
}

// Available are the languages that came with the program and those of a folder
// of the person's, by code; a file there takes the place of the one that came.
func Available(folder string) []Language {
	all := map[string]Language{}
	add := func(files fs.FS, in string) {
		entries, err := fs.ReadDir(files, ".")
		if err != nil {
			return // there need be no such folder
		}
		for _, e := range entries {
			if code, ok := strings.CutSuffix(e.Name(), ending); ok && code != "" && !e.IsDir() {
				l := Language{Code: code}
				if in != "" {
					l.Path = filepath.Join(in, e.Name())
				}
				all[code] = l
			}
		}
	}
	came, _ := fs.Sub(built, "languages") // the name is valid
	add(came, "")
	if folder != "" {
		add(os.DirFS(folder), folder)
	}
	var out []Language
	for _, l := range all {
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Language) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// Read reads a language's catalogue.
func (l Language) Read() (Catalogue, error) {
	var b []byte
	var err error
	if l.Path != "" {
		b, err = os.ReadFile(l.Path)
	} else {
		b, err = built.ReadFile("languages/" + l.Code + ending)
	}
	if err != nil {
		return Catalogue{}, err
	}
	c, err := Read(b)
	c.Name = cmp.Or(c.Name, l.Code)
	return c, err
}

// Wanted are the languages that the environment asks for, the best first, as
// gettext reads it: LANGUAGE counts unless the locale is C. Where nothing is
// set, the system's own word for it counts.
func Wanted(environment func(string) string, system string) []string {
	locale := cmp.Or(environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG"), system)
	switch bare(locale) {
	case "", "C", "POSIX":
		return nil
	}
	return append(strings.FieldsFunc(environment("LANGUAGE"), func(r rune) bool { return r == ':' }), locale)
}

// bare is a locale without character set and variant, as files are called:
// de_DE.UTF-8@euro is de_DE, and so is de-DE.
func bare(locale string) string {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	return strings.ReplaceAll(locale, "-", "_")
}

// Fitting is the first of the wanted languages that is there, whole or without
// its country; false where English comes before it, or none is there.
func Fitting(wanted []string, all []Language) (Language, bool) {
	for _, w := range wanted {
		w = bare(w)
		short, _, _ := strings.Cut(w, "_")
		for _, code := range []string{w, short} {
			if i := slices.IndexFunc(all, func(l Language) bool { return strings.EqualFold(l.Code, code) }); i >= 0 && code != "" {
				return all[i], true
			}
		}
		if short == "en" {
			break
		}
	}
	return Language{}, false
}
