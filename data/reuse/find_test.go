package reuse

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/text"
)

func document(name, s string) Document {
	return Document{Name: name, Hash: data.Hash(s), Doc: text.Parse(s)}
}

// report puts a passage into a report of its own, so that there is something
// to tell it from.
func report(kind, passage string) string {
	frame := map[string][2]string{
		"harbour": {
			"The harbour board met in the old customs house on Tuesday and heard eleven speakers before lunch.",
			"Dredging resumes in the spring, once the fishing fleet has moved to its summer berths along the quay.",
		},
		"school": {
			"Parents had queued since early morning in front of the gymnasium to register for the new term.",
			"Teachers expect two more classes by autumn and have asked the county for another building.",
		},
	}[kind]
	return frame[0] + "\n\n" + passage + "\n\n" + frame[1] + "\n"
}

// What was done to a passage, and what is found of it.
func TestFind(t *testing.T) {
	quote := `"We will never again build a bridge without asking the people who have to cross it every morning," said the engineer Maren Holt.`
	tests := []struct {
		name, a, b   string
		wantA, wantB string // the passages; empty: nothing is found
		tier         data.Tier
	}{
		{
			"the same quotation", quote, `Holt told the paper: "We will never again build a bridge without asking the people who have to cross it every morning."`,
			"We will never again build a bridge without asking the people who have to cross it every morning,",
			"We will never again build a bridge without asking the people who have to cross it every morning.", data.TierExact,
		},
		{
			"a word exchanged, another dropped", quote, `"We will never again build a crossing without asking the people who have to cross it each day," Holt said.`,
			"We will never again build a bridge without asking the people who have to cross it every morning,",
			"We will never again build a crossing without asking the people who have to cross it each day,", data.TierEdited,
		},
		{
			"a contraction and an alias", `The minister said the United States wouldn't pay for air strikes on the pipeline.`,
			`He repeated that the U.S. would not pay for airstrikes on the pipeline, aides said.`,
			"the United States wouldn't pay for air strikes on the pipeline", "the U.S. would not pay for airstrikes on the pipeline", data.TierExact,
		},
		{
			"broken by its attribution", `"Nobody warned the villages below the dam. The sirens had been switched off for repairs in March," the mayor said.`,
			`"Nobody warned the villages below the dam," the mayor said. "The sirens had been switched off for repairs in March."`,
			"Nobody warned the villages below the dam. The sirens had been switched off for repairs in March,",
			"Nobody warned the villages below the dam, […] The sirens had been switched off for repairs in March.", data.TierExact,
		},
		{
			"a phrase moved to the front", `"The valley will be flooded before the winter, I am quite certain, and the railway with it," the geologist said.`,
			`"I am quite certain the valley will be flooded before the winter and the railway with it," the geologist wrote.`,
			"The valley will be flooded before the winter, I am quite certain, and the railway with it,",
			"I am quite certain the valley will be flooded before the winter and the railway with it,", data.TierEdited,
		},
		{
			"a word of the sentences around", `The lighthouse keeper counted gulls. The old ferry carried nine wagons of salt across the sound every night until the ice came. Its captain kept a lighthouse of glass.`,
			`Tourists photograph the lighthouse. The old ferry carried nine wagons of salt across the sound every night until the ice came. Later a painted captain hung there.`,
			"The old ferry carried nine wagons of salt across the sound every night until the ice came",
			"The old ferry carried nine wagons of salt across the sound every night until the ice came", data.TierExact,
		},
		{"nothing but a name and an office", `Deputy Prime Minister Astrid Vang-Olsen of Norway opened the road.`, `Among the guests was Deputy Prime Minister Astrid Vang-Olsen of Norway, who left early.`, "Deputy Prime Minister Astrid Vang-Olsen of Norway", "Deputy Prime Minister Astrid Vang-Olsen of Norway", data.TierSetPhrase},
		{"the same topic in other words", `The bridge was closed after cracks were found in two of its piers.`, `Engineers shut the crossing because several supports showed damage.`, "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := []Document{document("a", report("harbour", tt.a)), document("b", report("school", tt.b))}
			found := find(t, docs, Options{}).Overlaps
			if tt.wantA == "" {
				if len(found) > 0 {
					t.Fatalf("found %s", tell(docs, found[0]))
				}
				return
			}
			if len(found) == 0 {
				t.Fatal("nothing was found")
			}
			o := found[0]
			if a, b := o.A.Passage.Joined(docs[0].Doc.Text), o.B.Passage.Joined(docs[1].Doc.Text); a != tt.wantA || b != tt.wantB || o.Tier != tt.tier {
				t.Errorf("found %s", tell(docs, o))
			}
		})
	}
}

// A table of one's own counts; the next search by another one knows nothing of
// it.
func TestFindByAliasesOfOnesOwn(t *testing.T) {
	aliases, err := text.ParseAliases("Kyiv: Kiev\nForeign Ministry: FM\nPeople's Party: PP")
	if err != nil {
		t.Fatal(err)
	}
	a := `The FM says that the road to Kiev is for the PP only and is closed to all lorries.`
	b := `Officials at the foreign ministry says that the road to Kyiv is for the People's Party only and is closed to all lorries.`
	for range 2 {
		docs := []Document{document("a", report("harbour", a)), document("b", report("school", b))}
		for _, d := range docs {
			d.Doc.Aliases = text.BuiltinAliases()
		}
		without := find(t, docs, Options{}).Overlaps[0]
		for _, d := range docs {
			d.Doc.Aliases = aliases
		}
		with := find(t, docs, Options{}).Overlaps[0]
		if without.WordsSame >= with.WordsSame || with.Tier != data.TierExact {
			t.Errorf("without the table:\n%s\nwith it:\n%s", tell(docs, without), tell(docs, with))
		}
	}
}

// A quotation of three sentences of which the other prints the middle one:
// the spans are what both print.
func TestSpansAreNarrowedToCommonSentences(t *testing.T) {
	docs := []Document{
		document("a", report("harbour", `"Our ferries run late. Half of the ferries that we run across the sound were built before the war ended. Ask us again."`)),
		document("b", report("school", `"Half of the ferries that we run across the sound were built before the war ended," he said.`)),
	}
	o := find(t, docs, Options{}).Overlaps[0]
	want := "Half of the ferries that we run across the sound were built before the war ended"
	if got := o.A.Passage.Joined(docs[0].Doc.Text); strings.TrimRight(got, ".") != want {
		t.Errorf("A is %q", got)
	}
}

// The order of the sources and the number of cores change nothing.
func TestOrderChangesNothing(t *testing.T) {
	docs := articles()
	for i, d := range docs[:3] { // and pieces that are in two sources word for word
		s := d.Doc.Text[len(d.Doc.Text)/3 : len(d.Doc.Text)/2]
		docs = append(docs, document(fmt.Sprint("piece", i), s), document(fmt.Sprint("copy", i), s))
	}
	want := find(t, docs, Options{Workers: 1})
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(docs).Draw(t, "order")
		got, err := Find(context.Background(), shuffled, Options{Workers: rapid.IntRange(1, 5).Draw(t, "workers")})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("another answer: %d overlaps for %d, %v", len(got.Overlaps), len(want.Overlaps), err)
		}
	})
}

// What holds of every overlap, whatever the texts.
func TestOverlapsHold(t *testing.T) {
	vocabulary := strings.Fields(`the of to and dam dam river village flood siren mayor mayor warned nobody repairs “ ” " ‘ ’ [ ] … . , ? 1987 Holt U.S. United States don't airstrike —`)
	rapid.Check(t, func(t *rapid.T) {
		draw := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 80)
		texts := map[string]string{}
		var docs []Document
		for i := range rapid.IntRange(0, 4).Draw(t, "documents") {
			name := fmt.Sprint(i)
			texts[name] = strings.Join(draw.Draw(t, "text"), " ")
			docs = append(docs, document(name, texts[name]))
		}
		r, err := Find(context.Background(), docs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSortedFunc(r.Overlaps, byRank) {
			t.Fatal("not in the list's order")
		}
		for _, o := range r.Overlaps {
			holds(t, o, texts)
		}
	})
}

func holds(t *rapid.T, o data.Overlap, texts map[string]string) {
	if o.ID != data.OverlapID(o.A, o.B) || !data.AFirst(o.A, o.B) || o.Within != (o.A.Source == o.B.Source) {
		t.Fatalf("A and B: %+v", o)
	}
	if o.WordsSame > min(o.WordsA, o.WordsB) || o.WordsSame == 0 {
		t.Fatalf("words: %+v", o)
	}
	for _, side := range []data.Side{o.A, o.B} {
		last := 0
		for _, s := range side.Passage {
			if s.Empty() || s.Start < last || s.End > len(texts[side.Source]) {
				t.Fatalf("spans %v of %q", side.Passage, texts[side.Source])
			}
			last = s.End
		}
	}
	if o.Within && o.A.Passage.Common(o.B.Passage) > 0 {
		t.Fatalf("a stretch against itself: %+v", o)
	}
}

func TestFindStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, articles(), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

// A search stops at whatever step its context ends.
func TestFindStopsAtAnyStep(t *testing.T) {
	docs := articles()
	for at := 1; at <= len(docs); at++ {
		ctx, cancel := context.WithCancel(context.Background())
		last := 0
		r, err := Find(ctx, docs, Options{Workers: 1, Progress: func(done, _ int) {
			if last = done; done == at {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || r.Overlaps != nil || last != at {
			t.Errorf("stopped at %d of %d: went on to %d, %v", at, len(docs), last, err)
		}
		cancel()
	}
}

func TestProgressAndLeft(t *testing.T) {
	docs := append(articles(), document("tiny", "Two words"))
	var calls []int
	r := find(t, docs, Options{MinWords: 20, Progress: func(done, total int) {
		if total != len(docs) {
			t.Errorf("total is %d", total)
		}
		calls = append(calls, done)
	}})
	if !slices.IsSorted(calls) || len(slices.Compact(calls)) < 3 || calls[len(calls)-1] != len(docs) {
		t.Errorf("progress went %v", calls)
	}
	all := find(t, docs, Options{}).Overlaps
	dropped := len(all) - len(r.Overlaps)
	for _, o := range r.Overlaps {
		if o.WordsA < 20 {
			t.Errorf("has %d words", o.WordsA)
		}
	}
	if !slices.Contains(r.Left, Left{"overlaps of fewer than 20 words", dropped}) || !slices.Contains(r.Left, Left{"source shorter than 3 words", 1}) {
		t.Errorf("left out: %v", r.Left)
	}
}

func TestNothingToCompare(t *testing.T) {
	for _, docs := range [][]Document{nil, {document("empty", "")}, {document("a", "word"), document("b", "“”")}} {
		if r := find(t, docs, Options{}); len(r.Overlaps) != 0 {
			t.Errorf("found %v", r.Overlaps)
		}
	}
}

// The search from the second sentence reaches back into the quotation and is
// the stronger; the quotation is found whole all the same. The name that stands
// before it here and after it there brings in nothing between.
func TestAQuotationIsWholeBesideAStrongerSentence(t *testing.T) {
	docs := []Document{
		document("a", report("harbour", "Ann Lee is right for once: \"We can't keep patching a bridge built for horses and carts,\" she told reporters. Shopkeepers disagree.\n\nFerries will run every twenty minutes until the new bridge opens, they say.")),
		document("b", report("school", "\"We cannot keep patching a bridge that was built for horses and carts,\" Mayor Ann Lee told reporters after a meeting that ran past midnight.\n\nFerries will run every twenty minutes until the new bridge opens, she said.")),
	}
	var got []string
	for _, o := range find(t, docs, Options{}).Overlaps {
		got = append(got, o.A.Passage.Joined(docs[0].Doc.Text))
	}
	want := []string{"We can't keep patching a bridge built for horses and carts,", "Ferries will run every twenty minutes until the new bridge opens"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// Two documents alone share their work among the cores, and the same is found.
func TestTwoDocumentsOnAllCores(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 0)) //nolint:gosec // made-up texts
	var a, b []string
	for n := range 3 * sharedClusters {
		s := wires(random, n)
		a, b = append(a, s, wires(random, n)), append(b, wires(random, n), s)
	}
	slices.Reverse(b)
	docs := []Document{document("a", strings.Join(a, "\n\n")), document("b", strings.Join(b, "\n\n"))}
	want := find(t, docs, Options{Workers: 1})
	if len(want.Overlaps) < sharedClusters {
		t.Fatalf("only %d overlaps", len(want.Overlaps))
	}
	if got := find(t, docs, Options{Workers: 4}); !reflect.DeepEqual(got, want) {
		t.Errorf("%d overlaps on one core, %d on four", len(want.Overlaps), len(got.Overlaps))
	}
}
