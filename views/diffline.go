package views

import (
	"strings"

	"verbatim/data/collate"
	"verbatim/data/desk"
)

// diffOf says what a run of the diff line belongs to.
type diffOf struct {
	change int  // index into the comparison's changes, or -1
	quiet  bool // differs in typography only, or is a spelling told by number
}

// diffRuns is the diff line as marked text: B with what A had struck in, each
// numbered change behind its number; a move that is among apart has it at both
// of its places. Typography is left out unless quiet.
func diffRuns(p *desk.Pair, list []told, now int, quiet bool, apart map[int]bool) (runs []run, of []diffOf) {
	told := map[int]int{} // change -> number
	for _, t := range list {
		if t.change >= 0 {
			told[t.change] = t.n
		}
	}
	current := -1
	if now >= 0 && now < len(list) {
		current = list[now].change
	}
	add := func(r run, d diffOf) {
		if n := len(runs) - 1; n >= 0 && r.mark != markPlain && runs[n].mark == r.mark && of[n] == d && d.change >= 0 {
			runs[n].text += r.text // a bracket with what it holds
			return
		}
		runs, of = append(runs, r), append(of, d)
	}
	none := diffOf{change: -1}
	if p.Row.B.Quoted {
		add(run{text: "“"}, none)
	}
	type end struct {
		change int
		away   bool
	}
	seen := map[end]bool{}
	for _, piece := range p.Collation.Line {
		n, numbered := told[piece.Change]
		if piece.Quiet && piece.Look == collate.Cut && !quiet {
			continue
		}
		d := diffOf{piece.Change, piece.Quiet && (quiet || numbered)}
		at := end{piece.Change, piece.Look == collate.MovedAway}
		if numbered && !seen[at] && (!at.away || apart[piece.Change]) {
			seen[at] = true
			if k := len(runs) - 1; k >= 0 && !strings.HasSuffix(runs[k].text, " ") {
				add(run{text: " "}, none)
			}
			add(run{mark: markNumber, n: n, now: piece.Change == current}, d)
		}
		r := pieceRun(piece)
		r.now = numbered && piece.Change == current && (r.mark != markPlain || piece.Quiet)
		add(r, d)
	}
	if p.Row.B.Quoted {
		add(run{text: "”"}, none)
	}
	return runs, of
}

// pieceRun is one piece as marked text; what a mark holds together stays on
// one line where it is short.
func pieceRun(p collate.Piece) run {
	r := run{text: p.Text}
	if p.Quiet {
		if p.Look == collate.Cut {
			r.mark = markContext
		}
		return r
	}
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
		return run{mark: markFold, text: jumpSays(p.Words)}
	case collate.Mark:
		r.mark = markEllipsis
		if strings.ContainsAny(p.Text, "[]") {
			r.mark = markAdded
		}
	}
	if r.mark == markPlain {
		r.text = tiedDots.Replace(r.text)
	} else if len(r.text) < 40 {
		trimmed := strings.TrimSpace(r.text)
		r.text = strings.Replace(r.text, trimmed, strings.ReplaceAll(trimmed, " ", "\u00a0"), 1)
	}
	return r
}

// tiedDots keeps a spaced ellipsis on one line.
var tiedDots = strings.NewReplacer(". . . .", ".\u00a0.\u00a0.\u00a0.", ". . .", ".\u00a0.\u00a0.")

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
		p.diffRuns, p.diffOf = diffRuns(p.at, p.told, p.now, p.typo, nil)
	}
	broken := func() lines { return p.f.broken(p.diffRuns, max(60, w-12), serif, size, leading) }
	p.diff = broken()
	if apart := p.movesApart(); len(apart) > 0 {
		p.diffRuns, p.diffOf = diffRuns(p.at, p.told, p.now, p.typo, apart)
		p.diff = broken()
	}
	p.diffLine.min.Height = p.diff.height() + diffTop + 4
	p.diffLine.min.Width = 60
}

// movesApart are the moves whose two places stand on different lines, where no
// bracket can tie them.
func (p *pair) movesApart() map[int]bool {
	out, line := map[int]bool{}, map[int]int{}
	for _, f := range p.diff.frags {
		if m := p.diffRuns[f.run].mark; m != markHere && m != markAway {
			continue
		}
		change := p.diffOf[f.run].change
		if at, ok := line[change]; ok && at != f.line {
			out[change] = true
		}
		line[change] = f.line
	}
	return out
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
		of := p.diffOf[f.run]
		top := y + float32(f.line)*p.diff.leading
		if of.quiet && p.diffRuns[f.run].mark != markNumber {
			g.dashes(x+f.x, top+p.diff.leading*.5+p.diff.size*.6, max(f.w, 6), g.ink3)
		}
		if i := p.indexOf(of.change); i >= 0 {
			g.hit(x+f.x, top, f.w, p.diff.leading, func() { p.goTo(i) })
		}
	}
}

// drawMoves ties both places of a moved stretch that stand on one line with a
// bracket whose arrow points to the new one.
func (p *pair) drawMoves(g *pen, x, y float32) {
	for _, to := range p.diff.frags {
		if p.diffRuns[to.run].mark != markHere {
			continue
		}
		for _, from := range p.diff.frags {
			if p.diffRuns[from.run].mark != markAway || p.diffOf[from.run].change != p.diffOf[to.run].change || from.line != to.line {
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
