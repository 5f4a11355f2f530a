package desk

import (
	"context"
	"encoding/csv"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"verbatim/data"
	"verbatim/data/trial"
)

// program is another program that a trial needs; where it is not installed, the
// table says that it was not tried.
func program(t *testing.T, row string, names ...string) string {
	t.Helper()
	if !trial.Many {
		t.Skip("a trial: run by make trials")
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	trial.Tells(t, row, "not tried: no %s is installed", names[0])
	t.Skipf("no %s is installed", names[0])
	return ""
}

// runs runs a program for at most two minutes and gives what it wrote.
func runs(t *testing.T, path string, args ...string) (out, log string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	var stdout, stderr strings.Builder
	c := exec.CommandContext(ctx, path, args...)
	c.Stdout, c.Stderr, c.WaitDelay = &stdout, &stderr, time.Second
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", path, err, stdout.String(), stderr.String())
	}
	return stdout.String(), stderr.String()
}

// formulas are notes that a spreadsheet could take for something to work out,
// or could not read.
var formulas = []string{
	"=1+1", "=cmd|' /C calc'!A0", `=HYPERLINK("http://trial.invalid/x","look")`, `=WEBSERVICE("http://trial.invalid/x")`, "+1+1", "-1+1", "@SUM(1,1)",
	"\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "\u200b=1+1", "\u00a0=1+1", "\ufeff=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1+1", "''=1+1", `"=1+1"`, `";=1+1;"`, "a,b;c\td",
	"%0A=1+1", "{=1+1}", "DDE(\"a\";\"b\";\"c\")", "“Zażółć” – gęślą jaźń", "العراق 伊拉克 🛩", "line\nline\n=1+1",
}

// attacked is a table that has one row for each of them.
func attacked(t *testing.T) (path string, cells [][]string) {
	t.Helper()
	ctx := t.Context()
	d := bench(t, Options{})
	id := zamili(t, d).ID
	for i, note := range formulas {
		j := spliced
		j.Notes, j.Tags = note, []string{note}
		must[data.Verdict](t)(d.Judge(ctx, id, fmt.Sprint("Ana ", i), j))
	}
	path = filepath.Join(t.TempDir(), "verdicts.csv")
	must[Counts](t)(d.Export(ctx, Export{Rows: RowsReviewers, Technical: true}, path, false))
	raw := must[[]byte](t)(os.ReadFile(path))
	cells = must[[][]string](t)(csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\ufeff"))).ReadAll())
	return path, cells
}

// LibreOffice and Gnumeric open a table as text, whatever its notes say.
func TestSpreadsheets(t *testing.T) {
	for _, c := range []struct {
		name  string
		names []string
		args  func(dir, from, to string) []string
	}{
		{"LibreOffice", []string{"soffice", "libreoffice"}, func(dir, from, to string) []string {
			// As its dialog reads a table with a byte order mark: commas, UTF-8, formulas worked out.
			return []string{
				"-env:UserInstallation=file://" + dir, "--headless", "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true",
				"--convert-to", "xlsx", "--outdir", filepath.Dir(to), from,
			}
		}},
		{"Gnumeric", []string{"ssconvert"}, func(_, from, to string) []string {
			return []string{"--export-type=Gnumeric_Excel:xlsx2", from, to}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			row := "a table of attacks opened by " + c.name
			path := program(t, row, c.names...)
			open := func(from string) *excelize.File {
				to := filepath.Join(t.TempDir(), strings.TrimSuffix(filepath.Base(from), ".csv")+".xlsx")
				runs(t, path, c.args(t.TempDir(), from, to)...)
				f := must[*excelize.File](t)(excelize.OpenFile(to))
				t.Cleanup(func() { _ = f.Close() })
				return f
			}
			bare := filepath.Join(t.TempDir(), "bare.csv")
			if err := os.WriteFile(bare, []byte("\ufeffnotes,tags\n=1+1,x\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			f := open(bare)
			if formula := must[string](t)(f.GetCellFormula(f.GetSheetName(0), "A2")); formula == "" {
				t.Fatal("a cell without its guard is no formula either: this trial would see none")
			}
			from, want := attacked(t)
			n := asWritten(t, open(from), want)
			trial.Tells(t, row, "%d notes, %d cells: 0 formulas, 0 rows lost, every text as it was written", len(formulas), n)
		})
	}
}

// asWritten holds a workbook that another program made of a table against it, and
// tells how many cells it looked at. Gnumeric takes an apostrophe at the beginning
// for its own mark of a text.
func asWritten(t *testing.T, f *excelize.File, want [][]string) (n int) {
	t.Helper()
	sheet := f.GetSheetName(0)
	rows := must[[][]string](t)(f.GetRows(sheet))
	if len(rows) != len(want) || len(want) != len(formulas)+1 {
		t.Fatalf("%d rows became %d", len(want), len(rows))
	}
	texts := strings.Fields("speaker speaker_a speaker_b passage_a passage_b diff cut_between notes tags before_a after_a before_b after_b reviewer")
	ends := strings.NewReplacer("\r\n", "\n", "\r", "\n", "_x000D_", "\n")
	for i := range want {
		for j, cell := range want[i] {
			at := must[string](t)(excelize.CoordinatesToCellName(j+1, i+1))
			if formula, err := f.GetCellFormula(sheet, at); err != nil || formula != "" {
				t.Errorf("%s holds the formula %q (%v)", at, formula, err)
			}
			n++
			if i > 0 && !slices.Contains(texts, want[0][j]) {
				continue // a date or a number looks as the spreadsheet likes
			}
			if got := must[string](t)(f.GetCellValue(sheet, at)); !slices.Contains([]string{ends.Replace(cell), strings.TrimPrefix(ends.Replace(cell), "'")}, ends.Replace(got)) {
				t.Errorf("%s, %s: %q was opened as %q", at, want[0][j], cell, got)
			}
		}
	}
	return n
}

// attack is what a source may hold to run or to fetch something.
const attack = `<script src="http://trial.invalid/a"></script><script>console.error("it ran")</script><img src="http://trial.invalid/b" onerror="console.error(1)">` +
	`<link rel="stylesheet" href="http://trial.invalid/c"><iframe src="http://trial.invalid/d"></iframe></style></blockquote>&lt;b&gt; &#x41;`

// reportOf is a report on the sample and on two sources that mean harm, with
// the texts that it quotes: A and B of each verdict, in the report's order.
func reportOf(t *testing.T) (path string, quoted []data.Side, texts []string) {
	t.Helper()
	ctx := t.Context()
	d := bench(t, Options{})
	said := "“We are seeking to see Russia have a bigger role in Iraq, " + attack + " bigger than that of others,” she said."
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "harm", Text: attack + "\n\n" + said}, {Name: "more harm", Text: said + "\n\n" + attack}}, nil))
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		j := spliced
		j.Notes = attack
		must[data.Verdict](t)(d.Judge(ctx, r.ID, "Ana", j))
	}
	for _, r := range must[[]*OverlapRow](t)(d.Overlaps(ctx)) {
		p := must[*Pair](t)(d.Pair(ctx, r.ID))
		quoted, texts = append(quoted, p.Row.A, p.Row.B), append(texts, p.A.Revision.Text, p.B.Revision.Text)
	}
	path = filepath.Join(t.TempDir(), "report.html")
	must[Counts](t)(d.Export(ctx, Export{Format: FormatHTML, AppVersion: "trial"}, path, false))
	return path, quoted, texts
}

// browser opens pages in a headless browser whose only way out is a proxy that
// counts what is asked of it.
type browser struct {
	path, dir string
	proxy     *httptest.Server
	asked     atomic.Int64
}

func newBrowser(t *testing.T, path string) *browser {
	b := &browser{path: path, dir: t.TempDir()}
	b.proxy = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Host, "trial.invalid") { // the browser's own calls home are not the page's
			b.asked.Add(1)
		}
		w.WriteHeader(http.StatusNotFound)
	}))
	t.Cleanup(b.proxy.Close)
	return b
}

// open opens a page and tells what the browser wrote, and what it logged of the
// page's console.
func (b *browser) open(t *testing.T, page string, args ...string) (out string, console []string) {
	t.Helper()
	out, log := runs(t, b.path, append([]string{
		"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir=" + b.dir, "--proxy-server=" + b.proxy.URL, "--enable-logging=stderr", "--hide-scrollbars", "--virtual-time-budget=5000",
	}, append(args, "file://"+page)...)...)
	for line := range strings.Lines(log) {
		if strings.Contains(line, "CONSOLE") {
			console = append(console, line)
		}
	}
	return out, console
}

// The report opens in a browser with nothing on its console and nothing asked of
// the network, and quotes its sources to the byte; a page in which the same
// attacks run shows that both would be seen.
func TestReportInABrowser(t *testing.T) {
	const row = "the report in a browser"
	path := program(t, row, "chromium", "chromium-browser", "google-chrome")
	page, quoted, texts := reportOf(t)
	b := newBrowser(t, path)

	bare := filepath.Join(t.TempDir(), "bare.html")
	if err := os.WriteFile(bare, []byte("<!DOCTYPE html><title>x</title>"+attack), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, console := b.open(t, bare, "--dump-dom"); len(console) == 0 || b.asked.Swap(0) == 0 {
		t.Fatalf("where attacks run, nothing was seen of it: %q", console)
	}

	dom, console := b.open(t, page, "--dump-dom")
	if len(console) > 0 {
		t.Errorf("on the console stands %q", console)
	}
	quotes := blockquotes(t, dom)
	if len(quotes) != len(texts) || len(quotes) == 0 {
		t.Fatalf("%d passages of %d", len(quotes), len(texts))
	}
	for i, q := range quotes {
		for _, part := range q {
			if !strings.Contains(texts[i], part) {
				t.Errorf("passage %d has what its source does not: %q", i, part)
			}
		}
		for _, span := range quoted[i].Passage.Texts(texts[i]) {
			if !slices.ContainsFunc(q, func(part string) bool { return strings.Contains(part, span) }) {
				t.Errorf("passage %d lacks %q", i, span)
			}
		}
	}

	dir := os.Getenv("VERBATIM_PICTURES")
	if dir == "" {
		dir = t.TempDir()
	}
	light, dark, pdf := filepath.Join(dir, "report-light.png"), filepath.Join(dir, "report-dark.png"), filepath.Join(dir, "report.pdf")
	b.open(t, page, "--window-size=1280,2400", "--blink-settings=preferredColorScheme=1", "--screenshot="+light)
	b.open(t, page, "--window-size=1280,2400", "--blink-settings=preferredColorScheme=0", "--screenshot="+dark)
	b.open(t, page, "--no-pdf-header-footer", "--print-to-pdf="+pdf)
	if l, d := brightness(t, light), brightness(t, dark); l < 0.7 || d > 0.3 {
		t.Errorf("the light page is as bright as %.2f, the dark one as %.2f", l, d)
	}
	if raw := must[[]byte](t)(os.ReadFile(pdf)); !strings.HasPrefix(string(raw), "%PDF-") {
		t.Errorf("what was printed begins with %.20q", raw)
	}
	if n := b.asked.Load(); n > 0 {
		t.Errorf("the page asked the network %d times", n)
	}
	trial.Tells(t, row, "%d passages equal their sources to the byte, 0 lines on the console, 0 calls to the network, light, dark and as PDF", len(quotes))
}

// blockquotes are the passages of a page, each parted where words were left out.
func blockquotes(t *testing.T, page string) (out [][]string) {
	t.Helper()
	root := must[*html.Node](t)(html.Parse(strings.NewReader(page)))
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != "blockquote" {
			continue
		}
		parts := []string{""}
		for c := range n.Descendants() {
			switch {
			case c.Type == html.ElementNode && c.Data == "i":
				parts = append(parts, "")
			case c.Type == html.TextNode && c.Parent.Data != "i":
				parts[len(parts)-1] += c.Data
			}
		}
		out = append(out, parts)
	}
	return out
}

// brightness is that of a picture near its left edge, from 0 to 1.
func brightness(t *testing.T, path string) float64 {
	t.Helper()
	f := must[*os.File](t)(os.Open(path))
	defer f.Close()
	img := must[image.Image](t)(png.Decode(f))
	r, sum := img.Bounds(), 0.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		red, green, blue, _ := img.At(r.Min.X+4, y).RGBA()
		sum += float64(red+green+blue) / 3 / 0xffff
	}
	return sum / float64(r.Dy())
}
