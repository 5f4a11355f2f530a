package views

import (
	"path/filepath"

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

// speak loads the language of the settings, or the system's where the program
// was started to ask for it; and says what is wrong with it. Where neither asks
// nothing is loaded: tests and pictures are English.
func (f *frame) speak() (wrong string) {
	switch code := f.set.Language; code {
	case "":
		if f.opts.Languages == nil {
			return ""
		}
		if l, ok := say.Fitting(f.opts.Languages, f.languages()); ok {
			return f.load(l)
		}
	case languageEnglish:
	default:
		for _, l := range f.languages() {
			if l.Code == code {
				return f.load(l)
			}
		}
		wrong = say.T("The language “%s” is no longer there, so the window is in English.", code)
	}
	say.Use(nil)
	return wrong
}

func (f *frame) load(l say.Language) (wrong string) {
	c, err := l.Read()
	if err != nil {
		say.Use(nil)
		return say.T("The language “%s” cannot be read, so the window is in English: %s.", l.Code, err)
	}
	say.Use(&c)
	if len(c.Wrong) > 0 {
		return say.N("%s text of %s is left in English: %s", "%s texts of %s are left in English, the first: %s", len(c.Wrong), l.Path, c.Wrong[0])
	}
	return ""
}

// openLanguages lets a person choose the language of the window.
func (f *frame) openLanguages() {
	rows := []pickRow{{left: say.T("As the system"), beside: f.systemSays()}, {left: "English", beside: say.T("what exports and commands are in too")}}
	codes, names := []string{"", languageEnglish}, []string{f.systemSays(), "English"}
	for _, l := range f.languages() {
		if l.Code == languageEnglish && l.Path == "" {
			continue
		}
		c, err := l.Read()
		row := pickRow{left: c.Name, beside: say.N("%s text", "%s texts", c.Done)}
		if err != nil {
			row.beside = say.T("cannot be read: %s", err)
		}
		if n := len(c.Wrong); n > 0 {
			row.beside = say.N("%s text does not fit: %s", "%s texts do not fit, the first: %s", n, c.Wrong[0])
		}
		if l.Path != "" {
			row.beside = l.Path + ": " + row.beside
		}
		rows, codes, names = append(rows, row), append(codes, l.Code), append(names, c.Name)
	}
	p := &pick{
		title: say.T("Language of the window"), beside: say.T("a .po file in the folder “%s” beside the settings is one more", languagesFolder), rows: rows,
		actions: []pickAction{{key: "Enter", label: say.T("Take it"), do: func(i int) { f.setLanguage(codes[i], names[i]) }}},
	}
	for i, code := range codes {
		if code == f.set.Language {
			p.at, rows[i].right = i, say.T("chosen")
		}
	}
	f.openPick(p)
}

// systemSays names the language that the system asks for and gets.
func (f *frame) systemSays() string {
	if l, ok := say.Fitting(f.opts.Languages, f.languages()); ok {
		if c, err := l.Read(); err == nil {
			return c.Name
		}
	}
	return "English"
}

// setLanguage takes another language at once. What was said before and is kept,
// such as the name of a step to be undone, stays as it was said.
func (f *frame) setLanguage(code, name string) {
	f.set.Language = code
	f.set.write(f.opts.ConfigDir)
	if code == "" && f.opts.Languages == nil {
		say.Use(nil)
	}
	wrong := f.speak()
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
	f.say(say.T("The language of the window is %s.", name))
}

// placeholders writes what fields that stay say while they are empty.
func (f *frame) placeholders() {
	f.overlaps.words.PlaceHolder = say.T("Filter the list")
	f.finder.field.PlaceHolder = say.T("Find in this text")
	w := f.pair.writing
	w.note.PlaceHolder = say.T("What should a reader of this verdict know?")
	w.fields[0].PlaceHolder = say.T("Reuters, 7 October 2015")
	f.overlaps.words.Refresh()
}
