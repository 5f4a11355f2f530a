package prose

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
	faces  [faces + 1]*font.Face // the last is the one for Arabic
	runes  []rune
}

// NewShaper reads the faces: TrueType or OpenType files, in the order Regular,
// Italic, Bold, and the one in which words with Arabic letters are set.
func NewShaper(files [faces][]byte, arabic []byte) (*Shaper, error) {
	s := &Shaper{}
	for i, b := range append(files[:], arabic) {
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
	for _, p := range Pieces(text) {
		if p.Arabic {
			s.runes = append(s.runes[:0], []rune(p.Text)...)
			ems += s.shape(faces, 0, len(s.runes), di.DirectionRTL, language.Arabic)
		} else {
			ems += s.width(f, p.Text)
		}
	}
	return ems
}

// width is the width of a stretch in the face, of letters that it has not a
// guess.
func (s *Shaper) width(f Face, text string) (ems float32) {
	s.runes = append(s.runes[:0], []rune(text)...)
	for i := 0; i < len(s.runes); {
		has := s.has(f, s.runes[i])
		j := i + 1
		for j < len(s.runes) && (extends(s.runes[j]) || s.has(f, s.runes[j]) == has) {
			j++
		}
		if has {
			ems += s.shape(f, i, j, di.DirectionLTR, language.LookupScript(s.runes[i]))
		} else {
			ems += guess(s.runes[i:j])
		}
		i = j
	}
	return ems
}

// Arabic tells that a word has Arabic letters, so that pieces of it are set in
// the face for them.
func Arabic(s string) bool {
	return FromRight(s) && strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// Piece is a stretch of a word that is set in one face.
type Piece struct {
	Text   string
	Arabic bool // in the face for Arabic
}

// Pieces cuts a word into those, in the order they are read: a face for Arabic
// has no Latin letters and not all marks.
func Pieces(word string) (out []Piece) {
	if !Arabic(word) {
		return []Piece{{word, false}}
	}
	from := 0
	for i, r := range word {
		if i > 0 && inArabicFace(r) != inArabicFace(lastRune(word[:i])) {
			out = append(out, pieceOf(word[from:i]))
			from = i
		}
	}
	return append(out, pieceOf(word[from:]))
}

func pieceOf(s string) Piece {
	if inArabicFace(lastRune(s)) {
		return Piece{s, true}
	}
	return Piece{s, false}
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Turned is a piece of a word that is read from the right as it is drawn:
// brackets without a letter beside them would stand unturned.
func (p Piece) Turned() string {
	if strings.ContainsFunc(p.Text, isLetter) {
		return p.Text
	}
	return turned.Replace(p.Text)
}

var turned = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "«", "»", "»", "«")

// inArabicFace tells what is set in the face for Arabic.
func inArabicFace(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Mn) || strings.ContainsRune("«».,:!0123456789\u200c\u200d،؛؟", r)
}

// has tells whether the face has the letter.
func (s *Shaper) has(f Face, r rune) bool {
	_, ok := s.faces[f].NominalGlyph(r)
	return ok || r < ' '
}

func (s *Shaper) shape(f Face, from, to int, d di.Direction, script language.Script) float32 {
	out := s.shaper.Shape(shaping.Input{
		Text: s.runes, RunStart: from, RunEnd: to, Face: s.faces[f], Size: fixed.I(em),
		Script: script, Direction: d,
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
