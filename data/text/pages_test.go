package text_test

import (
	"encoding/json"
	"hash/fnv"
	"os"
	"path/filepath"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// labelled is a page as a browser copies it, with the lines of which it is known
// whether they are the article's or the page's, in bytes.
type labelled struct {
	Site, Text    string
	Article, Page [][2]int
}

// tally counts words told wrong, and all.
type tally struct{ wrong, of int }

func (t *tally) add(wrong bool, words int) {
	t.of += words
	if wrong {
		t.wrong += words
	}
}

func (t tally) share() float64 { return float64(t.wrong) / float64(max(t.of, 1)) }

// proseWords is how long a line is, in words, that certainly is no item of a list.
const proseWords = 12

// BenchmarkZonesOfPages reports, of pages as a browser copies them, what share of
// the article's words is lost to furniture and comments, the same of its longer lines
// alone, and what share of the page's other words is kept for the article's; each of
// all words, and as the mean of the pages. VERBATIM_PAGES names a folder whose
// pages.jsonl holds a page a line. A site is wholly in one half: the rules were made
// on one, and the other tells how they do on sites never seen.
func BenchmarkZonesOfPages(b *testing.B) {
	folder := os.Getenv("VERBATIM_PAGES")
	if folder == "" {
		b.Skip("VERBATIM_PAGES names no folder")
	}
	for half, name := range []string{"tuned", "untouched"} {
		b.Run(name, func(b *testing.B) {
			pages := labelledPages(b, filepath.Join(folder, "pages.jsonl"), uint32(half))
			var all, mean [3]float64
			for b.Loop() {
				all, mean = errorsOf(pages)
			}
			b.ReportMetric(float64(len(pages)), "pages")
			for k, what := range []string{"lost", "lost-prose", "kept"} {
				b.ReportMetric(all[k], what)
				b.ReportMetric(mean[k], what+"/page")
			}
		})
	}
}

// errorsOf are the shares of words that are lost, lost of longer lines, and kept:
// of all pages together, and the mean of their shares.
func errorsOf(pages []labelled) (all, mean [3]float64) {
	var sum [3]tally
	for _, p := range pages {
		d := text.Parse(p.Text)
		var page [3]tally
		for _, l := range p.Article {
			words, outside := told(d, l)
			page[0].add(outside, words)
			if words >= proseWords {
				page[1].add(outside, words)
			}
		}
		for _, l := range p.Page {
			words, outside := told(d, l)
			page[2].add(!outside, words)
		}
		for k, t := range page {
			sum[k].wrong += t.wrong
			sum[k].of += t.of
			mean[k] += t.share() / float64(len(pages))
		}
	}
	for k, t := range sum {
		all[k] = t.share()
	}
	return all, mean
}

// told is how many words a line has, and whether it is told to be none of the
// article's.
func told(d *text.Doc, line [2]int) (words int, outside bool) {
	s := data.Span{Start: line[0], End: line[1]}
	from, to := d.WordRange(s)
	z := d.Zone(data.Passage{s})
	return to - from, z == data.ZoneBoilerplate || z == data.ZoneComments
}

// labelledPages are the pages of one half of the sites.
func labelledPages(b *testing.B, file string, half uint32) (pages []labelled) {
	f, err := os.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for lines := json.NewDecoder(f); lines.More(); {
		var p labelled
		if err := lines.Decode(&p); err != nil {
			b.Fatal(err)
		}
		h := fnv.New32a()
		h.Write([]byte(p.Site))
		if h.Sum32()%2 == half {
			pages = append(pages, p)
		}
	}
	return pages
}
