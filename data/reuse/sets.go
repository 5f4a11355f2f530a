package reuse

// sets is a union-find over small numbers. The smallest of a set stands for it,
// so that the answer does not depend on the order in which it was tied.
type sets struct{ parent []int32 }

func newSets(n int) *sets {
	s := &sets{make([]int32, n)}
	for i := range s.parent {
		s.parent[i] = int32(i)
	}
	return s
}

// root is the one that stands for x's set.
func (s *sets) root(x int32) int32 {
	for s.parent[x] != x {
		s.parent[x] = s.parent[s.parent[x]]
		x = s.parent[x]
	}
	return x
}

func (s *sets) tie(x, y int32) {
	x, y = s.root(x), s.root(y)
	s.parent[max(x, y)] = min(x, y)
}

// sizes is how many are in each set, by the one that stands for it.
func (s *sets) sizes() []int32 {
	sizes := make([]int32, len(s.parent))
	for x := range s.parent {
		sizes[s.root(int32(x))]++
	}
	return sizes
}
