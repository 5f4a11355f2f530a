package ingest

import (
	"bytes"
	"errors"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"verbatim/data"
	"verbatim/data/say"
)

// Item is one source as it came in.
type Item struct {
	Name  string // the file's name; one of several of a file has its own: a line's id, a member's path, an entry's title
	Whole bool   // the file is this one source
	data.Meta
	Origins  data.Origins // where each field of Meta was read
	Text     string       // decoded, byte order mark dropped, CR LF -> LF
	Charset  data.Charset
	Notes    []string // sentences about what reading left out or could not know
	Original []byte   // the bytes of this source alone, shared with what was read; nil for a line of a collection
	Table    *Table   // of which it is a row or a line; nil for others
}

// Refused is a part of a file that is no source, and why, in a sentence.
type Refused struct {
	Name, Why string
	Told      string // Why in the window’s language
	Table     *Table // of which it is a row, or which is Unread; nil for others
}

// Batch is what a file holds.
type Batch struct {
	Items   []Item
	Refused []Refused // members of an archive, entries of a feed
}

// Options are what a caller may know better than the file says. The zero value
// leaves everything to the file.
type Options struct {
	Charset string // by its name on the web, before any guess

	// Columns names the columns of a .csv, .tsv or .jsonl with these headers; nil
	// chooses them by the headers.
	Columns func(headers []string) Columns

	// PDF turns a PDF into the page that pdftotext -htmlmeta writes. Where it
	// is nil PDFs are refused with a sentence. Its errors are sentences.
	PDF func(raw []byte) ([]byte, error)
}

// MaxText is the largest text that is read, in bytes: a book of a thousand
// pages has three million.
const MaxText = 20 << 20

// MaxFile is the largest collection (.jsonl, .jsonl.gz) that is read, in bytes
// after unpacking; it bounds what a small archive can blow up to.
const MaxFile = 1 << 30

// maxSources is how many sources a collection, table or archive may hold, with
// the parts that are refused: each takes half a kilobyte beside its text, and a
// line of one letter is one.
const maxSources = 250_000

// format is one kind of file.
type format struct {
	limit int                 // bytes of the file
	read  func(f *file) error // puts into f what the file holds; nil for a kind that is known and not read
	why   string              // of a kind that is not read: what to do instead
}

// formats are the kinds by the ending of the name.
var formats = map[string]format{}

func init() {
	for _, k := range []struct {
		endings string
		format
	}{
		{" .txt .text .md .markdown", format{limit: MaxText, read: (*file).plain}},
		{".jsonl .jsonl.gz .ndjson", format{limit: MaxFile, read: (*file).lines}},
		{".html .htm .xhtml", format{limit: maxPage, read: (*file).page}},
		{".docx .docm .dotx", format{limit: maxPacked, read: (*file).docx}},
		{".odt .ott", format{limit: maxPacked, read: (*file).odt}},
		{".epub", format{limit: maxPacked, read: (*file).epub}},
		{".rtf", format{limit: maxRTF, read: (*file).rtf}},
		{".eml", format{limit: maxMail, read: (*file).eml}},
		{".mhtml .mht", format{limit: maxMail, read: (*file).mhtml}},
		{".pdf", format{limit: maxPacked, read: (*file).pdf}},
		{".csv .tsv .tab", format{limit: maxTable, read: (*file).table}},
		{".rss .atom .rdf .xml", format{limit: maxFeed, read: (*file).feed}},
		{".zip", format{limit: maxArchive, read: (*file).zip}},
		{".doc", format{limit: maxPacked, read: (*file).doc}},
		{".msg .pages .wps .wpd .webarchive .xlsx .xls .ods .pptx .mobi .azw3", format{limit: maxArchive, why: "files of this kind are not read: open it in its program, save it as text (.txt), web page (.html) or Word document (.docx), and bring that in"}},
	} {
		for e := range strings.SplitSeq(k.endings, " ") {
			formats[e] = k.format
		}
	}
}

// Supported tells whether Read knows a file by its name's ending: what a walk
// through a folder takes up. A file without an ending is read when a person
// names it, but not taken from a folder.
func Supported(name string) bool {
	e := ending(name)
	_, ok := formats[e]
	return ok && e != ""
}

// Fits is the sentence for a file of this name that has more bytes than are
// read, so that it need not be; nil for others.
func Fits(name string, size int64) error {
	limit := limitOf(name)
	if size <= int64(limit) {
		return nil
	}
	return say.Errorf("the file has %d MB and of this kind at most %d MB are read: cut it into parts", (size+1<<20-1)>>20, limit>>20)
}

// limitOf is the size in bytes that a file of this name may have.
func limitOf(name string) int {
	if f, ok := formats[ending(name)]; ok {
		return f.limit
	}
	return MaxText
}

// ending is the ending of a name in lower case with its dot; empty where what
// stands behind the dot is none.
func ending(name string) string {
	lower := strings.ToLower(base(name))
	if strings.HasSuffix(lower, ".jsonl.gz") {
		return ".jsonl.gz"
	}
	ext := path.Ext(lower)
	if isNoEnding(ext) {
		return ""
	}
	return ext
}

// base is the name without its folders, of whatever system.
func base(name string) string { return name[strings.LastIndexAny(name, `/\`)+1:] }

// file is one file while it is read.
type file struct {
	name   string // without folders
	ending string
	raw    []byte
	o      Options
	batch  Batch
}

// Read turns one file's bytes into sources, each with what it says about
// itself and where. An error is a sentence for the person who chose the file
// and does not name it; then there are no items.
func Read(name string, raw []byte, o Options) (Batch, error) {
	f := &file{name: base(name), ending: ending(name), raw: raw, o: o}
	if err := f.read(); err != nil {
		return Batch{}, err
	}
	return f.batch, nil
}

func (f *file) read() error {
	kind, ok := formats[f.ending]
	switch {
	case !ok:
		return say.Errorf("files ending in %s are not read: save it as plain text (.txt) and bring that in", f.ending)
	case kind.read == nil:
		return errors.New(kind.why)
	case len(f.raw) == 0:
		return say.Error("the file is empty")
	}
	if err := Fits(f.name, int64(len(f.raw))); err != nil {
		return err
	}
	if err := kind.read(f); err != nil {
		return err
	}
	for i := range f.batch.Items {
		it := &f.batch.Items[i]
		it.clean()
		if it.Whole {
			it.Original = f.raw
		}
	}
	return nil
}

// crowded is the sentence for a file that holds too many sources.
func (f *file) crowded() error {
	if len(f.batch.Items)+len(f.batch.Refused) <= maxSources {
		return nil
	}
	return say.Errorf("the file holds more than %d sources: cut it into parts", maxSources)
}

// clean makes the fields valid: headers and attributes hold any bytes. What
// is left empty has no origin.
func (it *Item) clean() {
	for _, x := range []struct {
		field *string
		from  *data.Origin
	}{
		{&it.Title, &it.Origins.Title},
		{&it.Publisher, &it.Origins.Publisher},
		{&it.Author, &it.Origins.Author},
		{&it.URL, &it.Origins.URL},
		{&it.Language, &it.Origins.Language},
		{&it.Name, nil},
	} {
		*x.field = Decent(*x.field)
		if *x.field == "" && x.from != nil {
			*x.from = data.Origin{}
		}
	}
}

// Decent is a field, or the name of a file, in UTF-8 and without characters that
// are not seen or turn the order of letters round.
func Decent(s string) string {
	if !utf8.ValidString(s) {
		out, err := charmap.Windows1252.NewDecoder().String(s)
		if err != nil {
			return ""
		}
		s = out
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError || strings.ContainsRune(bidiOverrides, r) {
			return -1
		}
		return r
	}, s))
}

// whole takes in the file as one source. What the properties of the file do
// not say, a line of the text may.
func (f *file) whole(it Item) error {
	if err := sound(it.Text); err != nil {
		return err
	}
	it.Name, it.Whole = f.name, true
	f.batch.Items = append(f.batch.Items, it.completed())
	return nil
}

// completed fills from the text what nothing else said.
func (it Item) completed() Item {
	if len(it.Text) > MaxText { // it will be refused, and reading it would take long
		return it
	}
	said := Guess(it.Text)
	take := func(field *string, from *data.Origin, value, where string) {
		if *field == "" && value != "" {
			*field, *from = value, data.Origin{Kind: data.FromText, Where: where}
		}
	}
	take(&it.Title, &it.Origins.Title, said.Title, "headline")
	take(&it.Author, &it.Origins.Author, said.Author, "byline")
	take(&it.Publisher, &it.Origins.Publisher, said.Publisher, "the line that names it")
	take(&it.URL, &it.Origins.URL, said.URL, "the line with the address")
	if !it.Date.Known() && said.Date.Known() {
		it.Date, it.Origins.Date = said.Date, data.Origin{Kind: data.FromText, Where: "dateline"}
	}
	return it
}

// plain reads a text file as it stands.
func (f *file) plain() error {
	if kind := binaryKind(f.raw); kind != "" {
		return say.Errorf("this is %s, not a text, whatever its name says: give it its own ending, or save it as plain text (.txt), and bring that in", kind)
	}
	text, set, err := decode(f.raw, "", f.o.Charset)
	if err != nil {
		return err
	}
	return f.whole(Item{Text: text, Charset: set})
}

// doc reads what has the old ending of Word documents: many are rich text, web
// pages or new documents inside.
func (f *file) doc() error {
	switch {
	case bytes.HasPrefix(f.raw, []byte("{\\rtf")):
		return f.rtf()
	case bytes.HasPrefix(f.raw, []byte("PK")):
		return f.docx()
	case bytes.HasPrefix(f.raw, []byte("\xd0\xcf\x11\xe0")):
		return say.Error("Word's old .doc files are not read: open it in Word or LibreOffice, save it as .docx and bring that in")
	case bytes.Contains(bytes.ToLower(f.raw[:min(len(f.raw), 4096)]), []byte("<html")):
		return f.page()
	}
	return f.plain()
}

// isNoEnding tells what stands after a dot in a name and is no file ending:
// "Interview 7. October", "notes.2015-10-07".
func isNoEnding(ext string) bool {
	for _, c := range ext[min(1, len(ext)):] {
		if c == ' ' || '0' <= c && c <= '9' && !strings.HasPrefix(ext, ".mp") && !strings.HasPrefix(ext, ".7z") {
			return true
		}
	}
	return len(ext) > 9
}

func tooLarge(n int) error {
	return say.Errorf("the text has %d MB and at most %d MB are read: cut it into parts", (n+1<<20-1)>>20, MaxText>>20)
}

// signatures are the first bytes of files that are often given a wrong name.
var signatures = []struct{ head, kind string }{
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"BM\x00", "a picture"},
	{"II*\x00", "a picture"},
	{"MM\x00*", "a picture"},
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "an archive or an office document"},
	{"\x1f\x8b", "a packed file"},
	{"BZh", "a packed file"},
	{"7z\xbc\xaf", "an archive"},
	{"Rar!", "an archive"},
	{"\x7fELF", "a program"},
	{"\xd0\xcf\x11\xe0", "an old or locked office document"},
	{"{\\rtf", "a rich text document"},
	{"SQLite format 3\x00", "a database"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
}

// binaryKind says what the bytes are when they are plainly no text.
func binaryKind(raw []byte) string {
	for _, s := range signatures {
		if strings.HasPrefix(string(raw[:min(len(raw), 32)]), s.head) {
			return s.kind
		}
	}
	if len(raw) > 11 && string(raw[:4]) == "RIFF" {
		return "a picture or a sound file"
	}
	return ""
}
