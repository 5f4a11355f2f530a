package views

import (
	"context"
	"encoding/json"
	"slices"

	"verbatim/data/say"
)

// settingFilters is the setting of a workbench that keeps its named filters.
const settingFilters = "filters"

// savedFilter is what of the list is shown and how it is sorted, under a name.
type savedFilter struct {
	Name  string              `json:"name"`
	Words string              `json:"words,omitempty"`
	On    map[string][]string `json:"on"` // by the name of the group: what is ticked
	Sort  string              `json:"sort"`
}

// savedFilters reads those of a workbench; what another version wrote and
// cannot be read is none.
func savedFilters(setting string) (out []savedFilter) {
	if json.Unmarshal([]byte(setting), &out) != nil {
		return nil
	}
	return out
}

// named is the list's filter and order under a name.
func (l *list) named(name string) savedFilter {
	s := savedFilter{Name: name, Words: l.filter.words, On: map[string][]string{}, Sort: string(orderNames[l.order])}
	for g := range groups {
		for v, on := range l.filter.on[g] {
			if on {
				s.On[string(groupNames[g])] = append(s.On[string(groupNames[g])], v)
			}
		}
		slices.Sort(s.On[string(groupNames[g])])
	}
	return s
}

// apply shows the list as it was saved. A group or an order that there is not
// any more is passed over.
func (o *overlaps) apply(s savedFilter) {
	var next filter
	for g := range groups {
		next.on[g] = map[string]bool{}
		for _, v := range s.On[string(groupNames[g])] {
			next.on[g][v] = true
		}
	}
	o.list.order = order(max(0, slices.Index(orderNames[:], say.Text(s.Sort))))
	next.words = s.Words
	o.list.filter = next
	o.words.SetText(s.Words)
	o.rearrange()
	o.f.say(say.T("The list is filtered by “%s”.", s.Name))
}

// saveFilter asks for a name for what is shown now; one that is taken is given
// the new filter.
func (o *overlaps) saveFilter() {
	o.f.ask(asked{
		title: say.T("Save this filter"), beside: say.T("What is typed, what is ticked and the order are kept in this workbench under a name. A name that is there already takes the new ones."),
		action: say.T("Save"), fields: []askedField{{label: say.T("Name"), value: o.words.Text, hint: say.T("such as numbers in captions")}},
		take: func(values []string, done func()) (int, error) {
			name := oneLine(values[0])
			if name == "" {
				return 0, say.Error("a filter needs a name")
			}
			o.storeFilters(append(o.without(name), o.list.named(name)), say.T("Saved as “%s”: it stands under the facets and in the palette.", name), done)
			return 0, nil
		},
	})
}

// without are the saved filters but for the one of a name.
func (o *overlaps) without(name string) []savedFilter {
	return slices.DeleteFunc(slices.Clone(o.saved), func(s savedFilter) bool { return s.Name == name })
}

func (o *overlaps) storeFilters(all []savedFilter, says string, done func()) {
	b, err := json.Marshal(all)
	if err != nil {
		o.f.fail(err)
		return
	}
	d := o.f.desk
	o.f.save(func(ctx context.Context) error { return d.SetSetting(ctx, settingFilters, string(b)) }, func() {
		done()
		o.f.say(says)
	})
}

// filterOffers are the saved filters in the palette: to list by one, and to
// forget one.
func (f *frame) filterOffers() (out []offer) {
	for _, s := range f.overlaps.saved {
		out = append(out, offer{title: s.Name, beside: say.T("saved filter"), do: func() {
			f.show(f.overlaps, true)
			f.overlaps.apply(s)
		}}, offer{title: say.T("Forget the filter %s", s.Name), beside: say.T("saved filter"), do: func() {
			f.overlaps.storeFilters(f.overlaps.without(s.Name), say.T("The filter “%s” is forgotten.", s.Name), func() {})
		}})
	}
	return out
}

// drawSaved lists the saved filters under the facets.
func (o *overlaps) drawSaved(g *pen, x, y, w float32) float32 {
	for _, s := range o.saved {
		y += facetStep
		g.fit(x, y, w-x-12, s.Name, sansBold, 13, g.ink)
		g.hit(x-8, y-16, w-x, facetStep, func() { o.apply(s) })
	}
	y += facetStep
	g.fit(x, y, w-x-12, say.T("Save this filter…"), sans, 13, g.ink2)
	g.hit(x-8, y-16, w-x, facetStep, func() { o.f.run(cmdSaveFilter) })
	return y
}
