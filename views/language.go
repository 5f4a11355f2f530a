package views

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"verbatim/data/say"
)

// languageEnglish is the setting for English, whatever the system's language;
// empty is the system's, everything else a code.
const languageEnglish = "en"

// languagesFolder holds the catalogues of the person's own, in the folder of
// the settings.
const languagesFolder = "languages"

func (f *frame) languages() []say.Language {
	if f.opts.ConfigDir == "" {
		return say.Available("")
	}
	return say.Available(filepath.Join(f.opts.ConfigDir, languagesFolder))
}

// tongue is a language with its catalogue, or why that cannot be read. The one
// without a code is English as the program has it.
type tongue struct {
	say.Language
	catalogue say.Catalogue
	err       error
}

func readTongue(l say.Language) tongue {
	c, err := l.Read()
	return tongue{l, c, err}
}

// name is the language's own, or its code where nothing tells it.
func (t tongue) name() string {
	if t.Code == "" {
		return "English"
	}
	return cmp.Or(t.catalogue.Name, t.Code)
}

// use says everything in the language from now on, and says what is wrong with
// it.
func (t tongue) use() (wrong string) {
	switch {
	case t.Code == "":
		say.Use(nil)
	case errors.Is(t.err, fs.ErrNotExist):
		say.Use(nil)
		return say.T("The language “%s” is no longer there, so the window is in English.", t.Code)
	case t.err != nil:
		say.Use(nil)
		return say.T("The language “%s” cannot be read, so the window is in English: %s.", t.Code, t.err)
	default:
		say.Use(&t.catalogue)
	}
	if n := len(t.catalogue.Wrong); n > 0 {
		return say.N("%s text of %s is left in English: %s", "%s texts of %s are left in English, the first: %s", n, t.Path, t.catalogue.Wrong[0])
	}
	return ""
}

// speak uses the language of the settings, or the system's where the program
// was started to ask for it; and says what is wrong with it. Where neither asks
// nothing is changed: tests and pictures are English.
func (f *frame) speak() (wrong string) {
	if f.set.Language == "" && f.opts.Languages == nil {
		return ""
	}
	return f.tongueOf(f.set.Language).use()
}

// tongueOf reads the language of a code, or of [languageEnglish] or the system.
// It takes some tens of milliseconds.
func (f *frame) tongueOf(code string) tongue {
	switch code {
	case "":
		if l, ok := say.Fitting(f.opts.Languages, f.languages()); ok {
			return readTongue(l)
		}
		return tongue{}
	case languageEnglish:
		return tongue{}
	}
	for _, l := range f.languages() {
		if l.Code == code {
			return readTongue(l)
		}
	}
	return tongue{Language: say.Language{Code: code}, err: fs.ErrNotExist}
}

// choosable are the languages that a person can choose from: the system's, then
// English, then the others.
func (f *frame) choosable() []tongue {
	out := []tongue{f.tongueOf(""), f.tongueOf(languageEnglish)}
	for _, l := range f.languages() {
		if l.Code != languageEnglish {
			out = append(out, readTongue(l))
		}
	}
	return out
}

// openLanguages lets a person choose the language of the window.
func (f *frame) openLanguages() {
	fetch(f, func(context.Context) ([]tongue, error) { return f.choosable(), nil }, f.offerLanguages)
}

func (f *frame) offerLanguages(all []tongue) {
	var rows []pickRow
	var codes []string
	for i, t := range all {
		row, code := pickRow{left: t.name(), beside: t.says()}, t.Code
		switch i {
		case 0:
			row, code = pickRow{left: say.T("As the system"), beside: t.name()}, ""
		case 1:
			row.beside, code = say.T("what exports and commands are in too"), languageEnglish
		}
		rows, codes = append(rows, row), append(codes, code)
	}
	p := &pick{
		title: say.T("Language of the window"), beside: say.T("a .po file in the folder “%s” beside the settings is one more", languagesFolder), rows: rows,
		actions: []pickAction{{key: "Enter", label: say.T("Take it"), do: func(i int) { f.setLanguage(codes[i], all[i]) }}},
	}
	if at := slices.Index(codes, f.set.Language); at >= 0 {
		p.at, rows[at].right = at, say.T("chosen")
	}
	f.openPick(p)
}

// says tells of a language in the list how much of it there is.
func (t tongue) says() string {
	says := say.N("%s text", "%s texts", t.catalogue.Done)
	if t.err != nil {
		says = say.T("cannot be read: %s", t.err)
	}
	if n := len(t.catalogue.Wrong); n > 0 {
		says = say.N("%s text does not fit: %s", "%s texts do not fit, the first: %s", n, t.catalogue.Wrong[0])
	}
	if t.Path != "" {
		says = t.Path + ": " + says
	}
	return says
}

// setLanguage takes another language at once. What was said before and is kept,
// such as the name of a step to be undone, stays as it was said.
func (f *frame) setLanguage(code string, t tongue) {
	f.set.Language = code
	f.set.write(f.opts.ConfigDir)
	wrong := t.use()
	f.placeholders()
	f.menus.make()
	if f.desk != nil {
		f.renew()
	}
	f.restyle()
	f.menus.update()
	if wrong != "" {
		f.tell(wrong, true)
		return
	}
	f.say(say.T("The language of the window is %s.", t.name()))
}

// placeholders writes what fields that stay say while they are empty.
func (f *frame) placeholders() {
	f.overlaps.words.PlaceHolder = say.T("Filter the list")
	f.sources.words.PlaceHolder = say.T("Filter the list")
	f.finder.field.PlaceHolder = say.T("Find in this text")
	w := f.pair.writing
	w.note.PlaceHolder = say.T("What should a reader of this verdict know?")
	w.fields[0].PlaceHolder = say.T("Reuters, 7 October 2015")
	f.overlaps.words.Refresh()
	f.sources.words.Refresh()
}
