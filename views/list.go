package views

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
)

// order is how the list is sorted; O goes round them.
type order uint8

// The orders.
const (
	byStrength order = iota
	byVerdict        // worst first, open last
	bySpeaker
	byOutlet
	byDate
	orders // how many there are
)

var orderNames = [orders]string{"strongest first", "worst verdict first", "by speaker", "by outlet of A", "by date of A"}

// A group of the facets.
type group uint8

// The groups, in the order they are shown.
const (
	facetStatus group = iota
	facetWhere
	facetLength
	facetSigns
	facetSpeaker
	facetOutlet
	groups // how many there are
)

var groupNames = [groups]string{"Status", "Where", "Length", "How they differ", "Speaker", "Outlet"}

// The values of facetWhere.
const (
	whereAcross = "Across sources"
	whereInside = "Inside one source"
	whereQuoted = "In quotation marks"
	whereSet    = "Set phrases"
)

// atLeast are the values of facetLength, in words of A; one at a time is ticked. Fifteen words
// are what tells a copied passage from a shared phrase, thirty a paragraph.
var atLeast = []struct {
	words int
	value string
}{{8, "8 words or more"}, {15, "15 words or more"}, {30, "30 words or more"}}

// nobody is the speaker of rows without one, and noOutlet the like.
const (
	nobody   = "nobody named"
	noOutlet = "outlet not named"
)

// filter is what of the list is shown. A row passes when it passes every
// group. In Status and in the first two and the last of Where a tick means
// "show these"; elsewhere ticks narrow, and none means any.
type filter struct {
	words string
	on    [groups]map[string]bool
}

// newFilter shows all but what was dismissed and the set phrases.
func newFilter() filter {
	var f filter
	for g := range f.on {
		f.on[g] = map[string]bool{}
	}
	for _, s := range data.Statuses {
		f.on[facetStatus][string(s)] = s != data.Dismissed
	}
	f.on[facetWhere][whereAcross], f.on[facetWhere][whereInside] = true, true
	return f
}

// plain tells that nothing was changed from newFilter.
func (f filter) plain() bool {
	start := newFilter()
	if f.words != "" {
		return false
	}
	for g := range f.on {
		for v, on := range f.on[g] {
			if on != start.on[g][v] {
				return false
			}
		}
	}
	return true
}

// length is the ticked value of facetLength, or empty.
func (f filter) length() string {
	for v, on := range f.on[facetLength] {
		if on {
			return v
		}
	}
	return ""
}

// values are the facet values a row has in a group.
func (l *list) values(g group, i int) []string {
	r := &l.rows[i]
	switch g {
	case facetStatus:
		return []string{string(r.Status)}
	case facetWhere:
		return whereOf(r)
	case facetLength:
		var out []string
		for _, l := range atLeast {
			if r.WordsA >= l.words {
				out = append(out, l.value)
			}
		}
		return out
	case facetSigns:
		return kindNames(toldOf(r))
	case facetSpeaker:
		return l.speakers[i]
	}
	a, b := cmp.Or(r.MetaA.Publisher, noOutlet), cmp.Or(r.MetaB.Publisher, noOutlet)
	out := []string{a}
	if a != b {
		out = append(out, b)
	}
	if name := outletPair(a, b); !r.Within { // two of them together, as the map asks for
		for v, on := range l.filter.on[facetOutlet] {
			if on && strings.EqualFold(v, name) {
				out = append(out, v)
			}
		}
	}
	return out
}

// outletPair is the value of facetOutlet of what two outlets share, in either
// order.
func outletPair(a, b string) string {
	if strings.ToLower(a) > strings.ToLower(b) {
		a, b = b, a
	}
	if strings.EqualFold(a, b) {
		return a + ", among its own"
	}
	return a + " with " + b
}

func whereOf(r *desk.OverlapRow) []string {
	var out []string
	switch {
	case r.Tier.Aside():
		out = append(out, whereSet)
	case r.Within:
		out = append(out, whereInside)
	default:
		out = append(out, whereAcross)
	}
	if r.A.Quoted || r.B.Quoted {
		out = append(out, whereQuoted)
	}
	return out
}

// passes tells whether a row passes one group.
func (l *list) passes(g group, i int) bool {
	on, has := l.filter.on[g], l.values(g, i)
	switch g {
	case facetStatus:
		return on[has[0]]
	case facetWhere:
		return on[has[0]] && (!on[whereQuoted] || len(has) > 1)
	}
	any := false
	for v, ticked := range on {
		if ticked && slices.Contains(has, v) {
			return true
		}
		any = any || ticked
	}
	return !any
}

// speaks tells whether a row holds every word typed into the filter, in its
// passage's lead, its speakers, sources, or kinds of change.
func (l *list) speaks(i int) bool {
	r := &l.rows[i]
	for w := range strings.FieldsSeq(strings.ToLower(l.filter.words)) {
		if !strings.Contains(l.haystack[i], w) && !strings.HasPrefix(r.ID, w) {
			return false
		}
	}
	return true
}

// facet is one line of the facets.
type facet struct {
	group group
	value string // empty for a line that only tells how many are not listed
	name  string // as shown
	sign  sign
	n     int // rows that would be shown with it, all else as it is
	on    bool
}

// item is one line of the list: the head of a group, or a row.
type item struct {
	head string
	n    int
	row  int // index into rows
}

// list is the overlaps as they are shown: all rows, the filter, the order,
// and what follows from them.
type list struct {
	rows   []desk.OverlapRow // as the desk ranks them
	filter filter
	order  order

	items      []item
	shown      []int // rows in the order shown
	facets     []facet
	judged, of int // of the overlaps that are no set phrases and no copies
	aside      int // set phrases and boilerplate not shown
	strongest  float64
	copies     map[int]int     // by row shown: how many stand under it
	unfolded   map[string]bool // by sameAs: the copies are shown too

	haystack []string
	speakers [][]string     // facet values of each row
	spelled  map[string]int // spellings of a speaker
}

func newList() *list { return &list{filter: newFilter(), unfolded: map[string]bool{}} }

// set takes new rows and keeps filter and order.
func (l *list) set(rows []desk.OverlapRow) {
	l.rows = rows
	l.haystack = make([]string, len(rows))
	l.judged, l.of, l.strongest = 0, 0, 0
	for i, r := range rows {
		l.haystack[i] = strings.ToLower(strings.Join([]string{
			r.Lead, r.SpeakerA, r.SpeakerB, r.LabelA, r.LabelB,
			r.MetaA.Title, r.MetaB.Title, r.MetaA.Author, r.MetaB.Author, strings.Join(kindNames(toldOf(&r)), " "), plainWords(strings.Join(r.Given, " ")),
		}, "\n"))
		l.strongest = max(l.strongest, r.Score)
		if !r.Tier.Aside() && r.Like == "" {
			l.of++
			if decided(r) {
				l.judged++
			}
		}
	}
	l.name()
	l.arrange()
}

// decided tells that somebody gave a verdict on it, and that no text has changed
// under it since.
func decided(r desk.OverlapRow) bool {
	return (len(r.Verdicts) > 0 || r.Status == data.Dismissed) && r.Status != data.Stale
}

// name gives each row its speakers. Two spellings of a name are one speaker
// only where the comparison of an overlap says so.
func (l *list) name() {
	same := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		if p, ok := same[s]; ok && p != s {
			return root(p)
		}
		return s
	}
	for _, r := range l.rows {
		if r.SpeakerA != "" && r.SpeakerB != "" && slices.Contains(r.Tags, data.NameVaries) {
			same[root(r.SpeakerB)] = root(r.SpeakerA)
		}
	}
	l.speakers = make([][]string, len(l.rows))
	spellings := map[string]map[string]bool{}
	for i, r := range l.rows {
		for _, s := range []string{r.SpeakerA, r.SpeakerB} {
			if s == "" {
				continue
			}
			k := root(s)
			if spellings[k] == nil {
				spellings[k] = map[string]bool{}
			}
			spellings[k][s] = true
			if !slices.Contains(l.speakers[i], k) {
				l.speakers[i] = append(l.speakers[i], k)
			}
		}
		if len(l.speakers[i]) == 0 {
			l.speakers[i] = []string{nobody}
		}
	}
	l.spelled = map[string]int{}
	for k, s := range spellings {
		l.spelled[k] = len(s)
	}
}

// arrange makes items, facets and counts from rows, filter and order.
func (l *list) arrange() {
	l.shown, l.aside = l.shown[:0], 0
	count := [groups]map[string]int{}
	for g := range count {
		count[g] = map[string]int{}
	}
	for i := range l.rows {
		failed := 0
		var last group
		for g := range groups {
			if !l.passes(g, i) {
				failed++
				last = g
			}
		}
		if !l.speaks(i) {
			continue
		}
		if failed == 0 {
			l.shown = append(l.shown, i)
		}
		if l.rows[i].Tier.Aside() && !l.filter.on[facetWhere][whereSet] {
			l.aside++
		}
		for g := range groups { // counts of a group heed all the other groups
			if failed == 0 || failed == 1 && last == g {
				for _, v := range l.values(g, i) {
					count[g][v]++
				}
			}
		}
	}
	slices.SortStableFunc(l.shown, l.compare)
	l.fold()
	l.group()
	l.facet(count)
}

// compare orders two rows; the desk's rank decides where the order does not.
func (l *list) compare(i, j int) int {
	x, y := &l.rows[i], &l.rows[j]
	c := 0
	switch l.order {
	case byVerdict:
		c = cmp.Compare(worst(x), worst(y))
	case bySpeaker:
		c = last(l.speakers[i][0] == nobody, l.speakers[j][0] == nobody)
		c = cmp.Or(c, strings.Compare(l.speakers[i][0], l.speakers[j][0]))
	case byOutlet:
		c = cmp.Or(last(x.MetaA.Publisher == "", y.MetaA.Publisher == ""), strings.Compare(x.MetaA.Publisher, y.MetaA.Publisher))
	case byDate:
		c = cmp.Or(last(!x.MetaA.Date.Known(), !y.MetaA.Date.Known()), strings.Compare(x.MetaA.Date.String(), y.MetaA.Date.String()))
	}
	return cmp.Or(c, cmp.Compare(i, j))
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

// group puts heads between the rows; other orders than by strength have one.
func (l *list) group() {
	l.items = l.items[:0]
	head := -1
	for _, i := range l.shown {
		name := whereOf(&l.rows[i])[0]
		if l.order != byStrength {
			name = capital(orderNames[l.order])
		}
		if head < 0 || l.items[head].head != name {
			head = len(l.items)
			l.items = append(l.items, item{head: name})
		}
		l.items[head].n++
		l.items = append(l.items, item{row: i})
	}
}

// statusNames are the words of the status facet.
var statusNames = map[data.Status]string{
	data.Open: "Open", data.Parked: "Parked", data.Judged: "Judged", data.Checked: "Checked", data.Disputed: "Disputed",
	data.Final: "Final", data.Dismissed: "Dismissed", data.Stale: "Stale",
}

// facet lists the lines of the facets with their counts. The four statuses of
// daily work, the places and the signs that occur always stand; the rest only
// where something has it or it is ticked.
func (l *list) facet(count [groups]map[string]int) {
	l.facets = l.facets[:0]
	add := func(g group, v, name string, s sign, always bool) {
		n, on := count[g][v], l.filter.on[g][v]
		if always || n > 0 || on && g > facetStatus {
			l.facets = append(l.facets, facet{g, v, name, s, n, on})
		}
	}
	for _, s := range data.Statuses {
		always := s == data.Open || s == data.Parked || s == data.Judged || s == data.Dismissed
		add(facetStatus, string(s), statusNames[s], 0, always)
	}
	for _, w := range []string{whereAcross, whereInside, whereQuoted, whereSet} {
		add(facetWhere, w, w, 0, true)
	}
	for _, l := range atLeast {
		add(facetLength, l.value, l.value, 0, true)
	}
	for s := range signs {
		if s != signAlarm {
			add(facetSigns, signNames[s], signNames[s], s, false)
			continue
		}
		for _, a := range alarms {
			add(facetSigns, a.differ, a.differ, s, false)
		}
	}
	names := func(g group, unknown string, name func(v string) string) {
		all := byCount(count[g], l.filter.on[g], unknown)
		for i, v := range all {
			if i < mostNames || l.filter.on[g][v] {
				add(g, v, name(v), 0, false)
			}
		}
		if n := len(all) - mostNames; n > 0 {
			l.facets = append(l.facets, facet{group: g, name: grouped(n) + " more: type a name"})
		}
	}
	names(facetSpeaker, nobody, func(v string) string {
		if n := l.spelled[v]; n > 1 {
			return fmt.Sprintf("%s, %d spellings", v, n)
		}
		return v
	})
	names(facetOutlet, noOutlet, func(v string) string { return v })
}

// mostNames is how many speakers or outlets are listed: more than a person
// reads, less than would slow the window down. The filter finds the others.
const mostNames = 40

// byCount lists the values counted or ticked, the most frequent first, the
// one that stands for "unknown" last.
func byCount(n map[string]int, on map[string]bool, unknown string) []string {
	var out []string
	for v := range n {
		out = append(out, v)
	}
	for v, ticked := range on {
		if ticked && n[v] == 0 {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(last(a == unknown, b == unknown), cmp.Compare(n[b], n[a]), strings.Compare(a, b))
	})
	return out
}

// toggle ticks or unticks a facet.
func (l *list) toggle(g group, value string) {
	if value == "" {
		return
	}
	on := !l.filter.on[g][value]
	if g == facetLength {
		clear(l.filter.on[g])
	}
	l.filter.on[g][value] = on
	l.arrange()
}

// at is the index among the shown rows of an overlap, or -1.
func (l *list) at(id string) int {
	return slices.IndexFunc(l.shown, func(i int) bool { return l.rows[i].ID == id })
}

// row finds an overlap, shown or not; nil where there is none.
func (l *list) row(id string) *desk.OverlapRow {
	if i := slices.IndexFunc(l.rows, func(r desk.OverlapRow) bool { return r.ID == id }); i >= 0 {
		return &l.rows[i]
	}
	return nil
}

// step is the overlap by places further down the shown list, or empty. From
// one that is no longer shown it starts at the top.
func (l *list) step(id string, by int) string {
	i := l.at(id)
	if i < 0 && by > 0 {
		i = -1
	}
	if i += by; i < 0 || i >= len(l.shown) {
		return ""
	}
	return l.rows[l.shown[i]].ID
}

// nextOpen is the first overlap after id, and then from the top, that nobody
// has decided and that is not parked; empty where none is left.
func (l *list) nextOpen(id string) string {
	n := len(l.shown)
	start := l.at(id)
	for k := 1; k <= n; k++ {
		r := &l.rows[l.shown[(start+k+n)%n]]
		if r.ID != id && !decided(*r) && r.Status != data.Parked {
			return r.ID
		}
	}
	return ""
}

// tells says what is shown, for the head of the list.
func (l *list) tells() string {
	t := fmt.Sprintf("%s shown, %s", grouped(len(l.shown)), orderNames[l.order])
	if l.aside > 0 {
		t += fmt.Sprintf("; %s set aside", count(l.aside, "set phrase", "set phrases"))
	}
	return t
}
