package views

import (
	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
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

var orderNames = [orders]say.Text{"strongest first", "worst verdict first", "by speaker", "by outlet of A", "by date of A"}

// sortedSays tells that the list has another order now.
var sortedSays = [orders]say.Text{"Sorted strongest first.", "Sorted worst verdict first.", "Sorted by speaker.", "Sorted by outlet of A.", "Sorted by date of A."}

// item is one line of the list: the head of a group, or a row.
type item struct {
	head string
	n    int
	row  int // index into rows

	end bool // the line under the last row, which sums the work up
}

// list is the overlaps as they are shown: all rows, the filter, the order,
// and what follows from them.
type list struct {
	*stock
	filter filter
	order  order

	traits   [groups]*trait // of the rows, with what the ticks ask for beside
	items    []item
	shown    []int   // rows in the order shown
	places   []int32 // by row: its index in shown, or -1
	lines    []int32 // by index in shown: its index in items
	facets   []facet
	aside    int             // set phrases and boilerplate not shown
	under    []int32         // by the first row of those alike: one more than the row that stands for them; 0 where none is shown
	copies   map[int]int     // by row shown: how many stand under it
	unfolded map[string]bool // by sameAs: the copies are shown too
	closed   [groups]bool    // of the facets: only the head is shown
	whole    [groups]bool    // of the facets: a long group is shown to its end
}

func newList() *list {
	l := &list{stock: newStock(nil, nil), filter: newFilter(), unfolded: map[string]bool{}}
	l.closed[facetZone], l.closed[facetTier] = true, true
	return l
}

// set takes new rows and keeps filter and order.
func (l *list) set(rows []*desk.OverlapRow) {
	l.stock = newStock(rows, nil)
	l.arrange()
}

// arrange makes items, facets and counts from rows, filter and order.
func (l *list) arrange() {
	l.shown, l.aside = l.shown[:0], 0
	var on [groups]ticks
	count := [groups][]int{}
	l.traits = l.values
	l.traits[facetOutlet] = l.outlets(l.filter.on[facetOutlet])
	for g := range groups {
		on[g] = l.ticked(g)
		count[g] = make([]int, len(l.traits[g].names))
	}
	words := l.sought(l.filter.words)
	for _, i := range l.inOrder(l.order) {
		failed, last := 0, groups
		for g := range groups {
			if !on[g].pass(i) {
				failed++
				last = g
			}
		}
		aside := l.rows[i].Tier.Aside() && !l.filter.on[facetWhere][whereSet]
		if failed > 1 && !aside || !l.speaks(i, words) {
			continue
		}
		if aside {
			l.aside++
		}
		switch failed { // counts of a group heed all the other groups
		case 0:
			l.shown = append(l.shown, int(i))
			for g := range groups {
				for _, v := range on[g].of(i) {
					count[g][v]++
				}
			}
		case 1:
			for _, v := range on[last].of(i) {
				count[last][v]++
			}
		}
	}
	l.fold()
	l.group()
	l.facet(count)
}

// group puts heads between the rows; other orders than by strength have one.
func (l *list) group() {
	l.items, l.lines = l.items[:0], l.lines[:0]
	if len(l.places) != len(l.rows) {
		l.places = make([]int32, len(l.rows))
	}
	for i := range l.places {
		l.places[i] = -1
	}
	where, head := l.values[facetWhere], -1
	for at, i := range l.shown {
		name := facetName(where.name(int32(i)))
		if l.order != byStrength {
			name = capital(say.T(orderNames[l.order]))
		}
		if head < 0 || l.items[head].head != name {
			head = len(l.items)
			l.items = append(l.items, item{head: name})
		}
		l.items[head].n++
		l.places[i] = int32(at)
		l.lines = append(l.lines, int32(len(l.items)))
		l.items = append(l.items, item{row: i})
	}
	if len(l.shown) > 0 {
		l.items = append(l.items, item{head: l.sumsUp(), end: true})
	}
}

// sumsUp says how far the work is, for the end of the list: what was judged and
// what it came to, and what waits.
func (l *list) sumsUp() string {
	return say.T("%s of %s judged", grouped(l.judged), grouped(l.of)) + l.sum
}

// at is the index among the shown rows of an overlap, or -1.
func (l *list) at(id string) int {
	if i, ok := l.index[id]; ok {
		return int(l.places[i])
	}
	return -1
}

// row finds an overlap, shown or not; nil where there is none.
func (l *list) row(id string) *desk.OverlapRow {
	if i, ok := l.index[id]; ok {
		return l.rows[i]
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
		r := l.rows[l.shown[(start+k+n)%n]]
		if r.ID != id && !decided(r) && r.Status != data.Parked {
			return r.ID
		}
	}
	return ""
}

// tells says what is shown, for the head of the list.
func (l *list) tells() string {
	t := say.T("%s shown, %s", grouped(len(l.shown)), say.T(orderNames[l.order]))
	if l.aside > 0 {
		t += say.T("; %s set aside", say.N("%s set phrase", "%s set phrases", l.aside))
	}
	return t
}
