package store

import (
	"fmt"
	"testing"
)

func TestSearch(t *testing.T) {
	s := newStore(t, Options{})
	putArticles(t, s)
	for _, c := range []struct {
		terms []Term
		want  int
	}{
		{nil, 0},
		{[]Term{{Any: []string{"welcome russian air strikes"}}}, 1},
		{[]Term{{Any: []string{"welcome russian air stri"}}}, 0},
		{[]Term{{Any: []string{"welcome russian air stri"}, Begun: true}}, 1},
		{[]Term{{Any: []string{"zamili"}}, {Any: []string{"welcome russian air strikes"}}}, 1},
		{[]Term{{Any: []string{"zimili", "zamili"}}}, 4},
		{[]Term{{Any: []string{`NEAR("x" OR`}}}, 0},
	} {
		hits, err := s.Search(t.Context(), c.terms, 10)
		if err != nil || len(hits) != c.want {
			t.Errorf("%v is in %d texts (%v), want %d", c.terms, len(hits), err, c.want)
		}
	}
	if hits, err := s.Search(t.Context(), []Term{{Any: []string{"zamili"}}}, 2); err != nil || len(hits) != 2 {
		t.Error(fmt.Sprint("more than asked for: ", hits, err))
	}
}
