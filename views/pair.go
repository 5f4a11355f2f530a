package views

import "fyne.io/fyne/v2"

// pair is the pair screen.
type pair struct{ f *frame }

func newPair(f *frame) *pair               { return &pair{f} }
func (p *pair) open(id string)             {}
func (p *pair) content() fyne.CanvasObject { return newPaint(p.f.look, nil) }
func (p *pair) where() place               { return onPair }
func (p *pair) can(cmd) bool               { return false }
func (p *pair) do(cmd)                     {}
func (p *pair) key(chord) bool             { return false }
func (p *pair) shown()                     {}
func (p *pair) reload()                    {}
func (p *pair) restyle()                   {}
func (p *pair) hints() []string            { return nil }
func (p *pair) status() string             { return "" }
func (p *pair) full() bool                 { return true }
