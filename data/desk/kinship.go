package desk

import (
	"slices"
	"sync"

	"verbatim/data"
	"verbatim/data/reuse"
)

// kinship is what the overlaps of a list are to each other, kept for as long as
// the list has the same: a verdict changes nothing of it, and finding it takes
// 0.1 s for 50,000.
type kinship struct {
	mu  sync.Mutex
	of  []*known
	kin []reuse.Kin
}

// kinship tells which overlaps show versions of one passage and which show the
// same two wordings.
func (s *state) kinship() []reuse.Kin {
	s.kin.mu.Lock()
	defer s.kin.mu.Unlock()
	if s.kin.kin == nil || !slices.EqualFunc(s.kin.of, s.overlaps, (*known).kinAs) {
		all := make([]*data.Overlap, len(s.overlaps))
		for i, k := range s.overlaps {
			all[i] = &k.Overlap
		}
		s.kin.of, s.kin.kin = s.overlaps, reuse.Kinship(all)
	}
	return s.kin.kin
}

// kinAs tells whether all that kinship goes by is the same of both; the id holds
// the passages.
func (k *known) kinAs(l *known) bool {
	return k == l || k.ID == l.ID && k.Tier == l.Tier && k.Within == l.Within && k.WordsA == l.WordsA && k.WordsB == l.WordsB &&
		k.WordsSame == l.WordsSame && slices.Equal(k.Tags, l.Tags)
}
