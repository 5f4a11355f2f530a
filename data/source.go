package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// Date is a calendar date only as precise as it is known: Month or Day is 0
// where the text does not say. The zero Date is unknown.
type Date struct{ Year, Month, Day int }

// Known tells whether anything of the date is known.
func (d Date) Known() bool { return d.Year != 0 }

// String writes 2015-10-07, 2015-10 or 2015; unknown is empty.
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// NoDate is the error of what [ParseDate] cannot read: what was typed.
type NoDate string

// NoDateSays is its sentence, a format of fmt.
const NoDateSays = "“%s” is no date: write 2015-10-07, or 2015-10, or 2015, or leave it empty"

func (n NoDate) Error() string { return fmt.Sprintf(NoDateSays, string(n)) }

// ParseDate reads what String writes. The error is a [NoDate], a sentence for
// the person who typed it.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() == 0 {
			continue
		}
		d := Date{t.Year(), int(t.Month()), t.Day()}
		switch len(layout) {
		case 4:
			d.Month, d.Day = 0, 0
		case 7:
			d.Day = 0
		}
		return d, nil
	}
	return Date{}, NoDate(s)
}

// Compare tells which date is known to come first: -1, +1, or 0 when they are
// the same as far as both are known (2015 and 2015-10-07 cannot be ordered).
func (d Date) Compare(o Date) int {
	if c := cmp.Compare(d.Year, o.Year); c != 0 || d.Month == 0 || o.Month == 0 {
		return c
	}
	if c := cmp.Compare(d.Month, o.Month); c != 0 || d.Day == 0 || o.Day == 0 {
		return c
	}
	return cmp.Compare(d.Day, o.Day)
}

// Meta is what is known of a source. An empty field is unknown; nothing is
// ever filled in that neither the text nor a person said.
type Meta struct {
	Title, Publisher, Author string
	Date                     Date
	URL                      string
	Language                 string // BCP 47, such as "en"
}

// OriginKind is where a field of Meta was read.
type OriginKind string

// The origins of a field.
const (
	FromPage OriginKind = "page"  // the markup of a web page: meta tags, JSON-LD, links
	FromFile OriginKind = "file"  // what the file says of itself: properties, headers, columns
	FromText OriginKind = "text"  // a line of the text: headline, byline, dateline
	Typed    OriginKind = "typed" // a person wrote it; it has no place
)

// Origin says where a field was read; the zero Origin is that of an unknown
// field.
type Origin struct {
	Kind  OriginKind
	Where string // the place by its own name: "og:title", "dc:creator", "byline"
}

// String writes "page: og:title"; no origin is empty.
func (o Origin) String() string {
	if o.Where == "" {
		return string(o.Kind)
	}
	return string(o.Kind) + ": " + o.Where
}

// ParseOrigin reads what String writes.
func ParseOrigin(s string) Origin {
	kind, where, _ := strings.Cut(s, ": ")
	return Origin{OriginKind(kind), where}
}

// Origins are the origins of the fields of a Meta.
type Origins struct {
	Title, Publisher, Author, Date, URL, Language Origin
}

// Typed are the origins of what a person made of was: a field that is another
// now was typed, also where the person emptied it.
func (o Origins) Typed(was, now Meta) Origins {
	for _, x := range []struct {
		was, now string
		from     *Origin
	}{
		{was.Title, now.Title, &o.Title},
		{was.Publisher, now.Publisher, &o.Publisher},
		{was.Author, now.Author, &o.Author},
		{was.Date.String(), now.Date.String(), &o.Date},
		{was.URL, now.URL, &o.URL},
		{was.Language, now.Language, &o.Language},
	} {
		if x.now != x.was {
			*x.from = Origin{Kind: Typed}
		}
	}
	return o
}

// Charset says which character set a text was read in and why. Both are empty
// where the source was never bytes of its own, such as a line of a JSON file.
type Charset struct {
	Name string // as the web names it: "utf-8", "windows-1252"
	How  CharsetHow
}

// CharsetHow is why a character set was taken.
type CharsetHow string

// The reasons, surest first. Only the last is a guess.
const (
	CharsetGiven    CharsetHow = "given"    // a person named it
	CharsetMark     CharsetHow = "mark"     // the file begins with a byte order mark
	CharsetDeclared CharsetHow = "declared" // the file says so
	CharsetValid    CharsetHow = "valid"    // the bytes are UTF-8, which others hardly are by chance
	CharsetDetected CharsetHow = "detected" // the bytes look like it
)

// Source is one document with its newest revision.
type Source struct {
	ID   string // of the workbench; empty outside one
	Name string // unique among the sources at hand: a file name or an id
	Meta
	Origins  Origins // where each field of Meta was read, as far as that was kept
	Revision Revision
}

// Revision is one immutable text of a source: decoded, byte order mark
// dropped, CR LF turned to LF, nothing else changed.
type Revision struct {
	Hash string // of Text, as Hash gives it
	Text string
}

// NewRevision hashes a text.
func NewRevision(text string) Revision { return Revision{Hash: Hash(text), Text: text} }

// Hash is the SHA-256 of a text in hex.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Label is what a person calls the source in a list: its publisher, else its
// title, else its name.
func (s Source) Label() string { return cmp.Or(s.Publisher, s.Title, s.Name) }

// Zone is the part a stretch plays in its source.
type Zone string

// The zones, in the order in which they are preferred as side A.
const (
	ZoneBody        Zone = "body"
	ZoneDeck        Zone = "deck"
	ZoneTitle       Zone = "title"
	ZoneCaption     Zone = "caption"
	ZoneComments    Zone = "comments"
	ZoneBoilerplate Zone = "boilerplate"
)

// Zones lists all zones in that order.
var Zones = []Zone{ZoneBody, ZoneDeck, ZoneTitle, ZoneCaption, ZoneComments, ZoneBoilerplate}

func (z Zone) rank() int {
	for i, o := range Zones {
		if o == z {
			return i
		}
	}
	return len(Zones)
}

// ZoneSpan is one labelled stretch.
type ZoneSpan struct {
	Kind Zone
	Span Span
}

// Damage is a stretch whose text cannot be as it was written, and why.
type Damage struct {
	Span Span
	Why  string // a sentence for a person
}
