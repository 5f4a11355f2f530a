package views

// Heights and widths of the list screen's parts, in units.
const (
	rowHeight, headHeight                        = 58, 24 // the list puts 4 between
	titleHeight, columnsHeight, chipsHeight      = 40, 28, 34
	facetsWidth, previewWidth, previewFootHeight = 222, 540, 42
	filterHeight, fieldHeight                    = 50, 32
	narrowPreview                                = 376
	slimField                                    = 126
	leastPreviewed                               = 760 // narrower windows have no preview
)

// listLayout is where the list screen's parts stand in a window of that size,
// in units. Under [wide] the facets fold into a line of chips above the list;
// under leastPreviewed the preview goes.
type listLayout struct{ w, h float32 }

func (l listLayout) slim() bool { return l.w < wide }

// left and right are the widths of facets and preview, mid of the list.
func (l listLayout) left() float32 {
	if l.slim() {
		return 0
	}
	return facetsWidth
}

func (l listLayout) right() float32 {
	switch {
	case l.w < leastPreviewed:
		return 0
	case l.slim():
		return min(narrowPreview, l.w*.42)
	}
	return min(previewWidth, l.w*.335)
}

func (l listLayout) mid() float32 { return l.w - l.left() - l.right() }

func (l listLayout) side() rect { return rect{0, 0, l.left(), l.h} }

func (l listLayout) facets() rect {
	if l.slim() {
		return rect{}
	}
	return rect{0, filterHeight, l.left(), l.h - filterHeight}
}

func (l listLayout) title() rect { return rect{l.left(), 0, l.mid(), titleHeight} }

func (l listLayout) chips() rect {
	if !l.slim() {
		return rect{}
	}
	return rect{0, titleHeight, l.mid(), chipsHeight}
}

// field is the filter: above the facets, or before the chips.
func (l listLayout) field() rect {
	if l.slim() {
		return rect{16, titleHeight + 1, slimField, fieldHeight}
	}
	return rect{14, 12, l.left() - 28, fieldHeight}
}

// slash is the key cap inside the field.
func (l listLayout) slash() rect {
	f := l.field()
	return rect{f.x + f.w - 29, f.y, 26, f.h}
}

func (l listLayout) columns() rect {
	return rect{l.left(), titleHeight + l.chips().h, l.mid(), columnsHeight}
}

func (l listLayout) table() rect {
	c := l.columns()
	return rect{c.x, c.y + c.h, c.w, l.h - c.y - c.h}
}

func (l listLayout) preview() rect {
	return rect{l.w - l.right(), 0, l.right(), l.h - previewFootHeight}
}

func (l listLayout) previewFoot() rect {
	return rect{l.w - l.right(), l.h - previewFootHeight, l.right(), previewFootHeight}
}

// ring is the focus ring of a pane that does not draw its own.
func (l listLayout) ring(pane int) rect {
	if pane == panePreview {
		return rect{l.w - l.right(), 0, l.right(), l.h}
	}
	return rect{}
}
