package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/data/trial"
)

// asChild names what a child process is to do; its arguments follow in order.
const asChild = "VERBATIM_STORE_TEST_CHILD"

// children are the parts that tests play in a process of their own.
var children = map[string]func(args []string) error{"save": saveInChild, "window": windowInChild, "visit": visitInChild}

func TestMain(m *testing.M) {
	part, ok := os.LookupEnv(asChild)
	if !ok {
		os.Exit(m.Run())
	}
	if err := children[part](os.Args[1:]); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

func child(t testing.TB, part string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], args...)
	c.Env = append(os.Environ(), asChild+"="+part)
	c.Stderr = os.Stderr
	return c
}

// saveInChild stores verdicts until it has n (0: until it is killed), and
// tells the ids of each save's events once it is durable, with how many
// milliseconds it took.
func saveInChild(args []string) error {
	path, name := args[0], args[1]
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	for i := 0; n == 0 || i < n; i++ {
		id := fmt.Sprintf("o-%s-%d", name, i)
		began := time.Now()
		events, err := s.Apply(context.Background(), name, "judge",
			set(OfOverlap, id, "verdict/"+name, verdict), set(OfOverlap, id, "status", `"judged"`))
		if err != nil {
			return err
		}
		fmt.Println(events[0].ID, events[1].ID, time.Since(began).Milliseconds())
	}
	return s.Close()
}

const verdict = `{"wording":"altered","attribution":"uncredited","sense":"kept","severity":"minor","confidence":"sure",` +
	`"notes":"“I think” moved to the front; “[have now]” added; Reuters is not named.","tags":["reordered","spliced"]}`

// Nothing that a save has acknowledged is lost by a kill at any moment, and no
// save is there by half.
func TestKilled(t *testing.T) {
	s := newStore(t, Options{})
	path := s.Path()
	must(t, s.Close())
	dice := rand.New(rand.NewPCG(3, 14))
	var acknowledged []string
	var slowest time.Duration
	kills := trial.Often(10, 200)
	for round := range kills {
		acknowledged = append(acknowledged, killOne(t, path, strconv.Itoa(round), 1+dice.IntN(trial.Often(40, 220)))...)
		began := time.Now()
		again, err := Open(t.Context(), path, Options{Window: true})
		must(t, err)
		slowest = max(slowest, time.Since(began))
		kept := map[string]int{}
		batches := map[string]int{}
		events, err := again.Events(t.Context(), OfOverlap, "")
		must(t, err)
		for _, e := range events {
			kept[e.ID]++
			batches[e.Batch]++
		}
		for _, id := range acknowledged {
			if kept[id] != 1 {
				t.Fatalf("round %d: of %d acknowledged events, %s is kept %d times", round, len(acknowledged), id, kept[id])
			}
		}
		for batch, n := range batches {
			if n != 2 {
				t.Fatalf("round %d: batch %s has %d events of 2", round, batch, n)
			}
		}
		if round%10 == 9 {
			sound(t, again)
		}
		must(t, again.Close())
	}
	if len(acknowledged) < 100 {
		t.Errorf("only %d events were saved at all", len(acknowledged))
	}
	trial.Tells(t, "kill -9 in the middle of saves", "%d kills, %d acknowledged saves, 0 lost, 0 half-saved, reopened in %d ms at most", kills, len(acknowledged)/2, slowest.Milliseconds())
}

// killOne kills a saving process in the middle of what follows so many saves, and
// returns what it had acknowledged.
func killOne(t testing.TB, path, name string, saves int) []string {
	t.Helper()
	c := child(t, "save", path, name, "0")
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	var ids []string
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // the last line may be cut off by the kill
			break
		}
		if strings.HasPrefix(line, "error") {
			t.Fatal(line)
		}
		if ids = append(ids, strings.Fields(line)[:2]...); len(ids) == 2*saves {
			time.AfterFunc(time.Duration(rand.IntN(2000))*time.Microsecond, func() { c.Process.Kill() })
		}
	}
	c.Wait() // it was killed: its status says nothing
	return ids
}

// Two processes that save at the same time lose nothing of each other and
// share one unbroken chain.
func TestTwoProcesses(t *testing.T) {
	s := newStore(t, Options{Window: true})
	n := trial.Often(200, 2000)
	began := time.Now()
	var both sync.WaitGroup
	var slowest [2]int
	for i, name := range []string{"Ann", "Bob"} {
		both.Go(func() {
			out, err := child(t, "save", s.Path(), name, strconv.Itoa(n)).Output()
			if err != nil {
				t.Errorf("%s ends with %v: %s", name, err, out)
			}
			for line := range strings.Lines(string(out)) {
				took, _ := strconv.Atoi(strings.Fields(line)[2])
				slowest[i] = max(slowest[i], took)
			}
		})
	}
	both.Wait()
	took := time.Since(began).Seconds()
	things, err := s.Fields(t.Context(), OfOverlap)
	if err != nil || len(things) != 2*n {
		t.Errorf("of %d verdicts %d are kept (%v)", 2*n, len(things), err)
	}
	events, err := s.LastEvents(t.Context(), 5*n)
	if err != nil || len(events) != 4*n || events[0].Seq != int64(4*n) {
		t.Errorf("of %d events %d are in the chain (%v)", 4*n, len(events), err)
	}
	sound(t, s)
	trial.Tells(t, "two processes", "2 x %d saves, %d kept, in %.1f s, the longest wait %d ms", n, len(things), took, max(slowest[0], slowest[1]))
}

// windowInChild holds a window until it is killed.
func windowInChild(args []string) error {
	s, err := Open(context.Background(), args[0], Options{Window: true})
	if err != nil {
		return err
	}
	fmt.Println("open", s.ReadOnly())
	_, err = io.Copy(io.Discard, os.Stdin) // until killed, or left alone
	return err
}

// The window lock of another process is told with its number, and goes when
// that process does, however it ends.
func TestWindowOfAnotherProcess(t *testing.T) {
	path := newStore(t, Options{}).Path()
	c := child(t, "window", path)
	in, err := c.StdinPipe()
	must(t, err)
	defer in.Close()
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "open \n" {
		t.Fatalf("the other window says %q (%v)", line, err)
	}
	s, err := Open(t.Context(), path, Options{Window: true})
	must(t, err)
	defer s.Close()
	if says := fmt.Sprintf("process %d on the computer ", c.Process.Pid); !strings.Contains(s.ReadOnly(), says) {
		t.Errorf("the second window says %q, want %q in it", s.ReadOnly(), says)
	}
	must(t, c.Process.Kill())
	c.Wait() // it was killed: its status says nothing
	again, err := Open(t.Context(), path, Options{Window: true})
	must(t, err)
	defer again.Close()
	if again.ReadOnly() != "" {
		t.Errorf("after the first is gone the next says %q", again.ReadOnly())
	}
}

// visitInChild opens, saves and closes n times, as commands in a script do.
func visitInChild(args []string) error {
	path, name := args[0], args[1]
	n, err := strconv.Atoi(args[2])
	for i := 0; i < n && err == nil; i++ {
		err = visit(path, fmt.Sprintf("o-%s-%d", name, i))
	}
	return err
}

func visit(path, id string) error {
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if why := s.ReadOnly(); why != "" {
		return errors.New(why)
	}
	if _, err := s.Apply(context.Background(), "Ann", "judge", set(OfOverlap, id, "status", `"judged"`)); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	return s.Close()
}

// Commands that come and go at the same time, each making and taking away the
// log's files, lose nothing and refuse nothing.
func TestManyVisits(t *testing.T) {
	const visitors, visits = 4, 25
	s := newStore(t, Options{})
	must(t, s.Close())
	var all []*exec.Cmd
	for i := range visitors {
		c := child(t, "visit", s.Path(), strconv.Itoa(i), strconv.Itoa(visits))
		c.Stdout = os.Stdout // an error is told there
		must(t, c.Start())
		all = append(all, c)
	}
	for _, c := range all {
		must(t, c.Wait())
	}
	again, err := Open(t.Context(), s.Path(), Options{})
	must(t, err)
	defer again.Close()
	if things, err := again.Fields(t.Context(), OfOverlap); err != nil || len(things) != visitors*visits {
		t.Errorf("of %d verdicts %d are kept (%v)", visitors*visits, len(things), err)
	}
	sound(t, again)
}

// A repair beside a program that goes on writing into the damaged file takes
// over all that was saved before it began, no save by half, and does that program
// and the file no harm.
func TestRepairBesideAWriter(t *testing.T) {
	path := filledMore(t, trial.Often(300, 1300))
	alter(t, path, "UPDATE event SET who = 'nobody' WHERE n = 100")
	problems := func() []Problem {
		s, err := Open(t.Context(), path, Options{ReadOnly: true})
		must(t, err)
		defer s.Close()
		all, err := s.Check(t.Context(), nil)
		must(t, err)
		return all
	}
	before := problems()
	saves := trial.Often(150, 1000)
	c := child(t, "save", path, "Ann", strconv.Itoa(saves))
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines := bufio.NewScanner(out)
	var acknowledged []string
	next := func() bool {
		if !lines.Scan() || strings.HasPrefix(lines.Text(), "error") {
			return false
		}
		acknowledged = append(acknowledged, strings.Fields(lines.Text())[:2]...)
		return true
	}
	for len(acknowledged) < 40 && next() {
	}
	known := slices.Clone(acknowledged)
	file := filepath.Join(t.TempDir(), "repaired.verbatim")
	var r Repaired
	var repair sync.WaitGroup
	repair.Go(func() { r, err = Repair(t.Context(), path, file, Options{}, nil) })
	for next() {
	}
	repair.Wait()
	must(t, err)
	if must(t, c.Wait()); len(acknowledged) != 2*saves {
		t.Errorf("of %d saves the writer made %d: %s", saves, len(acknowledged)/2, lines.Text())
	}
	ofAnn := func(path string) map[string]string {
		s, err := Open(t.Context(), path, Options{})
		must(t, err)
		defer s.Close()
		events, err := s.Events(t.Context(), OfOverlap, "")
		must(t, err)
		batches := map[string]string{}
		each := map[string]int{}
		for _, e := range events {
			if e.Who == "Ann" {
				batches[e.ID] = e.Batch
				each[e.Batch]++
			}
		}
		for batch, n := range each {
			if n != 2 {
				t.Errorf("%s: of batch %s %d events of 2 are there", path, batch, n)
			}
		}
		return batches
	}
	repaired := ofAnn(file)
	for _, id := range known {
		if repaired[id] == "" {
			t.Errorf("of %d events that were acknowledged before, the new file lacks %s", len(known), id)
		}
	}
	if damaged := ofAnn(path); len(damaged) != len(acknowledged) {
		t.Errorf("of %d acknowledged events the damaged file has %d", len(acknowledged), len(damaged))
	}
	if after := problems(); !reflect.DeepEqual(after, before) || len(before) == 0 || len(r.Lost) == 0 {
		t.Errorf("what is wrong with the file was %v and is %v; lost are %v", before, after, r.Lost)
	}
	s, err := Open(t.Context(), file, Options{})
	must(t, err)
	defer s.Close()
	sound(t, s)
	trial.Tells(t, "repair beside a program that writes", "%d saves meanwhile; the new file has %d of them, among them all %d acknowledged before it began, none by half; the damaged one has all", saves, len(repaired)/2, len(known)/2)
}
