package views

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// A group of the facets.
type group uint8

// The groups, in the order they are shown.
const (
	facetStatus group = iota
	facetWhere
	facetOverall
	facetLength
	facetSigns
	facetAlarm
	facetSpeaker
	facetOutlet
	facetTag
	facetZone
	facetTier
	groups // how many there are
)

var (
	groupNames = [groups]say.Text{
		"Status", "Where", "Overall", "Length", "How they differ", "Look closely", "Speaker", "Outlet", "Tags", "Part of the text", "How close",
	}
	anyNames = [groups]say.Text{ // on a chip with nothing ticked
		"Any status", "Any place", "Any overall", "Any length", "Any change", "Any alarm", "Any speaker", "Any outlet", "Any tag", "Any part", "Any closeness",
	}
)

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
	value say.Text
}{{8, "8 words or more"}, {15, "15 words or more"}, {30, "30 words or more"}}

// tiers are the values of facetTier.
var tiers = []struct {
	tier  data.Tier
	value say.Text
}{
	{data.TierExact, "every word the same"},
	{data.TierEdited, "most words the same"},
	{data.TierParaphrase, "fewer words the same"},
	{data.TierSetPhrase, "names, titles, set phrases"},
	{data.TierBoilerplate, "furniture of the page"},
}

// What a row has that has no such thing.
const (
	nobody    = "nobody named"
	noOutlet  = "outlet not named"
	noVerdict = "no verdict"
	dismissed = "dismissed" // data.DismissedLabel in lower case
)

// statusNames are the words of the status facet.
var statusNames = map[data.Status]say.Text{
	data.Open: asStatus + "Open", data.Parked: "Parked", data.Judged: "Judged", data.Checked: "Checked", data.Disputed: "Disputed",
	data.Final: "Final", data.Dismissed: "Dismissed", data.Stale: "Stale",
}

// valuesOf are the values a row has in a group, speakers aside.
func valuesOf(g group, r *desk.OverlapRow) []string {
	switch g {
	case facetStatus:
		return []string{string(r.Status)}
	case facetWhere:
		return whereOf(r)
	case facetOverall:
		return overallsOf(r)
	case facetLength:
		var out []string
		for _, l := range atLeast {
			if r.WordsA >= l.words {
				out = append(out, string(l.value))
			}
		}
		return out
	case facetSigns:
		return signsOf(r)
	case facetAlarm:
		return alarmsOf(toldOf(r))
	case facetTag:
		return r.Given
	case facetZone:
		return once(string(zoneText(r.A.Zone)), string(zoneText(r.B.Zone)))
	case facetTier:
		for _, t := range tiers {
			if t.tier == r.Tier {
				return []string{string(t.value)}
			}
		}
		return nil
	}
	return once(cmp.Or(r.MetaA.Publisher, noOutlet), cmp.Or(r.MetaB.Publisher, noOutlet))
}

// once are the values of two sides, without one that is empty or there twice.
func once(a, b string) []string {
	switch {
	case a == "" && b == "":
		return nil
	case a == b || b == "":
		return []string{a}
	case a == "":
		return []string{b}
	}
	return []string{a, b}
}

// What parts the two outlets of a pair in a value.
const amongOwn, pairedWith = ", among its own", " with "

// outletName is a value of facetOutlet as it is shown.
func (s *stock) outletName(v string) string {
	if _, one := s.values[facetOutlet].at[v]; one {
		return facetName(v)
	}
	if a, own := strings.CutSuffix(v, amongOwn); own {
		return say.T("%s, among its own", a)
	}
	if a, b, two := strings.Cut(v, pairedWith); two {
		return say.T("%s with %s", a, b)
	}
	return v
}

// outletPair is the value of facetOutlet of what two outlets share, in either
// order.
func outletPair(a, b string) string {
	if strings.ToLower(a) > strings.ToLower(b) {
		a, b = b, a
	}
	if strings.EqualFold(a, b) {
		return a + amongOwn
	}
	return a + pairedWith + b
}

// outlets are those of the rows, and where two of them together are ticked, as
// the map asks for, which rows are of both.
func (s *stock) outlets(on map[string]bool) *trait {
	plain := s.values[facetOutlet]
	var pairs []string
	for v, ticked := range on {
		if _, one := plain.at[v]; ticked && !one {
			pairs = append(pairs, v)
		}
	}
	if len(pairs) == 0 {
		return plain
	}
	t := newTrait(len(s.rows))
	for i := range s.rows {
		r := s.rows[i]
		has := valuesOf(facetOutlet, r)
		if name := outletPair(has[0], has[len(has)-1]); !r.Within {
			for _, v := range pairs {
				if strings.EqualFold(v, name) {
					has = append(has, v)
				}
			}
		}
		t.add(has...)
	}
	return t
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

// overallsOf are what a row's verdicts come to, each once.
func overallsOf(r *desk.OverlapRow) (out []string) {
	for _, v := range r.Verdicts {
		label := string(shortLabels[v.Overall().Rating])
		if v.Wording == data.Unrelated {
			label = dismissed
		}
		if !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	if len(out) == 0 {
		return []string{noVerdict}
	}
	return out
}

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
func (f filter) plain() bool { return f.same(newFilter()) }

// same tells filters that show the same.
func (f filter) same(other filter) bool {
	if f.words != other.words {
		return false
	}
	for g := range f.on {
		for v, on := range f.on[g] {
			if on != other.on[g][v] {
				return false
			}
		}
		for v, on := range other.on[g] {
			if on != f.on[g][v] {
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

// ticks are those of one group by the numbers of its trait.
type ticks struct {
	group
	*trait
	on     []bool
	any    bool
	quoted int32 // the number of whereQuoted where only that is asked for; else -1
}

func (l *list) ticked(g group) ticks {
	t := ticks{group: g, trait: l.traits[g], on: make([]bool, len(l.traits[g].names)), quoted: -1}
	for v, on := range l.filter.on[g] {
		n, has := t.at[v]
		if has {
			t.on[n] = on
		}
		t.any = t.any || on
		if on && v == whereQuoted && g == facetWhere {
			t.quoted = int32(len(t.on)) // of no row
			if has {
				t.quoted = n
			}
		}
	}
	return t
}

// pass tells whether a row passes the group.
func (t *ticks) pass(row int32) bool {
	has := t.of(row)
	switch t.group {
	case facetStatus:
		return t.on[has[0]]
	case facetWhere:
		return t.on[has[0]] && (t.quoted < 0 || slices.Contains(has, t.quoted))
	}
	if !t.any {
		return true
	}
	for _, v := range has {
		if t.on[v] {
			return true
		}
	}
	return false
}

// facet is one line of the facets.
type facet struct {
	group group
	value string // empty for a line that only tells how many are not listed, a head and a fold
	name  string // as shown
	sign  sign
	n     int // rows that would be shown with it, all else as it is
	on    bool

	head   bool // of a group
	more   bool // shows the rest of a long group, or folds it again
	folded bool // not shown in the pane: under a folded head, or in the rest
}

// How many speakers, outlets or tags are shown before the rest is asked for,
// and how many are listed at all: more than a person reads, less than would
// slow the window down. The filter finds the others.
const fewNames, mostNames = 6, 40

// facet lists the lines of the facets with their counts. The four statuses of
// daily work, the places, the lengths and what occurs of the rest stand there;
// a group without a line has no head.
func (l *list) facet(count [groups][]int) {
	l.facets = l.facets[:0]
	for g := range groups {
		head := len(l.facets)
		l.facets = append(l.facets, facet{group: g, name: say.T(groupNames[g]), head: true})
		c := counted{l, g, count[g]}
		switch g {
		case facetSpeaker:
			c.names(nobody, func(v string) string {
				if n := l.spelled[v]; n > 1 {
					return say.T("%s, %d spellings", v, n)
				}
				return facetName(v)
			})
		case facetOutlet:
			c.names(noOutlet, c.l.outletName)
		case facetTag:
			c.names("", named)
		default:
			c.fixed()
		}
		if len(l.facets) == head+1 {
			l.facets = l.facets[:head]
			continue
		}
		for i := head; i < len(l.facets); i++ {
			f := &l.facets[i]
			l.facets[head].on = l.facets[head].on || f.on && g > facetWhere
			f.folded = f.folded || !f.head && l.closed[g]
		}
	}
}

// counted are the values of a group on their way into lines.
type counted struct {
	l *list
	group
	n []int // by the numbers of the trait
}

func (c counted) of(value string) int {
	if n, ok := c.l.traits[c.group].at[value]; ok {
		return c.n[n]
	}
	return 0
}

// line adds the line of a value, where something has it or it is ticked.
func (c counted) line(value, name string, s sign, always bool) {
	n, on := c.of(value), c.l.filter.on[c.group][value]
	if always || n > 0 || on && c.group > facetStatus {
		c.l.facets = append(c.l.facets, facet{group: c.group, value: value, name: name, sign: s, n: n, on: on})
	}
}

// fixed adds the lines of a group whose values are known beforehand.
func (c counted) fixed() {
	switch c.group {
	case facetStatus:
		for _, s := range data.Statuses {
			daily := s == data.Open || s == data.Parked || s == data.Judged || s == data.Dismissed
			c.line(string(s), say.T(statusNames[s]), 0, daily)
		}
	case facetWhere:
		for _, w := range []string{whereAcross, whereInside, whereQuoted, whereSet} {
			c.line(w, facetName(w), 0, true)
		}
	case facetOverall:
		if len(c.l.traits[facetOverall].names) < 2 && !c.l.filter.on[facetOverall][noVerdict] {
			return // nothing is judged
		}
		for i := len(shortLabels) - 1; i > 0; i-- {
			c.line(string(shortLabels[i]), fmt.Sprintf("%d %s", i, say.T(shortLabels[i])), 0, false)
		}
		for _, v := range []string{string(shortLabels[0]), dismissed, noVerdict} {
			c.line(v, facetName(v), 0, false)
		}
	case facetLength:
		for _, l := range atLeast {
			c.line(string(l.value), say.T(l.value), 0, true)
		}
	case facetSigns:
		for s := range signs {
			c.line(string(signNames[s]), say.T(signNames[s]), s, false)
		}
	case facetAlarm:
		for _, a := range alarms {
			c.line(string(a.differ), say.T(a.differ), signAlarm, false)
		}
	case facetZone:
		for _, z := range zonesListed {
			c.line(string(zoneText(z)), zoneName(z), 0, false)
		}
	case facetTier:
		for _, t := range tiers {
			c.line(string(t.value), say.T(t.value), 0, false)
		}
	}
}

// names adds the lines of a group of any number of names, the most frequent
// first, "unknown" last: the first few, and the rest where it is asked for.
func (c counted) names(unknown string, name func(v string) string) {
	l, on := c.l, c.l.filter.on[c.group]
	all := c.byCount(unknown)
	few, listed := fewNames, 0
	if len(all) == few+1 { // a line that says “1 more” would take the room of the one
		few++
	}
	for i, v := range all {
		if i >= mostNames && !on[v] {
			continue
		}
		c.line(v, name(v), 0, false)
		if listed++; listed > few && !on[v] && !l.whole[c.group] {
			l.facets[len(l.facets)-1].folded = true
		}
	}
	if n := len(all) - mostNames; n > 0 {
		l.facets = append(l.facets, facet{group: c.group, name: say.T("%s more: type a name", grouped(n)), folded: !l.whole[c.group]})
	}
	if n := len(all) - few; n > 0 {
		says := say.T("%s more…", grouped(n))
		if l.whole[c.group] {
			says = say.T("fewer")
		}
		l.facets = append(l.facets, facet{group: c.group, name: says, more: true})
	}
}

// byCount lists the values counted or ticked.
func (c counted) byCount(unknown string) []string {
	var out []string
	for n, v := range c.l.traits[c.group].names {
		if c.n[n] > 0 {
			out = append(out, v)
		}
	}
	for v, ticked := range c.l.filter.on[c.group] {
		if ticked && c.of(v) == 0 {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(last(a == unknown, b == unknown), cmp.Compare(c.of(b), c.of(a)), strings.Compare(a, b))
	})
	return out
}

// press is what a click or a key on a line does: a head folds its group, the
// rest of a long group unfolds, and a value is ticked or unticked.
func (l *list) press(f facet) {
	switch {
	case f.head:
		l.closed[f.group] = !l.closed[f.group]
		l.arrange()
	case f.more:
		l.whole[f.group] = !l.whole[f.group]
		l.arrange()
	default:
		l.toggle(f.group, f.value)
	}
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
