package reuse

import (
	"fmt"
	"os"
	"testing"
	"time"

	"verbatim/data"
	"verbatim/data/text"
)

// agencyKept is a year of an agency with its index.
func agencyKept(b *testing.B) *keeper {
	folder := os.Getenv("VERBATIM_CORPORA")
	if folder == "" {
		b.Skip("VERBATIM_CORPORA names no folder of corpora")
	}
	k := &keeper{docs: map[ID]Document{}}
	for _, l := range corpusLines(b, folder, "reuters21578") {
		d := Document{Name: l.ID, Hash: data.Hash(l.Text), Doc: text.Parse(l.Text)}
		k.docs[ID{d.Hash, d.Name}] = d
	}
	k.build(b)
	return k
}

// BenchmarkKept checks at its end that what is kept is what a search of all finds. It
// measures one article of an agency into 19,000 others and out of
// them again, in turn over 500 of them.
func BenchmarkKept(b *testing.B) {
	k := agencyKept(b)
	size, words := 0, 0
	for _, blob := range k.blobs {
		size += len(blob)
	}
	var some []Document
	for _, d := range k.docs {
		words += len(d.Doc.Words)
		if len(some) < 500 {
			some = append(some, d)
		}
	}
	fmt.Printf("%d documents, %d words, %d blobs, %.1f bytes a word\n", len(k.docs), words, len(k.blobs), float64(size)/float64(words))
	for _, cold := range []bool{false, true} {
		b.Run(fmt.Sprint("cold=", cold), func(b *testing.B) {
			read, whole, n := 0, 0, 0
			var removing, adding time.Duration
			for b.Loop() {
				d := some[n%len(some)]
				n++
				for _, add := range []bool{false, true} {
					if cold {
						k.index.pages = &pages{}
					}
					ok := false
					if add {
						ok = k.change(b, []Document{d}, nil)
						adding += k.took
					} else {
						ok = k.change(b, nil, []ID{{d.Hash, d.Name}})
						removing += k.took
					}
					if !ok {
						whole++
					}
					read += k.read
				}
			}
			b.ReportMetric(float64(adding.Microseconds())/1000/float64(n), "ms/add")
			b.ReportMetric(float64(removing.Microseconds())/1000/float64(n), "ms/removal")
			b.ReportMetric(float64(read)/2/float64(n), "blobs/change")
			b.ReportMetric(float64(whole), "whole")
		})
	}
	k.same(b)
}

// BenchmarkBuild compares a year of an agency and keeps the index of it.
func BenchmarkBuild(b *testing.B) {
	k := agencyKept(b)
	for b.Loop() {
		k.build(b)
	}
}

// BenchmarkOpenKept opens the index of a year of an agency.
func BenchmarkOpenKept(b *testing.B) {
	k := agencyKept(b)
	for b.Loop() {
		if _, err := OpenKept(k); err != nil {
			b.Fatal(err)
		}
	}
}
