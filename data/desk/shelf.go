package desk

import (
	"container/list"
	"sync"
)

// shelfRoom is how many bytes of opened texts are kept at hand: some two
// thousand articles, or a dozen books.
const shelfRoom = 128 << 20

// shelf keeps the opened texts that were used last, by hash.
type shelf struct {
	mu   sync.Mutex
	room int
	used int
	last list.List // of *place, the one used last in front
	at   map[string]*list.Element
}

type place struct {
	hash string
	*opened
}

func newShelf(room int) *shelf { return &shelf{room: room, at: map[string]*list.Element{}} }

// get is the opened text, or nil.
func (s *shelf) get(hash string) *opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.at[hash]
	if e == nil {
		return nil
	}
	s.last.MoveToFront(e)
	return e.Value.(*place).opened
}

// put keeps an opened text and lets go of those not used for longest. The
// newest one stays even where it alone is too large.
func (s *shelf) put(hash string, o *opened) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.at[hash] != nil {
		return
	}
	s.at[hash] = s.last.PushFront(&place{hash, o})
	s.used += o.size()
	for s.used > s.room && s.last.Len() > 1 {
		old := s.last.Remove(s.last.Back()).(*place)
		delete(s.at, old.hash)
		s.used -= old.size()
	}
}
