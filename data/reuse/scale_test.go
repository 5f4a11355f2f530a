package reuse

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// unreadRows: the copied pages again, with the reading of their texts counted,
// as a command pays it.
func unreadRows(b *testing.B, folder string) []corpusRow {
	row := corpusRow{corpus: "pan13, texts read too", measure: "overlaps"}
	n := 0
	row.cost.watch(func() {
		for _, l := range corpusLines(b, folder, "pan13") {
			docs := []Document{{Name: "a", Hash: "a", From: unread(l.A)}, {Name: "b", Hash: "b", From: unread(l.B)}}
			n += len(row.cost.find(b, docs))
		}
	})
	row.even = fmt.Sprint(n)
	return []corpusRow{row}
}

// unread is a text that is read when it is wanted.
type unread string

func (u unread) Open() (*text.Doc, error) { return text.Parse(string(u)), nil }

// doubledRows: a year of an agency, and with every article a second time,
// edited. Their texts are read when they are wanted.
func doubledRows(b *testing.B, folder string) []corpusRow {
	lines := corpusLines(b, folder, "reuters21578")
	return []corpusRow{
		repeatedRow(b, "reuters21578, texts read too", lines, len(lines)),
		repeatedRow(b, "reuters21578, each edited too", lines, 2*len(lines)),
	}
}

// hugeRows: a hundred thousand articles, of all the corpora and edited copies
// of them. It takes minutes and gigabytes, so it runs where VERBATIM_HUGE is set.
func hugeRows(b *testing.B, folder string) []corpusRow {
	if os.Getenv("VERBATIM_HUGE") == "" {
		return nil
	}
	var lines []line
	for _, name := range []string{"reuters21578", "bbc-news", "polnear"} {
		lines = append(lines, corpusLines(b, folder, name)...)
	}
	return []corpusRow{repeatedRow(b, "all articles and edited copies", lines, 100_000)}
}

// repeatedRow compares n articles: those of the lines, then copies of them in
// which one word of twenty is another.
func repeatedRow(b *testing.B, corpus string, lines []line, n int) corpusRow {
	random := rand.New(rand.NewPCG(1987, 21578)) //nolint:gosec // the same copies in every run
	docs := make([]Document, n)
	for k := range docs {
		s := lines[k%len(lines)].Text
		if k >= len(lines) {
			s = edited(s, random)
		}
		docs[k] = Document{Name: fmt.Sprint(k), Hash: data.Hash(s), From: unread(s)}
	}
	return wholeRow(b, corpus, docs)
}

// edited gives a text in which about one word of twenty is another word of it.
func edited(s string, random *rand.Rand) string {
	const each = 20
	words := strings.Fields(s)
	var out strings.Builder
	for rest := s; rest != ""; {
		at := strings.IndexFunc(rest, func(r rune) bool { return r > ' ' })
		if at < 0 {
			out.WriteString(rest)
			break
		}
		out.WriteString(rest[:at])
		rest = rest[at:]
		end := strings.IndexFunc(rest, func(r rune) bool { return r <= ' ' })
		if end < 0 {
			end = len(rest)
		}
		word := rest[:end]
		if random.IntN(each) == 0 {
			word = words[random.IntN(len(words))]
		}
		out.WriteString(word)
		rest = rest[end:]
	}
	return out.String()
}
