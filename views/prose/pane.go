package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"verbatim/data"
)

// Side is the side of a pane.
type Side uint8

// The sides.
const (
	Left Side = iota
	Right
)

// Margins are the room around the text in pixels. Notes and the overview
// strip stand at the outer side, ties to another pane at the inner one.
type Margins struct {
	Outer        Side
	Outside      float32 // from the pane's edge to the text
	Inside       float32
	Notes        float32 // width of the margin notes; 0 shows none
	Strip        bool    // an overview of the whole, which is the scroll bar too
	Top, Bottom  float32 // room above the first and below the last line of the text
	WidestColumn float32 // the text is never set wider; 0 for any width
}

// Note stands in the margin beside the line that holds the byte At.
type Note struct {
	At    int
	Lines []NoteLine
}

// NoteLine is one paragraph of a note.
type NoteLine struct {
	Text string
	Look NoteLook
}

// NoteLook is how a line of a note is set.
type NoteLook uint8

// The looks of notes.
const (
	Plain NoteLook = iota
	Label          // grey italic
	Strong
)

// Fold is a stretch of whole paragraphs that one row stands for. Where the row
// has no room for all of Detail, it shows what stands before its first comma.
type Fold struct {
	data.Span
	Title, Detail, Hint, Key string
}

// Pane is a text to be read: scrolled, selected, copied byte for byte. It
// builds objects for the lines on view only. UI goroutine only.
type Pane struct {
	widget.BaseWidget
	Style    func() Style // asked at every Refresh
	Margins  Margins
	OnScroll func()                  // the lines on view changed their place
	OnWord   func(word data.Span)    // a word was pressed
	OnSelect func(stretch data.Span) // empty when the selection is gone
	OnFold   func(i int)
	OnKey    func(*fyne.KeyEvent) // keys the pane does not use
	OnRune   func(rune)
	// OnShortcut gets the shortcuts that the pane does not use.
	OnShortcut func(fyne.Shortcut)
	// Guard runs what an event or a drawing does, and may outlive a fault in it.
	Guard func(do func())

	text    *Text
	layout  Layout
	marks   marks
	found   marks // of what is looked up, over the others
	notes   []Note
	folds   []Fold
	placed  []placedNote // notes with their places on the page
	style   Style
	top     float32 // of the view, on the page
	low     float32 // lowest and highest top so far asked for by ScrollTo
	high    float32
	anchor  int // of the selection, and its moving end
	caret   int
	focused bool
	ringed  bool // the focus came by the keyboard
	drag    dragging
	r       *renderer
}

// New makes an empty pane.
func New(style func() Style) *Pane {
	p := &Pane{Style: style, Guard: func(do func()) { do() }}
	p.ExtendBaseWidget(p)
	return p
}

// SetText replaces the text and everything on it and goes to its beginning.
func (p *Pane) SetText(t *Text, ms []Mark, notes []Note, folds []Fold) {
	if p.text == nil || t == nil || p.text.source != t.source {
		p.found = marks{}
	}
	p.text, p.notes, p.folds = t, notes, folds
	p.marks = newMarks(ms)
	p.top, p.low, p.high, p.anchor, p.caret = 0, 0, 0, 0, 0
	p.relay()
}

// SetAgain takes the same text set in another way, with other notes; what was
// on view stays there, and so does the selection.
func (p *Pane) SetAgain(t *Text, notes []Note) {
	p.text, p.notes = t, notes
	p.Refresh()
}

// SetNotes changes the notes in the margin; nothing moves.
func (p *Pane) SetNotes(notes []Note) {
	p.notes = notes
	p.Refresh()
}

// SetMarks changes the marks; the scroll stays.
func (p *Pane) SetMarks(ms []Mark) {
	p.marks = newMarks(ms)
	p.relay()
}

// SetFound marks what was found, in order, and the one in front, an index or -1.
// Nothing moves.
func (p *Pane) SetFound(spans []data.Span, now int) {
	ms := make([]Mark, len(spans))
	for i, s := range spans {
		ms[i] = Mark{s, Hit}
		if i == now {
			ms[i].Kind = HitNow
		}
	}
	p.found = newMarks(ms)
	if p.r != nil {
		p.r.forget()
		p.r.update()
		canvas.Refresh(p)
	}
}

// Shows tells whether the byte at stands in a paragraph that is on the page: not
// in a fold, and not left out.
func (p *Pane) Shows(at int) bool { return p.layout.shows(at) }

// Text is what is shown; nil for nothing.
func (p *Pane) Text() *Text { return p.text }

// held is the first byte on view and how far it stands below the top.
func (p *Pane) held() (at int, off float32) {
	if i := p.layout.LineAt(p.top); i >= 0 {
		ln := &p.layout.lines[i]
		return int(ln.start), ln.y - p.top
	}
	return 0, 0
}

func (p *Pane) hold(at int, off float32) {
	if r, ok := p.layout.Caret(at); ok {
		p.setTop(r.Y - off)
	}
}

// relay lays the text out anew and draws it.
func (p *Pane) relay() {
	p.lay()
	if p.r != nil {
		p.r.forget()
		p.r.update()
		canvas.Refresh(p)
	}
}

func (p *Pane) lay() {
	p.style = p.Style()
	if p.text == nil {
		p.layout = Layout{}
		return
	}
	z := p.style.Factor
	page := Page{
		Width: max(40, p.column()), Size: p.style.Size * z, Leading: p.style.Leading * z, Gap: p.style.Gap * z,
		FoldRow: 30 * z,
	}
	for _, f := range p.folds {
		page.Folds = append(page.Folds, f.Span)
	}
	for _, m := range p.marks.all {
		if (m.Kind == MovedHere || m.Kind == MovedAway) && m.Len() <= keepBytes {
			page.Keep = appendKeep(page.Keep, Keep{m.Span, 6 * z})
		}
	}
	p.layout.Lay(p.text, page)
	p.placeNotes()
}

// keepBytes is the longest moved stretch that is held on one line.
const keepBytes = 40

func appendKeep(ks []Keep, k Keep) []Keep {
	if n := len(ks); n > 0 && ks[n-1].End > k.Start {
		return ks
	}
	return append(ks, k)
}

// column is the width of the text.
func (p *Pane) column() float32 {
	w := p.Size().Width - p.Margins.Outside - p.Margins.Inside
	if m := p.Margins.WidestColumn; m > 0 {
		w = min(w, m)
	}
	return w
}

// textX is the text's left edge.
func (p *Pane) textX() float32 {
	if p.Margins.Outer == Left {
		return p.Margins.Outside
	}
	return p.Margins.Inside
}

// view is the height in which lines are shown.
func (p *Pane) view() float32 { return p.Size().Height }

// Refresh takes up a changed style or size of type; what stood at the top of
// the view stays there.
func (p *Pane) Refresh() { p.Guard(p.refresh) }

func (p *Pane) refresh() {
	at, off := p.held()
	p.lay()
	p.hold(at, off)
	if p.r != nil {
		p.r.forget()
		p.r.update()
	}
	canvas.Refresh(p)
}

// Resize lays the text out for the new width.
func (p *Pane) Resize(s fyne.Size) { p.Guard(func() { p.resize(s) }) }

func (p *Pane) resize(s fyne.Size) {
	old := p.Size()
	if s == old || s.Width < 1 || s.Height < 1 {
		return
	}
	at, off := p.held()
	p.BaseWidget.Resize(s)
	if s.Width != old.Width {
		p.lay()
		p.hold(at, off)
		if p.r != nil {
			p.r.forget()
		}
	}
	p.setTop(p.top)
	if p.r != nil {
		p.r.strip = nil
		p.r.update()
	}
}

// MinSize is small: a pane fits anywhere.
func (p *Pane) MinSize() fyne.Size { return fyne.NewSize(60, 30) }

// ScrollTo brings the line with the byte at so that it begins down pixels
// below the pane's top, even where that leaves room over the first line.
func (p *Pane) ScrollTo(at int, down float32) {
	r, ok := p.layout.Caret(at)
	if !ok {
		return
	}
	top := r.Y - down
	p.low, p.high = min(0, top), max(0, top)
	p.setTop(top)
	p.scrolled()
}

// Reveal scrolls as little as needed for the byte at to be on view.
func (p *Pane) Reveal(at int) {
	r, ok := p.layout.Caret(at)
	if !ok {
		return
	}
	if h := p.layout.Leading; r.Y < p.top+h || r.Y+r.H > p.top+p.view()-h {
		p.setTop(r.Y - p.view()/3)
		p.scrolled()
	}
}

// Top is the first byte on view.
func (p *Pane) Top() int {
	at, _ := p.held()
	return at
}

// ScrollBy moves the view down by pixels.
func (p *Pane) ScrollBy(down float32) {
	p.setTop(p.top + down)
	p.scrolled()
}

// Leading is the height of a line in pixels.
func (p *Pane) Leading() float32 { return p.layout.Leading }

// setTop keeps the view on the page.
func (p *Pane) setTop(top float32) {
	low := min(-p.Margins.Top, p.low)
	high := max(low, p.layout.height+p.Margins.Bottom-p.view(), p.high)
	p.top = min(max(top, low), high)
}

// scrolled draws the new view.
func (p *Pane) scrolled() {
	if p.r != nil {
		p.r.update()
	}
	if p.OnScroll != nil {
		p.OnScroll()
	}
}

// Extent is the part of the pane's height, in pixels from its top, that the
// span takes on view; ok is false where none of it is. before and after tell
// that more of it stands above or below.
func (p *Pane) Extent(s data.Span) (y0, y1 float32, ok bool) {
	from, to := p.visible()
	for i := max(from, p.layout.LineOf(s.Start)); i < to; i++ {
		r, on := p.layout.On(i, s)
		if !on {
			if ok || int(p.layout.lines[i].start) >= s.End {
				break
			}
			continue
		}
		if !ok {
			y0, ok = r.Y-p.top, true
		}
		y1 = r.Y + r.H - p.top
	}
	return y0, y1, ok
}

// visible is the half-open range of lines that stand wholly on view.
func (p *Pane) visible() (from, to int) {
	n := len(p.layout.lines)
	if n == 0 || p.view() <= 0 {
		return 0, 0
	}
	from = max(0, p.layout.LineAt(p.top))
	if from < n && p.layout.lines[from].y < p.top-1 {
		from++
	}
	for to = from; to < n && p.layout.lines[to].y+p.layout.lines[to].h <= p.top+p.view()+1; to++ {
	}
	return from, to
}

// Selected is the selected stretch, empty for none.
func (p *Pane) Selected() data.Span {
	return data.Span{Start: min(p.anchor, p.caret), End: max(p.anchor, p.caret)}
}

// SelectedText is its exact bytes.
func (p *Pane) SelectedText() string {
	if p.text == nil {
		return ""
	}
	return p.Selected().Of(p.text.source)
}

// SelectedWords is the text of the selection, with the words whole that it begins
// and ends in.
func (p *Pane) SelectedWords() string {
	s := p.Selected()
	if p.text == nil || s.Empty() {
		return ""
	}
	source := p.text.source
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	if first, _ := utf8.DecodeRuneInString(source[s.Start:]); inWord(first) {
		s.Start = len(strings.TrimRightFunc(source[:s.Start], inWord))
	}
	if last, _ := utf8.DecodeLastRuneInString(source[:s.End]); inWord(last) {
		s.End = len(source) - len(strings.TrimLeftFunc(source[s.End:], inWord))
	}
	return s.Of(source)
}

// Select selects a stretch.
func (p *Pane) Select(s data.Span) {
	if p.anchor == s.Start && p.caret == s.End {
		return
	}
	p.anchor, p.caret = s.Start, s.End
	if p.r != nil {
		p.r.forget()
		p.r.update()
		canvas.Refresh(p)
	}
	if p.OnSelect != nil {
		p.OnSelect(p.Selected())
	}
}

// Above tells whether the byte at stands over the part on view.
func (p *Pane) Above(at int) bool {
	r, ok := p.layout.Caret(at)
	return ok && r.Y < p.top
}

// Column is the left edge of the text inside the pane and its width, in
// pixels.
func (p *Pane) Column() (x, w float32) { return p.textX(), p.layout.Width }

// SpanHeight is how many pixels of the page a span takes from its first line
// to its last, on view or not.
func (p *Pane) SpanHeight(s data.Span) float32 {
	a, ok := p.layout.Caret(s.Start)
	b, _ := p.layout.Caret(max(s.Start, s.End-1))
	if !ok {
		return 0
	}
	return b.Y + b.H - a.Y
}
