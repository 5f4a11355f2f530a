package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// asProgram has the test's own program be the program.
const asProgram = "VERBATIM_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// Killed at any moment while it brings in a folder and run again, the program
// has every file once.
func TestAddKilled(t *testing.T) {
	files, kills := 240, 6
	if os.Getenv("VERBATIM_TRIALS") != "" { // by “make trials”
		files, kills = 500, 50
	}
	dir, dice := t.TempDir(), rand.New(rand.NewPCG(27, 11))
	for i := range files {
		text := fmt.Sprintf("Report %d\n\n“We counted %d boats in the harbour of week %d and %d more behind the pier,” the mayor said.\n", i, i, i%52, dice.IntN(1000))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	wb := filepath.Join(t.TempDir(), "harbour.verbatim")
	if _, errs, code := verbatim(t, "new", "--empty", wb); code != 0 {
		t.Fatal(errs)
	}
	started := time.Now()
	add := func(ctx context.Context) ([]byte, error) {
		c := exec.CommandContext(ctx, os.Args[0], "add", wb, dir)
		c.Env = append(os.Environ(), asProgram+"=1")
		return c.CombinedOutput()
	}
	trial := filepath.Join(t.TempDir(), "trial.verbatim")
	if _, errs, code := verbatim(t, "new", "--empty", trial); code != 0 {
		t.Fatal(errs)
	}
	if _, errs, code := verbatim(t, "add", trial, dir); code != 0 {
		t.Fatal(errs)
	}
	takes := time.Since(started) // about; so that the kills fall within
	for range kills {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(dice.Int64N(int64(takes))))
		_, _ = add(ctx) // killed, or done
		cancel()
		if _, errs, code := verbatim(t, "check", wb); code != 0 {
			t.Fatal(errs)
		}
	}
	if out, err := add(t.Context()); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if says, _, _ := verbatim(t, "check", wb); !strings.Contains(says, fmt.Sprintf(" %d sources", files)) {
		t.Errorf("of %d files there are: %s", files, says)
	}
	want, _, _ := verbatim(t, "overlaps", trial, "--json")
	if got, _, _ := verbatim(t, "overlaps", wb, "--json"); got != want {
		t.Errorf("the overlaps are\n%.500s\nwant\n%.500s", got, want)
	}
	if os.Getenv("VERBATIM_TRIALS") != "" && !t.Failed() {
		fmt.Printf("| kill -9 in the middle of bringing in and finding | %d files, %d kills: each consistent, went on, 0 twice, 0 missing |\n", files, kills)
	}
}
