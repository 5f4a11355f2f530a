package reuse

import (
	"errors"
	"io/fs"
	"reflect"
	"sync"
	"testing"

	"verbatim/data/text"
)

// shut is a text that counts how often it is opened, and is gone after so many
// times.
type shut struct {
	mu           sync.Mutex
	plain        string
	times, lasts int
}

func (s *shut) Open() (*text.Doc, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.times++; s.times > s.lasts {
		return nil, fs.ErrNotExist
	}
	return text.Parse(s.plain), nil
}

// Texts that are opened when they are wanted share what those at hand share;
// none is opened more than twice, and one without an overlap once.
func TestTextsNeedNotBeHeld(t *testing.T) {
	held := append(articles(), document("alone", "Nothing in this note stands in any other source of the corpus."))
	var texts []*shut
	var docs []Document
	for _, d := range held {
		texts = append(texts, &shut{plain: d.Doc.Text, lasts: 2})
		docs = append(docs, Document{Name: d.Name, Hash: d.Hash, Date: d.Date, From: texts[len(texts)-1]})
	}
	want, got := find(t, held, Options{}), find(t, docs, Options{})
	if !reflect.DeepEqual(got, want) {
		t.Error("other overlaps are found in texts that are opened when they are wanted")
	}
	for i, x := range texts {
		most := 2
		if docs[i].Name == "alone" {
			most = 1
		}
		if x.times > most {
			t.Errorf("%s was opened %d times", docs[i].Name, x.times)
		}
	}
}

// A text that cannot be opened is told with its name, whenever that comes out.
func TestTextThatCannotBeOpened(t *testing.T) {
	docs := articles()
	x := &shut{plain: docs[1].Doc.Text}
	docs[1].Doc, docs[1].From = nil, x
	for x.lasts = range 2 {
		x.times = 0
		_, err := Find(t.Context(), docs, Options{})
		if want := docs[1].Name + " could not be opened: file does not exist"; !errors.Is(err, fs.ErrNotExist) || err.Error() != want {
			t.Errorf("the error is %v", err)
		}
	}
}
