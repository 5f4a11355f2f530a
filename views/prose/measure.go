package prose

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// em is the size at which widths are taken. Fyne sets the same faces with the
// same shaper, unhinted, so they hold for every size to 1/64 px a letter.
const em = 1000

// Shaper measures text. Fyne's own measuring belongs to the UI goroutine; a
// Shaper has its own copies of the faces and may be used from any.
type Shaper struct {
	mu     sync.Mutex
	shaper shaping.HarfbuzzShaper
	faces  [faces]*font.Face
	runes  []rune
}

// NewShaper reads the faces: TrueType or OpenType files, in the order Regular,
// Italic, Bold.
func NewShaper(files [faces][]byte) (*Shaper, error) {
	s := &Shaper{}
	for i, b := range files {
		f, err := font.ParseTTF(bytes.NewReader(b))
		if err != nil {
			return nil, fmt.Errorf("font %d cannot be read: %w", i+1, err)
		}
		s.faces[i] = f
	}
	return s, nil
}

// Width is the [Measure] of the Shaper.
func (s *Shaper) Width(f Face, text string) (ems float32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.runes = append(s.runes[:0], []rune(text)...)
	for i := 0; i < len(s.runes); {
		has := s.has(f, s.runes[i])
		j := i + 1
		for j < len(s.runes) && (extends(s.runes[j]) || s.has(f, s.runes[j]) == has) {
			j++
		}
		if has {
			ems += s.shape(f, i, j)
		} else {
			ems += guess(s.runes[i:j])
		}
		i = j
	}
	return ems
}

// has tells whether the face has the letter.
func (s *Shaper) has(f Face, r rune) bool {
	_, ok := s.faces[f].NominalGlyph(r)
	return ok || r < ' '
}

func (s *Shaper) shape(f Face, from, to int) float32 {
	out := s.shaper.Shape(shaping.Input{
		Text: s.runes, RunStart: from, RunEnd: to, Face: s.faces[f], Size: fixed.I(em),
		Script: language.LookupScript(s.runes[from]), Direction: di.DirectionLTR,
	})
	return float32(out.Advance) / 64 / em
}

// guess is the width of letters that no face of ours has: the window draws
// them from a font of the system, which cannot be asked from here.
func guess(rs []rune) (ems float32) {
	for _, r := range rs {
		switch {
		case extends(r):
		case r >= 0x1100 && r < 0x1f000 && r > 0x2e7f, r >= 0x1f000:
			ems++
		default:
			ems += .55
		}
	}
	return ems
}
