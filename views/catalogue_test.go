package views

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// accents are the letters of a language that nobody speaks: every text of the
// catalogue is in them, so that what is drawn in plain letters did not go
// through it.
var accents = strings.NewReplacer("a", "á", "b", "ƀ", "c", "ç", "d", "đ", "e", "é", "f", "ƒ", "g", "ğ", "h", "ħ", "i", "í", "j", "ĵ", "k", "ķ", "l", "ł", "m", "ɱ",
	"n", "ñ", "o", "ö", "p", "þ", "q", "ɋ", "r", "ř", "s", "š", "t", "ŧ", "u", "ü", "v", "ṽ", "w", "ŵ", "x", "ẋ", "y", "ý", "z", "ž",
	"A", "Á", "B", "Ɓ", "C", "Ç", "D", "Đ", "E", "É", "F", "Ƒ", "G", "Ğ", "H", "Ħ", "I", "Í", "J", "Ĵ", "K", "Ķ", "L", "Ł", "M", "Ṁ",
	"N", "Ñ", "O", "Ö", "P", "Þ", "Q", "Ɋ", "R", "Ř", "S", "Š", "T", "Ŧ", "U", "Ü", "V", "Ṽ", "W", "Ŵ", "X", "Ẋ", "Y", "Ý", "Z", "Ž")

var formatVerb = regexp.MustCompile(`%[-+# 0]*(\[\d+\])?[\d.]*[a-zA-Z%]|\\.`)

// accented is a text of a .po file in that language, in brackets.
func accented(text string) string {
	var b strings.Builder
	end := 0
	for _, at := range formatVerb.FindAllStringIndex(text, -1) {
		b.WriteString(accents.Replace(text[end:at[0]]) + text[at[0]:at[1]])
		end = at[1]
	}
	return "⟦" + b.String() + accents.Replace(text[end:]) + "⟧"
}

// speakAccents loads the language that nobody speaks, made from the template.
func speakAccents(t *testing.T) {
	t.Helper()
	pot, err := os.ReadFile("../data/say/verbatim.pot")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	one, many := "", ""
	for l := range strings.Lines(string(pot)) {
		l = strings.TrimSuffix(l, "\n")
		value := func(keyword string) (string, bool) {
			v, ok := strings.CutPrefix(l, keyword+` "`)
			return strings.TrimSuffix(v, `"`), ok
		}
		if v, ok := value("msgid"); ok {
			one = v
		} else if v, ok := value("msgid_plural"); ok {
			many = v
		} else if _, ok := value("msgstr[0]"); ok {
			l = `msgstr[0] "` + accented(one) + `"`
		} else if _, ok := value("msgstr[1]"); ok {
			l = `msgstr[1] "` + accented(many) + `"`
		} else if _, ok := value("msgstr"); ok && one != "" {
			l = `msgstr "` + accented(one) + `"`
		}
		out = append(out, l)
	}
	c, err := say.Read([]byte(strings.Join(out, "\n")))
	if err != nil || len(c.Wrong) > 0 || c.Done < 1000 {
		t.Fatalf("%d texts, %v, wrong: %q", c.Done, err, c.Wrong)
	}
	say.Use(&c)
	t.Cleanup(func() { say.Use(nil) })
}

// englishRun are two letters or more of English, with what stands between them.
var englishRun = regexp.MustCompile(`[A-Za-z][A-Za-z’'.,:/\- ]*[A-Za-z]`)

// keysAndNames are what no language changes: key names, the program's and
// newsrooms' names, names of formats and columns.
var keysAndNames = strings.Fields(`Ctrl Shift Alt Enter Esc Space Tab Up Down Left Right Home End Del Delete Bksp Backspace PgUp PgDn Verbatim
	English Deutsch Reuters AP Guardian Aa Adobe Google Source Serif Sans Noto Arabic SIL
	Krippendorff languages po five-articles verbatim`)

// untranslated are the words drawn in an object that are neither from the
// catalogue nor the sources' own.
func untranslated(f *frame, o fyne.CanvasObject, own string) (out []string) {
	serifs := []face{serif, serifItalic, serifBold}
	for _, x := range test.LaidOutObjects(o) {
		t, ok := x.(*canvas.Text)
		if !ok || !x.Visible() {
			continue
		}
		for _, run := range englishRun.FindAllString(quotedWords.ReplaceAllString(t.Text, "“”"), -1) {
			words := strings.FieldsFunc(run, func(r rune) bool { return strings.ContainsRune(" ,:/", r) })
			words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(keysAndNames, strings.Trim(w, ".-’'")) || len(w) < 2 })
			one := !strings.Contains(run, " ")
			host := one && (strings.Contains(run, ".") || strings.HasSuffix(t.Text, run+"…"))
			printed := host || slices.Contains(serifs, face(t.FontSource)) || run != strings.ToLower(run) || len(run) > 20
			if len(words) == 0 || printed && strings.Contains(own, run) || strings.Contains(own, " | "+run+" | ") {
				continue
			}
			out = append(out, run+" in "+t.Text)
		}
	}
	return out
}

// quotedWords are words of a source in the program's sentences.
var quotedWords = regexp.MustCompile(`“[^”]*”`)

// sourceWords are the texts and details of all sources, as they may be drawn.
func sourceWords(t *testing.T, f *frame) string {
	t.Helper()
	var all []string
	for _, r := range f.sources.rows {
		x, err := f.desk.Read(f.ctx, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, x.Revision.Text, x.Name, x.Meta.Publisher, x.Meta.Author, x.Meta.Title, x.Meta.URL, x.Meta.Language)
		for _, q := range x.Quotations {
			all = append(all, q.Credit)
			if q.Cue != nil {
				all = append(all, q.Cue.Of(x.Revision.Text))
			}
			if q.Speaker != nil {
				all = append(append(all, q.Speaker.Name, q.Speaker.Role, q.Speaker.Text), strings.Fields(q.Speaker.Role)...) // a margin breaks them
			}
		}
	}
	all = append(all, f.desk.Place().Path, f.opts.ConfigDir, f.desk.Reviewer(), "|")
	all = append(all, strings.Split(f.desk.Place().Path, separator)...) // of a path with backslashes each name is seen alone
	return strings.Join(strings.Fields(strings.Join(all, " | ")), " ")
}

// All that the window says goes through the catalogue, on every screen and the
// sheets that are used most.
func TestEveryScreenSpeaksTheCatalogue(t *testing.T) {
	speakAccents(t)
	f := window(t)
	own := sourceWords(t, f)
	look := func(name string, o fyne.CanvasObject) {
		t.Helper()
		if !strings.Contains(seen(o), "⟦") {
			t.Errorf("%s says nothing of the catalogue: %.300s", name, seen(o))
		}
		for _, u := range untranslated(f, o, own) {
			t.Errorf("%s: %q did not go through the catalogue", name, u)
		}
	}
	everyScreen(t, f, look)
	for _, item := range f.menus.main.Items {
		if !strings.Contains(item.Label, "⟦") {
			t.Errorf("the menu %q did not go through the catalogue", item.Label)
		}
		for _, it := range item.Items {
			if !it.IsSeparator && !strings.Contains(it.Label, "⟦") {
				t.Errorf("the menu item %q did not go through the catalogue", it.Label)
			}
		}
	}
}

// Another language is taken at once, in the fields and menus too, and English
// again; the setting is kept, and a catalogue of the person's own comes first.
func TestALanguageIsTakenAtOnce(t *testing.T) {
	f := window(t)
	t.Cleanup(func() { say.Use(nil) })
	folder := f.opts.ConfigDir + "/" + languagesFolder
	own := "msgid \"\"\nmsgstr \"\"\n\"X-Language-Name: Own\\n\"\n\nmsgid \"File\"\nmsgstr \"Heft\"\n\nmsgid \"%s shown, %s\"\nmsgstr \"%s\"\n"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder+"/xx.po", []byte(own), 0o644); err != nil {
		t.Fatal(err)
	}
	f.run(cmdLanguage)
	wantSeen(t, f.top().card, "As the system", "English", "Deutsch", "xx.po", "chosen")
	f.press("Down", "Down", "Enter")
	if f.set.Language != "de" || f.menus.main.Items[0].Label != "Datei" || f.overlaps.words.PlaceHolder == "Filter the list" {
		t.Errorf("the language is %q, the first menu %q", f.set.Language, f.menus.main.Items[0].Label)
	}
	wantSeen(t, f.all, "Überschneidungen", "Quellen", "Wie B von A abweicht", "6 Wörter früher")
	f.setLanguage("xx", f.tongueOf("xx"))
	if got := f.menus.main.Items[0].Label; got != "Heft" {
		t.Errorf("with a catalogue of one's own the first menu is %q", got)
	}
	wantSeen(t, f.toast.card, "1 text of", "which has other verbs")
	f.setLanguage(languageEnglish, tongue{})
	wantSeen(t, f.all, "Overlaps", "Sources")
	if got := readSettings(f.opts.ConfigDir).Language; got != languageEnglish {
		t.Errorf("kept is %q", got)
	}
}

// clock is what two reports of the same differ in.
var clock = regexp.MustCompile(`\d\d:\d\d(:\d\d)?( UTC)?|v[0-9a-f]{12}`)

// What leaves the program is English whatever the window speaks.
func TestExportsStayEnglish(t *testing.T) {
	report := func() string {
		f := window(t)
		f.press("Esc", "Enter", "3", "A", "A", "Enter")
		var b strings.Builder
		if _, err := f.desk.ExportTo(f.ctx, desk.Export{Format: desk.FormatMarkdown}, &b); err != nil {
			t.Fatal(err)
		}
		return clock.ReplaceAllString(b.String(), "")
	}
	want := report()
	speakAccents(t)
	if got := report(); got != want || !strings.Contains(want, "nothing shows it") {
		t.Errorf("in another language the report is\n%s\nand in English\n%s", got, want)
	}
}

// The verdict bar keeps its place, its size and whole words in German, in a
// wide window and a small one.
func TestTheVerdictBarIsTheSameInGerman(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1600, Height: 1000}, {Width: 1024, Height: 700}} {
		f := window(t)
		t.Cleanup(func() { say.Use(nil) })
		f.win.Resize(size)
		f.press("Esc", "Enter", "3", "A", "A")
		bar := f.pair.bar.paint
		at, big := bar.Position(), bar.Size()
		f.setLanguage("de", f.tongueOf("de"))
		if bar.Position() != at || bar.Size() != big {
			t.Errorf("at %v the bar is at %v, %v, and in German at %v, %v", size, at, big, bar.Position(), bar.Size())
		}
		wantSeen(t, bar, "Wörtlich", "Kenntlich", "Ohne Bezug", "Zuschreibung", "chern")
		if got := seen(bar); strings.Contains(got, "…") {
			t.Errorf("at %v something is cut off: %s", size, got)
		}
	}
}

// What is open in the reader has its margin in the new language at once.
func TestTheReadersMarginFollowsTheLanguage(t *testing.T) {
	f := window(t)
	t.Cleanup(func() { say.Use(nil) })
	f.press("Ctrl+2")
	wantSeen(t, f.sources.all, "body")
	f.setLanguage("de", f.tongueOf("de"))
	wantSeen(t, f.sources.all, "Fließtext")
}

// everyScreen goes through every screen and the sheets that are used most, and
// looks at each.
func everyScreen(t *testing.T, f *frame, look func(name string, o fyne.CanvasObject)) {
	t.Helper()
	sheet := func(name string, open func()) {
		t.Helper()
		open()
		if f.top() == nil {
			t.Errorf("%s did not open", name)
			return
		}
		look(name, f.top().card)
		for range 3 {
			if s := f.top(); s != nil {
				s.close()
			}
		}
	}
	look("the first start", f.all)
	f.press("Esc")
	look("the list", f.all)
	f.press("Enter")
	look("a pair", f.all)
	f.press("3", "A", "A")
	look("a pair with a wording", f.all)
	for _, panel := range []string{"N", "E", "H"} {
		f.press(panel)
		look("the panel of "+panel, f.all)
		f.run(cmdBack)
	}
	f.press("Enter")
	look("the next pair", f.all)
	f.run(cmdView)
	look("a pair inline", f.all)
	f.run(cmdView)
	look("a pair stacked", f.all)
	for _, room := range []cmd{cmdSources, cmdVersions, cmdTimeline, cmdMap, cmdOverlaps} {
		f.run(room)
		look(string(room), f.all)
		if room == cmdSources {
			sheet(string(cmdMeta), func() { f.run(cmdMeta) })
			sheet(string(cmdCheck), func() { f.run(cmdCheck) })
		}
	}
	for _, id := range []cmd{cmdKeys, cmdPalette, cmdSpeakers, cmdRemap, cmdLanguage, cmdFindAll, cmdAbout, cmdLeft, cmdStub, cmdAgree, cmdBackups, cmdRecent, cmdYourName, cmdSaveFilter, cmdOpen, cmdTag} {
		sheet(string(id), func() { f.run(id) })
	}
}
