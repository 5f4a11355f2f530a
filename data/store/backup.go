package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"verbatim/data/say"
)

// errUnsound is wrapped where a copy does not verify: the workbench it was made
// of is damaged.
var errUnsound = say.Error("the workbench is damaged")

// Backup writes a copy of the workbench, as of one moment, to a file that is not
// there yet. Others may go on writing meanwhile. The copy is made by SQLite
// under a passing name, synced, checked as [Store.Check] does and then given its
// name: what bears the name is whole. A damaged workbench has no backup.
func (s *Store) Backup(ctx context.Context, file string) error {
	final, err := filepath.Abs(file)
	if err != nil {
		return say.Errorf("the place of %s could not be told: %w", file, err)
	}
	return s.backup(ctx, final)
}

func (s *Store) backup(ctx context.Context, final string) error {
	db, err := connect(s.file, s.copying(), 1)
	if err != nil {
		return explain(ctx, err)
	}
	defer db.Close()
	begun := time.Now()
	if err := copyTo(ctx, db, final); err != nil {
		return unbacked(ctx, final, err)
	}
	s.log.Info("backup written", "file", final, "took", time.Since(begun))
	return nil
}

// copying is how a connection reads the file to copy it: SQLite refuses to copy
// by one that may only ask questions.
func (s *Store) copying() access {
	if how := readingOf(s.file, false); s.write == nil && how != beside {
		return how
	}
	return copying
}

// unbacked says why there is no backup.
func unbacked(ctx context.Context, final string, err error) error {
	switch {
	case err == nil, ctx.Err() != nil:
		return err
	case errors.Is(err, fs.ErrExist):
		return refuse(fs.ErrExist, "%s exists already and was left as it is; choose another name", final)
	case errors.Is(err, fs.ErrNotExist):
		return refuse(fs.ErrNotExist, "there is no folder %s; make it first", filepath.Dir(final))
	case errors.Is(err, fs.ErrPermission):
		return refuse(fs.ErrPermission, "you may not write into the folder %s; choose another", filepath.Dir(final))
	}
	return say.Errorf("%s was not written: %w", final, explain(ctx, err))
}

// copyTo writes a copy under a passing name, syncs, checks and renames it, so
// that what bears the final name is whole. Nothing is written over.
func copyTo(ctx context.Context, db *sql.DB, final string) error {
	return passing(final, func(file string) error {
		if _, err := db.ExecContext(ctx, "VACUUM INTO ?", file); err != nil {
			return err
		}
		return verify(ctx, file)
	})
}

// passingFolder begins the name of the folder in which a file is made that
// does not yet bear its own.
const passingFolder = ".verbatim-backup-"

// passing has a file made under a passing name in the folder of its final one,
// syncs and renames it.
func passing(final string, make func(file string) error) error {
	if _, err := os.Lstat(final); err == nil {
		return fs.ErrExist
	}
	sweep(filepath.Dir(final))
	folder, err := os.MkdirTemp(filepath.Dir(final), passingFolder)
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "copy")
	if err := make(file); err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := name(file, final); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(final))
}

// leftBehind is after what time a passing folder is that of a killed program.
const leftBehind = 24 * time.Hour

// sweep takes away what killed programs left behind in a folder, as far as it
// may: none of it is ever asked for.
func sweep(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && e.IsDir() && strings.HasPrefix(e.Name(), passingFolder) && time.Since(info.ModTime()) > leftBehind {
			_ = os.RemoveAll(filepath.Join(folder, e.Name()))
		}
	}
}

// name gives a file its final name unless that is taken. Where the file system
// has no second names for one file, a moment lies between the look and the act.
func name(file, final string) error {
	err := os.Link(file, final)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(final); err == nil {
		return fs.ErrExist
	}
	return os.Rename(file, final)
}

// verify checks a closed file that nobody else has open; the error of one that
// is not sound wraps errUnsound and names the first thing that is wrong.
func verify(ctx context.Context, file string) error {
	db, err := connect(file, frozen, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	problems, err := (&Store{path: file, file: file, read: db}).Check(ctx, nil)
	if err != nil || len(problems) == 0 {
		return err
	}
	return say.Errorf("%w: %s: %s Repair it into a new file with “verbatim check WORKBENCH --repair NEW”", errUnsound, problems[0].Where, problems[0].What)
}
