package views

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"verbatim/data"
	"verbatim/data/desk"
)

// Files and folders dragged onto the window come in as one step, and what
// cannot be read is named.
func TestFilesAreDroppedOntoTheWindow(t *testing.T) {
	f := window(t)
	dir := t.TempDir()
	folder := filepath.Join(dir, "news desk #1")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	const many = 30
	for i := range many {
		text := fmt.Sprintf("Harbour report %d\n\nThe mayor counted %d boats that morning and went home.", i, i+2)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("report-%02d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	single, program := filepath.Join(dir, "one more.txt"), filepath.Join(dir, "boat.exe")
	for path, text := range map[string]string{single: "A last one\n\nThe boats were counted again in the evening.", program: "\x00\x01\x02\xff\xfe binary"} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := len(f.sources.rows)
	f.dropped([]fyne.URI{storage.NewFileURI(folder), storage.NewFileURI(single), storage.NewFileURI(program)})
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up, want the one that asks what is known", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, fmt.Sprintf("Bring in %d articles", many+1), "31 come in, 1 not read. Nothing is stored yet.", fmt.Sprintf("Bring in %d|", many+1), "Harbour report 0")
	f.press("End")
	wantSeen(t, f.sheets[0].card, "boat.exe|not read: ")
	f.press("Home", "Down", "Enter")
	wantSeen(t, f.sheets[0].card, fmt.Sprintf("2 of %d", many+2), "The mayor counted 3 boats", "text: headline")
	f.dropped([]fyne.URI{storage.NewFileURI(single)})
	if len(f.sheets) != 1 {
		t.Error("a drop behind the sheet opened a second one")
	}
	f.press("Ctrl+Enter")
	if len(f.sources.rows) != n+many+1 {
		t.Fatalf("%d sources, want %d", len(f.sources.rows), n+many+1)
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Errorf("after one undo there are %d sources, want %d", len(f.sources.rows), n)
	}
}

// many opens the table with so many short articles.
func many(t *testing.T, n int) (*frame, *review) {
	t.Helper()
	f := window(t)
	var rows []*coming
	for i := range n {
		c := &coming{Incoming: desk.Incoming{Name: fmt.Sprintf("report-%04d.txt", i), Text: fmt.Sprintf("Harbour report %d\n\nThe mayor counted %d boats that morning and went home.", i, i+2)}}
		c.Title = fmt.Sprintf("Harbour report %d", i)
		c.inspect()
		rows = append(rows, c)
	}
	r := f.newReview(rows, "")
	r.tabled()
	return f, r
}

func TestManyRowsAreMendedAtOnce(t *testing.T) {
	f, r := many(t, 40)
	f.press("/")
	test.Type(r.table.filter, "report-001")
	if len(r.shown) != 10 {
		t.Fatalf("%d rows are shown, want 10 to 19", len(r.shown))
	}
	r.table.filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.press("A", "P")
	test.Type(r.table.bulk, "Harbour Post")
	r.table.bulk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, f.sheets[0].card, "10 rows with publisher “Harbour Post”.", "10 shown, 10 marked")
	f.press("D")
	test.Type(r.table.bulk, "7.10.2015")
	r.table.bulk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, f.sheets[0].card, "is no date")
	r.table.bulk.SetText("2015-10")
	r.table.bulk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.press("L")
	test.Type(r.table.bulk, "en")
	r.table.bulk.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.press("A", "Down", "X") // no mark any more: the second row alone
	wantSeen(t, f.sheets[0].card, "1 row left out.", "39 come in, 1 is here already or left out")
	n := len(f.sources.rows)
	f.press("Ctrl+Enter")
	if got := len(f.sources.rows) - n; got != 39 {
		t.Fatalf("%d came in, want 39", got)
	}
	posted := 0
	for _, row := range f.sources.rows {
		if m := row.Meta; m.Publisher == "Harbour Post" && m.Date.String() == "2015-10" && m.Language == "en" {
			posted++
		}
	}
	if posted != 9 {
		t.Errorf("%d have publisher, date and language, want the nine of the ten that came in", posted)
	}
	f.press("Ctrl+Z")
	if len(f.sources.rows) != n {
		t.Error("one undo did not take them away")
	}
}

// Of ten thousand rows those on view are built, and no others.
func TestRowsThatAreNotSeenAreNotBuilt(t *testing.T) {
	f, r := many(t, 10_000)
	if got := strings.Count(seen(r.table.rows), "Harbour report"); got == 0 || got > 40 {
		t.Errorf("%d rows are built", got)
	}
	f.press("End")
	wantSeen(t, r.table.rows, "Harbour report 9999")
	f.press("/")
	start := time.Now()
	r.table.filter.SetText("report-77")
	if took := time.Since(start); took > time.Second {
		t.Errorf("the filter took %v", took)
	}
	if len(r.shown) != 100 {
		t.Errorf("%d rows are shown, want 7700 to 7799", len(r.shown))
	}
}

// Nothing that was typed is lost by one key.
func TestEscAsksBeforeItDropsWhatWasTyped(t *testing.T) {
	f, r := many(t, 6)
	f.press("Enter")
	if !r.inForm() {
		t.Fatal("Enter did not open the row")
	}
	f.press("Esc") // the field hands it on
	if r.inForm() {
		t.Fatal("Esc did not come back to the table")
	}
	f.press("X", "Esc")
	if len(f.sheets) != 1 {
		t.Fatal("Esc closed the sheet at once")
	}
	wantSeen(t, f.sheets[0].card, "Esc again drops what you typed here.")
	f.press("Down", "Esc")
	if len(f.sheets) != 0 {
		t.Error("the second Esc did not close it")
	}
}

func TestEveryFieldSaysWhereItWasRead(t *testing.T) {
	f := window(t)
	page := filepath.Join(t.TempDir(), "ferry.html")
	words := strings.Repeat("The ferry left the old harbour before noon and came back in the rain. ", 6)
	html := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferries</title><meta property="og:title" content="Ferries run again">` +
		`<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2015-10-07T08:00:00Z"></head>` +
		`<body><article><h1>Ferries run again</h1><p>` + words + `</p><p>` + words + `</p></article></body></html>`
	if err := os.WriteFile(page, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	f.loadPaths([]string{page})
	card := f.sheets[0].card
	wantSeen(t, card, "Ferries run again", "page: meta og:title", "page: meta og:site_name", "page: meta article:publ", "Date|, to the day", "171 words|body 98 %|title 2 %")
	fields := fieldsOf(card)
	fields[fieldDate].SetText("2015-10")
	wantSeen(t, card, "typed", "to the month")
	fields[fieldDate].SetText("October")
	wantSeen(t, card, "no date")
	fields[fieldDate].SetText("2015")
	n := len(f.sources.rows)
	f.press("Ctrl+Enter")
	if len(f.sources.rows) != n+1 {
		t.Error("it did not come in")
	}
}

// A guess at the character set is shown, the arrows read the file in another,
// and what a person typed stays.
func TestAnotherCharacterSetReadsAnew(t *testing.T) {
	f := window(t)
	path := filepath.Join(t.TempDir(), "most.txt")
	if err := os.WriteFile(path, []byte("Br\xfccke neu er\xf6ffnet\n\nDer B\xfcrgermeister sprach vor der Br\xfccke. Die Stra\xdfe ist wieder frei.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	f.loadPaths([]string{path})
	card := f.sheets[0].card
	fields := fieldsOf(card)
	set := fields[fieldCharset]
	wantSeen(t, card, "Letters read as", "guessed from the bytes")
	fields[fieldPublisher].SetText("Hafenpost")
	set.SetText("windows-1251")
	set.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, card, "Brьcke neu", "as you said")
	set.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if set.Text != "windows-1252" || fields[fieldPublisher].Text != "Hafenpost" {
		t.Errorf("read in %q, the publisher is %q", set.Text, fields[fieldPublisher].Text)
	}
	wantSeen(t, card, "Brücke neu eröffnet")
	set.SetText("klingon")
	set.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantSeen(t, card, "“klingon” is no character set")
}

func TestDamageIsShownWithItsLine(t *testing.T) {
	f := window(t)
	f.app.Clipboard().SetContent("A headline of the day\n\nIt rained all day long, she said, and went.\n\n“We will all go home now, he said, and nobody went.\n\nThat was all.\n")
	f.press("Ctrl+V")
	wantSeen(t, f.sheets[0].card, "Line 5: |This quotation opens and never closes", "What is pasted comes as plain text")
}

func TestPastedMarkupIsCleaned(t *testing.T) {
	f := window(t)
	f.app.Clipboard().SetContent("<p>“It <em>rained</em>,” Ann Lee said.</p><p>Nobody came to the harbour.</p>")
	f.press("Ctrl+V")
	wantSeen(t, f.sheets[0].card, "“It rained,” Ann Lee said.", "is a page's markup, and was cleaned")
	f.press("Esc")
	f.app.Clipboard().SetContent("<div><img src='x'></div>")
	f.press("Ctrl+V")
	if len(f.sheets) != 0 || !f.toast.fault {
		t.Error("markup without a word came in")
	}
}

// What a browser copies comes as markup and as text: the markup is read, since it
// knows what is a paragraph and what is hidden. Where it has no words, or there
// is none, the text is.
func TestPasteReadsTheMarkupOfWhatWasCopied(t *testing.T) {
	for _, c := range []struct{ markup, plain, want string }{
		{"<p>“It <em>rained</em>,” Ann Lee said.</p><p>Nobody came.</p>", "“It rained,” Ann Lee said. Nobody came.", "was cleaned"},
		{"<p>“It <em>rained</em>,” Ann Lee said.</p>", "", "was cleaned"},
		{"<img src='x'>", "“It rained,” Ann Lee said.", "comes as plain text"},
		{"", "“It rained,” Ann Lee said.", "comes as plain text"},
	} {
		f := window(t)
		f.copied = func(context.Context) string { return c.markup }
		f.app.Clipboard().SetContent(c.plain)
		f.press("Ctrl+V")
		wantSeen(t, f.sheets[0].card, "“It rained,” Ann Lee said.", c.want)
	}
	f := window(t)
	f.app.Clipboard().SetContent(" ")
	f.press("Ctrl+V")
	wantSeen(t, f.toast.card, "There is no text to paste.")
}

// A text that is nearly one here is said to be so, and becomes its new text
// where a person says so.
func TestANearlySameTextBecomesANewTextOfIt(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	f.sources.choose(slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Name == "moscow-times.txt" }))
	id, text := f.sources.reading.ID, f.sources.reading.Revision.Text
	f.app.Clipboard().SetContent(strings.Replace(text, "Russia", "Russland", 1))
	n := len(f.sources.rows)
	f.press("Ctrl+V")
	wantSeen(t, f.sheets[0].card, "% of its words are those of “The Moscow Times”", "Keep both", "Newer text of it", "Leave it out")
	fields := fieldsOf(f.sheets[0].card)
	fields[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
	f.press("Ctrl+Enter")
	wantSeen(t, f.toast.card, "The Moscow Times has a newer text.")
	if len(f.sources.rows) != n {
		t.Errorf("%d sources, want %d", len(f.sources.rows), n)
	}
	r, err := f.desk.Read(t.Context(), id)
	if err != nil || !strings.Contains(r.Revision.Text, "Russland") {
		t.Errorf("the source has its old text (%v)", err)
	}
	f.app.Clipboard().SetContent(text)
	f.press("Ctrl+V")
	wantSeen(t, f.sheets[0].card, "Its text is here already, as an earlier text of “The Moscow Times”.", "Nothing new")
}

// Zones of the text are set aside, or taken in, before it comes in.
func TestZonesAreTakenInOrSetAside(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	i := slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return r.Meta.Publisher == "Informed Comment" })
	f.sources.choose(i)
	text := f.sources.reading.Revision.Text
	share := func(zone data.Zone) (n int) {
		for _, z := range f.sources.reading.Zones {
			if z.Kind == zone {
				n += z.Span.Len()
			}
		}
		return n
	}
	if share(data.ZoneComments) < len(text)/3 {
		t.Fatal("the article has no comments")
	}
	f.press("Delete")
	f.app.Clipboard().SetContent(text)
	f.press("Ctrl+V")
	card := f.sheets[0].card
	wantSeen(t, card, "2|comments 6", "to the zones")
	fieldsOf(card)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	f.press("2")
	wantSeen(t, card, "Its comments are set aside")
	f.press("Ctrl+Enter")
	f.sources.choose(slices.IndexFunc(f.sources.rows, func(r desk.SourceRow) bool { return strings.HasPrefix(r.Name, "pasted") }))
	if got := share(data.ZoneComments); got > 0 {
		t.Errorf("%d bytes are still comments", got)
	}
	if got := share(data.ZoneBoilerplate); got < len(text)/3 {
		t.Errorf("%d bytes are set aside", got)
	}
}

// A table whose columns nobody knows is asked about; the columns chosen are
// kept for the next with the same ones, and can be changed in the sheet.
func TestColumnsAreAskedFor(t *testing.T) {
	f := window(t)
	dir := t.TempDir()
	write := func(name, rows string) []string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(rows), 0o644); err != nil {
			t.Fatal(err)
		}
		return []string{path}
	}
	f.loadPaths(write("a.csv", "kop,verslag,bron\nDe uil,Zij is terug in de toren.,Parish Wire\nDe kat,Hij is weg uit de haven.,Parish Wire\n"))
	wantSeen(t, f.sheets[0].card, "Which column holds what?", "choose one", "verslag", "Zij is terug in de toren.")
	f.press("Enter")
	if len(f.sheets) != 1 {
		t.Fatal("it was read without a text")
	}
	f.press("Right", "Right", "Down", "Right")
	wantSeen(t, f.sheets[0].card, "Text", "verslag", "Title", "kop")
	f.press("Enter")
	wantSeen(t, f.sheets[0].card, "Bring in 2 articles", "file: column kop", "Zij is terug in de toren.", "its columns")
	n := len(f.sources.rows)
	f.press("Ctrl+Enter")
	if len(f.sources.rows) != n+2 {
		t.Fatalf("%d sources, want %d", len(f.sources.rows), n+2)
	}
	f.loadPaths(write("b.csv", "kop,verslag,bron\nDe hond,Hij bleef in de stad.,Parish Wire\n"))
	wantSeen(t, f.sheets[0].card, "Bring in an article", "De hond", "Hij bleef in de stad.")
	fieldsOf(f.sheets[0].card)[fieldAuthor].SetText("Ann Lee")
	fieldsOf(f.sheets[0].card)[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF7})
	f.press("Down", "Down", "Left")
	wantSeen(t, f.sheets[1].card, "Publisher", "bron")
	f.press("Enter")
	wantSeen(t, f.sheets[0].card, "file: column bron", "typed")
	if got := fieldsOf(f.sheets[0].card)[fieldAuthor].Text; got != "Ann Lee" {
		t.Errorf("the author typed is %q", got)
	}
}

// What was known of a source stays with its newer text, unless the person takes
// over what the file says; then it is one step with the text.
func TestANewerTextMayBringNewerDetails(t *testing.T) {
	f := window(t)
	f.press("Ctrl+2")
	moscow := func(r desk.SourceRow) bool { return r.Name == "moscow-times.txt" }
	f.sources.choose(slices.IndexFunc(f.sources.rows, moscow))
	was := f.sources.reading.Meta
	page := filepath.Join(t.TempDir(), "newer.html")
	words := strings.Repeat("The ferry left the old harbour before noon and came back in the rain. ", 6)
	html := `<!doctype html><html><head><meta property="og:title" content="Iraq Leans Toward Moscow in War on Islamic State">` +
		`<meta property="article:published_time" content="2015-10-09T08:00:00Z"><meta name="author" content="Ann Lee"></head>` +
		`<body><article><h1>Iraq Leans Toward Moscow in War on Islamic State</h1><p>` + words + `</p></article></body></html>`
	if err := os.WriteFile(page, []byte(html), 0o644); err != nil {
		t.Fatal(err)
	}
	f.loadNewer(f.sources.reading, []string{page})
	card := f.sheets[0].card
	wantSeen(t, card, "Newer text of The Moscow Times", "It becomes the newest text", "What the new file says otherwise", "Russia", "Moscow", "2015-10-09")
	fields := fieldsOf(card)
	if fields[fieldTitle].Text != was.Title || fields[fieldAuthor].Text != "Ann Lee" {
		t.Errorf("the title is %q, the author %q", fields[fieldTitle].Text, fields[fieldAuthor].Text)
	}
	for _, says := range []string{"It does not come in;", "It comes in as a source of its own", "It becomes the newest text"} {
		f.press("F4")
		wantSeen(t, card, says)
	}
	fields[fieldDate].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	if fields[fieldDate].Text != "2015-10-09" {
		t.Errorf("the date is %q", fields[fieldDate].Text)
	}
	f.press("Ctrl+Enter")
	f.sources.choose(slices.IndexFunc(f.sources.rows, moscow))
	now := f.sources.reading
	if now.Title != was.Title || now.Date.String() != "2015-10-09" || now.Author != "Ann Lee" || now.Origins.Date.Kind != data.FromPage {
		t.Errorf("known are %+v from %+v", now.Meta, now.Origins)
	}
	f.press("E")
	wantSeen(t, f.sheets[0].card, "How it became known", "with a newer text", "page: meta article:pub", "2015-10-07", "came with the sample")
	fieldsOf(f.sheets[0].card)[fieldPublisher].SetText("Moscow Times")
	f.press("Ctrl+Enter")
	f.press("E")
	wantSeen(t, f.sheets[0].card, "Publisher|typed|Author")
	f.press("Esc", "Ctrl+Z", "Ctrl+Z")
	if got := f.sources.reading.Meta; got != was {
		t.Errorf("after two undos it is %+v", got)
	}
}
