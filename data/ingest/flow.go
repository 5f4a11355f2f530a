package ingest

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// flow writes a document's paragraphs, and its tables as lines with tabs
// between cells. Paragraphs may stand in others (text boxes), tables in cells.
type flow struct {
	levels []*level           // the document, then cells within cells
	paras  []*strings.Builder // open paragraphs
	title  string             // the first paragraph that is set as the title
	size   int                // bytes written so far
}

// level is the document or a cell.
type level struct {
	done  []string
	rows  []string // of the table that is open in it
	cells []string // of its row
	long  bool     // a cell of the row has paragraphs of its own
	table int      // tables open
}

func newFlow() *flow { return &flow{levels: []*level{{}}} }

func (f *flow) top() *level { return f.levels[len(f.levels)-1] }

// write adds text to the open paragraph, and opens one where none is.
func (f *flow) write(s string) error {
	if s == "" {
		return nil
	}
	if len(f.paras) == 0 {
		f.openPara()
	}
	f.size += len(s)
	if f.size > MaxText {
		return tooLarge(f.size)
	}
	f.paras[len(f.paras)-1].WriteString(s)
	return nil
}

func (f *flow) openPara() { f.paras = append(f.paras, &strings.Builder{}) }

// closePara ends the innermost open paragraph. One without text is none.
func (f *flow) closePara(isTitle bool) {
	if len(f.paras) == 0 {
		return
	}
	p := tidyLines(f.paras[len(f.paras)-1].String())
	f.paras = f.paras[:len(f.paras)-1]
	if p == "" {
		return
	}
	if isTitle && f.title == "" {
		f.title = strings.Join(strings.Fields(p), " ")
	}
	f.top().done = append(f.top().done, p)
}

// tidyLines takes white space from the ends of a paragraph's lines.
func tidyLines(p string) string {
	if !strings.Contains(p, "\n") {
		return strings.Trim(p, " \t\u00a0")
	}
	lines := strings.Split(p, "\n")
	for i := range lines {
		lines[i] = strings.Trim(lines[i], " \t\u00a0")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

func (f *flow) openTable() { f.top().table++ }

func (f *flow) openCell() { f.levels = append(f.levels, &level{}) }

func (f *flow) closeCell() {
	if len(f.levels) < 2 {
		return
	}
	cell := f.top()
	cell.endTable()
	f.levels = f.levels[:len(f.levels)-1]
	out := f.top()
	if len(cell.done) > 1 {
		out.long = true
	}
	out.cells = append(out.cells, strings.Join(cell.done, "\n\n"))
}

// cell takes the open paragraph as a cell of the row, for formats in which
// only the ends of cells are marked.
func (f *flow) cell() {
	l := f.top()
	before := len(l.done)
	f.closePara(false)
	cell := strings.Join(l.done[before:], "\n")
	l.done = l.done[:before]
	l.cells = append(l.cells, cell)
}

// closeRow ends a row: a line, or paragraphs where the table only lays out
// the page.
func (f *flow) closeRow() { f.top().endRow() }

func (l *level) endRow() {
	switch {
	case l.long:
		l.endRows()
		for _, c := range l.cells {
			if c != "" {
				l.done = append(l.done, c)
			}
		}
	case len(l.cells) > 0:
		for i, c := range l.cells {
			l.cells[i] = strings.ReplaceAll(c, "\n", " ")
		}
		if row := strings.TrimRight(strings.Join(l.cells, "\t"), "\t"); strings.TrimSpace(row) != "" {
			l.rows = append(l.rows, row)
		}
	}
	l.cells, l.long = nil, false
}

func (l *level) endRows() {
	if len(l.rows) > 0 {
		l.done = append(l.done, strings.Join(l.rows, "\n"))
	}
	l.rows = nil
}

func (f *flow) closeTable() { f.top().endTable() }

func (l *level) endTable() {
	l.endRow()
	l.endRows()
	l.table = max(0, l.table-1)
}

// String ends what is open and gives the text.
func (f *flow) String() string {
	for len(f.paras) > 0 {
		f.closePara(false)
	}
	for len(f.levels) > 1 {
		f.closeCell()
	}
	f.top().endTable()
	return strings.Join(f.top().done, "\n\n")
}

// props are what a document's file says of it, each with its place. What an
// author's program filled in is about the file, so a headline, byline or
// dateline in the text is believed before it; what was written for readers is
// believed first.
type props struct {
	title, author, publisher, created, url, language said
	forReaders                                       bool
}

// junkTitles are what programs fill in by themselves.
var junkTitles = []string{"untitled", "document", "microsoft word", "word document", "powerpoint", "dokument", "unbenannt", "slide 1"}

// fill takes what it does not know from p.
func (it *Item) fill(p props) {
	take := func(field *string, from *data.Origin, s said) {
		if s.value = strings.Join(strings.Fields(s.value), " "); *field == "" && s.value != "" {
			*field, *from = s.value, data.Origin{Kind: data.FromFile, Where: s.where}
		}
	}
	if !slices.ContainsFunc(junkTitles, func(j string) bool { return strings.HasPrefix(strings.ToLower(p.title.value), j) }) {
		take(&it.Title, &it.Origins.Title, p.title)
	}
	take(&it.Author, &it.Origins.Author, said{personName(p.author.value), p.author.where})
	take(&it.Publisher, &it.Origins.Publisher, p.publisher)
	take(&it.URL, &it.Origins.URL, said{webAddress(p.url.value), p.url.where})
	take(&it.Language, &it.Origins.Language, said{languageTag(p.language.value), p.language.where})
	if d, ok := parseDate(p.created.value); ok && !it.Date.Known() {
		it.Date, it.Origins.Date = d, data.Origin{Kind: data.FromFile, Where: p.created.where}
	}
}

// leftOut tells what of a document was read otherwise than it shows, or not at
// all.
func leftOut(changes bool, footnotes int, comments bool) (out []string) {
	if changes {
		out = append(out, say.T("The document has tracked changes: what was deleted is left out and what was inserted is read."))
	}
	if footnotes > 0 {
		out = append(out, say.T("Footnotes stand at the end of the text (%d).", footnotes))
	}
	if comments {
		out = append(out, say.T("The comments in the margin were left out."))
	}
	return out
}

// document is the item of a document with its properties; title is the
// paragraph that the document sets as one.
func document(content, title string, p props) Item {
	it := Item{Text: content}
	if title != "" {
		it.Title, it.Origins.Title = title, data.Origin{Kind: data.FromFile, Where: "paragraph set as the title"}
	}
	if p.forReaders {
		it.fill(p)
		it = it.completed()
	} else {
		it = it.completed()
		it.fill(p)
	}
	it.Text = titled(it.Text, it.Title)
	return it
}

// titled marks the title's paragraph as Markdown does where the text's rules
// would not take it for one.
func titled(content, title string) string {
	first, rest, _ := strings.Cut(content, "\n\n")
	if title == "" || text.PlainLine(first) != title || isTitle(content, title) {
		return content
	}
	return "# " + first + cmp.Or("\n\n"+rest, "")
}
