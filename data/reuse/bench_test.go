package reuse

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// BenchmarkSeeds compares the five sample articles, already read.
func BenchmarkSeeds(b *testing.B) {
	docs := articles()
	b.ReportAllocs()
	for b.Loop() {
		find(b, docs, Options{})
	}
}

// BenchmarkTable decodes the background table: the cost of the first search.
func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		if _, err := decodeTable(background); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCorpus compares every .jsonl.gz file with "text" in the folder that
// VERBATIM_CORPORA names, all against all, each file by itself.
func BenchmarkCorpus(b *testing.B) {
	folder := os.Getenv("VERBATIM_CORPORA")
	if folder == "" {
		b.Skip("VERBATIM_CORPORA names no folder of corpora")
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range paths {
		b.Run(filepath.Base(path), func(b *testing.B) {
			docs, words := corpusAt(b, path)
			for b.Loop() {
				find(b, docs, Options{})
			}
			b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// corpusAt reads one corpus; of a file of pairs both sides are documents.
func corpusAt(b *testing.B, path string) (docs []Document, words int) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		b.Fatal(err)
	}
	lines := json.NewDecoder(z)
	for lines.More() {
		var line struct{ ID, Text, A, B string }
		if err := lines.Decode(&line); err != nil {
			b.Fatal(err)
		}
		for side, s := range map[string]string{"": line.Text, "/a": line.A, "/b": line.B} {
			if s != "" {
				docs = append(docs, Document{Name: line.ID + side, Hash: data.Hash(s), Doc: text.Parse(s)})
				words += len(docs[len(docs)-1].Doc.Words)
			}
		}
	}
	return docs, words
}
