package desk

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"verbatim/data/ingest"
	"verbatim/data/say"
)

// pdfPatience is how long one PDF may take: a book of a thousand pages takes
// some seconds.
const pdfPatience = time.Minute

// errPDFLarge stops what writes more than is read.
var errPDFLarge = say.Error("the PDF holds more text than is read: cut it into parts")

// pdfReader is how PDFs are read on this computer, nil where pdftotext is not
// installed.
func pdfReader() func([]byte) ([]byte, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil
	}
	return func(raw []byte) ([]byte, error) { return pdfText(program, raw) }
}

// pdfText hands the PDF over in a folder of its own, which is gone afterwards.
func pdfText(program string, raw []byte) ([]byte, error) {
	folder, err := os.MkdirTemp("", "verbatim-pdf")
	if err != nil {
		return nil, say.Errorf("a PDF needs a temporary folder, and none could be made: %v", reason(err))
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "in.pdf")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		return nil, say.Errorf("a PDF is put into a temporary file, and it could not be written: %v", reason(err))
	}
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", "-htmlmeta", file, "-")
	var out, told limited
	out.left, told.left = 2*ingest.MaxText, 4096
	cmd.Stdout, cmd.Stderr = &out, &told
	err = cmd.Run()
	switch {
	case out.over:
		return nil, errPDFLarge
	case ctx.Err() != nil:
		return nil, say.Error("the PDF could not be read within a minute: copy its text and bring that in")
	case err != nil && strings.Contains(strings.ToLower(told.String()), "password"):
		return nil, say.Error("the PDF is locked with a password: open it, save it without one and bring that in")
	case err != nil:
		return nil, say.Error("pdftotext could not read the PDF, which may be damaged: open it in another program, save it anew and bring that in")
	}
	return out.Bytes(), nil
}

// limited keeps the first bytes that are written to it. For the output, more
// is an error, which ends the program.
type limited struct {
	bytes.Buffer
	left int
	over bool
}

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		l.over = true
		return 0, errPDFLarge
	}
	l.left -= len(p)
	return l.Buffer.Write(p)
}
