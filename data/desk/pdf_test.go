package desk

import (
	"os/exec"
	"strings"
	"testing"
)

// Without pdftotext a PDF is refused with what to do; with it, it comes in,
// and what it cannot read is told.
func TestLoadPDF(t *testing.T) {
	files := []string{"../ingest/testdata/pdf/clock.pdf", "../ingest/testdata/pdf/locked.pdf", "../ingest/testdata/txt/ferry.txt"}
	t.Run("not installed", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		in, refused, err := Load(files)
		if err != nil || len(in) != 1 || len(refused) != 2 || !strings.Contains(refused[0].Why, "pdftotext, which is not installed here") {
			t.Errorf("%q, %v, %v", names(in), refused, err)
		}
	})
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	in, refused, err := Load(files)
	if err != nil || len(in) != 2 || in[0].Author != "Stella Prior" {
		t.Errorf("%q, %v", names(in), err)
	}
	if len(refused) != 1 || !strings.Contains(refused[0].Why, "locked with a password") {
		t.Errorf("refused %v", refused)
	}
}
