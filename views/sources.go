package views

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verbatim/data/desk"
)

// sources is the room of the sources: list, reader, quotations.
type sources struct {
	f    *frame
	rows []desk.SourceRow
	all  *fyne.Container
}

func newSources(f *frame) *sources {
	return &sources{f: f, all: container.NewStack()}
}

func (s *sources) reset()                     { s.rows = nil }
func (s *sources) content() fyne.CanvasObject { return s.all }
func (s *sources) where() place               { return onSources }
func (s *sources) can(cmd) bool               { return false }
func (s *sources) do(cmd)                     {}
func (s *sources) key(chord) bool             { return false }
func (s *sources) shown()                     {}
func (s *sources) restyle()                   {}
func (s *sources) hints() []string            { return nil }
func (s *sources) status() string             { return "" }
func (s *sources) full() bool                 { return false }
func (s *sources) reload() {
	if s.f.desk == nil {
		return
	}
	fetch(s.f, s.f.desk.Sources, func(rows []desk.SourceRow) {
		s.rows = rows
		s.f.refresh()
	})
}
