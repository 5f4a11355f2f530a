package text

import "verbatim/data"

// damage lists quotations that never close.
func (d *Doc) damage() {
	for _, q := range d.Quoted {
		if !q.Closed && !q.Continues {
			d.Damage = append(d.Damage, data.Damage{Span: q.Outer, Why: "This quotation opens and never closes; it is taken to end with its paragraph."})
		}
	}
}
