package trial

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"time"
)

// Hostile is a file that was made to do harm, or that harm was done to.
type Hostile struct {
	Name string
	Make func() []byte
	Says string // a part of the refusal; empty where the file may come in
}

// Limits that none of them may pass, however it was made.
const (
	HostileTime   = slack * 2 * time.Second
	HostileMemory = slack * 300 // MB, of the whole process with the file in it
)

const sentence = "The harbour board voted on Tuesday night to close the old fish market, and two of its seven members were against it. "

// Archive is an archive of members, given by name and content in turn.
func Archive(members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, _ := z.Create(members[i])
		_, _ = w.Write([]byte(members[i+1]))
	}
	_ = z.Close()
	return b.Bytes()
}

// bomb is an archive of one member that unpacks to size bytes of one letter.
func bomb(name, begin string, size int) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.Create(name)
	_, _ = w.Write([]byte(begin))
	block := bytes.Repeat([]byte("a"), 1<<20)
	for range size >> 20 {
		_, _ = w.Write(block)
	}
	_ = z.Close()
	return b.Bytes()
}

// zipped is a packed stream that unpacks to size bytes: begin, and then one letter
// or, where begin has two signs, these all along.
func zipped(size int, begin string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	block := bytes.Repeat([]byte("a"), 1<<20)
	if len(begin) == 2 {
		block = bytes.Repeat([]byte(begin), 1<<19)
	}
	_, _ = z.Write([]byte(begin))
	for range size >> 20 {
		_, _ = z.Write(block)
	}
	_ = z.Close()
	return b.Bytes()
}

// bombPDF is a PDF of one page whose text unpacks to 300 MB.
func bombPDF() []byte {
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write([]byte("BT /F1 9 Tf 9 9 Td\n"))
	block := bytes.Repeat([]byte("(harbour board) Tj\n"), 60_000)
	for range 300 << 20 / len(block) {
		_, _ = z.Write(block)
	}
	_, _ = z.Write([]byte("ET"))
	_ = z.Close()
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		fmt.Sprintf("4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n", packed.Len(), packed.Bytes()) +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n")
}

// liar is an archive whose list says that its member is small.
func liar() []byte {
	raw := bomb("a.txt", "", 30<<20)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	r, _ := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	packed, _ := r.File[0].OpenRaw()
	w, _ := z.CreateRaw(&zip.FileHeader{Name: "a.txt", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte("a")), CompressedSize64: r.File[0].CompressedSize64, UncompressedSize64: 900_000})
	var all bytes.Buffer
	_, _ = all.ReadFrom(packed)
	_, _ = w.Write(all.Bytes())
	_ = z.Close()
	return b.Bytes()
}

// laughs is XML whose entities stand for each other, ten at a time.
func laughs(root string) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">")
	for i := range 9 {
		fmt.Fprintf(&b, "<!ENTITY l%d \"%s\">", i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	b.WriteString("]><" + root + ">&l9;</" + root + ">")
	return b.String()
}

var word = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// Hostiles are those files, by what each does.
var Hostiles = []Hostile{
	{"bomb.docx", func() []byte { return bomb("word/document.xml", "<w:document "+word+">", 300<<20) }, "unpacks to far more"},
	{"bomb.odt", func() []byte { return bomb("content.xml", "<x>", 300<<20) }, "unpacks to far more"},
	{"bomb.epub", func() []byte { return bomb("META-INF/container.xml", "<x>", 300<<20) }, "unpacks to far more"},
	{"bomb.zip", func() []byte { return bomb("a.txt", "", 300<<20) }, "unpacks to far more"},
	{"many-bombs.zip", func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for i := range 20 {
			w, _ := z.Create(fmt.Sprintf("%d.txt", i))
			_, _ = w.Write(bytes.Repeat([]byte("a"), 15<<20))
		}
		_ = z.Close()
		return b.Bytes()
	}, "unpacks to far more"},
	{"liar.zip", liar, "damaged or cut off"},
	{"many.zip", func() []byte {
		names := make([]string, 50_000)
		for i := range names {
			names[i] = strconv.Itoa(i)
		}
		return Archive(names...)
	}, "holds more than"},
	{"nested.zip", func() []byte { return Archive("in.zip", string(Archive("a.txt", "x"))) }, "archive within an archive"},
	{"path.zip", func() []byte { return Archive("../../x.txt", sentence) }, "leads out of the archive"},
	{"drive.zip", func() []byte { return Archive(`C:\x.txt`, sentence) }, "leads out of the archive"},
	{"cut.zip", func() []byte { a := Archive("a.txt", sentence); return a[:len(a)-10] }, "damaged or cut off"},
	{"laughs.docx", func() []byte { return Archive("word/document.xml", laughs("w:document")) }, "XML entities"},
	{"laughs.odt", func() []byte { return Archive("content.xml", laughs("x")) }, "XML entities"},
	{"laughs.epub", func() []byte { return Archive("META-INF/container.xml", laughs("x")) }, "XML entities"},
	{"laughs.xml", func() []byte { return []byte(laughs("rss")) }, "XML entities"},
	{"deep.docx", func() []byte {
		return Archive("word/document.xml", "<w:document "+word+">"+strings.Repeat("<w:tbl>", 100_000))
	}, "nested too deeply"},
	{"deep.odt", func() []byte { return Archive("content.xml", strings.Repeat("<x>", 100_000)) }, "nested too deeply"},
	{"deep.xml", func() []byte { return []byte("<rss>" + strings.Repeat("<x>", 1_000_000)) }, "nested too deeply"},
	{"deep.rtf", func() []byte { return []byte(`{\rtf1 ` + strings.Repeat("{", 5_000_000)) }, "nested too deeply"},
	{"deep.jsonl", func() []byte { return []byte(strings.Repeat("[", 5_000_000)) }, "not one JSON object"},
	{"deep.eml", func() []byte {
		var b strings.Builder
		b.WriteString("Subject: x\n")
		for i := range 5000 {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return []byte(b.String())
	}, "nested too deeply"},
	{"deep-600.html", func() []byte { return []byte(strings.Repeat("<div>", 600) + "x" + strings.Repeat("</div>", 600)) }, "no article was found"},
	{"deep-levels.html", func() []byte { return []byte(strings.Repeat("<div>level", 20_000)) }, ""},
	{"deep-lists.html", func() []byte { return []byte(strings.Repeat("<ul><li>", 7_000) + sentence) }, "no article was found"},
	{"deep-tables.html", func() []byte { return []byte(strings.Repeat("<table><tr><td>", 4_500) + sentence) }, "no article was found"},
	{"bold.html", func() []byte { return []byte(strings.Repeat("<p><b>x", 14_000)) }, ""},
	{"paragraphs.html", func() []byte { return []byte(strings.Repeat("<p>"+sentence, 14_000)) }, ""},
	{"comments.html", func() []byte {
		return []byte("<h1>x</h1><p>" + strings.Repeat(sentence, 9) + strings.Repeat(`<div class="comments"><div class="comment"><b class="author">x</b>`, 4_000) + sentence)
	}, ""},
	{"huge.html", func() []byte { return []byte(strings.Repeat("<p>"+sentence, 260_000)) }, "so largely"},
	{"comment.html", func() []byte { return []byte("<!--" + strings.Repeat("-", 30<<20)) }, "no article was found"},
	{"attribute.html", func() []byte { return []byte("<div " + strings.Repeat("class=x ", 1_000_000) + ">") }, "no article was found"},
	{"line.txt", func() []byte { return bytes.Repeat([]byte("a"), 50<<20) }, "at most 20 MB"},
	{"line.html", func() []byte { return bytes.Repeat([]byte("a"), 50<<20) }, "at most 32 MB"},
	{"line.md", func() []byte { return bytes.Repeat([]byte("a"), 50<<20) }, "at most 20 MB"},
	{"line.csv", func() []byte { return append([]byte("text\n"), bytes.Repeat([]byte("a"), 50<<20)...) }, "at most 20 MB"},
	{"line.jsonl", func() []byte { return append([]byte(`{"text":"`), bytes.Repeat([]byte("a"), 50<<20)...) }, "at most 20 MB"},
	{"line.rtf", func() []byte { return append([]byte(`{\rtf1 `), bytes.Repeat([]byte("a"), 50<<20)...) }, "at most 20 MB"},
	{"line.eml", func() []byte { return append([]byte("Subject: x\n\n"), bytes.Repeat([]byte("a"), 25<<20)...) }, "at most 20 MB"},
	{"line.xml", func() []byte {
		return append([]byte("<rss><channel><item><description>"), bytes.Repeat([]byte("a"), 30<<20)...)
	}, "at most 16 MB"},
	{"nul.txt", func() []byte { return []byte("Iraq\x00may ask") }, "bytes that no text has"},
	{"nul.html", func() []byte { return []byte("<p>Iraq\x00may ask") }, "bytes that no text has"},
	{"nul.csv", func() []byte { return []byte("text\nIraq\x00may ask") }, "bytes that no text has"},
	{"nul.eml", func() []byte { return []byte("Subject: x\n\nIraq\x00may ask") }, "bytes that no text has"},
	{"utf8.txt", func() []byte { return []byte("A café, a na\xc3ve name, a clich\xc3\xa9.") }, "damaged bytes"},
	{"bytes.txt", func() []byte { return []byte("Iraq \xff\xfe\xfd may \x81\x8d\x9d ask") }, "could not be read"},
	{"half.txt", func() []byte { return []byte("Iraq \xed\xa0\x80 may") }, "lone surrogates"},
	{"half.rtf", func() []byte { return []byte(`{\rtf1 Iraq \u-10179? may ask.}`) }, "lone surrogates"},
	{"half.jsonl", func() []byte { return []byte(`{"text":"Iraq \ud800 may ask"}`) }, "lone surrogates"},
	{"turned.txt", func() []byte { return []byte("Pay \u202e001\u202c now.") }, "turns the order"},
	{"turned.docx", func() []byte {
		return Archive("word/document.xml", "<w:document "+word+"><w:p><w:r><w:t>Pay \u202e001 now.</w:t></w:r></w:p></w:document>")
	}, "turns the order"},
	{"turned.html", func() []byte { return []byte("<article><p>" + strings.Repeat(sentence, 5) + "\u202e100</p></article>") }, "turns the order"},
	{"empty.txt", func() []byte { return nil }, "empty"},
	{"empty.docx", func() []byte { return nil }, "empty"},
	{"empty.pdf", func() []byte { return nil }, "empty"},
	{"picture.txt", func() []byte { return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") }, "a picture"},
	{"picture.docx", func() []byte { return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") }, "no document of the kind"},
	{"picture.pdf", func() []byte { return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") }, "it is no PDF"},
	{"locked.docx", func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") }, "locked with a password"},
	{"old.doc", func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") }, "old .doc files"},
	{"none.pdf", func() []byte { return []byte("%PDF-1.4") }, "pdftotext"},
	{"bomb.pdf", bombPDF, "unpacks to far more"},
	{"bomb.jsonl.gz", func() []byte { return zipped(300<<20, "{\"text\":\"") }, "at most 20 MB"},
	{"blank.jsonl.gz", func() []byte { return zipped(300<<20, "\n\n") }, "most of them empty"},
	{"short.jsonl", func() []byte { return bytes.Repeat([]byte("{}\n"), 10<<20) }, "is missing"},
	{"void.csv", func() []byte { return []byte("text,x\n" + strings.Repeat(",\n", 5<<20)) }, "more than 250000 sources"},
	{"lines.jsonl.gz", func() []byte { return zipped(300<<20, "a\n") }, "not one JSON object"},
}
