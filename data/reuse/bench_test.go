package reuse

import "testing"

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
