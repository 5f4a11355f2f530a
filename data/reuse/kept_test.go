package reuse

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

// failing is a test, a benchmark or a property test.
type failing interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// keeper holds a kept index as a workbench does: blobs, texts and what is found.
type keeper struct {
	mu    sync.Mutex
	blobs map[string][]byte
	docs  map[ID]Document
	found map[[2]ID][]data.Overlap
	near  map[ID][]ID
	left  []Left
	index *Kept
	read  int           // blobs asked for by the last change
	took  time.Duration // by it
}

func (k *keeper) Blob(name string) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.read++
	if b, ok := k.blobs[name]; ok {
		return b, nil
	}
	return nil, errors.New("no such blob")
}

func (k *keeper) Document(id ID) (Document, error) {
	if d, ok := k.docs[id]; ok {
		return d, nil
	}
	return Document{}, errors.New("no such document")
}

func (k *keeper) Overlapping(id ID) []ID { return k.near[id] }

// settle notes who shares an overlap with whom.
func (k *keeper) settle() {
	k.near = map[ID][]ID{}
	for p := range k.found {
		k.near[p[0]] = append(k.near[p[0]], p[1])
		if p[0] != p[1] {
			k.near[p[1]] = append(k.near[p[1]], p[0])
		}
	}
}

// build compares all documents and keeps the index of that.
func (k *keeper) build(t failing) {
	k.blobs = map[string][]byte{}
	r, index, err := Build(context.Background(), slices.Collect(maps.Values(k.docs)), Options{}, func(name string, blob []byte) error {
		k.blobs[name] = slices.Clone(blob)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	k.index, k.left, k.found = index, r.Left, map[[2]ID][]data.Overlap{}
	for _, o := range r.Overlaps {
		p := pairOf(o)
		k.found[p] = append(k.found[p], o)
	}
}

func pairOf(o data.Overlap) [2]ID {
	x, y := ID{o.A.Revision, o.A.Source}, ID{o.B.Revision, o.B.Source}
	if y.Hash < x.Hash || y.Hash == x.Hash && y.Name < x.Name {
		x, y = y, x
	}
	return [2]ID{x, y}
}

// change brings documents in and takes others out, and tells whether the index
// did it.
func (k *keeper) change(t failing, add []Document, remove []ID) bool {
	k.settle()
	k.read = 0
	began := time.Now()
	var d Delta
	next := k.index
	if k.index == nil {
		d.Whole = true
	} else {
		var err error
		if next, d, err = k.index.Change(context.Background(), k, add, remove); err != nil {
			t.Fatal(err)
		}
	}
	k.took = time.Since(began)
	for _, id := range remove {
		delete(k.docs, id)
		maps.DeleteFunc(k.found, func(p [2]ID, _ []data.Overlap) bool { return p[0] == id || p[1] == id })
	}
	for _, doc := range add {
		k.docs[ID{doc.Hash, doc.Name}] = doc
	}
	if d.Whole {
		k.build(t)
		return false
	}
	for _, j := range d.Judged {
		delete(k.found, [2]ID{j.First, j.Second})
		if len(j.Overlaps) > 0 {
			k.found[[2]ID{j.First, j.Second}] = j.Overlaps
		}
	}
	for _, name := range d.Delete {
		if _, ok := k.blobs[name]; !ok {
			t.Fatalf("%s is deleted and was not there", name)
		}
		delete(k.blobs, name)
	}
	maps.Copy(k.blobs, d.Put)
	k.index, k.left = next, d.Left
	for p := range k.found {
		for i := range k.found[p] {
			k.found[p][i].ByChance = Chance(k.found[p][i].Score, d.Terms)
		}
	}
	return true
}

// same fails unless what is kept is what a search of all documents finds.
func (k *keeper) same(t failing) {
	want, err := Find(context.Background(), slices.Collect(maps.Values(k.docs)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Concat(slices.Collect(maps.Values(k.found))...)
	slices.SortFunc(got, byRank)
	for i := range min(len(got), len(want.Overlaps)) {
		if !reflect.DeepEqual(got[i], want.Overlaps[i]) {
			t.Fatalf("kept  %+v\nfound %+v", got[i], want.Overlaps[i])
		}
	}
	if len(got) != len(want.Overlaps) {
		t.Fatalf("%d overlaps for %d", len(got), len(want.Overlaps))
	}
	if !slices.Equal(k.left, want.Left) {
		t.Fatalf("left out %v, want %v", k.left, want.Left)
	}
}

// wires writes short reports out of phrases that many share: some by about as
// many as the cap of a seed, some by about as many as make a formula.
func wires(random *rand.Rand, n int) string {
	common := []string{
		"the harbour board said it would publish its yearly figures after the close of trading",
		"shares of the shipping line were quoted little changed in early dealings",
		"he declined to say how many berths the northern terminal would lose",
	}
	rare := []string{
		"grain silos along the eastern quay were flooded twice within one week",
		"the pilots union rejected an offer of four per cent spread over two winters",
		`"we shall dredge the channel before the herring boats return in april," she said`,
		"a committee of seven ministers examined the contract for the second lock",
		"customs officers counted forty crates of unlabelled tea behind the warehouse",
		"engineers measured cracks of three centimetres in the oldest of the piers",
	}
	words := strings.Fields("anchor barrel cable dock eel ferry gull hull iron jetty keel lamp mast net oar pier quay rope sail tide 12 34 7 Holt Vang Reuter Oslo Bergen was of in to")
	word := func() string { return words[random.IntN(len(words))] }
	var out []string
	for _, s := range common {
		if random.IntN(100) < 62 {
			from := random.IntN(4) // so that its seeds cross the cap one by one
			out = append(out, strings.Join(strings.Fields(s)[from:], " "))
		}
	}
	if random.IntN(3) > 0 {
		s := strings.Fields(rare[random.IntN(len(rare))])
		if random.IntN(2) > 0 {
			s[random.IntN(len(s))] = word()
		}
		out = append(out, strings.Join(s, " "))
	}
	filling := []string{word()}
	for range random.IntN(12) {
		filling = append(filling, word())
	}
	out = append(out, strings.Join(filling, " "))
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return fmt.Sprintf("%s. Report %d.", strings.Join(out, ". "), n)
}

// takeForLarge makes corpora of so many terms large ones.
func takeForLarge(t testing.TB, terms int) {
	was := largeCorpus
	largeCorpus = terms
	t.Cleanup(func() { largeCorpus = was })
}

// Whatever comes and goes, the kept index says what a search of all would.
func TestKeptIsWhatFindFinds(t *testing.T) {
	takeForLarge(t, 500)
	inPlace, whole := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		k := &keeper{docs: map[ID]Document{}}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "texts"), 0)) //nolint:gosec // made-up texts
		n := 0
		bring := func() Document {
			n++
			s := wires(random, n)
			return Document{Name: fmt.Sprint(n), Hash: data.Hash(s), Doc: text.Parse(s)}
		}
		for range rapid.SampledFrom([]int{30, 96, 104}).Draw(t, "documents") {
			d := bring()
			k.docs[ID{d.Hash, d.Name}] = d
		}
		k.build(t)
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			var add []Document
			var remove []ID
			if rapid.Bool().Draw(t, "remove") {
				ids := slices.SortedFunc(maps.Keys(k.docs), func(x, y ID) int { return strings.Compare(x.Name, y.Name) })
				remove = append(remove, rapid.SampledFrom(ids).Draw(t, "which"))
			} else {
				for range rapid.IntRange(1, 2).Draw(t, "added") {
					add = append(add, bring())
				}
			}
			if k.change(t, add, remove) {
				inPlace++
			} else {
				whole++
			}
			if rapid.Bool().Draw(t, "opened anew") && k.index != nil {
				var err error
				if k.index, err = OpenKept(k); err != nil {
					t.Fatal(err)
				}
			}
		}
		k.same(t)
	})
	if 2*inPlace < whole { // about half are, by the random draws
		t.Errorf("only %d changes of %d were made in place", inPlace, inPlace+whole)
	}
}

// aWorkbench is a small corpus taken for a large one, with its index.
func aWorkbench(t *testing.T, documents int) *keeper {
	takeForLarge(t, 500)
	k := &keeper{docs: map[ID]Document{}}
	random := rand.New(rand.NewPCG(4, 0)) //nolint:gosec // made-up texts
	for n := range documents {
		d := document(fmt.Sprint(n), wires(random, n))
		k.docs[ID{d.Hash, d.Name}] = d
	}
	k.build(t)
	return k
}

// A blob that is missing or has one bit turned is told, whichever it is.
func TestDamageIsTold(t *testing.T) {
	k := aWorkbench(t, 40)
	index := k.index
	whole := maps.Clone(k.blobs)
	for name, blob := range whole {
		for _, spoil := range []func(){
			func() { delete(k.blobs, name) },
			func() {
				b := slices.Clone(blob)
				b[len(b)/2] ^= 4
				k.blobs[name] = b
			},
		} {
			spoil()
			next, err := OpenKept(k)
			if err == nil { // a page
				_, err = next.keysOfAll(k)
			}
			if !errors.Is(err, ErrIndex) {
				t.Errorf("%s is spoilt: %v", name, err)
			}
			k.blobs[name] = blob
		}
	}
	if _, err := index.keysOfAll(k); err != nil {
		t.Error(err)
	}
}

// keysOfAll counts the records of an index.
func (k *Kept) keysOfAll(h Holder) (n int, err error) {
	get := (&pages{}).reader(h.Blob)
	for _, s := range k.segments {
		for p := range uint32(1) << s.bits {
			page, err := get(s.pageName(p))
			if err == nil {
				err = s.scan(page, p, everyKey, func(record) { n++ })
			}
			if err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

// A few documents are compared anew as a whole, and keep no index.
func TestASmallCorpusKeepsNoIndex(t *testing.T) {
	r, index, err := Build(context.Background(), articles(), Options{}, func(name string, _ []byte) error {
		return fmt.Errorf("%s is written", name)
	})
	if err != nil || index != nil || len(r.Overlaps) == 0 {
		t.Errorf("%d overlaps, %v, %v", len(r.Overlaps), index, err)
	}
}

// What is not there cannot go, and what is there cannot come.
func TestAChangeThatDoesNotFit(t *testing.T) {
	k := aWorkbench(t, 100)
	there := slices.Collect(maps.Values(k.docs))[0]
	if _, _, err := k.index.Change(context.Background(), k, []Document{there}, nil); !errors.Is(err, ErrIndex) {
		t.Errorf("it comes twice: %v", err)
	}
	if _, _, err := k.index.Change(context.Background(), k, nil, []ID{{"", "nobody"}}); !errors.Is(err, ErrIndex) {
		t.Errorf("it goes and was not there: %v", err)
	}
	if !k.change(t, []Document{there}, []ID{{there.Hash, there.Name}}) { // another date
		t.Error("all was compared anew")
	}
	k.same(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := k.index.Change(ctx, k, nil, []ID{{there.Hash, there.Name}}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// An index kept by another version of these rules is none: when the seeds of a
// text change, keptVersion must be raised and this sum be told anew.
func TestKeptVersion(t *testing.T) {
	sum := crc32.NewIEEE()
	var sd seeder
	for _, d := range articles() {
		read, err := (&reader{}).read(&d, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sd.seeds(read.terms) {
			fmt.Fprintln(sum, s.key, newSpot(s, read.terms))
		}
	}
	if got := fmt.Sprintf("version %d: %08x", keptVersion, sum.Sum32()); got != "version 1: 30ecb836" {
		t.Errorf("the seeds of the sample articles: %s", got)
	}
}

// A spot tells no less than what a seed weighs.
func TestSpotsTellEnough(t *testing.T) {
	for w := weight(0); w <= 5.5*perNat; w++ {
		s := seed{at: 70_000, weight: w.nats()}
		spot := newSpot(s, make([]term, 70_001))
		if spot.weight() <= s.weight || spot.weight() > s.weight+.5 || spot.at() != s.at || spot.quoted() {
			t.Errorf("%v nats are told as %v at %d", s.weight, spot.weight(), spot.at())
		}
	}
}

// The last words of one document and the first of the next are no words near
// each other.
func TestDocumentsSideBySideAreCompared(t *testing.T) {
	phrase := "grain silos along the eastern quay flooded twice"
	for _, filling := range []string{"Nobody slept.", "Rain fell all night.", "It was told on Monday."} {
		docs := []Document{document("a", filling+" Farmers saw "+phrase), document("b", phrase+" "+filling[:3])}
		if r := find(t, docs, Options{}); len(r.Overlaps) != 1 {
			t.Errorf("%q: %d overlaps", filling, len(r.Overlaps))
		}
	}
}

// Whatever bytes a blob holds, reading it ends with an error or with records of
// its segment.
func FuzzBlobs(f *testing.F) {
	docs := []entry{{ID{"a", "a"}, 7}, {ID{"b", "b"}, 9}}
	blobs := map[string][]byte{}
	put := func(name string, blob []byte) error {
		blobs[name] = blob[blobHead:]
		return nil
	}
	w := newWriter(0, docs, 4, put)
	if err := w.addAll([]record{{7, 0, 32}, {7, 1, 64}, {1 << 20, 1, 1 << 12}}); err != nil {
		f.Fatal(err)
	}
	s, err := w.close()
	if err != nil {
		f.Fatal(err)
	}
	for _, in := range blobs {
		f.Add(in)
	}
	f.Add([]byte("7\x00\xa1\x8c\xb0\xf7\xde\xf1\xa1\x8c")) // no place of a seed, told as several
	f.Add((&Kept{nextID: 3, segments: []*segment{s, {id: 2, dead: []uint32{4, 9}}}}).manifest()[blobHead:])
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, wanted := range []func(uint32) bool{everyKey, func(k uint32) bool { return k&1 == 0 }} {
			last := uint32(0)
			_ = s.scan(in, 0, wanted, func(r record) {
				if r.key < last || int(r.doc) >= len(docs) || !wanted(r.key) {
					t.Fatalf("%+v after %d", r, last)
				}
				last = r.key
			})
		}
		if docs, err := decodeEntries("0/documents", in); err == nil && len(docs) > len(in) {
			t.Fatalf("%d documents", len(docs))
		}
		_, _, _ = decodeManifest(in)
		if _, err := unsealed("0/0", in); err == nil && len(in) < blobHead {
			t.Fatal("too short for a blob")
		}
	})
}
