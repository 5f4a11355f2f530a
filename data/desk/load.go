package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"verbatim/data"
	"verbatim/data/ingest"
	"verbatim/data/say"
)

// Incoming is one source to be brought in.
type Incoming struct {
	Name string
	data.Meta
	Origins  data.Origins    // where each field of Meta was read; a person's own have none
	Text     string          // decoded, as ingest gives it
	Charset  data.Charset    // in which the text was read; empty for a paste
	Notes    []string        // sentences about what reading left out or could not know
	Drawn    []data.ZoneSpan // zones that a person draws in Text, in place of what the program says of those stretches
	Original []byte          // the bytes it came from; nil for a paste and for a line of a collection
	Table    *Table          // of which it is a row; nil for others
}

// Refused is a file that was passed over or could not be read, and why, in a
// sentence.
type Refused struct {
	Name, Why string
	Told      string // Why in the window’s language
	Table     *Table // of which it is a row, or which waits for a person to name its columns; nil for others
}

// Guess is what a text says of itself: its headline, dateline, byline, address.
func Guess(text string) data.Meta { return ingest.Guess(text) }

// Load reads files and folders into sources with unique names, in a fixed
// order: a source's name is its path under its folder argument, a file
// argument's base name, or its JSONL id; where two clash both get their
// argument in front. What cannot be read is returned, not fatal. A path that
// does not exist is a [Mistake].
func Load(paths []string) ([]Incoming, []Refused, error) { return load(paths, nil) }

// load is Load with the columns of tables as a person chose them.
func load(paths []string, columns func(headers []string) Columns) ([]Incoming, []Refused, error) {
	l := loader{seen: map[string]bool{}, options: ingest.Options{PDF: pdfReader(), Columns: columns}, tables: map[*ingest.Table]*Table{}}
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, nil, mistake("There is no file or folder “%s”. Check how it is spelled.", p)
		case err != nil:
			return nil, nil, mistake("“%s” cannot be looked at: %s.", p, reason(err))
		case info.IsDir():
			l.folder(p)
		default:
			l.file(p, p, ingest.Decent(filepath.Base(p)))
		}
	}
	l.part()
	out := make([]Incoming, len(l.in))
	for i, x := range l.in {
		out[i] = x.Incoming
	}
	return out, l.refused, nil
}

// loader gathers what Load finds.
type loader struct {
	in      []loaded
	refused []Refused
	seen    map[string]bool // absolute paths, so that no file comes in twice
	options ingest.Options
	tables  map[*ingest.Table]*Table
}

// loaded is a source with the name it gets where its own clashes.
type loaded struct {
	Incoming
	full string
}

func (l *loader) refuse(name string, why say.Text, args ...any) {
	line := say.L(why, args...)
	l.refused = append(l.refused, Refused{Name: name, Why: line.String(), Told: line.Shown()})
}

// folder reads what is under a folder, by name, leaving out what is hidden. A
// folder given as a link to one is followed; links to folders below it are not.
func (l *loader) folder(arg string) {
	root := filepath.Clean(arg)
	walk := func(p string, e fs.DirEntry, err error) error {
		p = filepath.Clean(p)
		rel, relErr := filepath.Rel(root, p)
		if relErr != nil {
			rel = p
		}
		name := ingest.Decent(filepath.ToSlash(rel))
		switch {
		case err != nil:
			l.refuse(name, "It cannot be opened: %s.", reason(err))
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
		case p == root:
		case strings.HasPrefix(e.Name(), "."):
			l.refuse(name, "It is hidden and was passed over.")
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
			if page := pageOf(p); page != "" {
				l.refuse(name, "It holds the pictures and scripts of %s and was passed over.", page)
				return fs.SkipDir
			}
		case !ingest.Supported(e.Name()):
			l.refuse(name, "It is no kind of file that is read and was passed over.")
		default:
			l.file(arg, p, name)
		}
		return nil
	}
	_ = filepath.WalkDir(root+string(filepath.Separator), walk) // walk returns no error: it tells them as refusals
}

// pageOf is the saved page that a browser made the folder for, empty for any
// other folder.
func pageOf(folder string) string {
	for _, ending := range []string{"_files", "_Dateien", "_fichiers", "_archivos", ".files"} {
		stem, ok := strings.CutSuffix(folder, ending)
		if !ok {
			continue
		}
		for _, page := range []string{".html", ".htm", ".xhtml"} {
			if info, err := os.Stat(stem + page); err == nil && info.Mode().IsRegular() {
				return filepath.Base(stem + page)
			}
		}
	}
	return ""
}

// file reads one file's sources.
func (l *loader) file(arg, p, name string) {
	info, err := os.Stat(p)
	switch {
	case err != nil:
		l.refuse(name, "It cannot be opened: %s.", reason(err))
		return
	case !info.Mode().IsRegular():
		l.refuse(name, "It is no plain file.")
		return
	}
	if err := ingest.Fits(name, info.Size()); err != nil { // before it takes memory
		l.refused = append(l.refused, Refused{Name: name, Why: err.Error(), Told: say.Of(err)})
		return
	}
	if abs, err := filepath.Abs(p); err == nil {
		if l.seen[abs] {
			return
		}
		l.seen[abs] = true
	}
	raw, err := os.ReadFile(p)
	if err != nil {
		l.refuse(name, "It cannot be read: %s.", reason(err))
		return
	}
	batch, err := ingest.Read(filepath.Base(p), raw, l.options)
	if err != nil {
		r := Refused{Name: name, Why: err.Error(), Told: say.Of(err)}
		var unread *ingest.Unread
		if errors.As(err, &unread) {
			r.Table = l.table(p, name, unread.Table)
		}
		l.refused = append(l.refused, r)
		return
	}
	for _, it := range batch.Items {
		l.take(arg, name, it, l.table(p, name, it.Table))
	}
	for _, r := range batch.Refused {
		l.refused = append(l.refused, Refused{name + "/" + r.Name, r.Why, r.Told, l.table(p, name, r.Table)})
	}
}

// take names a source: a file by its path, a member of an archive behind it,
// a line or an entry by its own name.
func (l *loader) take(arg, name string, it ingest.Item, t *Table) {
	in := Incoming{Name: name, Meta: it.Meta, Origins: it.Origins, Text: it.Text, Charset: it.Charset, Notes: it.Notes, Original: it.Original, Table: t}
	full := ingest.Decent(strings.TrimRight(filepath.ToSlash(arg), "/"))
	if ingest.Decent(filepath.Base(arg)) != name && (it.Whole || it.Original != nil) {
		full += "/" + name
	}
	if !it.Whole {
		in.Name = it.Name
		if it.Original != nil {
			in.Name = name + "/" + it.Name
		}
		full += "/" + it.Name
	}
	l.in = append(l.in, loaded{in, full})
}

// part gives sources whose names clash their argument in front; those that
// clash even then are numbered.
func (l *loader) part() {
	count := map[string]int{}
	for _, x := range l.in {
		count[x.Name]++
	}
	taken := map[string]bool{}
	for i := range l.in {
		x := &l.in[i]
		if count[x.Name] > 1 {
			x.Name = x.full
		}
		x.Name = unique(x.Name, func(name string) bool { return taken[name] })
		taken[x.Name] = true
	}
}

// unique is the name, numbered where it is taken.
func unique(name string, taken func(name string) bool) string {
	u := name
	for n := 2; taken(u); n++ {
		u = name + " (" + strconv.Itoa(n) + ")"
	}
	return u
}

// reason is the part of a file error that a person needs, without a full stop,
// which Windows ends its sentences with.
func reason(err error) any {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	var said syscall.Errno
	switch {
	case errors.Is(err, fs.ErrPermission):
		return say.Text("you have no permission")
	case errors.Is(err, fs.ErrNotExist):
		return say.Text("it is not there")
	case isAny(err, inUse):
		return say.Text("another program has it open")
	case errors.As(err, &said):
		return strings.TrimRight(said.Error(), ". ")
	}
	return err
}

// isAny tells whether an error is one of some.
func isAny(err error, some []error) bool {
	return slices.ContainsFunc(some, func(one error) bool { return errors.Is(err, one) })
}
