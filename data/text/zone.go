package text

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// Limits of the rules below, in words. A headline of a newspaper has 6 to 14
// words, a lead 20 to 45.
const (
	maxTitle     = 28
	maxKicker    = 4
	maxDeck      = 45
	maxFurniture = 60  // a longer paragraph is somebody's text
	creditBytes  = 120 // at a caption's end, in which its credit stands
	maxHead      = 14  // paragraphs above the body that are looked at
	leadWords    = 22  // a paragraph of this length above the body is the lead

	pullLeast  = 5   // the shortest pull quote: fewer words may well be said twice
	pullMost   = 40  // the longest
	pullMore   = 3   // words the paragraph that it is pulled from has beside it, at least
	mostPulled = 100 // paragraphs of a text that are looked up so: each look-up reads the text
	wideIndex  = 60  // bytes that package strings finds quickly; what is longer it looks for byte by byte
)

// zones labels the paragraphs and lets the zones tile the text: white space
// belongs to the paragraph before it.
func (d *Doc) zones() (out []data.ZoneSpan) {
	if d.Text == "" {
		return nil
	}
	n := len(d.Paragraphs)
	z := &zoning{d: d, kinds: make([]data.Zone, n), starts: make([]bool, n), cues: make([]string, n), counts: make([]int32, n)}
	headline, first := z.article()
	z.body(z.head(headline, first))
	z.leaveOutside()
	add := func(kind data.Zone, apart bool, end int) {
		start := 0
		if n := len(out); n > 0 {
			if last := &out[n-1]; last.Kind == kind && !apart {
				last.Span.End = end
				return
			}
			start = out[n-1].Span.End
		}
		out = append(out, data.ZoneSpan{Kind: kind, Span: data.Span{Start: start, End: end}})
	}
	for i := range d.Paragraphs {
		end := len(d.Text)
		if i+1 < len(d.Paragraphs) {
			end = d.Paragraphs[i+1].Start
		}
		add(z.kinds[i], z.starts[i], end)
	}
	if len(d.Paragraphs) == 0 {
		add(data.ZoneBody, false, len(d.Text))
	}
	return out
}

// leaveOutside labels what stands around the article of a page.
func (z *zoning) leaveOutside() {
	for i, outside := range z.outside {
		if kind := z.kinds[i]; outside && (kind == "" || kind == data.ZoneBody || kind == data.ZoneCaption) {
			z.kinds[i] = data.ZoneBoilerplate
		}
	}
}

// zoning labels one text's paragraphs.
type zoning struct {
	d        *Doc
	kinds    []data.Zone
	starts   []bool   // the paragraphs that begin a zone, also after one of the same kind
	cues     []string // the paragraphs as the rules see them, as far as asked for
	line     []byte   // scratch space for one
	counts   []int32  // their words and one more, as far as asked for
	authors  []string // whom the lines above the body name
	pulled   int      // paragraphs looked up as pull quotes
	unread   int      // the paragraph of a page above which no comments begin
	closings []int32  // of a page, from each paragraph on: comments that are closed
	answered int      // of a page, as firstAnswered; 0 where it was not looked for
	unsigned []int    // the words of a page from a paragraph on, that its signatures do not answer for
	outside  []bool   // the paragraphs of a copied page that stand around its article; nil where the text is no page
}

func (z *zoning) text(i int) string { return z.d.Paragraphs[i].Of(z.d.Text) }

func (z *zoning) words(i int) int {
	if z.counts[i] == 0 {
		from, to := z.d.WordRange(z.d.Paragraphs[i])
		z.counts[i] = int32(to-from) + 1
	}
	return int(z.counts[i] - 1)
}

// cue is the paragraph as the rules see it; a long one is somebody's text and
// has none.
func (z *zoning) cue(i int) string {
	if z.d.Paragraphs[i].Len() > 8*maxFurniture {
		return ""
	}
	if z.cues[i] == "" {
		z.cues[i] = z.plain(i)
	}
	return z.cues[i]
}

func (z *zoning) plain(i int) string {
	var ascii bool
	if z.line, ascii = plainLower(z.line[:0], z.text(i)); ascii {
		return string(z.line)
	}
	return strings.ReplaceAll(strings.ToLower(PlainLine(z.text(i))), "’", "'")
}

// plainLower appends what [PlainLine] makes of a paragraph, in lower case; ascii is
// false where it holds more than ASCII, and then nothing can be said of it.
func plainLower(out []byte, p string) (line []byte, ascii bool) {
	p = strings.TrimLeft(strings.TrimSpace(p), "#> ")
	for i := range len(p) {
		switch c := p[i]; {
		case c >= utf8.RuneSelf:
			return out, false
		case c == '*' || c == '`':
		case class[c] == space:
			if n := len(out); n > 0 && out[n-1] != ' ' {
				out = append(out, ' ')
			}
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		default:
			out = append(out, c)
		}
	}
	return bytes.Trim(bytes.TrimSuffix(out, []byte(" ")), "_"), true
}

// stopped tells whether the paragraph ends in a full stop, question or
// exclamation mark. The dot of "U.S." is one only after as many words as a
// sentence has.
func (z *zoning) stopped(i int) bool {
	from, to := z.d.TokenRange(z.d.Paragraphs[i])
	for k := to - 1; k >= from; k-- {
		t := z.d.Tokens[k]
		w := z.d.Of(t)
		switch {
		case t.Is(Closes) || t.Kind == Mark && strings.Contains("\"”’')]*_", w):
			continue
		case t.Kind == Word:
			return strings.HasSuffix(w, ".") && z.words(i) >= leadWords
		}
		return t.Kind == Ellipsis || w == "." || w == "!" || w == "?"
	}
	return false
}

// isFurniture tells a paragraph that belongs to the page, not to the article.
func (z *zoning) isFurniture(i int, cue string) bool {
	if cue == "" {
		return false
	}
	if p := z.text(i); isAbout(p) || strings.Contains(p, "\n") && eachLine(p, isAbout) {
		return true
	}
	if z.words(i) == 0 || begins(furniture, cue) || begins(furnitureElsewhere, cue) || cue[0] == '[' && bracketed.MatchString(cue) || isButtons(cue) && strings.ContainsFunc(cue, unicode.IsLetter) {
		return true
	}
	return tells(cue)
}

// isAbout tells a line that is only an address, a date or its author's name.
func isAbout(line string) bool {
	if _, ok := URLLine(line); ok {
		return true
	}
	if _, ok := dateWords(line); ok {
		return true
	}
	_, _, ok := Byline(line)
	return ok
}

// eachLine tells that every line of a paragraph is of a kind: the author's above
// the date's.
func eachLine(p string, is func(line string) bool) bool {
	for line := range strings.Lines(p) {
		if !is(strings.TrimSpace(line)) {
			return false
		}
	}
	return true
}

// isCaption tells the line under a picture.
func (z *zoning) isCaption(cue string) bool {
	return begins(captions, cue) || isCredited(cue[max(0, len(cue)-creditBytes):])
}

// isBreadcrumb tells the way to a page: "Home / Topics / Security".
func (z *zoning) isBreadcrumb(i int) bool {
	p := z.text(i)
	if len(p) > 300 {
		return false
	}
	for _, sep := range []string{" / ", " > ", " » ", " › ", " | ", " → "} {
		if n := strings.Count(p, sep); n >= 2 || n == 1 && strings.HasPrefix(strings.ToLower(p), "home") {
			return true
		}
	}
	return false
}

// beginsBody tells the paragraph with which an article begins: a place line,
// a finished sentence of some length, or several.
func (z *zoning) beginsBody(i int) bool {
	p := z.text(i)
	if isPlaced(p) {
		return true
	}
	if strings.HasPrefix(p, "#") {
		return false
	}
	n := z.words(i)
	if n > maxDeck || strings.HasSuffix(p, ":") {
		return true
	}
	return z.stopped(i) && (n >= leadWords || z.sentencesIn(i) > 1 || !z.looksLikeTitle(i))
}

func (z *zoning) sentencesIn(i int) int {
	n := 0
	for _, s := range z.d.Sentences {
		if s.Start >= z.d.Paragraphs[i].End {
			break
		}
		if s.Start >= z.d.Paragraphs[i].Start {
			n++
		}
	}
	return n
}

// looksLikeTitle tells words set as a headline: a capital on all the longer
// ones but the little words.
func (z *zoning) looksLikeTitle(i int) bool {
	from, to := z.d.WordRange(z.d.Paragraphs[i])
	if to-from > maxTitle {
		return false
	}
	capitals := 0
	for _, k := range z.d.Words[from:to] {
		t := z.d.Tokens[k]
		switch {
		case t.Len() < 4 || t.Is(Tied) || t.Is(Number):
		case t.Is(Capital):
			capitals++
		case !IsStop(Fold(z.d.Of(t), Diacritics)):
			return false
		}
	}
	return capitals > 0
}

var onlyBold = regexp.MustCompile(`^(?:\*\*[^*]+\*\*\s*)+$`)

// head labels what stands above the body, from a paragraph on, and returns the
// first paragraph of the body: the one given, if it is known, or one before it.
func (z *zoning) head(first, body int) int {
	n := len(z.d.Paragraphs)
	last := body
	if body == 0 {
		last = min(n, maxHead)
	}
	var lines []int // that may be kicker, title or deck
	captions := []int{}
	lastFurniture := -1
	for first < last {
		cue := z.cue(first)
		switch {
		case z.isBreadcrumb(first), z.isCredit(first, cue), z.isFurniture(first, cue), isCommentHead(cue),
			len(lines) > 0 && (onlyBold.MatchString(z.text(first)) || z.isNameLine(first)):
			z.kinds[first] = data.ZoneBoilerplate
			lastFurniture = first
		case z.isCaption(cue):
			captions = append(captions, first)
		case z.beginsBody(first) && !z.isDeckBeforeByline(first, len(lines)):
			z.label(lines, captions, lastFurniture)
			return first
		default:
			lines = append(lines, first)
		}
		first++
	}
	if first == n { // nothing but short lines: no article to stand above
		clear(z.kinds)
		return 0
	}
	z.label(lines, captions, lastFurniture)
	return first
}

// isNameLine tells a name on a line of its own right above or below the date.
func (z *zoning) isNameLine(i int) bool {
	if n := z.words(i); n < 2 || n > 6 || !isNames(z.text(i)) {
		return false
	}
	_, dated := dateWords(z.text(i - 1))
	if !dated && i+1 < len(z.d.Paragraphs) {
		_, dated = dateWords(z.text(i + 1))
	}
	return dated
}

// isDeckBeforeByline tells a finished sentence that stands between the title
// and the author's or the date's line.
func (z *zoning) isDeckBeforeByline(i, lines int) bool {
	if lines == 0 || i+1 >= len(z.d.Paragraphs) || z.words(i) > maxDeck {
		return false
	}
	p := z.text(i + 1)
	_, _, byline := Byline(p)
	_, date := DateLine(p)
	return byline || date || z.isCredit(i+1, z.cue(i+1)) || z.isNameLine(i+1)
}

// label tells title, kicker and deck among the lines above the body.
func (z *zoning) label(lines, captions []int, lastFurniture int) {
	for _, i := range captions {
		z.kinds[i] = data.ZoneCaption
	}
	if len(lines) == 0 {
		return
	}
	title := z.titleOf(lines)
	for k, i := range lines {
		switch {
		case k < title:
			z.kinds[i] = data.ZoneBoilerplate
		case k == title:
			z.kinds[i] = data.ZoneTitle
		case z.words(i) <= maxDeck && z.words(i) > 1 && (z.outside == nil || z.words(i) > 4):
			z.kinds[i] = data.ZoneDeck
		default:
			z.kinds[i] = data.ZoneBoilerplate
		}
	}
}

// titleOf is the index of the title among the lines above the body: the one
// set as a heading, else the one that stands on the page twice, else the
// first, or the second where the first is a kicker.
func (z *zoning) titleOf(lines []int) int {
	for k, i := range lines {
		if strings.HasPrefix(z.text(i), "# ") {
			return k
		}
	}
	for k, i := range lines {
		if z.repeatedAbove(i) {
			return k
		}
	}
	if len(lines) > 1 && z.words(lines[0]) <= maxKicker && z.words(lines[1]) <= maxTitle/2 && !strings.HasPrefix(z.text(lines[1]), "#") {
		kicker, next := z.words(lines[0]), z.words(lines[1])
		if isShouted(z.text(lines[0])) && !isShouted(z.text(lines[1])) || kicker == 1 && next > kicker {
			return 1
		}
		if len(lines) > 2 && z.words(lines[2]) > next || kicker < next && z.looksLikeTitle(lines[1]) {
			return 1
		}
	}
	return 0
}

// repeatedAbove tells whether a breadcrumb or another line above the body
// holds the paragraph's words too.
func (z *zoning) repeatedAbove(i int) bool {
	p := z.text(i)
	if z.words(i) < 3 {
		return false
	}
	for k := range min(i, maxHead) {
		if strings.Contains(z.text(k), p) {
			return true
		}
	}
	return false
}

// body labels the rest: the article, its furniture and captions, and the
// readers' comments that end the page.
func (z *zoning) body(first int) {
	video, list := false, false // below a label, until something else comes
	for i := first; i < len(z.d.Paragraphs); i++ {
		kind, cue := data.ZoneBody, z.cue(i)
		link := (video || list) && z.isLink(i)
		switch {
		case cue == "":
		case i > max(first, z.unread) && z.commentsBegin(i, cue):
			z.comments(i)
			z.biography(first, i)
			return
		case video && link, z.words(i) <= maxFurniture && z.isCaption(cue):
			kind = data.ZoneCaption
		case i == first:
		case list && link, z.isPulled(i, first), !z.opensWithQuotation(i) && z.isFurniture(i, cue), z.isBar(i), isCommentHead(cue),
			i == len(z.d.Paragraphs)-1 && z.isPageNumber(i):
			kind = data.ZoneBoilerplate
		}
		furniture := kind == data.ZoneBoilerplate && len(cue) <= 80 // a label is short
		video = furniture && videoLabels.MatchString(cue)
		list = furniture && (list && link || listLabels.MatchString(cue))
		z.kinds[i] = kind
	}
	z.biography(first, len(z.kinds))
}

// biography labels the last lines of an article where they tell who its author
// is.
func (z *zoning) biography(first, end int) {
	for i := end - 1; i > first; i-- {
		if z.kinds[i] != data.ZoneBody {
			continue
		}
		p, alone := PlainLine(z.text(i)), z.kinds[i-1] == data.ZoneBoilerplate // below a label or the like
		if z.words(i) > maxFurniture || !slices.ContainsFunc(z.authors, func(name string) bool {
			return strings.HasPrefix(p, name+" ") || alone && strings.HasPrefix(p, firstWords(name, 1)+" ")
		}) {
			return
		}
		z.kinds[i] = data.ZoneBoilerplate
	}
}

// isLink tells a line that may be another page's title.
func (z *zoning) isLink(i int) bool {
	return z.words(i) <= maxTitle && !z.stopped(i) && !strings.HasPrefix(z.text(i), "#")
}

// isBar tells a row of links: "Privacy | Terms | Contact".
func (z *zoning) isBar(i int) bool {
	if p := z.text(i); z.words(i) > maxTitle || !holdsAny(p, "|", "·", "•") {
		return false
	}
	pieces := strings.FieldsFunc(z.text(i), func(r rune) bool { return strings.ContainsRune("|·•", r) })
	return len(pieces) >= 3 && z.words(i) <= 5*len(pieces) && !z.stopped(i)
}

// isPulled tells a sentence of the article set large between its paragraphs: it
// stands in a longer one word for word, but for its first word, whose capital
// may be the page's.
func (z *zoning) isPulled(i, first int) bool {
	from, to := z.d.WordRange(z.d.Paragraphs[i])
	if to-from < pullLeast || to-from > pullMost || i == first || strings.HasPrefix(z.text(i), "- ") || z.stopped(i) && !z.opensWithQuotation(i) || z.pulled >= mostPulled {
		return false
	}
	z.pulled++
	inner := data.Span{Start: z.d.Tokens[z.d.Words[from+1]].Start, End: z.d.Tokens[z.d.Words[to-1]].End}
	words := inner.Of(z.d.Text)
	if !z.endsAt(i, inner.End) {
		return false
	}
	begins := words[:min(len(words), wideIndex)]
	for base := z.d.Paragraphs[first].Start; ; {
		at := strings.Index(z.d.Text[base:], begins)
		if at < 0 {
			return false
		}
		at += base
		if !strings.HasPrefix(z.d.Text[at:], words) {
			base = at + 1
			continue
		}
		k := sort.Search(len(z.d.Paragraphs), func(k int) bool { return z.d.Paragraphs[k].End > at })
		if k != i && k < len(z.kinds) && z.words(k) > to-from+pullMore {
			return true
		}
		base = at + len(words)
	}
}

// endsAt tells whether nothing but marks stands in the paragraph behind a place.
func (z *zoning) endsAt(i, at int) bool {
	return strings.Trim(z.d.Text[at:z.d.Paragraphs[i].End], " .,!?…\"'”’»*_") == ""
}

// opensWithQuotation tells a paragraph that begins with a quotation, and so is
// part of the article whatever its words are.
func (z *zoning) opensWithQuotation(i int) bool {
	r, _ := utf8.DecodeRuneInString(z.text(i))
	return strings.ContainsRune("“\"‘«„", r)
}

func (z *zoning) isPageNumber(i int) bool {
	p := z.text(i)
	return len(p) <= 4 && strings.IndexFunc(p, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
