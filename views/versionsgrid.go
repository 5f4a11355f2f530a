package views

import (
	"strings"

	"verbatim/data/say"
)

// Measures of the room of versions, in units.
const (
	versionsSide                   = 300 // the list of statements
	statementHeight                = 92
	statementsHead, statementsFoot = 44, 40
	versionsHead                   = 62
	versionsMargin                 = 24
	versionLabel                   = 204
	versionRow                     = 50
	blockHead, blockGap            = 34, 14
	versionSize                    = 17 // of the words
	cellGap                        = 14
	onLeast                        = 130 // of how it goes on
	legendHeight                   = 44
)

// block is a run of columns that stand beside each other; a table too wide for
// the window goes on in the next.
type block struct {
	from, to int
	x, w     []float32 // of each column
	y        float32
	on       float32 // where "how it goes on" begins; 0: not in this one
}

// grid is where the table's parts stand.
type grid struct {
	blocks []block
	width  float32
	tall   float32 // of table and legend

	texts   []versionText // below it, for the line in focus
	textsAt int
}

// lay lays the table out in a width.
func (v *versions) lay(w float32) *grid {
	if v.laid.width == w && v.laid.blocks != nil {
		return &v.laid
	}
	v.laid = grid{width: w}
	if v.held == nil {
		return &v.laid
	}
	left, right := float32(versionsMargin+versionLabel), w-versionsMargin
	var b block
	x := left
	for c := range v.held.Table.Columns {
		cw := v.columnWidth(c, right-left)
		if x+cw > right && b.to > b.from {
			v.laid.blocks = append(v.laid.blocks, b)
			b, x = block{from: c, to: c}, left
		}
		b.to, b.x, b.w = c+1, append(b.x, x), append(b.w, cw)
		x += cw + cellGap
	}
	if right-x < onLeast && b.to > b.from {
		v.laid.blocks = append(v.laid.blocks, b)
		b, x = block{from: b.to, to: b.to}, left
	}
	b.on = x + 4
	v.laid.blocks = append(v.laid.blocks, b)
	y := float32(0)
	for i := range v.laid.blocks {
		v.laid.blocks[i].y = y
		y += blockHead + float32(len(v.lines))*versionRow + blockGap
	}
	v.laid.tall = y + legendHeight
	return &v.laid
}

// columnWidth is that of the widest cell.
func (v *versions) columnWidth(c int, most float32) float32 {
	w := float32(16)
	for _, l := range v.lines {
		w = max(w, v.cellWidth(l.row, c, serifBold))
	}
	return min(w, most)
}

// cellWidth is that of a cell in a face.
func (v *versions) cellWidth(row, c int, f face) float32 {
	before, text, after := v.cellText(row, c)
	w := v.f.width(before+text+after, f, versionSize)
	if j := v.held.Table.Rows[row].Cells[c].Jump; j > 0 {
		w += v.f.width(jumpSays(j), sans, 11) + 16
	}
	return w
}

// cellText is a cell with the marks that are shown at it: brackets and ellipses
// always, as they tell what a version did; others where they count.
func (v *versions) cellText(row, c int) (before, text, after string) {
	x := v.held.Table.Rows[row].Cells[c]
	if v.exactly {
		return x.Before, x.Text, x.After
	}
	return telling(x.Before), x.Text, telling(x.After)
}

// telling leaves of marks what tells of a change: brackets, ellipses, hyphens.
func telling(marks string) string {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]…-‐‑ ", r) || r == '.' && strings.Count(marks, ".") > 2 {
			return r
		}
		return -1
	}, marks)
	return strings.TrimRight(kept, " ")
}

// jumpSays tells in a cell how many words a version leaves out before it.
func jumpSays(words int) string { return say.N("%s word left out", "%s words left out", words) }

// place is where the row of a cell stands, and how much is pinned above it.
func (g *grid) place(row, column, lines int) (top, pinned float32, ok bool) {
	for _, b := range g.blocks {
		if b.from <= column && column < b.to || b.from == b.to && column >= b.to {
			top = b.y + blockHead + float32(row)*versionRow
			if row == 0 {
				return b.y, 0, true
			}
			return top, min(blockHead+versionRow, top-b.y), true
		}
	}
	return 0, 0, false
}
