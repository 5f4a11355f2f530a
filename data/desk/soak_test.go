package desk

import (
	"bytes"
	"context"
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
	"time"

	"verbatim/data"
	"verbatim/data/store"
	"verbatim/data/trial"
)

// ledger is the plain model of a workbench: what was set, and the steps that can
// be taken back or done again. What stands is the last that was not taken back.
type ledger struct {
	name       string             // of the copy; nobody takes back what another copy did
	set        map[string][]*mark // by "source ID name", "overlap ID status", "style", …, in the order of time
	gone       map[*mark]bool
	of         map[string][2]string
	undo, redo []*move
}

// mark is one thing set to a value by one copy.
type mark struct {
	key, value, by string
	at, turned     int // when it was set, and last taken back or done again
}

// move is one step; shut is one that could not be taken back, which is passed
// over until the workbench is opened again.
type move struct {
	marks []*mark
	shut  bool
}

// entry is one thing that a step sets; fresh where it is so also if it is the
// same again.
type entry struct {
	key, value string
	fresh      bool
}

// shows is what a thing is: what is not there shows nothing.
func (l *ledger) shows(key string) string {
	if m := l.last(key); m != nil {
		return m.value
	}
	return ""
}

func (l *ledger) last(key string) *mark {
	for _, m := range slices.Backward(l.set[key]) {
		if !l.gone[m] {
			return m
		}
	}
	return nil
}

// here tells whether a source is.
func (l *ledger) here(id string) bool {
	return l.shows("source "+id+" text") != "" && l.shows("source "+id+" removed") == ""
}

// did notes a step at a time; one that changed nothing is none.
func (l *ledger) did(at int, entries ...entry) {
	var step move
	for _, e := range entries {
		if e.fresh || l.shows(e.key) != e.value {
			m := &mark{key: e.key, value: e.value, by: l.name, at: at, turned: at}
			l.set[e.key] = append(l.set[e.key], m)
			step.marks = append(step.marks, m)
		}
	}
	if step.marks != nil {
		l.undo, l.redo = append(l.undo, &step), nil
	}
}

// turn takes the last step of a stack back, or does it again, and puts it on the
// other; none where there is none. What others set since stays; where that is all
// that the step set, or this copy set it since, it is shut.
func (l *ledger) turn(at int, from, to *[]*move, back bool) (some, shut bool) {
	i := len(*from) - 1
	for i >= 0 && (*from)[i].shut {
		i--
	}
	if i < 0 {
		return false, false
	}
	step, stands := (*from)[i], false
	for _, m := range step.marks {
		over := l.over(m, back)
		if over != nil && over.by == l.name {
			stands = false
			break
		}
		stands = stands || over == nil
	}
	if !stands {
		step.shut = true
		return true, true
	}
	for _, m := range step.marks {
		l.gone[m], m.turned = back, at
	}
	*from, *to = slices.Delete(*from, i, i+1), append(*to, step)
	return true, false
}

// over is what lies over a mark since it was set, or taken back: what was set, and of what is done again
// also what this copy took back.
func (l *ledger) over(m *mark, back bool) *mark {
	for _, x := range slices.Backward(l.set[m.key]) {
		switch {
		case x == m:
		case !l.gone[x] && x.at > m.turned, !back && x.by == l.name && l.gone[x] && x.turned > m.turned:
			return x
		}
	}
	return nil
}

// copied is the model of a copy, which has no steps of its own.
func (l *ledger) copied(name string) ledger {
	c := ledger{name: name, set: map[string][]*mark{}, gone: maps.Clone(l.gone), of: maps.Clone(l.of)}
	for key, marks := range l.set {
		c.set[key] = slices.Clone(marks)
	}
	return c
}

// merge takes in what another copy set and took back.
func (l *ledger) merge(o *ledger) {
	for key, marks := range o.set {
		for _, m := range marks {
			if m.by == o.name && o.gone[m] {
				l.gone[m] = true
			} else if m.by == o.name {
				delete(l.gone, m)
			}
			if !slices.Contains(l.set[key], m) {
				l.set[key] = append(l.set[key], m)
			}
		}
		slices.SortFunc(l.set[key], func(x, y *mark) int { return x.at - y.at })
	}
	maps.Copy(l.of, o.of)
}

// soak is one workbench under random calls, with the model beside it.
type soak struct {
	t     *testing.T
	d     *Desk
	l     ledger
	dice  *rand.Rand
	now   func() time.Time // the clock of all copies
	calls *int             // the time in the models of all copies
	path  string
	done  map[string]int

	copied bool
	other  *soak // a copy that goes its own way, if there is one
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
// same of every thing throughout, also after the workbench is opened anew, and
// after it was merged with a copy that others judged.
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
				s := &soak{t: t, dice: rand.New(rand.NewPCG(11, uint64(first))), now: clock(), calls: new(int), path: filepath.Join(folder, fmt.Sprint(first)), done: map[string]int{}}
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
	trial.Tells(t, "soak", "%d random calls (%d of them undo or redo, %d opened anew, %d merges with a copy judged apart): equals the model throughout", calls, all["undo"]+all["redo"], all["reopen"], all["merged"])
}

// run makes so many calls on one workbench.
func (s *soak) run(calls int) {
	t, ctx := s.t, s.t.Context()
	s.open()
	s.l = ledger{name: "here", set: map[string][]*mark{}, gone: map[*mark]bool{}, of: map[string][2]string{}}
	sources := must[[]SourceRow](t)(s.d.Sources(ctx))
	for _, r := range sources {
		s.l.did(0, entry{key: "source " + r.ID + " name", value: r.Name}, entry{key: "source " + r.ID + " meta", value: metaTold(r.Meta)}, entry{key: "source " + r.ID + " text", value: "is here"})
	}
	s.l.undo = nil
	for i := range calls {
		what := s.turns()
		s.done[what]++
		if s.compare(); i%100 == 99 {
			s.compareRows()
		}
		if t.Failed() {
			t.Fatalf("after call %d, %s", i, what)
		}
	}
	if s.other != nil {
		s.agree()
		s.other.end()
	}
	s.end()
}

// turns makes a call here, or in the copy.
func (s *soak) turns() string {
	if s.other == nil || s.dice.IntN(4) > 0 {
		return s.call()
	}
	what := s.other.call()
	s.other.compare()
	return what
}

// end checks the workbench and closes it.
func (s *soak) end() {
	report := must[Report](s.t)(s.d.Check(s.t.Context(), nil))
	if len(report.Problems) > 0 {
		s.t.Error(report.Problems)
	}
	if err := s.d.Close(); err != nil {
		s.t.Error(err)
	}
}

// agree merges both ways and looks whether both hold the same then, to the byte.
func (s *soak) agree() {
	for _, err := range []error{s.mergeFrom(s.other), s.other.mergeFrom(s)} {
		if err != nil {
			s.t.Error(err)
		}
	}
	var here, there bytes.Buffer
	for d, w := range map[*Desk]*bytes.Buffer{s.d: &here, s.other.d: &there} {
		if _, err := d.exportWhole(s.t.Context(), w); err != nil {
			s.t.Error(err)
		}
	}
	if !bytes.Equal(here.Bytes(), there.Bytes()) {
		s.t.Error("merged both ways the two hold different records")
	}
}

// merge makes a copy for somebody else, or takes in what was done in it, and
// then also takes it back to them, or ends it.
func (s *soak) merge() error {
	if s.copied {
		return nil
	}
	if s.other == nil {
		n := *s.calls
		path := fmt.Sprint(s.path, " copy ", n)
		if err := s.d.Backup(s.t.Context(), path); err != nil {
			return err
		}
		other := *s
		other.copied, other.path, other.l = true, path, s.l.copied(fmt.Sprint("copy ", n))
		s.other = &other
		s.other.open()
		return nil
	}
	if err := s.mergeFrom(s.other); err != nil {
		return err
	}
	if s.dice.IntN(2) == 0 {
		s.agree()
	}
	if s.dice.IntN(2) == 0 {
		s.other.end()
		err := os.Remove(s.other.path)
		s.other = nil
		return err
	}
	return nil
}

func (s *soak) mergeFrom(other *soak) error {
	_, err := s.d.Merge(s.t.Context(), other.path, nil)
	s.l.merge(&other.l)
	s.done["merged"]++
	s.compare()
	return err
}

func (s *soak) open() {
	s.d = must[*Desk](s.t)(Open(s.t.Context(), s.path, Options{Now: s.now}))
}

// metaTold is what is known of a source, in one text.
func metaTold(m data.Meta) string { return fmt.Sprint(m.Publisher, " ", m.Date) }

// call does one thing, by how often a person does it.
func (s *soak) call() string {
	*s.calls++
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
		{"meta", 8, s.meta},
		{"bring in", 8, s.bring},
		{"remove", 5, s.remove},
		{"aliases", 2, s.aliases},
		{"reopen", 5, s.reopen},
		{"merge", 2, s.merge},
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
	s.l.of[k.ID] = [2]string{k.inA.id, k.inB.id}
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
	s.did(entry{key: "overlap " + k.ID + " by " + who, value: judgedAs(j), fresh: true}, entry{key: "overlap " + k.ID + " status", value: string(status)})
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
		overall[i], _, _ = strings.Cut(l.shows("overlap "+id+" by "+who), "; ")
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
			step = append(step, entry{key: "overlap " + k.ID + " status", value: string(status)})
		}
	}
	if err := s.d.SetStatus(s.t.Context(), status, ids...); err != nil {
		return err
	}
	s.did(step...)
	return nil
}

func (s *soak) source() (*source, bool) { return pick(s, s.state().shown()) }

func (s *soak) rename() error {
	src, ok := s.source()
	name := fmt.Sprint("name ", s.dice.IntN(8))
	if !ok || name == src.name {
		return nil
	}
	if err := s.d.Rename(s.t.Context(), src.id, name); err != nil {
		return err
	}
	s.did(entry{key: "source " + src.id + " name", value: name})
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
	s.did(entry{key: "source " + src.id + " meta", value: metaTold(m)})
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
	s.did(entry{key: "source " + src.id + " removed", value: "yes"})
	return nil
}

func (s *soak) bring() error {
	in, _ := pick(s, append(soakTexts, threeTexts...))
	id := "s" + data.Hash(in.Text)[:16]
	b, err := s.d.Bring(s.t.Context(), []Incoming{in}, nil)
	if here := s.l.here(id); err == nil && here != (len(b.Already) == 1) {
		s.t.Errorf("%s is here: %v, and it comes in as %+v", in.Name, here, b)
	}
	if err == nil && len(b.Sources) == 1 {
		of := "source " + id
		s.did(entry{key: of + " name", value: in.Name}, entry{key: of + " meta", value: metaTold(in.Meta)}, entry{key: of + " text", value: "is here"}, entry{key: of + " removed"})
	}
	return err
}

func (s *soak) style() error {
	style, _ := pick(s, append(Styles(), ""))
	if err := s.d.SetHouseStyle(s.t.Context(), style); err != nil {
		return err
	}
	s.did(entry{key: "style", value: style})
	return nil
}

func (s *soak) aliases() error {
	table, _ := pick(s, soakTables)
	if _, err := s.d.SetAliases(s.t.Context(), table, nil); err != nil {
		return err
	}
	s.did(entry{key: "aliases", value: table + "."})
	return nil
}

// did notes a step of this copy.
func (s *soak) did(step ...entry) { s.l.did(*s.calls, step...) }

func (s *soak) undo() error { return s.turn("undo", s.d.Undo, &s.l.undo, &s.l.redo) }

func (s *soak) redo() error { return s.turn("redo", s.d.Redo, &s.l.redo, &s.l.undo) }

// turn takes a step back, or does it again. What others laid themselves over is
// refused.
func (s *soak) turn(what string, do func(context.Context) (*Step, error), from, to *[]*move) error {
	st, err := do(s.t.Context())
	some, shut := s.l.turn(*s.calls, from, to, what == "undo")
	var m *Mistake
	if refused := errors.As(err, &m); refused != shut || err == nil && some != (st != nil) {
		s.t.Errorf("there is a step to %s: %v, which is refused: %v; it came to %v (%v)", what, some, shut, st, err)
	}
	if shut {
		return nil
	}
	return plain(err)
}

// plain makes a fault of a mistake.
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
	last := func(steps []*move, n int) []*move {
		for _, st := range steps {
			st.shut = false
		}
		return steps[max(0, len(steps)-n):]
	}
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
	for _, r := range must[[]*OverlapRow](s.t)(s.d.Overlaps(s.t.Context())) {
		s.shown(shows, r.ID, r.Status, r.Verdicts)
	}
	if style := must[string](s.t)(s.d.HouseStyle(s.t.Context())); style != "" {
		shows["style"] = style
	}
	s.same(shows)
	raw := must[[]byte](s.t)(rawValue(s, settingAliases))
	if isNull(raw) != (s.l.shows("aliases") == "") {
		s.t.Errorf("the table of aliases is %s, want %q", raw, s.l.shows("aliases"))
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
	for key := range s.l.set {
		kind, rest, _ := strings.Cut(key, " ")
		id, field, _ := strings.Cut(rest, " ")
		value := s.l.shows(key)
		switch {
		case kind == "overlap":
			of := s.l.of[id]
			if !s.l.here(of[0]) || !s.l.here(of[1]) || value == string(data.Open) {
				continue
			}
			if value == string(data.Judged) && s.l.disputed(id) {
				value = string(data.Disputed)
			}
		case kind == "aliases", kind == "source" && (field == "text" || field == "removed" || !s.l.here(id)):
			continue
		}
		if value != "" {
			want[key] = value
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
