package desk

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"verbatim/data/export"
)

// Importing is what a file to be imported holds.
type Importing string

// The kinds of file.
const (
	ImportsVerdicts  Importing = "verdicts"  // a table: see [Desk.PlanTable]
	ImportsWorkbench Importing = "workbench" // JSON Lines: see [Desk.ImportWhole]
	ImportsPassim    Importing = "passim"    // what passim found: see [Desk.PlanPassim]
)

// Imports tells by its beginning what a file holds: a workbench as JSON Lines,
// what passim found, or else what can only be a table of verdicts. A folder can
// only be passim's. What cannot be read is a [Mistake].
func Imports(file string) (Importing, error) {
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return ImportsPassim, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return "", unread(file, err)
	}
	defer f.Close()
	beginning := make([]byte, 64)
	n, err := io.ReadFull(f, beginning)
	switch {
	case n == 0 && err != nil:
		return "", mistake("“%s” is empty, or cannot be read.", file)
	case export.IsJSONL(beginning[:n]):
		return ImportsWorkbench, nil
	case isPassim(file):
		return ImportsPassim, nil
	case bytes.HasPrefix(bytes.TrimLeft(beginning[:n], "\ufeff \t\r\n"), []byte("{")):
		return "", mistake("“%s” was not imported: it is JSON, and neither a workbench that Verbatim wrote nor what passim found. Nothing was changed.", filepath.Base(file))
	}
	return ImportsVerdicts, nil
}

// ImportWhole takes a workbench that was exported as JSON Lines into this one,
// which must be empty, and finds its overlaps. A file that is not whole, or is
// no such workbench, is a [Mistake], and then nothing is changed.
func (d *Desk) ImportWhole(ctx context.Context, file string, p Progress) error {
	if p == nil {
		p = d.progress
	}
	if err := d.writable(); err != nil {
		return err
	}
	_, err := d.importWhole(ctx, file, p)
	return err
}
