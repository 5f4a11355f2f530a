package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Side is one of the two passages of an overlap.
type Side struct {
	Source   string // the source's Name
	Revision string // hash of the text that the spans point into
	Date     Date   // of the source, for the A/B rule
	Passage  Passage
	Quoted   bool // most of it stands in quotation marks
	Zone     Zone // where most of it stands
}

// Tier says how close the wording of an overlap is.
type Tier string

// The tiers.
const (
	TierExact       Tier = "exact"       // every word, none moved
	TierEdited      Tier = "edited"      // at least seven tenths of the longer side
	TierParaphrase  Tier = "paraphrase"  // less than that
	TierSetPhrase   Tier = "set-phrase"  // names, titles and numbers that merely recur
	TierBoilerplate Tier = "boilerplate" // furniture of sites and formulas of newsrooms
)

// Aside tells the tiers that are listed only when asked for.
func (t Tier) Aside() bool { return t == TierSetPhrase || t == TierBoilerplate }

// Overlap is two passages that share wording, across two sources or inside
// one. Which is A says nothing about who copied; see [AFirst].
type Overlap struct {
	ID        string
	A, B      Side
	Within    bool // both passages stand in one source
	Tier      Tier
	Score     float64 // weight of the shared wording, in nats
	ByChance  float64 // overlaps of this score expected by chance in a corpus of this size
	WordsA    int
	WordsB    int
	WordsSame int
	Tags      []Tag
	Alarms    []Tag // of a name and of who does what too, which are no tags
}

// AFirst is the A/B rule: the side with the earlier known date; a dated side
// before an undated one; inside one source the body before deck, title,
// caption and comments; else the source name that sorts first, then the
// earlier place. It reports whether x is A.
func AFirst(x, y Side) bool {
	if c := x.Date.Compare(y.Date); x.Date.Known() && y.Date.Known() && c != 0 {
		return c < 0
	}
	if x.Date.Known() != y.Date.Known() {
		return x.Date.Known()
	}
	if x.Source == y.Source {
		if c := cmp.Compare(x.Zone.rank(), y.Zone.rank()); c != 0 {
			return c < 0
		}
	}
	return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Revision, y.Revision), x.Passage.Compare(y.Passage)) < 0
}

// OverlapID is the identity of an overlap: "o" and 16 hex digits of the
// SHA-256 over both revisions' hashes and spans in A/B order.
func OverlapID(a, b Side) string {
	h := sha256.New()
	for _, s := range []Side{a, b} {
		fmt.Fprintf(h, "%s", s.Revision)
		for _, p := range s.Passage {
			fmt.Fprintf(h, " %d-%d", p.Start, p.End)
		}
		fmt.Fprintln(h)
	}
	return "o" + hex.EncodeToString(h.Sum(nil))[:16]
}

// SameFinding tells whether a later finding is the overlap already known: it
// covers at least 80 % of both of its sides.
func SameFinding(known, later Overlap) bool {
	covers := func(k, l Side) bool {
		return k.Revision == l.Revision && 10*k.Passage.Common(l.Passage) >= 8*k.Passage.Len()
	}
	return covers(known.A, later.A) && covers(known.B, later.B)
}

// rank is the group an overlap is listed in: across sources before inside
// one, set phrases and boilerplate last; of each the quoted before the others.
func (o *Overlap) rank() int {
	rank := 0
	switch {
	case o.Tier.Aside():
		rank = 4
	case o.Within:
		rank = 2
	}
	if !o.A.Quoted && !o.B.Quoted {
		rank++
	}
	return rank
}

// CompareRank orders overlaps for the list: across sources before inside one,
// quoted before not, the stronger first; ties by identity and, as copies of one
// text give overlaps of one identity, by the sources' names, so that the order
// never depends on how they were found.
func CompareRank(x, y *Overlap) int {
	if c := cmp.Or(cmp.Compare(x.rank(), y.rank()), cmp.Compare(y.Score, x.Score)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.A.Source, y.A.Source), cmp.Compare(x.B.Source, y.B.Source))
}
