package desk

import (
	"container/list"
	"sync"
)

// shelfRoom is how many bytes of opened texts are kept at hand: some hundred
// articles, or a book or two.
const shelfRoom = 16 << 20

// shelf keeps the opened texts that were used last.
type shelf struct {
	mu   sync.Mutex
	room int
	used int
	last list.List // of *place, the one used last in front
	at   map[textKey]*list.Element
}

// textKey tells an opened text from all others: by its hash and by the name of
// the zones that persons drew in it.
type textKey struct{ hash, zones string }

type place struct {
	key textKey
	*opened
}

func newShelf(room int) *shelf { return &shelf{room: room, at: map[textKey]*list.Element{}} }

// get is the opened text, or nil.
func (s *shelf) get(key textKey) *opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.at[key]
	if e == nil {
		return nil
	}
	s.last.MoveToFront(e)
	return e.Value.(*place).opened
}

// put keeps an opened text and lets go of those not used for longest. The
// newest one stays even where it alone is too large.
func (s *shelf) put(key textKey, o *opened) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.at[key] != nil {
		return
	}
	s.at[key] = s.last.PushFront(&place{key, o})
	s.used += o.size()
	for s.used > s.room && s.last.Len() > 1 {
		old := s.last.Remove(s.last.Back()).(*place)
		delete(s.at, old.key)
		s.used -= old.size()
	}
}
