package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/data/trial"

	"verbatim/data"
	"verbatim/seeds"
)

// filled makes a closed workbench with the five articles, found overlaps,
// verdicts, undone steps and a setting, by two writers.
func filled(t testing.TB) string {
	t.Helper()
	s := newStore(t, Options{})
	revisions := putArticles(t, s)
	putFound(t, s, FoundChange{
		Since: setFound(t, s, someFound(revisions, 50), map[string]int{"too common": 2}, nil),
		Put:   someFound(revisions, 60)[50:], Left: map[string]int{"too common": 3},
		Pieces: map[string][]byte{"segment 1": []byte(strings.Repeat("bridge", 300)), "segment 2": {}},
	})
	for i, o := range someOverlaps(revisions, 40) {
		text, err := json.Marshal(o)
		must(t, err)
		batch := apply(t, s, set(OfOverlap, o.ID, "overlap", string(text)), set(OfOverlap, o.ID, "verdict/Mona", verdict),
			set(OfOverlap, o.ID, "status", `"judged"`))[0].Batch
		if i%5 == 0 {
			revert(t, s, batch, "undo")
		}
		if i == 20 {
			s.place = "another machine" // the rest is written by a second writer
		}
	}
	apply(t, s, set(OfSetting, "reviewer", "value", `"Mona"`))
	must(t, s.PutJob(t.Context(), "019b0000-0000-7000-8000-000000000000", someItems))
	must(t, s.PutDraft(t.Context(), "note/o1", "Ask the desk in Basra."))
	must(t, s.PutTextSizes(t.Context(), "1", map[string]TextSize{revisions[0].Hash: {500, 3000}, revisions[1].Hash: {700, 4100}}))
	sound(t, s)
	must(t, s.Close())
	return s.Path()
}

var someItems = []JobItem{
	{N: 0, Name: "a.txt", Task: []byte(`{"revision":"x"}`), Outcome: "brought in"},
	{N: 1, Name: "b.png", Task: []byte("null"), Outcome: "not brought in", Says: "It is a picture."},
	{N: 2, Name: "c.txt", Task: []byte(`{"revision":"y"}`)},
}

// putArticles keeps the five articles and makes sources of them.
func putArticles(t testing.TB, s *Store) []data.Revision {
	t.Helper()
	var all []data.Revision
	for i, a := range seeds.Articles() {
		r := data.NewRevision(string(a.Bytes))
		original := a.Bytes
		if i%2 == 0 {
			original = []byte("\ufeff" + r.Text)
		}
		must(t, s.PutRevision(t.Context(), r, original))
		id := fmt.Sprintf("s%d", i)
		apply(t, s, set(OfSource, id, "name", fmt.Sprintf("%q", a.Name)), set(OfSource, id, "revision", fmt.Sprintf("%q", r.Hash)))
		all = append(all, r)
	}
	return all
}

// someOverlaps are n overlaps between the texts, at places that do not matter.
func someOverlaps(texts []data.Revision, n int) []data.Overlap {
	var all []data.Overlap
	for i := range n {
		a, b := texts[i%len(texts)], texts[(i+1+i/7%3)%len(texts)]
		o := data.Overlap{
			A:    data.Side{Source: "a.txt", Revision: a.Hash, Date: data.Date{Year: 2015, Month: 10}, Passage: data.Passage{{Start: i, End: i + 40}}, Quoted: true},
			B:    data.Side{Source: "b.txt", Revision: b.Hash, Passage: data.Passage{{Start: 3 * i, End: 3*i + 30}, {Start: 500, End: 512}}, Zone: data.ZoneBody},
			Tier: data.TierEdited, Score: float64(n-i) / 3, ByChance: 1e-9 * float64(i), WordsA: 48, WordsB: 48, WordsSame: 44,
			Tags: []data.Tag{data.Reordered, data.Spliced},
		}
		o.ID = data.OverlapID(o.A, o.B)
		all = append(all, o)
	}
	return all
}

// someFound are someOverlaps as they are found, with what a list shows.
func someFound(texts []data.Revision, n int) []Found {
	var all []Found
	for i, o := range someOverlaps(texts, n) {
		o.A.Source, o.B.Source, o.A.Date = "", "", data.Date{}
		all = append(all, Found{o, Facts{Rules: "1", SpeakerB: fmt.Sprintf("Speaker %d", i), Lead: "We will rebuild the old harbour bridge"}})
	}
	return all
}

// visible is all that a person can see of a workbench, as one text.
func visible(ctx context.Context, s *Store) (string, error) {
	var b strings.Builder
	show := func(part any, err error) error {
		return errors.Join(err, json.NewEncoder(&b).Encode(part))
	}
	for _, k := range []Kind{OfSource, OfOverlap, OfSetting} {
		fields, err := s.Fields(ctx, k)
		if err := show(fields, err); err != nil {
			return "", err
		}
		events, err := s.Events(ctx, k, "")
		if err := show(events, err); err != nil {
			return "", err
		}
		for _, id := range slices.Sorted(maps.Keys(fields)) {
			var hash string
			if json.Unmarshal(fields[id]["revision"], &hash) != nil {
				continue
			}
			text, err := s.Revision(ctx, hash)
			if err := show(text, err); err != nil {
				return "", err
			}
			originals, err := s.Originals(ctx, hash)
			if err := show(originals, err); err != nil {
				return "", err
			}
		}
	}
	found, err := s.Found(ctx)
	if err := show(found, err); err != nil {
		return "", err
	}
	names, err := s.Pieces(ctx)
	if err := show(names, err); err != nil {
		return "", err
	}
	for _, name := range names {
		piece, err := s.Piece(ctx, name)
		if err := show(piece, err); err != nil {
			return "", err
		}
	}
	jobs, err := s.Jobs(ctx)
	if err := show(jobs, err); err != nil {
		return "", err
	}
	for _, j := range jobs {
		items, err := s.JobItems(ctx, j.ID)
		if err := show(items, err); err != nil {
			return "", err
		}
	}
	drafts, err := s.Drafts(ctx)
	if err := show(drafts, err); err != nil {
		return "", err
	}
	sizes, err := s.TextSizes(ctx, "1")
	return b.String(), show(sizes, err)
}

// One flipped bit anywhere in the file that changes anything a person can see
// is refused, told at opening, or found by Check.
func TestFlippedBits(t *testing.T) {
	flips := trial.Often(300, 4000)
	path := filled(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	want, told, err := look(t.Context(), path)
	if err != nil || told {
		t.Fatalf("the whole file is told to be damaged (%v)", err)
	}
	dice := rand.New(rand.NewPCG(20, 11))
	folder := t.TempDir()
	changed := 0
	for i := range flips {
		bit := dice.IntN(8 * len(whole))
		whole[bit/8] ^= 1 << (bit % 8)
		flipped := filepath.Join(folder, fmt.Sprintf("%d.verbatim", i))
		must(t, os.WriteFile(flipped, whole, 0o644))
		whole[bit/8] ^= 1 << (bit % 8)
		got, told, err := look(t.Context(), flipped)
		if err == nil && got == want {
			continue
		}
		changed++
		if !told {
			t.Errorf("bit %d of byte %d changes what is seen (error %v) and nothing tells it", bit%8, bit/8, err)
		}
	}
	t.Logf("%d of %d flips in %d bytes changed what is seen", changed, flips, len(whole))
	trial.Tells(t, "one bit flipped", "%d files, in %d it changed what is seen, each of them was told", flips, changed)
	if changed < flips/10 {
		t.Errorf("only %d of %d flips changed what is seen: the file is mostly empty", changed, flips)
	}
}

// look opens a file as a person would. It tells whether anything told that
// the file is damaged; err is what the person met instead of an answer.
func look(ctx context.Context, path string) (seen string, told bool, err error) {
	s, err := Open(ctx, path, Options{})
	if err != nil {
		return "", true, err
	}
	defer s.Close()
	problems, broken := s.Check(ctx, nil)
	seen, err = visible(ctx, s)
	return seen, s.ReadOnly() != "" || len(problems) > 0 || broken != nil, err
}

// Whatever is changed behind the workbench's back, Check says where.
func TestCheckFinds(t *testing.T) {
	path := filled(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	for change, where := range map[string]string{
		"UPDATE event SET value = replace(value, 'altered', 'verbatim') WHERE seq = 30":                               "event",
		"UPDATE event SET before = '7' WHERE seq = 12":                                                                "event",
		"UPDATE event SET at = at + 1 WHERE seq = 12":                                                                 "event",
		"UPDATE state SET value = '\"final\"' WHERE field = 'status'":                                                 "state",
		"DELETE FROM state WHERE field = 'status'":                                                                    "state",
		"INSERT INTO state VALUES ('overlap', 'o0', 'status', '1', 1)":                                                "state",
		"DELETE FROM state; DELETE FROM event WHERE n = (SELECT max(n) FROM event)":                                   "writer",
		"DELETE FROM state; DELETE FROM event":                                                                        "writer",
		"DELETE FROM event WHERE seq = 17":                                                                            "event",
		"UPDATE revision SET text = replace(text, 'Iraq', 'Iran')":                                                    "revision",
		"UPDATE original SET bytes = x'00' WHERE bytes IS NOT NULL":                                                   "original",
		"DELETE FROM revision WHERE n = 2":                                                                            "original",
		"UPDATE found SET overlap = cast(replace(overlap, 'edited', 'exacts') AS BLOB)":                               "found",
		"UPDATE found SET id = 'o' || substr(id, 3) || '0'":                                                           "found",
		"UPDATE piece SET bytes = x'00' WHERE name = 'segment 1'":                                                     "piece",
		"UPDATE piece SET name = 'segment 3' WHERE name = 'segment 1'":                                                "piece",
		"DELETE FROM found WHERE id = (SELECT min(id) FROM found)":                                                    "finding",
		"UPDATE finding SET left_out = '{}'":                                                                          "finding",
		"INSERT INTO revision_words (revision_words, rowid, text) SELECT 'delete', n, text FROM revision WHERE n = 1": "revision_words",
		"UPDATE job_item SET says = 'It was read.' WHERE n = 1":                                                       "job",
		"UPDATE job SET id = 'x'":                                                                                     "job_item",
		"UPDATE text_size SET words = words + 1":                                                                      "text_size",
		"UPDATE draft SET text = 'Nothing.'":                                                                          "draft",
		"DROP INDEX event_thing":                                                                                      "index event_thing",
	} {
		t.Run(change, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "x.verbatim")
			must(t, os.WriteFile(copied, whole, 0o644))
			alter(t, copied, "PRAGMA foreign_keys = 0; "+change)
			s, err := Open(t.Context(), copied, Options{})
			must(t, err)
			defer s.Close()
			problems, err := s.Check(t.Context(), nil)
			must(t, err)
			for _, p := range problems {
				if p.Where == where || strings.HasPrefix(p.Where, where+" ") {
					return
				}
			}
			t.Errorf("Check finds %v", problems)
		})
	}
}

// Progress ends at the whole and never runs past it.
func TestCheckProgress(t *testing.T) {
	s := newStore(t, Options{})
	var sets []Set
	for i := range 3000 {
		sets = append(sets, set(OfOverlap, fmt.Sprint("o", i), "status", `"open"`))
	}
	apply(t, s, sets...)
	calls, lastDone := 0, 0
	_, err := s.Check(t.Context(), func(done, total int) {
		if calls++; done < lastDone || done > total {
			t.Errorf("progress says %d of %d after %d", done, total, lastDone)
		}
		lastDone = done
	})
	if err != nil || calls < 5 {
		t.Errorf("progress was told %d times (%v)", calls, err)
	}
}

// What the finder found is there again in rank order; what stays the same is
// not written anew; what is gone is gone.
func TestFound(t *testing.T) {
	s := newStore(t, Options{})
	texts := putArticles(t, s)
	all := someFound(texts, 30)
	setFound(t, s, all, map[string]int{"too common": 2}, map[string][]byte{"segment 1": []byte("one")})
	setFound(t, s, append(all[10:20:20], all[3]), map[string]int{"too short": 9}, nil)
	s = reopen(t, s, Options{})
	f := foundIn(t, s)
	if len(f.Overlaps) != 11 || f.Overlaps[0].ID != all[3].ID || f.Left["too short"] != 9 || len(f.Left) != 1 {
		t.Errorf("found are %d, left out %v", len(f.Overlaps), f.Left)
	}
	if got, want := fmt.Sprintf("%+v", *f.Overlaps[1]), fmt.Sprintf("%+v", all[10]); got != want {
		t.Errorf("an overlap came back as %s, was %s", got, want)
	}
	if one, err := s.Piece(t.Context(), "segment 1"); one != nil || err != nil {
		t.Errorf("an old piece is %q (%v)", one, err)
	}
	setFound(t, s, nil, nil, nil)
	if f = foundIn(t, s); len(f.Overlaps)+len(f.Left) != 0 {
		t.Errorf("of nothing there is %+v", f)
	}
	sound(t, s)
}

// setFound and putFound store and give the stamp.
func setFound(t testing.TB, s *Store, found []Found, left map[string]int, pieces map[string][]byte) string {
	t.Helper()
	stamp, err := s.SetFound(t.Context(), found, left, pieces)
	must(t, err)
	return stamp
}

func putFound(t testing.TB, s *Store, c FoundChange) string {
	t.Helper()
	stamp, err := s.PutFound(t.Context(), c)
	must(t, err)
	return stamp
}

// A change of what was found costs its rows alone; the account goes with it.
func TestPutFound(t *testing.T) {
	s := newStore(t, Options{})
	all := someFound(putArticles(t, s), 30)
	changed := all[4]
	changed.Facts.Lead = "The granite pillars"
	stamp := putFound(t, s, FoundChange{
		Since: setFound(t, s, all[:20], map[string]int{"too short": 1}, nil),
		Put:   append(all[20:25:25], changed), Remove: []string{all[7].ID, "o0000000000000000"}, Left: map[string]int{"too short": 2},
		Pieces: map[string][]byte{"segment 1": []byte("one"), "segment 2": []byte("two")},
	})
	stamp = putFound(t, s, FoundChange{Since: stamp, Left: map[string]int{"too short": 2}, Pieces: map[string][]byte{"segment 1": nil}})
	s = reopen(t, s, Options{})
	f, err := s.Found(t.Context())
	if err != nil || len(f.Overlaps) != 24 || f.Left["too short"] != 2 || f.Stamp != stamp {
		t.Errorf("found are %d, left out %v (%v)", len(f.Overlaps), f.Left, err)
	}
	i := slices.IndexFunc(f.Overlaps, func(f *Found) bool { return f.ID == changed.ID })
	if i < 0 || f.Overlaps[i].Facts != changed.Facts || slices.ContainsFunc(f.Overlaps, func(f *Found) bool { return f.ID == all[7].ID }) {
		t.Errorf("found are %+v", f.Overlaps)
	}
	one, err := s.Piece(t.Context(), "segment 1")
	two, err2 := s.Piece(t.Context(), "segment 2")
	if one != nil || string(two) != "two" || errors.Join(err, err2) != nil {
		t.Errorf("the pieces are %q and %q (%v, %v)", one, two, err, err2)
	}
	sound(t, s)
}

// Of two processes that change what was found, the later one learns that it
// began with what is no more, and changes nothing.
func TestPutFoundBesideAnother(t *testing.T) {
	s := newStore(t, Options{})
	all := someFound(putArticles(t, s), 30)
	old := setFound(t, s, all[:20], nil, nil)
	stamp := putFound(t, s, FoundChange{Since: old, Put: all[20:21]})
	_, err := s.PutFound(t.Context(), FoundChange{Since: old, Put: all[21:22]})
	_, err2 := s.RenewFound(t.Context(), old, []Renewed{{all[3].ID, all[4]}})
	if !errors.Is(err, ErrFoundChanged) || !errors.Is(err2, ErrFoundChanged) {
		t.Errorf("the later one is told %v and %v", err, err2)
	}
	f, err := s.Found(t.Context())
	if now, err2 := s.FoundStamp(t.Context()); len(f.Overlaps) != 21 || now != stamp || errors.Join(err, err2) != nil {
		t.Errorf("found are %d at %s, want 21 at %s (%v, %v)", len(f.Overlaps), now, stamp, err, err2)
	}
}

// Whatever bytes a damaged row holds, reading it ends, and what reads as an
// overlap is coded as the same again.
func FuzzDecodeFound(f *testing.F) {
	for _, o := range someFound([]data.Revision{data.NewRevision("one"), data.NewRevision("two")}, 3) {
		f.Add(o.code())
	}
	f.Fuzz(func(t *testing.T, row []byte) {
		got, err := decodeFound("o1", row, newShared())
		if err != nil || row[0] == '{' {
			return
		}
		again, err := decodeFound("o1", got.code(), newShared())
		if err != nil || !bytes.Equal(again.code(), got.code()) {
			t.Errorf("%+v came back as %+v (%v)", got, again, err)
		}
	})
}

// A text is kept once whatever it came from; every origin is kept beside it.
func TestRevisions(t *testing.T) {
	s := newStore(t, Options{})
	text := data.NewRevision("He told Reuters:\n“We are seeking … [have now] the upper hand.”\n")
	for _, original := range []string{text.Text, "\ufeff" + text.Text, strings.ReplaceAll(text.Text, "\n", "\r\n"), text.Text} {
		must(t, s.PutRevision(t.Context(), text, []byte(original)))
	}
	must(t, s.PutRevision(t.Context(), text, nil))
	originals, err := s.Originals(t.Context(), text.Hash)
	if err != nil || len(originals) != 3 {
		t.Errorf("there are %d originals (%v)", len(originals), err)
	}
	empty := data.NewRevision("")
	must(t, s.PutRevision(t.Context(), empty, []byte{}))
	if got, err := s.Revision(t.Context(), empty.Hash); err != nil || got != empty {
		t.Errorf("the empty text is %+v (%v)", got, err)
	}
	for what, r := range map[string]data.Revision{
		"a false hash":  {Hash: text.Hash, Text: "something else"},
		"invalid UTF-8": data.NewRevision("caf\xe9"),
	} {
		if err := s.PutRevision(t.Context(), r, nil); err == nil {
			t.Errorf("a text with %s was kept", what)
		}
	}
	if _, err := s.Revision(t.Context(), data.Hash("no such text")); err == nil {
		t.Error("a text that was never kept is there")
	}
	sound(t, s)
}

// The index for searching knows the words of every text that is kept.
func TestWordsOfRevisions(t *testing.T) {
	s := newStore(t, Options{})
	texts := putArticles(t, s)
	for phrase, want := range map[string]int{`"welcome russian air strikes"`: 1, `zamili`: 3, `zimili`: 1, `"no such words here"`: 0} {
		rows := 0
		err := s.read.QueryRow("SELECT count(*) FROM revision_words WHERE revision_words MATCH ?", phrase).Scan(&rows)
		if err != nil || rows != want {
			t.Errorf("%s is in %d of %d texts (%v), want %d", phrase, rows, len(texts), err, want)
		}
	}
	// FTS5's own comparison of the index with the texts.
	if _, err := s.write.Exec("INSERT INTO revision_words (revision_words, rank) VALUES ('integrity-check', 1)"); err != nil {
		t.Error(err)
	}
}

// foundIn is what the program found, ranked.
func foundIn(t *testing.T, s *Store) Finding {
	t.Helper()
	f, err := s.Found(t.Context())
	must(t, err)
	slices.SortFunc(f.Overlaps, func(x, y *Found) int { return data.CompareRank(&x.Overlap, &y.Overlap) })
	return f
}
