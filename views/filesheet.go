package views

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verbatim/data/say"
)

// pathWanted says what a file sheet asks for.
type pathWanted struct {
	title, action string
	endings       []string // of the files listed; nil lists all
	save          string   // the name proposed; empty asks for what is there
	dir           string   // where to begin; empty: beside the workbench
	many          bool     // several files and folders may be ticked

	// The folders that are taken as a whole and not walked into; nil for none. It
	// looks at names alone.
	whole func(folder string) bool
}

// fileEntry is one line of a folder.
type fileEntry struct {
	name   string
	folder bool
	size   int64
}

// listFolder reads a folder: folders first, then the files with one of the
// endings, each by name. What begins with a dot is left out, and workbenches
// where no ending is asked for: they are no articles.
func listFolder(dir string, endings []string) ([]fileEntry, error) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return nil, say.Errorf("the folder %s cannot be read: %w", dir, err)
	}
	var out []fileEntry
	for _, e := range all {
		info, err := os.Stat(filepath.Join(dir, e.Name())) // follows links
		if err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		ending := strings.ToLower(filepath.Ext(e.Name()))
		fits := slices.Contains(endings, ending) || endings == nil && !strings.HasPrefix(ending, extension)
		if info.IsDir() || fits {
			out = append(out, fileEntry{e.Name(), info.IsDir(), info.Size()})
		}
	}
	slices.SortFunc(out, func(a, b fileEntry) int {
		return cmp.Or(last(!a.folder, !b.folder), strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)))
	})
	return out, nil
}

// listDrives lists the drives as folders.
func listDrives(roots []string) (out []fileEntry) {
	for _, r := range roots {
		out = append(out, fileEntry{name: r, folder: true})
	}
	return out
}

// fileSheet asks for a path: a field to type it in and a list to walk in. It
// is our own because Fyne's takes one file at a time and little by keyboard.
type fileSheet struct {
	f       *frame
	wanted  pathWanted
	then    func(paths []string)
	dir     string // empty where the drives are listed
	entries []fileEntry
	at      int
	ticked  map[string]bool // full paths
	says    string          // what is wrong with what was typed

	field      *entry
	table      *rows
	head, foot *paint
	sheet      *sheet
}

// askPathHere asks by a sheet of the program's own.
func (f *frame) askPathHere(w pathWanted, then func(paths []string)) {
	s := &fileSheet{f: f, wanted: w, then: then, ticked: map[string]bool{}}
	s.field = newEntry(f)
	s.field.OnSubmitted = func(string) { s.submit() }
	s.field.onDown = func() { f.win.Canvas().Unfocus(); s.redraw() }
	s.head, s.foot = newPaint(f.look, s.drawHead), newPaint(f.look, s.drawFoot)
	s.table = newVirtual(func() int { return max(1, len(s.entries)) }, // an empty folder has a line that says so

		func() fyne.CanvasObject {
			p := newPaint(f.look, nil)
			p.min = fyne.NewSize(100, 28)
			return p
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			p := o.(*paint)
			p.draw = func(g *pen, w, h float32) { s.drawEntry(g, w, h, i) }
			p.Refresh()
		})
	z := func() float32 { return f.z }
	card := container.New(&stage{places: []placing{
		func(w, _ float32) (float32, float32, float32, float32) { return 0, 0, w, 64 * z() },
		func(w, _ float32) (float32, float32, float32, float32) {
			return 26 * z(), 66 * z(), w - 52*z(), 32 * z()
		},
		func(w, h float32) (float32, float32, float32, float32) {
			return 22 * z(), 108 * z(), w - 44*z(), h - 178*z()
		},
		func(w, h float32) (float32, float32, float32, float32) { return 0, h - 66*z(), w, 66 * z() },
	}}, s.head, s.field, s.table, s.foot)
	size := f.win.Canvas().Size()
	s.sheet = &sheet{card: card, size: fyne.NewSize(size.Width*.9/f.z, size.Height*.9/f.z), key: s.key, restyle: s.redraw}
	f.openSheet(s.sheet)
	s.walk(w.dir)
	if w.save != "" {
		f.win.Canvas().Focus(s.field)
	}
}

// walk goes to a folder.
func (s *fileSheet) walk(dir string) {
	name := s.wanted.save
	if s.dir != "" && s.wanted.save != "" {
		name = filepath.Base(s.field.Text)
	}
	fetch(s.f, func(context.Context) ([]fileEntry, error) { return listFolder(dir, s.wanted.endings) }, func(es []fileEntry) {
		path := filepath.Join(dir, name)
		if name == "" && !strings.HasSuffix(path, separator) { // as that of a root does
			path += separator
		}
		s.list(dir, path, es)
	})
}

const separator = string(filepath.Separator)

// list shows what is in a folder.
func (s *fileSheet) list(dir, path string, es []fileEntry) {
	s.dir, s.entries, s.at, s.says = dir, es, 0, ""
	s.field.SetText(path)
	s.field.CursorColumn = len([]rune(path))
	s.table.ScrollToTop()
	s.redraw()
}

// up goes to the folder above. Above the root of a drive are the drives.
func (s *fileSheet) up() {
	above := filepath.Dir(s.dir)
	switch roots := s.f.drives(); {
	case s.dir == "":
	case above != s.dir:
		s.walk(above)
	case len(roots) > 0:
		name := ""
		if s.wanted.save != "" {
			name = filepath.Base(s.field.Text)
		}
		s.list("", name, listDrives(roots))
	}
}

func (s *fileSheet) redraw() {
	s.head.Refresh()
	s.foot.Refresh()
	s.field.Refresh()
	s.table.Refresh()
}

// key moves in the list.
func (s *fileSheet) key(c chord) bool {
	s.says = ""
	switch c.key {
	case fyne.KeyUp:
		s.at = max(0, s.at-1)
	case fyne.KeyDown:
		s.at = min(len(s.entries)-1, s.at+1)
	case fyne.KeyPageUp:
		s.at = max(0, s.at-10)
	case fyne.KeyPageDown:
		s.at = min(len(s.entries)-1, s.at+10)
	case fyne.KeySpace:
		s.tick(s.at)
	case fyne.KeyReturn:
		s.enter()
		return true
	case fyne.KeyBackspace, fyne.KeyLeft:
		s.up()
	case fyne.KeyRight:
		if s.at >= 0 && s.at < len(s.entries) && s.entries[s.at].folder {
			s.walk(filepath.Join(s.dir, s.entries[s.at].name))
		}
	case fyne.KeyTab:
		s.f.win.Canvas().Focus(s.field)
	default:
		return false
	}
	if s.at >= 0 && len(s.entries) > 0 {
		s.table.ScrollTo(s.at)
	}
	s.redraw()
	return true
}

// tick takes a file or a folder into what is brought in, or out of it.
func (s *fileSheet) tick(i int) {
	if !s.wanted.many || i < 0 || i >= len(s.entries) {
		return
	}
	p := filepath.Join(s.dir, s.entries[i].name)
	if s.ticked[p] {
		delete(s.ticked, p)
	} else {
		s.ticked[p] = true
	}
	s.at = min(len(s.entries)-1, i+1)
	s.redraw()
}

// enter is Enter in the list: what is ticked, else into a folder, else the
// file under the mark.
func (s *fileSheet) enter() {
	switch folder := s.folder(); {
	case folder != "":
		s.walk(folder)
	case len(s.ticked) > 0:
		s.done(s.tickedPaths()...)
	case s.at >= 0 && s.at < len(s.entries):
		path := filepath.Join(s.dir, s.entries[s.at].name)
		switch {
		case s.wanted.save != "":
			s.field.SetText(path)
			s.f.win.Canvas().Focus(s.field)
		default:
			s.done(path)
		}
	case s.wanted.save != "":
		s.submit()
	}
}

// folder is the one under the mark that Enter goes into; empty where Enter does
// something else.
func (s *fileSheet) folder() string {
	if len(s.ticked) > 0 || s.at < 0 || s.at >= len(s.entries) || !s.entries[s.at].folder {
		return ""
	}
	if path := filepath.Join(s.dir, s.entries[s.at].name); !s.takes(path) {
		return path
	}
	return ""
}

// takes tells whether the folder is taken as a whole.
func (s *fileSheet) takes(folder string) bool {
	return s.wanted.whole != nil && s.wanted.whole(folder)
}

func (s *fileSheet) tickedPaths() []string {
	var out []string
	for p := range s.ticked {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// submit takes what was typed: a folder is walked into, a file taken.
func (s *fileSheet) submit() {
	path := strings.TrimSpace(s.field.Text)
	if home, err := os.UserHomeDir(); err == nil && (path == "~" || strings.HasPrefix(path, "~/")) {
		path = home + path[1:]
	}
	switch drive := filepath.VolumeName(path); {
	case drive != "" && path == drive:
		path += separator
	case !filepath.IsAbs(path) && s.dir == "":
		s.says = say.T("Choose a drive first.")
		s.redraw()
		return
	case !filepath.IsAbs(path):
		path = filepath.Join(s.dir, path)
	}
	info, err := os.Stat(path)
	switch {
	case len(s.ticked) > 0 && filepath.Clean(path) == s.dir:
		s.done(s.tickedPaths()...)
	case err == nil && info.IsDir() && !s.takes(path):
		s.walk(filepath.Clean(path))
	case err == nil || s.wanted.save != "":
		s.done(path)
	default:
		s.says = say.T("There is no file of that name.")
		s.redraw()
	}
}

func (s *fileSheet) done(paths ...string) {
	s.sheet.close()
	s.then(paths)
}

func (s *fileSheet) drawHead(g *pen, w, h float32) {
	const m, b = 26, 42
	x := m + g.text(m, b, s.wanted.title, serifBold, 20, g.ink) + 12
	if s.wanted.many {
		g.fit(x, b, w-x-120, say.T("Space ticks several; a ticked folder brings in all that is in it"), sans, 14, g.ink2)
	}
	kw := g.keyWidth("Esc")
	tw := g.textRight(w-m, b, say.T("close"), sans, 14, g.ink2)
	g.key(w-m-tw-8-kw, b, "Esc")
	g.hit(w-m-tw-kw-16, b-20, tw+kw+30, 30, func() { s.sheet.close() })
	g.across(m, 54, w-2*m, g.heavy)
}

func (s *fileSheet) drawEntry(g *pen, w, h float32, i int) {
	if i >= len(s.entries) {
		if i == 0 && s.dir != "" {
			g.fit(40, 19, w-52, say.T("Nothing in this folder can be chosen here; Bksp goes to the one above."), sansItalic, 15, g.ink2)
		}
		return
	}
	e := s.entries[i]
	path := filepath.Join(s.dir, e.name)
	x, b := float32(12), float32(19)
	if i == s.at {
		g.rect(0, 0, w, h, g.blueSel)
		g.rect(0, 0, 5, h, g.blue)
		if s.f.win.Canvas().Focused() == nil {
			g.ring(1, 1, w-2, h-2)
		}
	}
	if s.wanted.many {
		g.tick(x, b, s.ticked[path])
		g.hit(0, 0, 34, h, func() { s.at = i; s.tick(i) })
	}
	x += 28
	face, name := sans, e.name
	if e.folder {
		face, name = sansBold, strings.TrimSuffix(e.name, separator)+"/"
	}
	g.fit(x, b, w-x-110, name, face, 15, g.ink)
	if !e.folder {
		g.textRight(w-12, b, bytesOf(e.size), sans, 13, g.ink3)
	}
	g.hit(34, 0, w-34, h, func() {
		twice := s.at == i
		s.at = i
		s.f.win.Canvas().Unfocus()
		if twice && len(s.ticked) == 0 {
			s.enter()
			return
		}
		s.redraw()
	})
}

// bytesOf writes a size: 812 B, 14 kB, 3.2 MB.
func bytesOf(n int64) string {
	switch {
	case n < 1000:
		return say.T("%d B", n)
	case n < 1_000_000:
		return say.T("%d kB", (n+500)/1000)
	}
	return say.T("%.1f MB", float64(n)/1e6)
}

func (s *fileSheet) drawFoot(g *pen, w, h float32) {
	const m = 26
	g.across(m, 0, w-2*m, g.hair)
	action := s.wanted.action
	if n := len(s.ticked); n > 0 {
		action = fmt.Sprintf("%s %d", action, n)
	} else if s.wanted.save == "" && s.folder() != "" {
		action = say.T("Into the folder")
	}
	bw := g.button(w-m, 14, "Enter", action, true, func() {
		if s.wanted.save != "" {
			s.submit()
		} else {
			s.enter()
		}
	})
	if s.says != "" {
		g.fit(m, 38, w-2*m-bw-20, s.says, sansBold, 14, g.orange)
		return
	}
	x := float32(m)
	for _, k := range [][2]string{{"↑↓", say.T("move")}, {"Enter", say.T("into a folder")}, {"Bksp", say.T("out of it")}, {"Tab", say.T("type a path")}} {
		need := g.keyWidth(k[0]) + 22 + g.width(k[1], sans, 13)
		if x+need > w-m-bw-20 {
			return
		}
		x += g.key(x, 38, k[0]) + 6
		x += g.text(x, 38, k[1], sans, 13, g.ink2) + 16
	}
}
