package views

import (
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/say"
)

// What the program would say stands in the verdict bar in italics and behind
// dashes, which no verdict has, and is never a value: a digit decides.

// proposedWords is a proposal in words: "altered, uncredited".
func proposedWords(p collate.Proposal) string {
	words := []string{say.T("nothing")}
	if p.Wording != "" {
		words[0] = named(string(p.Wording))
	}
	if p.Attribution != "" && p.Attribution != data.SameAttribution {
		words = append(words, named(string(p.Attribution)))
	}
	return strings.Join(words, ", ")
}

// proposalOf is the proposal as long as no wording is chosen, else nil.
func (v *verdictBar) proposalOf(b *ballot) *collate.Proposal {
	if b.Wording != "" {
		return nil
	}
	return v.proposed()
}

// drawProposedCell marks the wording that is proposed, inside its cell, and
// tells whether it is this one.
func (v *verdictBar) drawProposedCell(g *pen, b *ballot, i int, r rect, nameX float32) bool {
	p := v.proposalOf(b)
	if p == nil || choices[i].wording != p.Wording {
		return false
	}
	g.dashedBox(r.x+3, r.y+3, r.w-6, r.h-6, g.ink2)
	g.fit(nameX, r.y+r.h-8, r.x+r.w-nameX-4, say.T("proposed"), sansItalic, 11, g.ink2)
	return true
}

// drawProposedAttribution sets the proposed attribution beside the default
// that is shown, as long as the person has touched neither.
func (v *verdictBar) drawProposedAttribution(g *pen, b *ballot, a axis, x, base, room float32) {
	p := v.proposalOf(b)
	if p == nil || a.id != cmdAttribution || a.touched || p.Attribution == "" || p.Attribution == b.Filled().Attribution {
		return
	}
	if w := g.fit(x+7, base, room-7, named(string(p.Attribution)), sansItalic, 12, g.ink2); w > 0 {
		g.dashes(x+7, base+3, w, g.ink2)
	}
}

// drawProposal draws what is proposed, and why in so many lines, where the
// overall will stand; its head ends at right.
func (v *verdictBar) drawProposal(g *pen, p *collate.Proposal, r rect, right float32, lines int) {
	g.down(r.x-12, r.y-22, cellHeight+32, g.hair)
	x := r.x + g.text(r.x, r.y-10, say.T("Overall"), sansBold, 13, g.ink) + 8
	g.fit(x, r.y-10, right-x, say.T("not judged: choose a wording"), sans, 13, g.ink2)
	const left, size, line = 8, 12.5, 14 // three lines end above the bar's foot
	g.dashesDown(r.x, r.y-6, float32(lines+1)*line, g.ink2)
	g.fit(r.x+left, r.y+5, r.w-left, say.T("proposed: %s", proposedWords(*p)), sansItalic, 13.5, g.ink)
	said := g.folded(p.Why, r.w-left, sansItalic, size)
	for i := range min(lines, len(said)) {
		s := said[i]
		if i == lines-1 {
			s = strings.Join(said[i:], " ")
		}
		g.fit(r.x+left, r.y+19+float32(i)*line, r.w-left, s, sansItalic, size, g.ink2)
	}
}
