package ingest_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/ingest"
	"verbatim/data/trial"
)

// read reads a file without options.
func read(name string, raw []byte) ([]ingest.Item, error) {
	b, err := ingest.Read(name, raw, ingest.Options{})
	return b.Items, err
}

// A date that cannot be read under a key that only looked like one's is unknown,
// and a note says so; the line comes in.
func TestALineWithAnotherDateLine(t *testing.T) {
	items, err := read("wire.jsonl", []byte("{\"text\":\"Iraq may ask Russia\",\"date_line\":\"26-FEB-1987 15:01:01.79\"}\n"))
	if err != nil || len(items) != 1 || items[0].Meta.Date.Known() || len(items[0].Notes) != 1 || !strings.Contains(items[0].Notes[0], "“date_line” (26-FEB-1987") {
		t.Errorf("read %+v, %v", items, err)
	}
}

func TestReadPlainText(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"a.txt", "Iraq may ask.\n", "Iraq may ask.\n"},
		{"a.md", "# Iraq\n", "# Iraq\n"},
		{"letter", "No ending.", "No ending."},
		{"Interview 7. October", "No ending either.", "No ending either."},
		{"bom.txt", "\xef\xbb\xbfIraq", "Iraq"},
		{"dos.txt", "one\r\ntwo\r\n\r\nthree\rfour\r\r\n", "one\ntwo\n\nthree\rfour\r\n"},
		{"utf16le.txt", "\xff\xfeI\x00r\x00a\x00q\x00\x19\x20s\x00", "Iraq’s"},
		{"utf16be.txt", "\xfe\xff\x00I\x00r\x00a\x00q", "Iraq"},
		{"windows.txt", "\x93We won,\x94 he said \x97 in Z\xfcrich", "“We won,” he said — in Zürich"},
		{"upper.TXT", "Iraq", "Iraq"},
	} {
		items, err := read("folder/"+c.name, []byte(c.raw))
		if err != nil || len(items) != 1 || items[0].Text != c.want || items[0].Name != c.name {
			t.Errorf("%s: %+v, %v; want %q", c.name, items, err, c.want)
		}
	}
}

// What cannot be read is refused with a sentence that says why and what to do.
func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, raw, says string }{
		{"empty.txt", "", "empty"},
		{"blank.txt", " \n\n ", "no words"},
		{"photo.txt", "\x89PNG\r\n\x1a\n\x00\x00", "a picture"},
		{"paper.txt", "%PDF-1.7 …", "a PDF"},
		{"nul.txt", "Iraq\x00may", "bytes that no text has"},
		{"cut-utf8.txt", "Z\xc3\xbcrich, Gen\xc3\xa8ve, Neuch\xc3tel", "damaged bytes (1, the first in line 1)"},
		{"half.txt", "A letter \xed\xa0\xbd of two halves", "lone surrogates"},
		{"half16.txt", "\xff\xfeI\x00\x00\xd8r\x00", "lone surrogates"},
		{"half.jsonl", `{"text":"Half a letter: \ud83d!"}`, "lone surrogates"},
		{"turned.txt", "One line.\nPay \u202e001\u202c now.", "first in line 2"},
		{"noise.txt", strings.Repeat("\xff\x01\x81\x90ab", 50), "could not be read"},
		{"huge.txt", strings.Repeat("Iraq may ask. ", ingest.MaxText/14+1), "at most 20 MB"},
		{"page.html", "<p>Iraq", "no article was found"},
		{"photo.html", "\x89PNG\r\n\x1a\n", "this is a picture, not a web page"},
		{"film.mov", "\x00", "files ending in .mov are not read"},
		{"bad.jsonl", "{\"id\":\"a\",\"text\":\"Iraq\"}\n{\"id\":\"b\"}\n", "line 2: “text” is missing"},
		{"bad.jsonl", "{\"id\":\"a\",\"text\":7}\n", "line 1: “text” is number"},
		{"bad.jsonl", "\n[1]\n", "line 2: it is not one JSON object"},
		{"bad.jsonl", "{\"text\":\"Iraq\",\"date\":\"last week\"}", "line 1: “date”: “last week” is no date"},
		{"none.jsonl", "\n\n", "no sources"},
		{"fake.jsonl.gz", "{\"text\":\"Iraq\"}", "not packed with gzip"},
		{"cut.jsonl.gz", string(packed("{\"text\":\"Iraq may ask Russia\"}")[:20]), "damaged or cut off"},
	} {
		items, err := read(c.name, []byte(c.raw))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %d items, error %v; want one that says %q", c.name, len(items), err, c.says)
		}
	}
}

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.Bytes()
}

func TestReadLines(t *testing.T) {
	lines := `{"id":"a","text":"Iraq may ask.\r\nSoon.","title":" Iraq  Leans ","publisher":null,"author":"Juan Cole","date":"2015-10","url":"https://example.org/a"}

{"id":12,"text":"Two"}
{"text":"Four"}`
	for name, raw := range map[string][]byte{"x.jsonl": []byte(lines), "x.jsonl.gz": packed(lines)} {
		items, err := read(name, raw)
		if err != nil || len(items) != 3 {
			t.Fatalf("%s: %d items, %v", name, len(items), err)
		}
		want := data.Meta{Title: "Iraq Leans", Author: "Juan Cole", Date: data.Date{Year: 2015, Month: 10}, URL: "https://example.org/a"}
		if it := items[0]; it.Name != "a" || it.Text != "Iraq may ask.\nSoon." || it.Meta != want || it.Origins.Date.String() != "file: date" {
			t.Errorf("%s: %+v", name, it)
		}
		if items[1].Name != "12" || items[2].Name != "line-4" {
			t.Errorf("%s: names %q and %q", name, items[1].Name, items[2].Name)
		}
	}
}

// A small archive that unpacks to gigabytes is stopped long before it fills
// the memory.
func TestReadBoundsArchives(t *testing.T) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte{' '}, 1<<20)
	for range 160 {
		if _, err := z.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := read("bomb.jsonl.gz", b.Bytes()); err == nil || !strings.Contains(err.Error(), "at most 20 MB") {
		t.Errorf("a line of 160 MB: %v", err)
	}
}

func TestSupported(t *testing.T) {
	for name, want := range map[string]bool{
		"a.txt": true, "A.TXT": true, "a.md": true, "a.jsonl": true, "a.jsonl.gz": true,
		"a.docx": true, "a.HTM": true, "a.mp4": false, "a.gz": false, "a.json": false, "Makefile": false, ".DS_Store": false,
	} {
		if ingest.Supported(name) != want {
			t.Errorf("Supported(%q) is %v", name, !want)
		}
	}
}

// The sample articles say of themselves what seeds/README says they do.
func TestGuessOnArticles(t *testing.T) {
	for name, want := range map[string]data.Meta{
		"daily-beast.txt":      {Title: "Putin ‘Seducing’ Iraq’s Tribes"},
		"informed-comment.txt": {Title: "In final Failure for Bush/Cheney, many in Iraq seek Russian Alliance", Author: "Juan Cole", Publisher: "Informed Comment"},
		"moscow-times.txt": {
			Title: "Iraq Leans Toward Russia in War on Islamic State", Publisher: "The Moscow Times", Date: data.Date{Year: 2015, Month: 10, Day: 7},
			URL: "https://www.themoscowtimes.com/2015/10/07/iraq-leans-toward-russia-in-war-on-islamic-state-a5013",
		},
		"russia-insider.txt":   {Title: "Iraq Turns on US, Wants Russia Iran as Battle Partners"},
		"russians-in-iraq.txt": {Title: "What Are the Russians Doing in Iraq Now?"},
	} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "seeds", "articles", name))
		if err != nil {
			t.Fatal(err)
		}
		items, err := read(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		if items[0].Meta != want {
			t.Errorf("%s says\n%+v, want\n%+v", name, items[0].Meta, want)
		}
		if items[0].Text != string(raw) {
			t.Errorf("%s was changed by reading", name)
		}
	}
}

func TestGuess(t *testing.T) {
	body := "\n\nThe parliament voted on Tuesday to ask for help from abroad, after a debate that went on until midnight and ended in shouting. Nobody left.\n\nA second paragraph.\n"
	for _, c := range []struct {
		text string
		want data.Meta
	}{
		{
			"Parliament Asks for Help\n\nBy Ann Lee and Sa’ad al-Hadithi\n\nWednesday, 7 Oct. 2015, 10:30 am EST" + body,
			data.Meta{Title: "Parliament Asks for Help", Author: "Ann Lee and Sa’ad al-Hadithi", Date: data.Date{Year: 2015, Month: 10, Day: 7}},
		},
		{
			"Parliament Asks for Help\n\nPublished: 2015-10-07T08:00:00Z" + body + "\nOriginal url: https://example.org/help\n",
			data.Meta{Title: "Parliament Asks for Help", Date: data.Date{Year: 2015, Month: 10, Day: 7}, URL: "https://example.org/help"},
		},
		{
			"Parliament asks for help\n\nMay 2015" + body,
			data.Meta{Title: "Parliament asks for help", Date: data.Date{Year: 2015, Month: 5}},
		},
		{"Parliament asks for help\n\n07/10/2015" + body, data.Meta{Title: "Parliament asks for help"}},
		{"By Thursday the Guard Had Gone" + body, data.Meta{Title: "By Thursday the Guard Had Gone"}},
		{"“We won,” he said.", data.Meta{}},
	} {
		if got := ingest.Guess(c.text); got != c.want {
			t.Errorf("%q says\n%+v, want\n%+v", c.text[:30], got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("# Iraq\n\nOctober 07, 2015\n\nBy Juan Cole | (Informed Comment)\n\n“We won.”"))
	f.Add("a.txt", []byte("\xff\xfeI\x00\r\x00\n\x00"))
	f.Add("a.jsonl", []byte("{\"id\":1,\"text\":\"Iraq\",\"date\":\"2015-10\"}\n"))
	f.Add("a.jsonl.gz", packed("{\"text\":\"Iraq\"}"))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		items, err := read(name, raw)
		if (err == nil) == (len(items) == 0) {
			t.Fatalf("%d items and error %v", len(items), err)
		}
		for _, it := range items {
			if !utf8.ValidString(it.Text) || strings.TrimSpace(it.Text) == "" {
				t.Fatalf("%q was read as %q", raw, it.Text)
			}
		}
	})
}

// A person's word about the character set goes before every guess.
func TestReadInAGivenCharset(t *testing.T) {
	raw := []byte("\xcf\xf0\xe8\xe2\xe5\xf2") // Привет, too short to tell by its letters
	batch, err := ingest.Read("a.txt", raw, ingest.Options{Charset: "windows-1251"})
	if err != nil || batch.Items[0].Text != "Привет" || batch.Items[0].Charset != (data.Charset{Name: "windows-1251", How: data.CharsetGiven}) {
		t.Errorf("%+v, %v", batch.Items, err)
	}
	if _, err := ingest.Read("a.txt", raw, ingest.Options{Charset: "latin-99"}); err == nil || !strings.Contains(err.Error(), "“latin-99” is no character set") {
		t.Errorf("an unknown set: %v", err)
	}
	page := "<html><head><meta charset=utf-8><title>x</title></head><body><p>" + strings.Repeat("\xcf\xf0\xe8\xe2\xe5\xf2, said the sign, and said it again. ", 10) + "</p></body></html>"
	batch, err = ingest.Read("a.html", []byte(page), ingest.Options{Charset: "windows-1251"})
	if err != nil || !strings.HasPrefix(batch.Items[0].Text, "Привет, said") && !strings.Contains(batch.Items[0].Text, "\n\nПривет, said") {
		t.Errorf("a page that declares another: %+v, %v", batch.Items, err)
	}
}

// Which column holds what a caller may name; what it leaves open is chosen by
// the headers.
func TestReadNamedColumns(t *testing.T) {
	o := ingest.Options{Columns: func([]string) ingest.Columns { return ingest.Columns{Text: "remark", Title: "name"} }}
	for name, raw := range map[string]string{
		"a.csv":   "name,remark,text,source\nThe owl,She is back.,not this,Parish Wire\n",
		"a.tsv":   "name\tremark\ttext\tsource\nThe owl\tShe is back.\tnot this\tParish Wire\n",
		"a.jsonl": `{"name":"The owl","remark":"She is back.","text":"not this","source":"Parish Wire"}`,
	} {
		batch, err := ingest.Read(name, []byte(raw), o)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if it := batch.Items[0]; it.Text != "She is back." || it.Title != "The owl" || it.Publisher != "Parish Wire" {
			t.Errorf("%s: %+v", name, it)
		}
	}
	if _, err := ingest.Read("a.jsonl", []byte("{\"remark\":\"x\"}\n{\"text\":\"x\"}"), o); err == nil || !strings.Contains(err.Error(), "line 2: “remark” is missing") {
		t.Errorf("a named key that is not there: %v", err)
	}
}

// A table, or lines, whose text stands in no column that is known to hold one
// is refused with what a person needs to name it; and named, exactly those
// columns are read.
func TestReadUnknownColumns(t *testing.T) {
	for name, raw := range map[string]string{
		"a.csv":   "kop,verslag,bron,date\nDe uil,\"Zij is terug.\",Parish Wire,2015-10-07\n",
		"a.jsonl": `{"kop":"De uil","verslag":"Zij is terug.","bron":"Parish Wire","date":"2015-10-07"}`,
		"a.zip":   string(trial.Archive("in/a.tsv", "kop\tverslag\tbron\tdate\nDe uil\tZij is terug.\tParish Wire\t2015-10-07\n")),
	} {
		batch, err := ingest.Read(name, []byte(raw), ingest.Options{})
		var unread *ingest.Unread
		var table *ingest.Table
		if errors.As(err, &unread) {
			table = unread.Table
		} else if len(batch.Refused) == 1 {
			table = batch.Refused[0].Table
		}
		if table == nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at := slices.Index(table.Headers, "verslag")
		if at < 0 || table.First[at] != "Zij is terug." || table.Columns.Date != "date" {
			t.Errorf("%s: the table is %+v", name, table)
		}
		named := func(headers []string) ingest.Columns {
			if !slices.Equal(headers, table.Headers) {
				t.Errorf("%s: asked for %q", name, headers)
			}
			return ingest.Columns{Text: "verslag", Title: "kop", Exact: true}
		}
		batch, err = ingest.Read(name, []byte(raw), ingest.Options{Columns: named})
		if err != nil || len(batch.Items) != 1 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if it := batch.Items[0]; it.Text != "Zij is terug." || it.Meta != (data.Meta{Title: "De uil"}) || it.Table.Columns != named(it.Table.Headers) {
			t.Errorf("%s: %+v", name, it)
		}
	}
}

func TestDatesOfMachinesAndPeople(t *testing.T) {
	for given, want := range map[string]string{
		"2015-10-07T23:30:00-04:00": "2015-10-07", "20151007": "2015-10-07", "2015/10/07": "2015-10-07", "2015-10": "2015-10", "2015": "2015",
		"Wed, 07 Oct 2015 23:30:00 -0400": "2015-10-07", "7 Oct 2015": "2015-10-07", "October 7, 2015": "2015-10-07", "7.10.2015": "2015-10-07", "2015-10-07 08:00:00": "2015-10-07",
		"07/10/2015": "", "yesterday": "", "1970-01-01T00:00:00Z": "", "2015-13-40": "", "201510": "", "0000-00-00": "",
	} {
		batch, err := ingest.Read("a.csv", []byte("text,date\nA text.,\""+given+"\"\n"), ingest.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if it := batch.Items[0]; it.Date.String() != want || (want == "") != (len(it.Notes) == 1) {
			t.Errorf("%s is read as %q, want %q; %v", given, it.Date, want, it.Notes)
		}
	}
}
