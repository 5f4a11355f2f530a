package desk

import (
	"context"
	"io"
	"os"

	"verbatim/data/export"
)

// Import takes in what a file holds: a workbench as JSON Lines. A file that is
// none is a [Mistake], and then nothing is changed.
func (d *Desk) Import(ctx context.Context, file string, p Progress) error {
	if p == nil {
		p = d.progress
	}
	if err := d.writable(); err != nil {
		return err
	}
	whole, err := isWhole(file)
	if err != nil {
		return err
	}
	if !whole {
		return mistake("“%s” is no file that Verbatim exported.", file)
	}
	_, err = d.importWhole(ctx, file, p)
	return err
}

// isWhole tells by its beginning whether a file is a workbench as JSON Lines.
func isWhole(file string) (bool, error) {
	f, err := os.Open(file)
	if err != nil {
		return false, unread(file, err)
	}
	defer f.Close()
	beginning := make([]byte, 64)
	n, err := io.ReadFull(f, beginning)
	if n == 0 && err != nil {
		return false, mistake("“%s” is empty, or cannot be read.", file)
	}
	return export.IsJSONL(beginning[:n]), nil
}
