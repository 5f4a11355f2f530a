package views

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// askName asks for another name of the source being read.
func (s *sources) askName() {
	d, id, name := s.f.desk, s.reading.ID, s.reading.Name
	s.f.ask(asked{
		title: say.T("Rename this source"), action: say.T("Rename"),
		beside: say.T("The name by which files and commands know it. In lists it stands only where neither publisher nor title is known; those are changed with E."),
		fields: []askedField{{say.T("Name"), name, say.T("a name that no other source has")}},
		take: func(v []string, done func()) (int, error) {
			if v[0] == "" {
				return 0, say.Error("a source needs a name: type one, or leave it as it is")
			}
			s.f.save(func(ctx context.Context) error { return d.Rename(ctx, id, v[0]) }, func() {
				done()
				if v[0] != name {
					s.f.say(say.T("It is called “%s” now. %s takes it back.", v[0], s.f.keys.named(cmdUndo)))
				}
			})
			return 0, nil
		},
	})
}

// textEnding is the ending of a source that is saved as text.
const textEnding = ".txt"

// askTextFile asks where to save the text of the source being read.
func (s *sources) askTextFile() {
	id := s.reading.ID
	s.f.askPath(pathWanted{title: say.T("Save the text of this source"), action: say.T("Save"), endings: []string{textEnding}, save: textFileName(s.reading.Name)},
		func(paths []string) { s.f.writeText(id, paths[0]) })
}

// textFileName is a name for the file: that of the source without its folders
// and signs that systems do not take in names.
func textFileName(name string) string {
	name = path.Base(name)
	if ending := path.Ext(name); !strings.ContainsAny(ending, "0123456789 ") { // a time's seconds are none
		name = strings.TrimSuffix(name, ending)
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	if name = strings.Trim(name, " ."); name == "" {
		name = "source"
	}
	return name + textEnding
}

// writeText writes the text of a source; a file that is there is written over
// only when a person says so.
func (f *frame) writeText(source, path string) {
	if _, err := os.Stat(path); err == nil {
		f.confirmOver(path, func() { f.writeTextTo(source, path, true) })
		return
	}
	f.writeTextTo(source, path, false)
}

func (f *frame) writeTextTo(source, path string, over bool) {
	d := f.desk
	f.work(say.T("Saving the text"), func(ctx context.Context, _ desk.Progress) error { return d.WriteText(ctx, source, path, over) }, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			f.fail(err)
		default:
			f.say(say.T("Saved as %s in %s.", filepath.Base(path), filepath.Dir(path)))
		}
	})
}
