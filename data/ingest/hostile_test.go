package ingest_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"verbatim/data/ingest"
	"verbatim/data/trial"
)

// Each is answered by a plain sentence, in little time and memory. Memory is
// that of a process of its own, in which this test runs for one file.
func TestHostile(t *testing.T) {
	if name := os.Getenv("VERBATIM_HOSTILE"); name != "" {
		meet(t, name)
		return
	}
	for _, h := range trial.Hostiles {
		t.Run(h.Name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestHostile$")
			cmd.Env = append(os.Environ(), "VERBATIM_HOSTILE="+h.Name)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("%s", out)
			}
			if mb := trial.Peak(cmd.ProcessState); mb > trial.HostileMemory {
				t.Errorf("took %d MB; %d are allowed", mb, trial.HostileMemory)
			}
		})
	}
}

// meet reads one hostile file.
func meet(t *testing.T, name string) {
	for _, h := range trial.Hostiles {
		if h.Name != name {
			continue
		}
		raw := h.Make()
		start := trial.Spent()
		batch, err := ingest.Read(h.Name, raw, ingest.Options{})
		if took := trial.Spent() - start; took > trial.HostileTime {
			t.Errorf("took %v", took)
		}
		switch {
		case err == nil && h.Says != "":
			t.Errorf("came in as %d items", len(batch.Items))
		case err == nil:
		case len(batch.Items) > 0:
			t.Errorf("refused, and yet %d items", len(batch.Items))
		case !strings.Contains(err.Error(), h.Says):
			t.Errorf("says %q, want %q", err, h.Says)
		}
	}
}
