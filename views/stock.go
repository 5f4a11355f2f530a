package views

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// stock is the overlaps as they were read, with what filter, facets and orders
// ask of each row. It is made off the UI goroutine, so that a key in the filter
// only walks over numbers.
type stock struct {
	rows       []*desk.OverlapRow // as the desk ranks them
	judged, of int                // of the overlaps that are no set phrases and no copies
	strongest  float64
	sum        string // what the verdicts came to and how many overlaps are parked, in words

	index   map[string]int // a row by its id
	first   []int32        // by row: the row whose two wordings it shows too
	values  [groups]*trait
	sides   [][2]int32 // by row: the numbers of its two sources
	sources []sourceText
	spelled map[string]int // spellings of a speaker
	orders  [orders][]int32

	alike  map[int32][]int32 // the rows that show the same two wordings, by the first of them, where it is not alone
	byTime []int32           // the rows with a verdict, judged last first
}

// trait is what the rows have of one group, as numbers of names.
type trait struct {
	names []string
	at    map[string]int32
	from  []int32 // where a row's values begin in all; the last is their end
	all   []int32
}

func newTrait(rows int) *trait {
	return &trait{at: map[string]int32{}, from: make([]int32, 1, rows+1)}
}

// add gives the next row its values.
func (c *trait) add(values ...string) {
	for _, v := range values {
		n, ok := c.at[v]
		if !ok {
			n = int32(len(c.names))
			c.at[v], c.names = n, append(c.names, v)
		}
		c.all = append(c.all, n)
	}
	c.from = append(c.from, int32(len(c.all)))
}

func (c *trait) of(row int32) []int32 { return c.all[c.from[row]:c.from[row+1]] }

// name is a row's first value.
func (c *trait) name(row int32) string { return c.names[c.of(row)[0]] }

// newStock makes the stock of rows. What the one before (which may be nil) has of
// rows that are the same is shared with it: a verdict changes one row of many
// thousands, and a stock of 50,000 takes 18 MB.
func newStock(rows []*desk.OverlapRow, was *stock) *stock {
	if was == nil {
		was = &stock{}
	}
	s := &stock{rows: rows}
	as, listed := s.since(was)
	var beside sync.WaitGroup
	beside.Go(func() { s.sortOut(was, as) }) // which takes as long as the rest
	if s.index = was.index; !listed {
		s.index = make(map[string]int, len(rows))
		for i, r := range rows {
			s.index[r.ID] = i
		}
	}
	if as(func(x, y *desk.OverlapRow) bool { return x.Like == y.Like }) {
		s.first, s.alike = was.first, was.alike
	} else {
		s.gatherAlike()
	}
	if as(func(x, y *desk.OverlapRow) bool { return x.MetaA == y.MetaA && x.MetaB == y.MetaB }) {
		s.sides, s.sources = was.sides, was.sources
	} else {
		s.nameSources()
	}
	if as(sameSpeakers) {
		s.values[facetSpeaker], s.spelled = was.values[facetSpeaker], was.spelled
	} else {
		s.nameSpeakers()
	}
	s.count()
	beside.Wait()
	return s
}

// sortOut gives each row its values in all groups but that of the speakers.
func (s *stock) sortOut(was *stock, as func(same func(x, y *desk.OverlapRow) bool) bool) {
	for g := range groups {
		switch {
		case g == facetSpeaker:
		case as(func(x, y *desk.OverlapRow) bool { return slices.Equal(valuesOf(g, x), valuesOf(g, y)) }):
			s.values[g] = was.values[g]
		default:
			s.values[g] = newTrait(len(s.rows))
			for _, r := range s.rows {
				s.values[g].add(valuesOf(g, r)...)
			}
		}
	}
}

// since compares what changed since a stock: the function it gives tells whether all
// rows are as they were in something, which none are where there are others, or in
// another order; listed tells that they are the same overlaps in the same order.
func (s *stock) since(was *stock) (as func(same func(x, y *desk.OverlapRow) bool) bool, listed bool) {
	never := func(func(x, y *desk.OverlapRow) bool) bool { return false }
	if was.index == nil || len(s.rows) != len(was.rows) {
		return never, false
	}
	var changed []int
	for i, r := range s.rows {
		if old := was.rows[i]; r.ID != old.ID {
			return never, false
		} else if r != old {
			changed = append(changed, i)
		}
	}
	return func(same func(x, y *desk.OverlapRow) bool) bool {
		for _, i := range changed {
			if !same(s.rows[i], was.rows[i]) {
				return false
			}
		}
		return true
	}, true
}

// gatherAlike finds the rows that show the same two wordings.
func (s *stock) gatherAlike() {
	s.first, s.alike = make([]int32, len(s.rows)), map[int32][]int32{}
	for i, r := range s.rows {
		s.first[i] = int32(i)
		if like, ok := s.index[sameAs(r)]; ok && like != i {
			first := int32(like)
			s.first[i] = first
			if s.alike[first] == nil {
				s.alike[first] = []int32{first}
			}
			s.alike[first] = append(s.alike[first], int32(i))
		}
	}
}

// count counts what is judged and what it came to.
func (s *stock) count() {
	came, parked, stale := map[string]int{}, 0, 0
	for i, r := range s.rows {
		s.strongest = max(s.strongest, r.Score)
		if len(r.Verdicts) > 0 {
			s.byTime = append(s.byTime, int32(i))
		}
		if r.Tier.Aside() || r.Like != "" {
			continue
		}
		s.of++
		switch {
		case decided(r):
			s.judged++
			for _, label := range labelsOf(r) {
				came[label]++
			}
		case r.Status == data.Parked:
			parked++
		case r.Status == data.Stale:
			stale++
		}
	}
	s.sum = summed(came, parked, stale)
	slices.SortFunc(s.byTime, s.byJudged)
}

// byJudged puts rows that were judged later first.
func (s *stock) byJudged(i, j int32) int {
	return cmp.Or(cmp.Compare(latest(s.rows[j]), latest(s.rows[i])), cmp.Compare(i, j))
}

// judgedBefore is the overlap that was judged last before another one, or last
// of all where that one is empty or has no verdict; empty where there is none.
func (s *stock) judgedBefore(id string) string {
	at := 0
	if i, ok := s.index[id]; ok {
		if n, found := slices.BinarySearchFunc(s.byTime, int32(i), s.byJudged); found {
			at = n + 1
		}
	}
	if at >= len(s.byTime) {
		return ""
	}
	return s.rows[s.byTime[at]].ID
}

// summed is how many of the judged overlaps have each overall, the best first, and
// how many wait, in words that go on after how many are judged.
func summed(came map[string]int, parked, stale int) string {
	var words []string
	labels := slices.Clone(shortLabels[:])
	slices.Reverse(labels)
	for _, label := range append(labels, dismissed) {
		if n := came[string(label)]; n > 0 {
			words = append(words, grouped(n)+" "+say.T(label))
		}
	}
	if parked > 0 {
		words = append(words, say.T("%s parked", grouped(parked)))
	}
	if stale > 0 {
		words = append(words, say.T("%s to be judged anew", grouped(stale)))
	}
	if len(words) == 0 {
		return ""
	}
	return ": " + strings.Join(words, ", ")
}

// labelsOf are what a judged row came to: what was dismissed in the list counts
// as that, whatever a verdict said before.
func labelsOf(r *desk.OverlapRow) []string {
	if r.Status == data.Dismissed {
		return []string{dismissed}
	}
	return overallsOf(r)
}

// decided tells that somebody gave a verdict on it, and that no text has changed
// under it since.
func decided(r *desk.OverlapRow) bool {
	return (len(r.Verdicts) > 0 || r.Status == data.Dismissed) && r.Status != data.Stale
}

// sameSpeakers tells that two rows say the same of who speaks.
func sameSpeakers(x, y *desk.OverlapRow) bool {
	return x.SpeakerA == y.SpeakerA && x.SpeakerB == y.SpeakerB && slices.Contains(x.Tags, data.NameVaries) == slices.Contains(y.Tags, data.NameVaries)
}

// nameSpeakers gives each row its speakers. Two spellings of a name are one speaker
// only where the comparison of an overlap says so.
func (s *stock) nameSpeakers() {
	same := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if p, ok := same[s]; ok && p != s {
			return root(p)
		}
		return s
	}
	for _, r := range s.rows {
		if r.SpeakerA != "" && r.SpeakerB != "" && slices.Contains(r.Tags, data.NameVaries) {
			same[root(r.SpeakerB)] = root(r.SpeakerA)
		}
	}
	who, spellings := newTrait(len(s.rows)), map[string]map[string]bool{}
	for _, r := range s.rows {
		var names []string
		for _, name := range []string{r.SpeakerA, r.SpeakerB} {
			if name == "" {
				continue
			}
			k := root(name)
			if spellings[k] == nil {
				spellings[k] = map[string]bool{}
			}
			spellings[k][name] = true
			names = append(names, k)
		}
		if len(names) == 0 {
			names = []string{nobody}
		}
		who.add(slices.Compact(names)...)
	}
	s.values[facetSpeaker], s.spelled = who, map[string]int{}
	for k, names := range spellings {
		s.spelled[k] = len(names)
	}
}

// inOrder are all rows in an order, which is found once.
func (s *stock) inOrder(o order) []int32 {
	if s.orders[o] == nil {
		s.orders[o] = s.sorted(o)
	}
	return s.orders[o]
}

// sorted are all rows in an order; the desk's rank decides where that does not.
func (s *stock) sorted(o order) []int32 {
	n := len(s.rows)
	named := func(x, y string) int { return cmp.Or(last(x == "", y == ""), strings.Compare(x, y)) }
	switch o {
	case byVerdict:
		return ordered(n, func(i int) int { return worst(s.rows[i]) }, cmp.Compare)
	case bySpeaker:
		who := s.values[facetSpeaker]
		return ordered(n, func(i int) int32 { return who.of(int32(i))[0] }, func(i, j int32) int {
			x, y := who.names[i], who.names[j]
			return cmp.Or(last(x == nobody, y == nobody), strings.Compare(x, y))
		})
	case byOutlet:
		return ordered(n, func(i int) string { return s.rows[i].MetaA.Publisher }, named)
	case byDate:
		return ordered(n, func(i int) data.Date { return s.rows[i].MetaA.Date }, func(x, y data.Date) int {
			return cmp.Or(last(!x.Known(), !y.Known()), cmp.Compare(x.Year, y.Year), cmp.Compare(x.Month, y.Month), cmp.Compare(x.Day, y.Day))
		})
	}
	return ordered(n, func(int) int { return 0 }, cmp.Compare)
}

// ordered are the numbers up to n by their keys, equal ones in their own order.
// Many rows share few keys, so that only the keys are compared, and the rows are
// counted into their places: 50,000 take a few milliseconds.
func ordered[K comparable](n int, key func(i int) K, compare func(x, y K) int) []int32 {
	at, keys, of := map[K]int32{}, []K{}, make([]int32, n)
	for i := range n {
		k := key(i)
		number, ok := at[k]
		if !ok {
			number = int32(len(keys))
			at[k], keys = number, append(keys, k)
		}
		of[i] = number
	}
	sorted := slices.Clone(keys)
	slices.SortFunc(sorted, compare)
	rank, most := make([]int32, len(keys)), int32(0)
	for i, k := range sorted {
		if i > 0 && compare(sorted[i-1], k) != 0 {
			most++
		}
		rank[at[k]] = most
	}
	next := make([]int32, most+2) // where the next row of a rank goes
	for _, number := range of {
		next[rank[number]+1]++
	}
	for r := range most {
		next[r+1] += next[r]
	}
	out := make([]int32, n)
	for i, number := range of {
		r := rank[number]
		out[next[r]] = int32(i)
		next[r]++
	}
	return out
}

// last puts what is unknown behind what is known.
func last(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// worst is the lowest rating of a row's verdicts; 6 for unproven, 7 for
// dismissed, 8 where there is none.
func worst(r *desk.OverlapRow) int {
	w := 8
	for _, v := range r.Verdicts {
		rating := int(v.Overall().Rating)
		switch {
		case v.Wording == data.Unrelated:
			rating = 7
		case rating == 0:
			rating = 6
		}
		w = min(w, rating)
	}
	return w
}
