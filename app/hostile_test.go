package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/data/trial"
)

// Each file that was made to do harm is brought in beside a sound one, by the
// program in a process of its own: it is told in a sentence, nothing of it is
// stored, the sound one comes in, and it costs little time and memory.
func TestHostileFiles(t *testing.T) {
	if !trial.Many {
		t.Skip("a trial; TestAddGoesOnPastHostileFiles brings some of them in")
	}
	var slowest, largest string
	var longest time.Duration
	most := 0
	for _, h := range hostiles {
		t.Run(h.Name, func(t *testing.T) {
			took, mb := bringInHostile(t, h)
			if took > longest {
				longest, slowest = took, h.Name
			}
			if mb > most {
				most, largest = mb, h.Name
			}
		})
	}
	trial.Tells(t, "files made to do harm, brought in", "%d, each by “add” in a process of its own beside a sound one: each told in a sentence, nothing of it stored, the sound one in; at most %.2f s of processor time (%s) and %d MB (%s)",
		len(hostiles), longest.Seconds(), slowest, most, largest)
}

// hostiles are those that are made, and a PDF that somebody locked.
var hostiles = append([]trial.Hostile{{Name: "locked.pdf", Says: "locked with a password", Make: func() []byte {
	raw, err := os.ReadFile("../data/ingest/testdata/pdf/locked.pdf")
	if err != nil {
		panic(err)
	}
	return raw
}}}, trial.Hostiles...)

// makeHostile writes a hostile file, in a process of its own: made in this one, it
// would count as memory of all that it starts.
func makeHostile(file string) error {
	i := slices.IndexFunc(hostiles, func(h trial.Hostile) bool { return h.Name == filepath.Base(file) })
	return os.WriteFile(file, hostiles[i].Make(), 0o644)
}

// bringInHostile brings one in, and tells the processor time and memory it took.
func bringInHostile(t *testing.T, h trial.Hostile) (took time.Duration, mb int) {
	t.Helper()
	dir := t.TempDir()
	wb, file, sound := filepath.Join(dir, "wb.verbatim"), filepath.Join(dir, h.Name), filepath.Join(dir, "sound.txt")
	says(t, "new", "--empty", wb)
	if out, err := child(t, "maker", file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if err := os.WriteFile(sound, []byte("The owl came back on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := child(t, "program", "add", wb, file, sound)
	began := time.Now()
	out, err := cmd.CombinedOutput()
	wall := time.Since(began)
	took, mb = cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), trial.Peak(cmd.ProcessState)
	if err != nil {
		t.Fatalf("%v: %.2000s", err, out)
	}
	told := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(h.Name) + `.*?: (.{15,}\.)$`).FindSubmatch(out)
	switch {
	case h.Says == "": // it may come in
	case told == nil, filepath.Ext(h.Name) != ".pdf" && !strings.Contains(string(told[1]), h.Says):
		t.Errorf("it is told in %.2000s, want %q", out, h.Says)
	case !strings.Contains(string(out), "1 brought in,"), !strings.Contains(says(t, "check", wb), " 1 source "):
		t.Errorf("not the sound one alone is in: %.2000s", out)
	}
	if took > trial.HostileTime || mb > trial.HostileMemory {
		t.Errorf("it took %v of processor time and %d MB", took, mb)
	}
	sentence := "comes in as far as it is a text"
	if told != nil {
		sentence = string(told[1])
	}
	fmt.Printf("| %s | %.2f s, %.2f s of processor time, %d MB: %s |\n", h.Name, wall.Seconds(), took.Seconds(), mb, clip(sentence, 120))
	return took, mb
}
