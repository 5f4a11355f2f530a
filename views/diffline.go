package views

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data/collate"
	"verbatim/data/desk"
)

// diffRuns is the diff line as marked text: B with what A had struck in, each
// numbered change behind its number. which[i] is the change of run i, or -1.
func diffRuns(p *desk.Pair, list []told, now int) (runs []run, which []int) {
	of := map[int]told{}
	for _, t := range list {
		if t.change >= 0 {
			of[t.change] = t
		}
	}
	current := -1
	if now >= 0 && now < len(list) {
		current = list[now].change
	}
	add := func(r run, change int) {
		runs, which = append(runs, r), append(which, change)
	}
	quoted := p.Row.B.Quoted
	if quoted {
		add(run{text: "“"}, -1)
	}
	seen := map[int]bool{}
	for i, piece := range p.Collation.Line {
		t, ok := of[piece.Change]
		if i > 0 && parted(p.Collation.Line[i-1], piece) {
			add(run{text: " "}, -1)
		}
		if ok && t.n > 0 && !seen[piece.Change] && piece.Look != collate.MovedAway {
			seen[piece.Change] = true
			lead := piece.Text[:len(piece.Text)-len(strings.TrimLeft(piece.Text, " \n"))]
			if lead != "" {
				add(run{text: " "}, -1)
			}
			piece.Text = strings.TrimLeft(piece.Text, " \n")
			add(run{mark: markNumber, n: t.n, now: piece.Change == current}, piece.Change)
		}
		r := pieceRun(piece)
		r.now = ok && t.n > 0 && piece.Change == current && r.mark != markPlain
		add(r, piece.Change)
	}
	if quoted {
		add(run{text: "”"}, -1)
	}
	return runs, which
}

// parted tells whether a space belongs between two pieces that have none.
func parted(a, b collate.Piece) bool {
	if a.Text == "" || b.Text == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	if unicode.IsSpace(last) || unicode.IsSpace(first) {
		return false
	}
	return b.Look != collate.Same || a.Look != collate.Same
}

// pieceRun is one piece as marked text; what a mark holds together stays on
// one line where it is short.
func pieceRun(p collate.Piece) run {
	r := run{text: p.Text}
	switch p.Look {
	case collate.Cut:
		r.mark = markCut
	case collate.Added:
		r.mark = markAdded
	case collate.MovedHere:
		r.mark = markHere
	case collate.MovedAway:
		r.mark = markAway
	case collate.Joined:
		return run{mark: markFold, text: count(p.Words, "word", "words") + " left out"}
	case collate.Mark:
		r.mark = markEllipsis
		if strings.ContainsAny(p.Text, "[]") {
			r.mark = markAdded
		}
	}
	if r.mark != markPlain && len(r.text) < 40 {
		trimmed := strings.TrimSpace(r.text)
		r.text = strings.Replace(r.text, trimmed, strings.ReplaceAll(trimmed, " ", "\u00a0"), 1)
	}
	return r
}

// diffTop is the room above the first line, for the bracket of a move.
const diffTop = 7

// layDiff breaks the diff line for a width in units and makes the widget as
// high as it needs.
func (p *pair) layDiff(w float32) {
	size, leading := float32(20), float32(34)
	if p.small() {
		size, leading = 17, 28
	}
	p.diffRuns, p.diffOf = nil, nil
	if p.at != nil {
		p.diffRuns, p.diffOf = diffRuns(p.at, p.told, p.now)
	}
	p.diff = p.f.broken(p.diffRuns, max(60, w-12), serif, size, leading)
	p.diffLine.min.Height = p.diff.height() + diffTop + 4
	p.diffLine.min.Width = 60
}

// drawDiff draws the diff line; each change answers the pointer.
func (p *pair) drawDiff(g *pen, w, _ float32) {
	if len(p.diff.frags) == 0 {
		return
	}
	const x, y = 8, diffTop
	p.drawMoves(g, x, y)
	g.lines(p.diff, x, y, true, 0)
	for _, f := range p.diff.frags {
		change := p.diffOf[f.run]
		if change < 0 {
			continue
		}
		top := y + float32(f.line)*p.diff.leading
		if p.at.Collation.Line != nil && p.quietRun(f.run) {
			g.dashes(x+f.x, top+p.diff.leading*.5+p.diff.size*.6, f.w, g.ink3)
		}
		if i := p.indexOf(change); i >= 0 {
			g.hit(x+f.x, top, f.w, p.diff.leading, func() { p.goTo(i) })
		}
	}
}

// quietRun tells the stretches that T marks: typography only.
func (p *pair) quietRun(i int) bool {
	change := p.diffOf[i]
	return p.typo && p.diffRuns[i].mark == markPlain && change >= 0 && typographic(p.at.Collation.Changes[change].Kind)
}

// drawMoves ties both places of a moved stretch that stand on one line with a
// bracket whose arrow points to the new one.
func (p *pair) drawMoves(g *pen, x, y float32) {
	for _, to := range p.diff.frags {
		if p.diffRuns[to.run].mark != markHere {
			continue
		}
		for _, from := range p.diff.frags {
			if p.diffRuns[from.run].mark != markAway || p.diffOf[from.run] != p.diffOf[to.run] || from.line != to.line {
				continue
			}
			ax, bx := x+from.x+from.w/2, x+to.x+to.w/2
			foot := y + (float32(to.line)+.5)*p.diff.leading - p.diff.size*.62
			const h = 6
			g.line(ax, foot, ax, foot-h, 1.3, g.ink2)
			g.line(ax, foot-h, bx, foot-h, 1.3, g.ink2)
			g.line(bx, foot-h, bx, foot, 1.3, g.ink2)
			g.line(bx-3.5, foot-4, bx, foot, 1.3, g.ink2)
			g.line(bx+3.5, foot-4, bx, foot, 1.3, g.ink2)
		}
	}
}
