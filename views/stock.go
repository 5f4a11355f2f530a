package views

import (
	"cmp"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// stock is the overlaps as they were read, with what filter, facets and orders
// ask of each row. It is made off the UI goroutine, so that a key in the filter
// only walks over numbers.
type stock struct {
	rows       []desk.OverlapRow // as the desk ranks them
	judged, of int               // of the overlaps that are no set phrases and no copies
	strongest  float64
	sum        string // what the verdicts came to and how many overlaps are parked, in words

	index    map[string]int // a row by its id
	first    []int32        // by row: the row whose two wordings it shows too
	haystack []string
	values   [groups]*trait
	spelled  map[string]int // spellings of a speaker
	orders   [orders][]int32
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

func newStock(rows []desk.OverlapRow) *stock {
	s := &stock{rows: rows, index: make(map[string]int, len(rows)), first: make([]int32, len(rows)), haystack: make([]string, len(rows)), spelled: map[string]int{}}
	for g := range groups {
		s.values[g] = newTrait(len(rows))
	}
	for i := range rows {
		s.index[rows[i].ID] = i
	}
	speakers, came, parked := s.speakers(), map[string]int{}, 0
	for i := range rows {
		r := &rows[i]
		s.first[i] = int32(i)
		if like, ok := s.index[sameAs(r)]; ok {
			s.first[i] = int32(like)
		}
		s.haystack[i] = strings.ToLower(strings.Join([]string{
			r.Lead, r.SpeakerA, r.SpeakerB, r.LabelA, r.LabelB,
			r.MetaA.Title, r.MetaB.Title, r.MetaA.Author, r.MetaB.Author, strings.Join(kindNames(toldOf(r)), " "), strings.Join(namedAll(r.Given), " "),
		}, "\n"))
		for g := range groups {
			if g != facetSpeaker {
				s.values[g].add(valuesOf(g, r)...)
			}
		}
		s.values[facetSpeaker].add(speakers[i]...)
		s.strongest = max(s.strongest, r.Score)
		if !r.Tier.Aside() && r.Like == "" {
			s.of++
			if decided(*r) {
				s.judged++
			} else if r.Status == data.Parked {
				parked++
			}
			for _, label := range overallsOf(r) {
				came[label]++
			}
		}
	}
	s.sum = summed(came, parked)
	return s
}

// summed is how many overlaps have each overall, the best first, in words that
// go on after how many are judged.
func summed(came map[string]int, parked int) string {
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
	if len(words) == 0 {
		return ""
	}
	return ": " + strings.Join(words, ", ")
}

// decided tells that somebody gave a verdict on it, and that no text has changed
// under it since.
func decided(r desk.OverlapRow) bool {
	return (len(r.Verdicts) > 0 || r.Status == data.Dismissed) && r.Status != data.Stale
}

// speakers are those of each row. Two spellings of a name are one speaker only
// where the comparison of an overlap says so.
func (s *stock) speakers() [][]string {
	same := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if p, ok := same[s]; ok && p != s {
			return root(p)
		}
		return s
	}
	for i := range s.rows {
		r := &s.rows[i]
		if r.SpeakerA != "" && r.SpeakerB != "" && slices.Contains(r.Tags, data.NameVaries) {
			same[root(r.SpeakerB)] = root(r.SpeakerA)
		}
	}
	out := make([][]string, len(s.rows))
	spellings := map[string]map[string]bool{}
	for i := range s.rows {
		for _, name := range []string{s.rows[i].SpeakerA, s.rows[i].SpeakerB} {
			if name == "" {
				continue
			}
			k := root(name)
			if spellings[k] == nil {
				spellings[k] = map[string]bool{}
			}
			spellings[k][name] = true
			if !slices.Contains(out[i], k) {
				out[i] = append(out[i], k)
			}
		}
		if len(out[i]) == 0 {
			out[i] = []string{nobody}
		}
	}
	for k, names := range spellings {
		s.spelled[k] = len(names)
	}
	return out
}

// inOrder are all rows in an order, which is found once.
func (s *stock) inOrder(o order) []int32 {
	if s.orders[o] != nil || len(s.rows) == 0 {
		return s.orders[o]
	}
	all := make([]int32, len(s.rows))
	for i := range all {
		all[i] = int32(i)
	}
	if by := s.comparison(o); by != nil { // the desk's rank decides where the order does not
		slices.SortFunc(all, func(i, j int32) int { return cmp.Or(by(i, j), cmp.Compare(i, j)) })
	}
	s.orders[o] = all
	return all
}

// comparison compares two rows by an order; nil for the desk's rank.
func (s *stock) comparison(o order) func(i, j int32) int {
	switch o {
	case byVerdict:
		ratings := make([]int, len(s.rows))
		for i := range s.rows {
			ratings[i] = worst(&s.rows[i])
		}
		return func(i, j int32) int { return cmp.Compare(ratings[i], ratings[j]) }
	case bySpeaker:
		who := s.values[facetSpeaker]
		return func(i, j int32) int {
			x, y := who.name(i), who.name(j)
			return cmp.Or(last(x == nobody, y == nobody), strings.Compare(x, y))
		}
	case byOutlet:
		return func(i, j int32) int {
			x, y := s.rows[i].MetaA.Publisher, s.rows[j].MetaA.Publisher
			return cmp.Or(last(x == "", y == ""), strings.Compare(x, y))
		}
	case byDate:
		dates := make([]string, len(s.rows))
		for i := range s.rows {
			dates[i] = s.rows[i].MetaA.Date.String()
		}
		return func(i, j int32) int {
			return cmp.Or(last(dates[i] == "", dates[j] == ""), strings.Compare(dates[i], dates[j]))
		}
	}
	return nil
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
