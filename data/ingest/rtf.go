package ingest

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"verbatim/data/say"
)

// Limits of rich text. Pictures are written out in it as figures.
const (
	maxRTF       = 60 << 20 // bytes of the file
	maxRTFGroups = 1000     // groups within each other; programs write some twenty
)

// rtf reads a rich text document.
func (f *file) rtf() error {
	if !bytes.HasPrefix(f.raw, []byte("{\\rtf")) {
		return errNoPack
	}
	r := rich{raw: f.raw, flow: newFlow(), notes: newFlow(), page: 1252, pages: map[int]int{}, info: map[string]string{}}
	if f.o.Charset != "" {
		e, _ := charsetNamed(f.o.Charset)
		if e == nil {
			_, _, err := decodeGiven(nil, f.o.Charset)
			return err
		}
		r.given = e
	}
	if err := r.run(); err != nil {
		return err
	}
	content := r.flow.String()
	notes := r.notes.String()
	if notes != "" {
		content += "\n\n" + notes
	}
	about := func(key string) said { return said{r.info[key], "document property " + key} }
	it := document(content, "", props{title: about("title"), author: about("author"), created: about("creatim")})
	if notes != "" {
		it.Notes = append(it.Notes, say.T("Footnotes stand at the end of the text."))
	}
	if r.deleted {
		it.Notes = append(it.Notes, say.T("The document has tracked changes: what was deleted is left out and what was inserted is read."))
	}
	return f.whole(it)
}

// rich walks through rich text.
type rich struct {
	raw     []byte
	at      int
	flow    *flow
	notes   *flow // footnotes
	page    int   // code page of the document
	pages   map[int]int
	given   encoding.Encoding // a person's word, before all code pages
	info    map[string]string
	group   richGroup
	stack   []richGroup
	bytes   []byte   // letters of the code page that are not decoded yet: two may be one letter
	halves  []uint16 // units of UTF-16, for the same reason
	skip    int      // letters to leave out after a \u, which stand for it in old programs
	deleted bool
}

// richGroup is what holds within braces.
type richGroup struct {
	dest    string // where the text goes: "" the document, "-" nowhere, "note", or a property
	uc      int    // letters that stand for one \u
	font    int
	hidden  bool
	table   bool
	starred bool // the next word, if unknown, hides the group
}

// richSkipped are the groups that hold no text of the document.
var richSkipped = set("colortbl stylesheet pict object header headerl headerr headerf footer footerl footerr footerf themedata colorschememapping datastore listtable listoverridetable rsidtbl generator xmlnstbl fldinst bkmkstart bkmkend annotation atnid atnauthor atndate atnref atrfstart atrfend revtbl latentstyles nonshppict listtext pntext pn filetbl userprops docvar ftnsep ftnsepc aftnsep aftnsepc private wgrffmtfilter mmathPr background sp")

// richSigns are the words that write a letter.
var richSigns = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "tab": "\t", "line": "\n",
	"emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}

func (r *rich) run() error {
	r.group.uc = 1
	for r.at < len(r.raw) {
		c := r.raw[r.at]
		r.at++
		var err error
		switch c {
		case '{':
			if err = r.settle(); err == nil {
				if len(r.stack) >= maxRTFGroups {
					return errNesting
				}
				r.stack = append(r.stack, r.group)
				r.skip = 0
			}
		case '}':
			err = r.closeGroup()
		case '\\':
			err = r.control()
		case '\r', '\n':
		default:
			err = r.letter(c)
		}
		if err != nil {
			return err
		}
	}
	if len(r.stack) > 0 {
		return errTruncd
	}
	return r.settle()
}

func (r *rich) closeGroup() error {
	if err := r.settle(); err != nil {
		return err
	}
	n := len(r.stack)
	if n == 0 {
		return nil // some programs write one too many at the end
	}
	if r.group.dest == "note" && r.stack[n-1].dest != "note" {
		r.notes.closePara(false)
	}
	r.group, r.stack, r.skip = r.stack[n-1], r.stack[:n-1], 0
	return nil
}

// letter is one byte of text.
func (r *rich) letter(c byte) error {
	if r.skip > 0 {
		r.skip--
		return nil
	}
	if len(r.halves) > 0 {
		if err := r.settle(); err != nil {
			return err
		}
	}
	if r.bytes = append(r.bytes, c); len(r.bytes) > MaxText {
		return tooLarge(len(r.raw))
	}
	return nil
}

// settle decodes the letters that were gathered and writes them.
func (r *rich) settle() error {
	var s string
	if len(r.bytes) > 0 {
		s = r.decode(r.bytes)
		r.bytes = r.bytes[:0]
	} else if len(r.halves) > 0 {
		s = string(utf16.Decode(r.halves))
		if strings.ContainsRune(s, '\ufffd') && !slices.Contains(r.halves, '\ufffd') {
			return errSurrogate
		}
		r.halves = r.halves[:0]
	}
	return r.write(s)
}

func (r *rich) write(s string) error {
	if s == "" || r.group.hidden {
		return nil
	}
	switch r.group.dest {
	case "":
		return r.flow.write(s)
	case "note":
		return r.notes.write(s)
	case "-", "fonttbl", "info", "creatim":
	default:
		if len(r.info[r.group.dest]) < 1000 {
			r.info[r.group.dest] += s
		}
	}
	return nil
}

// control reads what follows a backslash.
func (r *rich) control() error {
	if r.at >= len(r.raw) {
		return errTruncd
	}
	c := r.raw[r.at]
	if !isASCIILetter(c) {
		r.at++
		return r.symbol(c)
	}
	start := r.at
	for r.at < len(r.raw) && isASCIILetter(r.raw[r.at]) {
		r.at++
	}
	word := string(r.raw[start:min(r.at, start+40)])
	start = r.at
	if r.at < len(r.raw) && r.raw[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.raw) && '0' <= r.raw[r.at] && r.raw[r.at] <= '9' {
		r.at++
	}
	n, err := strconv.Atoi(string(r.raw[start:min(r.at, start+12)]))
	has := err == nil
	if r.at < len(r.raw) && r.raw[r.at] == ' ' {
		r.at++
	}
	if word == "u" && has {
		return r.unit(n)
	}
	if err := r.settle(); err != nil {
		return err
	}
	return r.word(word, n, has)
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// unit is one unit of UTF-16.
func (r *rich) unit(n int) error {
	if len(r.bytes) > 0 {
		if err := r.settle(); err != nil {
			return err
		}
	}
	r.halves = append(r.halves, uint16(n)) //nolint:gosec // it is written as a signed number
	r.skip = r.group.uc
	return nil
}

// symbol is a backslash with one sign.
func (r *rich) symbol(c byte) error {
	switch c {
	case '\'':
		if r.at+2 > len(r.raw) {
			return errTruncd
		}
		n, err := strconv.ParseUint(string(r.raw[r.at:r.at+2]), 16, 8)
		if err != nil {
			return nil
		}
		r.at += 2
		return r.letter(byte(n))
	case '*':
		r.group.starred = true
		return nil
	case '\\', '{', '}':
		return r.letter(c)
	}
	if err := r.settle(); err != nil {
		return err
	}
	switch c {
	case '~':
		return r.write("\u00a0")
	case '_':
		return r.write("-")
	case '\n', '\r':
		r.par()
	}
	return nil
}

// word obeys a control word; those that only set the look are passed over.
func (r *rich) word(word string, n int, has bool) error {
	starred := r.group.starred
	r.group.starred = false
	if r.group.dest == "-" && word != "bin" {
		return nil
	}
	on := !has || n != 0
	switch word {
	case "bin":
		r.at = min(len(r.raw), r.at+max(0, n))
	case "ansicpg":
		r.page = n
	case "mac":
		r.page = 10000
	case "uc":
		r.group.uc = max(0, min(n, 8))
	case "f", "deff":
		r.group.font = n
	case "fcharset":
		if p, ok := richCharsets[n]; ok && r.group.dest == "fonttbl" {
			r.pages[r.group.font] = p
		}
	case "fonttbl", "info":
		r.group.dest = word
	case "title", "author", "creatim":
		if r.group.dest == "info" {
			r.group.dest = word
		}
	case "yr", "mo", "dy":
		if r.group.dest == "creatim" {
			r.info["creatim"] += strings.TrimPrefix(fmt.Sprintf("-%02d", n), map[bool]string{true: "-"}[word == "yr"])
		}
	case "footnote":
		r.group.dest = "note"
	case "v":
		r.group.hidden = on
	case "deleted":
		r.group.hidden = on
		r.deleted = r.deleted || on
	case "plain":
		r.group.hidden, r.group.font = false, 0
	case "pard":
		r.group.table = false
	case "intbl":
		r.group.table = on
	default:
		return r.layout(word, starred)
	}
	return nil
}

// layout obeys the words that end lines, paragraphs and cells, and those that
// write a letter.
func (r *rich) layout(word string, starred bool) error {
	if s, ok := richSigns[word]; ok {
		return r.write(s)
	}
	switch word {
	case "par", "sect", "page":
		r.par()
	case "cell", "nestcell":
		if r.group.dest == "" {
			r.flow.cell()
		}
	case "row", "nestrow":
		if r.group.dest == "" {
			r.flow.closeRow()
		}
	default:
		if richSkipped[word] || starred && word != "shpinst" && word != "shptxt" {
			r.group.dest = "-"
		}
	}
	return nil
}

// par ends a paragraph; in a cell it is a line end.
func (r *rich) par() {
	switch {
	case r.group.dest == "note":
		r.notes.closePara(false)
	case r.group.dest != "":
	case r.group.table:
		_ = r.flow.write("\n") // one byte cannot be too many
	default:
		r.flow.closeTable()
		r.flow.closePara(false)
	}
}

// decode reads letters of the font's code page, else of the document's.
func (r *rich) decode(letters []byte) string {
	e := r.given
	if e == nil {
		page := r.page
		if p, ok := r.pages[r.group.font]; ok {
			page = p
		}
		e = codePage(page)
	}
	out, err := e.NewDecoder().Bytes(letters)
	if err != nil {
		return ""
	}
	return string(out)
}

// richCharsets are the code pages of Windows's character sets.
var richCharsets = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
}

// codePage is a code page of Windows by its number, 1252 where it is unknown.
func codePage(n int) encoding.Encoding {
	name := "windows-" + strconv.Itoa(n)
	switch n {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 10000:
		name = "macintosh"
	case 932:
		name = "shift_jis"
	case 936:
		name = "gbk"
	case 949:
		name = "euc-kr"
	case 950:
		name = "big5"
	case 65001:
		name = "utf-8"
	}
	if e, _ := charsetNamed(name); e != nil {
		return e
	}
	return charmap.Windows1252
}
