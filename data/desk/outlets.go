package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/store"
	"verbatim/data/text"
)

// OutletMap is how much of each other's wording outlets carry. It says nothing
// about who took it from whom. Set phrases, what stands inside one source and
// what was dismissed are left out.
type OutletMap struct {
	Outlets []Outlet  // those that share most first, those that share nothing last
	Shares  []Share   // by A, then by B
	Sources []Located // those that share anything, by outlet, the most first
}

// Outlet is a publisher. All sources without one are together one, the last of
// those that share something or nothing.
type Outlet struct {
	Name     string // as most of its sources write it; empty where none is named
	Sources  int
	Bytes    int // of all their texts
	Shared   int // bytes that stand in another source too
	Overlaps int
}

// Share is what outlet A's sources have that B's have too, among other sources of
// its own where both are one.
type Share struct {
	A, B     int // indexes into Outlets
	Bytes    int // of A's texts
	Overlaps int
	Judged   int // of those
}

// Located is a source and where its words stand elsewhere.
type Located struct {
	Source, Label string
	data.Meta
	Outlet int
	Bytes  int
	In     []In // by outlet
}

// In are the stretches of a source that stand in an outlet's sources too.
type In struct {
	Outlet int
	Spans  []data.Span // in order, those that touch made one
}

// OutletMap counts over the overlaps, never over pairs of sources.
func (d *Desk) OutletMap(ctx context.Context) (*OutletMap, error) {
	s, err := d.present(ctx)
	if err != nil {
		return nil, err
	}
	shown := s.shown()
	sizes, err := d.sizes(ctx, shown)
	if err != nil {
		return nil, err
	}
	return s.outletMap(shown, sizes), nil
}

// outletMap makes the map of some sources whose texts are so long.
func (s *state) outletMap(shown []*source, sizes map[string]store.TextSize) *OutletMap {
	m := &mapping{OutletMap: &OutletMap{}, of: map[string]int{}, located: map[string]*Located{}}
	m.readOutlets(shown)
	for _, src := range shown {
		m.Outlets[m.of[src.id]].Bytes += sizes[src.revision].Bytes
	}
	shares := map[[2]int]*Share{}
	share := func(a, b int) *Share {
		x := shares[[2]int{a, b}]
		if x == nil {
			x = &Share{A: a, B: b}
			shares[[2]int{a, b}] = x
		}
		return x
	}
	for _, k := range s.overlaps {
		if k.Tier.Aside() || k.Within || k.inA == k.inB || k.status == data.Dismissed {
			continue
		}
		a, b := m.of[k.inA.id], m.of[k.inB.id]
		m.locate(s, sizes[k.A.Revision].Bytes, k.inA.id, k.A, b)
		m.locate(s, sizes[k.B.Revision].Bytes, k.inB.id, k.B, a)
		m.Outlets[a].Overlaps++
		pairs := []*Share{share(a, b)}
		if a != b {
			m.Outlets[b].Overlaps++
			pairs = append(pairs, share(b, a))
		}
		for _, x := range pairs {
			x.Overlaps++
			if len(k.verdicts) > 0 {
				x.Judged++
			}
		}
	}
	m.measure(share)
	for _, x := range shares {
		m.Shares = append(m.Shares, *x)
	}
	m.sort()
	return m.OutletMap
}

// mapping is a map being made.
type mapping struct {
	*OutletMap
	of      map[string]int // the outlet of each source
	located map[string]*Located
}

// readOutlets sorts the sources into outlets, one for each name however its
// capitals are written.
func (m *mapping) readOutlets(sources []*source) {
	at, spelled := map[string]int{}, map[string]map[string]int{}
	for _, src := range sources {
		key := text.Fold(src.meta.Publisher, text.Diacritics)
		i, ok := at[key]
		if !ok {
			i, at[key], spelled[key] = len(m.Outlets), len(m.Outlets), map[string]int{}
			m.Outlets = append(m.Outlets, Outlet{})
		}
		m.of[src.id] = i
		m.Outlets[i].Sources++
		spelled[key][src.meta.Publisher]++
		if name := m.Outlets[i].Name; spelled[key][src.meta.Publisher] > spelled[key][name] || name == "" {
			m.Outlets[i].Name = src.meta.Publisher
		}
	}
}

// locate notes where one side of an overlap stands, and in which outlet too. One
// in a text that the source had before is only counted.
func (m *mapping) locate(s *state, bytes int, id string, side data.Side, in int) {
	if src := s.hereAs(side.Revision); src == nil || src.id != id {
		return
	}
	l := m.located[id]
	if l == nil {
		src := s.sources.get(id)
		l = &Located{Source: id, Label: src.label(), Meta: src.meta, Outlet: m.of[id], Bytes: bytes}
		m.located[id] = l
	}
	i := slices.IndexFunc(l.In, func(x In) bool { return x.Outlet == in })
	if i < 0 {
		i, l.In = len(l.In), append(l.In, In{Outlet: in})
	}
	l.In[i].Spans = append(l.In[i].Spans, side.Passage...)
}

// measure puts stretches together that touch and counts their bytes.
func (m *mapping) measure(share func(a, b int) *Share) {
	for _, l := range m.located {
		var all []data.Span
		for i := range l.In {
			l.In[i].Spans = merged(l.In[i].Spans)
			share(l.Outlet, l.In[i].Outlet).Bytes += lengthOf(l.In[i].Spans)
			all = append(all, l.In[i].Spans...)
		}
		m.Outlets[l.Outlet].Shared += lengthOf(merged(all))
	}
}

// lengthOf is the bytes of stretches that do not overlap.
func lengthOf(spans []data.Span) (n int) { return data.Passage(spans).Len() }

// Shared is how many bytes of a source stand elsewhere too.
func (l Located) Shared() int {
	var all []data.Span
	for _, x := range l.In {
		all = append(all, x.Spans...)
	}
	return lengthOf(merged(all))
}

// sort puts those that share most first.
func (m *mapping) sort() {
	order := make([]int, len(m.Outlets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := m.Outlets[i], m.Outlets[j]
		if (x.Overlaps == 0) != (y.Overlaps == 0) {
			return cmp.Compare(y.Overlaps, x.Overlaps)
		}
		if (x.Name == "") != (y.Name == "") {
			return cmp.Compare(y.Name, x.Name)
		}
		return cmp.Or(cmp.Compare(y.Overlaps, x.Overlaps), cmp.Compare(y.Shared, x.Shared), strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)))
	})
	at := make([]int, len(order))
	sorted := make([]Outlet, len(order))
	for k, i := range order {
		at[i], sorted[k] = k, m.Outlets[i]
	}
	m.Outlets = sorted
	for i := range m.Shares {
		m.Shares[i].A, m.Shares[i].B = at[m.Shares[i].A], at[m.Shares[i].B]
	}
	slices.SortFunc(m.Shares, func(x, y Share) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	shared := map[string]int{}
	for _, l := range m.located {
		l.Outlet = at[l.Outlet]
		for i := range l.In {
			l.In[i].Outlet = at[l.In[i].Outlet]
		}
		slices.SortFunc(l.In, func(x, y In) int { return cmp.Compare(x.Outlet, y.Outlet) })
		shared[l.Source] = l.Shared()
		m.Sources = append(m.Sources, *l)
	}
	slices.SortFunc(m.Sources, func(x, y Located) int {
		return cmp.Or(cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(shared[y.Source], shared[x.Source]), strings.Compare(x.Label, y.Label), strings.Compare(x.Source, y.Source))
	})
}
