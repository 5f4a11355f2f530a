package text

import "verbatim/data"

// zones labels the whole text.
func (d *Doc) zones() {
	if d.Text != "" {
		d.Zones = []data.ZoneSpan{{Kind: data.ZoneBody, Span: data.Span{End: len(d.Text)}}}
	}
}
