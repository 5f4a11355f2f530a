package desk

import (
	"context"
	"errors"
	"io/fs"

	"verbatim/data/say"
	"verbatim/data/store"
)

// Holding is what a backup holds, for choosing one.
type Holding = store.Holding

// Backup writes a copy of the workbench to a file that is not there yet; it is
// checked before it bears its name. Others may go on writing meanwhile.
func (d *Desk) Backup(ctx context.Context, file string) error {
	return unwritten(d.file.Backup(ctx, file))
}

// BackUpIfDue makes an automatic backup where one is due, and answers with its
// file or with nothing. It takes as long as a check of the workbench.
func (d *Desk) BackUpIfDue(ctx context.Context) (string, error) { return d.file.BackUpIfDue(ctx) }

// Backups are the automatic backups of the workbench at path, also of one that
// cannot be opened, with what each holds, the newest first.
func Backups(ctx context.Context, path string) ([]Holding, error) { return store.Backups(ctx, path) }

// Holds says what one backup, or any workbench, holds.
func Holds(ctx context.Context, path string) Holding { return store.Holds(ctx, path) }

// Restore writes what a backup holds to a new file. Neither the backup nor the
// present workbench is touched.
func Restore(ctx context.Context, backup, file string) error {
	return unwritten(store.Restore(ctx, backup, file))
}

// unwritten makes a [Mistake] of a file that cannot be written where a person
// chose.
func unwritten(err error) error {
	for _, why := range []error{fs.ErrExist, fs.ErrNotExist, fs.ErrPermission} {
		if errors.Is(err, why) {
			return mistaken(err)
		}
	}
	return err
}

// Repaired is what a repair came to.
type Repaired = store.Repaired

// Repair writes all of a damaged workbench that verifies into a new file, finds
// its overlaps anew, and names what is lost. The damaged file stays as it is.
func Repair(ctx context.Context, path, file string, p Progress) (Repaired, error) {
	tell := p
	if tell == nil {
		tell = func(string, int, int) {}
	}
	r, err := store.Repair(ctx, path, file, store.Options{}, func(done, total int) { tell(say.T("reading pages"), done, total) })
	if err != nil {
		return r, unopened(err)
	}
	d, err := Open(ctx, file, Options{Progress: p})
	if err != nil {
		return r, err
	}
	return r, d.Close()
}
