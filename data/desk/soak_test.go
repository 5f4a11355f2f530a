package desk

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"verbatim/data"
	"verbatim/data/store"
	"verbatim/data/trial"
)

// ledger is the plain model of a workbench: what each thing shows, and the
// steps that can be taken back or done again.
type ledger struct {
	shows      map[string]string // "source ID name", "overlap ID status", "style", …: what is not there shows nothing
	of         map[string][2]string
	undo, redo [][]entry
}

// entry is one thing that a step changed.
type entry struct{ key, before, after string }

// did notes a step; one that changed nothing is none.
func (l *ledger) did(step ...entry) {
	if len(step) == 0 {
		return
	}
	for i := range step {
		step[i].before = l.shows[step[i].key]
		l.put(step[i].key, step[i].after)
	}
	l.undo, l.redo = append(l.undo, step), nil
}

func (l *ledger) put(key, value string) {
	if l.shows[key] = value; value == "" {
		delete(l.shows, key)
	}
}

// turn takes the last step of a stack back, or does it again, and puts it on the
// other; false where there is none.
func (l *ledger) turn(from, to *[][]entry, value func(entry) string) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	step := (*from)[n-1]
	for _, e := range slices.Backward(step) {
		l.put(e.key, value(e))
	}
	*from, *to = (*from)[:n-1], append(*to, step)
	return true
}

// soak is one workbench under random calls, with the model beside it.
type soak struct {
	t    *testing.T
	d    *Desk
	l    ledger
	dice *rand.Rand
	path string
	done map[string]int
}

// soakTexts are what comes in and goes. Some share passages with the three that
// are there.
var soakTexts = []Incoming{
	{Name: "late-1.txt", Text: "It was told again that nobody knows what the granite pillars cost in those days.\n"},
	{Name: "late-2.txt", Text: "“We will rebuild the old harbour bridge before the winter storms return,” the paper quoted the mayor.\n"},
	{Name: "late-3.txt", Text: "Nothing of this was in the minutes of the town council, which met on a Friday.\n"},
	{Name: "late-4.txt", Text: "The storms of winter, he said, return to the harbour; the granite pillars cost nothing in those days.\n"},
}

var soakReviewers = []string{"Ana", "Zoë"}

var soakTables = []string{"", "bridge: pillars", "winter: storms\nOlsen: the mayor"}

// A million random calls, as a person might make them, and the model says the
// same of every thing throughout, also after the workbench is opened anew.
//
// The workbench lies in memory where the system has a folder for that, and every
// few thousand calls begin one anew: what is tried here is what calls come to.
// That they are durable is for the trials that kill.
func TestSoak(t *testing.T) {
	calls := trial.Often(300, 30_000)
	if n, err := strconv.Atoi(os.Getenv("VERBATIM_SOAK")); err == nil {
		calls = n
	}
	const each = 2_500
	folder := t.TempDir()
	if memory, err := os.MkdirTemp("/dev/shm", "verbatim-soak-"); err == nil {
		folder = memory
		t.Cleanup(func() { os.RemoveAll(memory) })
	}
	fresh := threeSources(t)
	var mu sync.Mutex
	all := map[string]int{}
	t.Run("calls", func(t *testing.T) { // which ends when all in it have
		for first := 0; first < calls; first += each {
			t.Run(fmt.Sprint("from ", first), func(t *testing.T) {
				t.Parallel()
				s := &soak{t: t, dice: rand.New(rand.NewPCG(11, uint64(first))), path: filepath.Join(folder, fmt.Sprint(first)), done: map[string]int{}}
				if err := os.WriteFile(s.path, fresh, 0o644); err != nil {
					t.Fatal(err)
				}
				s.run(min(each, calls-first))
				if err := os.Remove(s.path); err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				for what, n := range s.done {
					all[what] += n
				}
			})
		}
	})
	t.Log(all)
	trial.Tells(t, "soak", "%d random calls (%d of them undo or redo, %d opened anew): equals the model throughout", calls, all["undo"]+all["redo"], all["reopen"])
}

// run makes so many calls on one workbench.
func (s *soak) run(calls int) {
	t, ctx := s.t, s.t.Context()
	s.open()
	s.l = ledger{shows: map[string]string{}, of: map[string][2]string{}}
	sources := must[[]SourceRow](t)(s.d.Sources(ctx))
	for _, r := range sources {
		s.l.put("source "+r.ID+" name", r.Name)
		s.l.put("source "+r.ID+" meta", metaTold(r.Meta))
	}
	for i := range calls {
		what := s.call()
		s.done[what]++
		if s.compare(); i%100 == 99 {
			s.compareRows()
		}
		if t.Failed() {
			t.Fatalf("after call %d, %s", i, what)
		}
	}
	report := must[Report](t)(s.d.Check(ctx, nil))
	if len(report.Problems) > 0 {
		t.Error(report.Problems)
	}
	if err := s.d.Close(); err != nil {
		t.Error(err)
	}
}

func (s *soak) open() {
	s.d = must[*Desk](s.t)(Open(s.t.Context(), s.path, Options{Now: clock()}))
}

// metaTold is what is known of a source, in one text.
func metaTold(m data.Meta) string { return fmt.Sprint(m.Publisher, " ", m.Date) }

// call does one thing, by how often a person does it.
func (s *soak) call() string {
	n := s.dice.IntN(1000)
	for _, c := range []struct {
		name  string
		often int
		do    func() error
	}{
		{"judge", 350, s.judge},
		{"status", 220, s.status},
		{"undo", 170, s.undo},
		{"redo", 130, s.redo},
		{"rename", 60, s.rename},
		{"style", 40, s.style},
		{"meta", 10, s.meta},
		{"bring in", 8, s.bring},
		{"remove", 5, s.remove},
		{"aliases", 2, s.aliases},
		{"reopen", 5, s.reopen},
	} {
		if n -= c.often; n < 0 {
			var m *Mistake
			if err := c.do(); err != nil && !errors.As(err, &m) {
				s.t.Errorf("%s: %v", c.name, err)
			}
			return c.name
		}
	}
	return "nothing"
}

func pick[T any](s *soak, all []T) (x T, ok bool) {
	if len(all) == 0 {
		return x, false
	}
	return all[s.dice.IntN(len(all))], true
}

// state is the workbench as of now.
func (s *soak) state() *state { return must[*state](s.t)(s.d.present(s.t.Context())) }

func (s *soak) overlap() (known, bool) {
	k, ok := pick(s, s.state().overlaps)
	if !ok {
		return known{}, false
	}
	s.l.of[k.ID] = [2]string{k.sourceA, k.sourceB}
	return *k, true
}

func (s *soak) judge() error {
	k, ok := s.overlap()
	if !ok {
		return nil
	}
	who, _ := pick(s, soakReviewers)
	wording, _ := pick(s, data.Wordings)
	j := data.Judgement{Wording: wording, Notes: fmt.Sprint("note ", s.dice.IntN(100)), Alterations: []data.Tag{}, Tags: []string{fmt.Sprint("tag ", s.dice.IntN(9))}}
	if _, err := s.d.Judge(s.t.Context(), k.ID, who, j); err != nil {
		return err
	}
	status := data.Judged
	if wording == data.Unrelated {
		status = data.Dismissed
	}
	s.l.did(entry{key: "overlap " + k.ID + " by " + who, after: judgedAs(j)}, entry{key: "overlap " + k.ID + " status", after: string(status)})
	return nil
}

// judgedAs is a judgement in one text, which begins with what it comes to.
func judgedAs(j data.Judgement) string {
	v := data.Verdict{Judgement: j.Filled()}
	return fmt.Sprint(v.Overall().Label, "; ", j.Wording, j.Notes, j.Tags)
}

// disputed tells whether the two reviewers' judgements come to something else.
func (l *ledger) disputed(id string) bool {
	var overall [2]string
	for i, who := range soakReviewers {
		overall[i], _, _ = strings.Cut(l.shows["overlap "+id+" by "+who], "; ")
	}
	return overall[0] != "" && overall[1] != "" && overall[0] != overall[1]
}

func (s *soak) status() error {
	status, _ := pick(s, []data.Status{data.Open, data.Parked, data.Parked, data.Checked, data.Final})
	var ids []string
	var step []entry
	for range 1 + s.dice.IntN(2) {
		k, ok := s.overlap()
		if !ok || slices.Contains(ids, k.ID) {
			continue
		}
		if ids = append(ids, k.ID); k.status != status {
			step = append(step, entry{key: "overlap " + k.ID + " status", after: string(status)})
		}
	}
	if err := s.d.SetStatus(s.t.Context(), status, ids...); err != nil {
		return err
	}
	s.l.did(step...)
	return nil
}

func (s *soak) source() (source, bool) { return pick(s, s.state().shown()) }

func (s *soak) rename() error {
	src, ok := s.source()
	name := fmt.Sprint("name ", s.dice.IntN(8))
	if !ok || name == src.name {
		return nil
	}
	if err := s.d.Rename(s.t.Context(), src.id, name); err != nil {
		return err
	}
	s.l.did(entry{key: "source " + src.id + " name", after: name})
	return nil
}

func (s *soak) meta() error {
	src, ok := s.source()
	m := data.Meta{Publisher: fmt.Sprint("Paper ", s.dice.IntN(5)), Date: data.Date{Year: 2014 + s.dice.IntN(3)}}
	if !ok || metaTold(m) == metaTold(src.meta) {
		return nil
	}
	if err := s.d.SetMeta(s.t.Context(), src.id, m); err != nil {
		return err
	}
	s.l.did(entry{key: "source " + src.id + " meta", after: metaTold(m)})
	return nil
}

func (s *soak) remove() error {
	src, ok := s.source()
	if !ok || len(s.state().shown()) < 3 {
		return nil
	}
	if err := s.d.Remove(s.t.Context(), src.id); err != nil {
		return err
	}
	s.l.did(entry{key: "source " + src.id + " name"}, entry{key: "source " + src.id + " meta"})
	return nil
}

func (s *soak) bring() error {
	in, _ := pick(s, append(soakTexts, threeTexts...))
	id := "source s" + data.Hash(in.Text)[:16]
	b, err := s.d.Bring(s.t.Context(), []Incoming{in}, nil)
	if here := s.l.shows[id+" name"] != ""; err == nil && here != (len(b.Already) == 1) {
		s.t.Errorf("%s is here: %v, and it comes in as %+v", in.Name, here, b)
	}
	if err == nil && len(b.Sources) == 1 {
		s.l.did(entry{key: id + " name", after: in.Name}, entry{key: id + " meta", after: metaTold(in.Meta)})
	}
	return err
}

func (s *soak) style() error {
	style, _ := pick(s, append(Styles(), ""))
	if err := s.d.SetHouseStyle(s.t.Context(), style); err != nil {
		return err
	}
	if style != s.l.shows["style"] {
		s.l.did(entry{key: "style", after: style})
	}
	return nil
}

func (s *soak) aliases() error {
	table, _ := pick(s, soakTables)
	was := must[Aliases](s.t)(s.d.Aliases(s.t.Context()))
	if _, err := s.d.SetAliases(s.t.Context(), table, nil); err != nil {
		return err
	}
	if is := must[Aliases](s.t)(s.d.Aliases(s.t.Context())); is != was {
		s.l.did(entry{key: "aliases", after: table + "."})
	}
	return nil
}

func (s *soak) undo() error {
	st, err := s.d.Undo(s.t.Context())
	if some := s.l.turn(&s.l.undo, &s.l.redo, func(e entry) string { return e.before }); err == nil && some != (st != nil) {
		s.t.Errorf("there is a step to undo: %v, undone was %v", some, st)
	}
	return plain(err)
}

func (s *soak) redo() error {
	st, err := s.d.Redo(s.t.Context())
	if some := s.l.turn(&s.l.redo, &s.l.undo, func(e entry) string { return e.after }); err == nil && some != (st != nil) {
		s.t.Errorf("there is a step to redo: %v, done again was %v", some, st)
	}
	return plain(err)
}

// plain makes a fault of a mistake: nobody else changes this workbench, so every
// step can be taken back.
func plain(err error) error {
	if err != nil {
		return fmt.Errorf("%s", err.Error())
	}
	return nil
}

// reopen opens the workbench anew. Steps from long before cannot be taken back
// then.
func (s *soak) reopen() error {
	if err := s.d.Close(); err != nil {
		return err
	}
	s.open()
	last := func(steps [][]entry, n int) [][]entry { return steps[max(0, len(steps)-n):] }
	s.l.undo, s.l.redo = last(s.l.undo, len(s.d.steps.undo)), last(s.l.redo, len(s.d.steps.redo))
	if len(s.l.undo) != len(s.d.steps.undo) || len(s.l.redo) != len(s.d.steps.redo) {
		s.t.Error("opened anew there are more steps than were done")
	}
	s.compareRows()
	return nil
}

// compare holds what the workbench says against the model.
func (s *soak) compare() {
	shows := map[string]string{}
	st := s.state()
	for _, src := range st.shown() {
		shows["source "+src.id+" name"], shows["source "+src.id+" meta"] = src.name, metaTold(src.meta)
	}
	for _, k := range st.overlaps {
		s.shown(shows, k.ID, k.status, k.verdicts)
	}
	if shows["style"] = st.style; st.style == "" {
		delete(shows, "style")
	}
	s.same(shows)
}

// compareRows does the same by what a list shows.
func (s *soak) compareRows() {
	shows := map[string]string{}
	for _, r := range must[[]SourceRow](s.t)(s.d.Sources(s.t.Context())) {
		shows["source "+r.ID+" name"], shows["source "+r.ID+" meta"] = r.Name, metaTold(r.Meta)
	}
	for _, r := range must[[]OverlapRow](s.t)(s.d.Overlaps(s.t.Context())) {
		s.shown(shows, r.ID, r.Status, r.Verdicts)
	}
	if style := must[string](s.t)(s.d.HouseStyle(s.t.Context())); style != "" {
		shows["style"] = style
	}
	s.same(shows)
	raw := must[[]byte](s.t)(rawValue(s, settingAliases))
	if isNull(raw) != (s.l.shows["aliases"] == "") {
		s.t.Errorf("the table of aliases is %s, want %q", raw, s.l.shows["aliases"])
	}
}

func rawValue(s *soak, setting string) ([]byte, error) {
	return s.d.file.Value(s.t.Context(), store.OfSetting, setting, fieldValue)
}

// shown are the entries of one overlap; open is what nobody said anything of.
func (s *soak) shown(shows map[string]string, id string, status data.Status, verdicts []data.Verdict) {
	if status != data.Open {
		shows["overlap "+id+" status"] = string(status)
	}
	for _, v := range verdicts {
		shows["overlap "+id+" by "+v.Reviewer] = judgedAs(v.Judgement)
	}
}

// same compares entries. Overlaps of sources that are not here are not shown.
func (s *soak) same(shows map[string]string) {
	want := map[string]string{}
	for key, value := range s.l.shows {
		id, overlap := strings.CutPrefix(key, "overlap ")
		id, _, _ = strings.Cut(id, " ")
		of := s.l.of[id]
		gone := s.l.shows["source "+of[0]+" name"] == "" || s.l.shows["source "+of[1]+" name"] == ""
		if key == "aliases" || overlap && (gone || value == string(data.Open)) {
			continue
		}
		if want[key] = value; value == string(data.Judged) && s.l.disputed(id) {
			want[key] = string(data.Disputed)
		}
	}
	if maps.Equal(shows, want) {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if shows[key] != want[key] {
			s.t.Errorf("%s is %q, want %q", key, shows[key], want[key])
		}
		delete(shows, key)
	}
	for key, value := range shows {
		s.t.Errorf("%s is %q, and should not be there", key, value)
	}
}
