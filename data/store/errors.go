package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data/say"
)

// refusal is a sentence for a person, with the reason for errors.Is behind it.
type refusal struct {
	line say.Line
	why  error
}

func (r refusal) Error() string { return r.line.String() }
func (r refusal) Shown() string { return r.line.Shown() }
func (r refusal) Unwrap() error { return r.why }

func refuse(why error, format say.Text, args ...any) error {
	return refusal{say.L(format, args...), why}
}

// Damage is a refusal of a file that a repair may help.
func Damage(format say.Text, args ...any) error { return refuse(errUnsound, format, args...) }

// IsDamage tells that an error is of a damaged file.
func IsDamage(err error) bool {
	return errors.Is(err, errUnsound) || code(err) == sqlite3.SQLITE_CORRUPT || code(err) == sqlite3.SQLITE_NOTADB
}

// code is SQLite's primary result code of an error, 0 where it is none of SQLite's.
func code(err error) int {
	var e *sqlite.Error
	switch {
	case !errors.As(err, &e):
		return 0
	case e.Code() == sqlite3.SQLITE_IOERR_SHMSIZE: // there was no room for the file beside the log
		return sqlite3.SQLITE_FULL
	}
	return e.Code() & 0xff
}

// ErrReadOnly is wrapped by the answer to a change of a workbench that is open
// for reading only.
var ErrReadOnly = say.Error("nothing was saved")

// ErrVanished is behind the refusal to save where the workbench no longer is.
var ErrVanished = say.Error("the workbench is no longer there")

// writable is an error with the sentence that says why nothing can be saved.
func (s *Store) writable() error {
	if s.why != "" {
		return fmt.Errorf("%w: %s", ErrReadOnly, s.why)
	}
	return nil
}

// ofOtherKind tells that text was read where a number belongs, or the like.
func ofOtherKind(err error) bool { return strings.HasPrefix(err.Error(), "sql: Scan error") }

// explain puts what a person can do in front of SQLite's own words.
func explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ofOtherKind(err) {
		return refuse(err, "the workbench file is damaged: a value in it is of another kind than Verbatim stores there; check it with “verbatim check”")
	}
	switch code(err) {
	case sqlite3.SQLITE_INTERRUPT:
		if ctx.Err() != nil {
			return ctx.Err()
		}
	case sqlite3.SQLITE_FULL:
		return say.Errorf("the disk is full and nothing was saved; make room and try again: %w", err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return say.Errorf("another program kept the workbench busy for five seconds; try again: %w", err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return say.Errorf("the workbench file is damaged; check it with “verbatim check”: %w", err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return say.Errorf("the workbench file may no longer be changed; look at its permissions: %w", err)
	case sqlite3.SQLITE_CANTOPEN:
		return say.Errorf("the workbench file, or the files beside it, cannot be opened; was it moved, or is its folder read-only?: %w", err)
	case sqlite3.SQLITE_ERROR:
		return say.Errorf("the workbench file does not hold what this Verbatim looks for in it; check it with “verbatim check”: %w", err)
	case sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM:
		return say.Errorf("the workbench file holds something larger than any Verbatim writes; check it with “verbatim check”: %w", err)
	case sqlite3.SQLITE_IOERR:
		return say.Errorf("the disk did not read or write the workbench; nothing was saved: %w", err)
	}
	return err
}
