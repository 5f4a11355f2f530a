//go:build window

package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/desk"
)

// What a session is: so many pairs of articles, of which so many are judged,
// so many of these undone, and some of those judged again.
const (
	sessionPairs  = 24
	sessionJudged = 20
	sessionUndone = 3
	sessionAgain  = 2
)

// most keys that a verdict may take, and one on a verbatim quotation.
const mostKeys, mostKeysVerbatim = 4, 2

// cast is a verdict as it is typed and as it must be stored.
type cast struct {
	keys        []string
	wording     data.Wording
	attribution data.Attribution
	sense       data.Sense
	rating      data.Rating
}

// The common verdicts: one on a verbatim quotation, and those on the others in turn.
var (
	castVerbatim = cast{[]string{"1"}, data.Verbatim, data.SameAttribution, data.Kept, 5}
	castOthers   = []cast{
		{[]string{"3"}, data.Altered, data.SameAttribution, data.Kept, 3},
		{[]string{"3", "a", "a"}, data.Altered, data.Uncredited, data.Kept, 3},
		{[]string{"2", "a"}, data.Marked, data.NameVariesAttr, data.Kept, 4},
		{[]string{"4", "s"}, data.Paraphrase, data.SameAttribution, data.Shifted, 2},
		{[]string{"0"}, data.Unrelated, data.SameAttribution, data.Kept, 0},
	}
)

// TestSession is an hour's work of a person who never touches the mouse: on a
// workbench of made-up articles overlap after overlap is judged, the last three
// verdicts are undone, two are given anew, and all are exported. Every key is
// counted.
func TestSession(t *testing.T) {
	binary := built(t)
	home := t.TempDir()
	book := sessionWorkbench(t, home)
	rows := look(t, book)
	if len(rows) != sessionPairs {
		t.Fatalf("%d overlaps in %d pairs of articles", len(rows), sessionPairs)
	}
	w := openWindowUnderXvfb(t, binary, home)
	w.until("the window shows", func() bool { return w.find() })
	s := session{window: w, book: book, cast: map[string]cast{}}
	s.press("Return") // opens the first
	for i, r := range rows[:sessionJudged] {
		c := castVerbatim
		if r.WordsSame < r.WordsA {
			c = castOthers[i%len(castOthers)]
		}
		s.judge(r.ID, c)
	}
	w.picture("session")

	undone := rows[sessionJudged-sessionUndone : sessionJudged]
	for _, r := range undone {
		delete(s.cast, r.ID)
	}
	s.press("ctrl+z", "ctrl+z", "ctrl+z")
	w.until("three verdicts are undone", func() bool { return verdicts(t, book) == sessionJudged-sessionUndone })
	s.check()
	for i, r := range undone[:sessionAgain] {
		s.judge(r.ID, castOthers[i+1])
	}

	s.press("ctrl+e")
	s.press("Return")
	file := ""
	w.until("the CSV is written", func() bool { file = written(home); return file != "" })
	w.close()
	s.check()
	s.checkTable(file)
	s.checkHistory(undone)
}

// session is the work of one person.
type session struct {
	*window
	book   string
	cast   map[string]cast // what must be stored, by overlap
	before uint64          // the sum of the screen before the last keys
}

// press presses keys once the screen shows what the keys before did to it and
// stands still.
func (s *session) press(keys ...string) {
	s.t.Helper()
	s.still(s.before)
	s.before = s.sum()
	s.key(keys...)
}

// judge types a verdict on the overlap that must be on view and waits until it
// is stored. That its first key was taken shows in the draft that the window
// keeps of a verdict in the making. No key is pressed twice.
func (s *session) judge(overlap string, c cast) {
	s.t.Helper()
	most := mostKeys
	if c.wording == data.Verbatim {
		most = mostKeysVerbatim
	}
	if n := len(c.keys) + 1; n > most {
		s.t.Fatalf("%v and Enter are %d keys, more than %d", c.keys, n, most)
	}
	s.press(c.keys[0])
	s.until("a verdict on "+overlap+" is begun", func() bool { return begun(s.t, s.book, overlap) == c.wording })
	s.key(c.keys[1:]...)
	s.before = s.sum()
	s.key("Return")
	s.cast[overlap] = c
	s.until("the verdict on "+overlap+" is stored", func() bool { return verdicts(s.t, s.book) == len(s.cast) })
}

// begun is the wording of the verdict in the making on an overlap, or "".
func begun(t *testing.T, book, overlap string) data.Wording {
	t.Helper()
	d, err := desk.Open(context.Background(), book, desk.Options{ReadOnly: "It is only looked at."})
	if err != nil {
		return ""
	}
	defer d.Close()
	drafts, err := d.Drafts(context.Background())
	if err != nil {
		return ""
	}
	return drafts[overlap].Now.Wording
}

// check compares the verdicts in the database with those that were typed.
func (s *session) check() {
	s.t.Helper()
	for _, r := range look(s.t, s.book) {
		c, judged := s.cast[r.ID]
		switch {
		case !judged && len(r.Verdicts) == 0:
		case !judged:
			s.t.Errorf("%s has a verdict that was not given or was undone: %+v", r.ID, r.Verdicts[0])
		case len(r.Verdicts) != 1:
			s.t.Errorf("%s has %d verdicts, want one", r.ID, len(r.Verdicts))
		default:
			v := r.Verdicts[0]
			if v.Wording != c.wording || v.Attribution != c.attribution || v.Sense != c.sense || v.Overall().Rating != c.rating || v.Reviewer != "Ana Lindqvist" {
				s.t.Errorf("%s: stored %s, %s, %s, rating %d by %q; typed %v", r.ID, v.Wording, v.Attribution, v.Sense, v.Overall().Rating, v.Reviewer, c.keys)
			}
		}
	}
}

// checkTable compares the CSV with what was typed; it leaves out what was
// judged unrelated.
func (s *session) checkTable(file string) {
	s.t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(raw), "\uFEFF"))).ReadAll()
	if err != nil || len(table) == 0 {
		s.t.Fatalf("the CSV cannot be read: %v", err)
	}
	told := map[string]string{} // by verdict
	for _, row := range table[1:] {
		cell := map[string]string{}
		for i, name := range table[0] {
			cell[name] = row[i]
		}
		told[cell["verdict_id"]] = strings.Join([]string{cell["wording"], cell["attribution"], cell["sense"], cell["rating"], cell["reviewer"], cell["passage_a"]}, "|")
	}
	rows := 0
	for _, r := range look(s.t, s.book) {
		c, judged := s.cast[r.ID]
		if !judged || c.wording == data.Unrelated || len(r.Verdicts) != 1 {
			continue
		}
		rows++
		want := fmt.Sprintf("%s|%s|%s|%d|Ana Lindqvist|", c.wording, c.attribution, c.sense, c.rating)
		if got := told[r.Verdicts[0].ID]; !strings.HasPrefix(got, want) || !strings.Contains(got, r.Lead) {
			s.t.Errorf("%s stands in the CSV as %q, want %q and the passage %q", r.ID, got, want, r.Lead)
		}
	}
	if len(told) != rows || len(table) != 1+rows {
		s.t.Errorf("%d rows in the CSV, want a header and %d verdicts", len(table), rows)
	}
}

// checkHistory looks for the verdicts that were undone: they stay in the history,
// each with the event that took it back.
func (s *session) checkHistory(undone []*desk.OverlapRow) {
	s.t.Helper()
	d, err := desk.Open(context.Background(), s.book, desk.Options{ReadOnly: "It is only looked at."})
	if err != nil {
		s.t.Fatal(err)
	}
	defer d.Close()
	for _, r := range undone {
		events, err := d.History(context.Background(), r.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		given, back := 0, 0
		for _, e := range events {
			switch {
			case e.Field == "verdict" && e.Undoes != "":
				back++
			case e.Field == "verdict":
				given++
			}
		}
		want := 1
		if _, again := s.cast[r.ID]; again {
			want = 2
		}
		if given != want || back != 1 {
			s.t.Errorf("the history of %s has %d verdicts and %d taken back, want %d and 1", r.ID, given, back, want)
		}
	}
}

// sessionWorkbench makes a workbench where the program looks for its own, of
// pairs of articles that print one saying each; and notes the person's name, so
// that no verdict is held up by the question for it.
func sessionWorkbench(t *testing.T, home string) (book string) {
	t.Helper()
	config := filepath.Join(home, ".config", "verbatim")
	book = filepath.Join(home, ".local", "share", "verbatim", "workbench.verbatim")
	if err := errors.Join(
		os.MkdirAll(config, 0o755), os.MkdirAll(filepath.Dir(book), 0o755),
		os.WriteFile(filepath.Join(config, "window.json"), []byte(`{"reviewer": "Ana Lindqvist", "width": 1600, "height": 1000, "text": 100}`), 0o644),
	); err != nil {
		t.Fatal(err)
	}
	d, err := desk.Create(context.Background(), book, desk.Options{Empty: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if _, err := d.Bring(context.Background(), sessionArticles(), nil); err != nil {
		t.Fatal(err)
	}
	return book
}

// sessionArticles are pairs of articles by two papers, in words that no language
// has, so that nothing else in them is alike. Half of the pairs print a
// saying alike; in the other the second changes two of its words.
func sessionArticles() []desk.Incoming {
	dice := rand.New(rand.NewPCG(7, 20))
	syllables := strings.Fields("ba de ki lo mu na pe ri so tu va ze fa go hi")
	sentence := func() []string {
		said := make([]string, 18)
		for i := range said {
			for range 2 + dice.IntN(3) {
				said[i] += syllables[dice.IntN(len(syllables))]
			}
		}
		return said
	}
	article := func(speaker string, said []string) string {
		text := fmt.Sprintf("“The %s,” said %s.\n", strings.Join(said, " "), speaker)
		for range 3 {
			text += "\nA " + strings.Join(sentence(), " ") + ".\n"
		}
		return text
	}
	var in []desk.Incoming
	for i := range sessionPairs {
		said := sentence()
		printed := append([]string{}, said...)
		if i%2 == 1 {
			printed[6], printed[11] = "perhaps", "everybody"
		}
		speaker := string(rune('A'+i)) + "da Moreno"
		for k, p := range []struct {
			paper string
			said  []string
		}{{"Harbour Gazette", said}, {"Valley Courier", printed}} {
			in = append(in, desk.Incoming{
				Name: fmt.Sprintf("%02d-%s.txt", i, strings.ToLower(strings.ReplaceAll(p.paper, " ", "-"))),
				Text: article(speaker, p.said),
				Meta: data.Meta{Title: fmt.Sprintf("Saying %d", i+1), Publisher: p.paper, Date: data.Date{Year: 2024, Month: 3, Day: 1 + i + k}},
			})
		}
	}
	return in
}
