package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data/say"
)

// Store is an open workbench. It may be used by several goroutines.
type Store struct {
	path   string // as the person knows it, absolute
	file   string // the same with links resolved: what SQLite and the lock are given
	why    string // why it is read-only, or empty
	spoilt bool   // and that is the reason
	held   bool   // because another window has it
	newer  bool   // because a newer program wrote it
	place  string // says which copy this is, see placeOf
	is     fs.FileInfo
	now    func() time.Time
	log    *slog.Logger
	write  *sql.DB // one connection; nil where read-only
	read   *sql.DB
	texts  prepared // of read
	lock   *lock    // nil unless it is this window's
	closed sync.Once
}

// Options say how a workbench is opened.
type Options struct {
	// Window takes the file's window lock: a second window gets it read-only.
	// Commands do not take it and work beside a window.
	Window   bool
	ReadOnly bool
	Why      string           // with ReadOnly: the sentence for a person; empty: one that says no more
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // is told of opening, migrations, backups and batches, never a value of any; nil: nobody
}

// readers is how many questions are answered at the same time. The window
// asks for a list and a pair at once; more only cost memory.
const readers = 4

// Create makes a workbench at path; it refuses to overwrite anything.
func Create(ctx context.Context, path string, o Options) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, say.Errorf("the place of %s could not be told: %w", path, err)
	}
	if strings.HasPrefix(abs, `\\.\`) { // as Windows writes out NUL, COM1 and their like
		return nil, refuse(fs.ErrInvalid, "%s is a name that the system keeps for a device; choose another", filepath.Base(path))
	}
	f, err := os.OpenFile(abs, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, refuse(fs.ErrExist, "%s exists already and was left as it is; choose another name", abs)
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(fs.ErrNotExist, "there is no folder %s; make it first", filepath.Dir(abs))
	case errors.Is(err, fs.ErrPermission):
		return nil, refuse(fs.ErrPermission, "you may not write into the folder %s; choose another", filepath.Dir(abs))
	case err != nil:
		return nil, say.Errorf("%s could not be made: %w", abs, err)
	}
	if err := errors.Join(f.Close(), lay(ctx, abs), syncFolder(filepath.Dir(abs))); err != nil {
		return nil, errors.Join(say.Errorf("the workbench %s could not be made: %w", abs, explain(ctx, err)), os.Remove(abs))
	}
	s, err := Open(ctx, abs, o)
	if err != nil { // as where there is room for the file and none for its log
		return nil, errors.Join(err, os.Remove(abs))
	}
	return s, nil
}

// lay writes the schema into an empty file. It goes into the file itself
// before the journal becomes a write-ahead log, so that a file that has any
// of it always shows the program's mark in its first page.
func lay(ctx context.Context, file string) error {
	db, err := connect(file, writing, 1)
	if err != nil {
		return err
	}
	steps, err := migrations()
	if err == nil {
		err = migrate(ctx, db, steps)
	}
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	}
	return errors.Join(err, db.Close())
}

// Open opens a workbench. What is no workbench, damaged, or written by a newer
// program is refused or opened read-only with a sentence; it is left untouched.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	s, err := locate(path)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	if s.now = o.Now; s.now == nil {
		s.now = time.Now
	}
	s.log = cmp.Or(o.Log, s.log)
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	h, err := readHeader(ctx, s.file)
	if err != nil {
		return nil, err
	}
	switch {
	case h.version > len(steps):
		s.newer = true
		s.why = say.T("This workbench was written by a newer Verbatim, so it can be read here but not changed. Use the newer program to change it.")
	case o.ReadOnly:
		s.why = cmp.Or(o.Why, say.T("This workbench was opened for reading only."))
	case !mayWrite(s.file):
		s.why = say.T("You may read this file but not change it, so the workbench is open for reading only. Change the file's permissions or work on a copy.")
	case !mayWrite(filepath.Dir(s.file)):
		s.why = say.T("You may not write into the folder of this file, so the workbench is open for reading only. Copy it into a folder of your own to change it.")
	case o.Window:
		s.takeLock()
	}
	if err := s.connect(ctx, h, steps); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.log.Info("workbench opened", "file", s.path, "version", h.version, "bytes", s.is.Size(), "took", time.Since(begun))
	if s.why != "" {
		s.log.Warn("read only", "file", s.path, "held", s.held, "damaged", s.Damaged())
	}
	return s, nil
}

// locate finds the file and refuses what is none.
func locate(path string) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, say.Errorf("the place of %s could not be told: %w", path, err)
	}
	info, err := os.Stat(abs)
	file := abs // stays where links cannot be followed, as on some drives of Windows
	if target, err := filepath.EvalSymlinks(abs); err == nil {
		file = target
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(fs.ErrNotExist, "there is no workbench %s; look at its name, or make a new one", abs)
	case errors.Is(err, fs.ErrPermission):
		return nil, refuse(fs.ErrPermission, "you may not look into the folder of %s; ask its owner", abs)
	case errors.Is(err, syscall.ELOOP):
		return nil, say.Errorf("%s is a link that leads in a circle; choose the file itself", abs)
	case err != nil:
		return nil, say.Errorf("%s could not be found: %w", abs, err)
	case info.IsDir():
		return nil, say.Errorf("%s is a folder, not a workbench; choose a file that ends in .verbatim", abs)
	case !info.Mode().IsRegular():
		return nil, say.Errorf("%s is no ordinary file and cannot be a workbench", abs)
	case info.Size() == 0:
		return nil, say.Errorf("%s is empty and no workbench; delete it, or make a workbench under another name", abs)
	case !mayRead(file):
		return nil, refuse(fs.ErrPermission, "you may not read %s; ask its owner", abs)
	}
	return &Store{path: abs, file: file, place: placeOf(file, info), is: info, log: slog.New(slog.DiscardHandler)}, nil
}

// connect opens the connections. A file is looked at before anything is
// written: what is damaged is turned to reading only, what is older is copied
// and brought up to date.
func (s *Store) connect(ctx context.Context, h header, steps []step) error {
	how := beside
	if s.why != "" {
		how = readingOf(s.file, s.newer)
	}
	var err error
	if s.read, err = connect(s.file, how, readers); err != nil {
		return explain(ctx, err)
	}
	if err := refusePlanted(ctx, s.read, s.path); err != nil {
		return explain(ctx, err)
	}
	if s.newer {
		return nil
	}
	damaged, err := s.damaged(ctx, steps[:h.version])
	if err != nil {
		return explain(ctx, say.Errorf("%s could not be read: %w", s.path, err))
	}
	if damaged {
		s.why, s.spoilt = say.T(damagedSays), true
	}
	if s.why != "" {
		return nil
	}
	return s.connectWriter(ctx, h, steps)
}

const damagedSays say.Text = "This workbench is damaged, so it is open for reading only and stays as it is. " +
	"“verbatim check” says what is wrong and, with --repair, writes all that verifies into a new file; or take your last backup."

// verifiedAtOpen is the size in bytes up to which all pages of a file are
// looked at before it is written, 3 to 50 ms a megabyte. Larger files are left
// to Check and to what SQLite notices on its way.
const verifiedAtOpen = 2 << 20

// damaged tells whether the schema is not the one that the steps make, or
// whether a small file's pages do not hang together.
func (s *Store) damaged(ctx context.Context, steps []step) (bool, error) {
	found, err := schemaProblems(ctx, s.read, steps)
	if err != nil || len(found) > 0 {
		return len(found) > 0, err
	}
	info, err := os.Stat(s.file)
	if err != nil || info.Size() > verifiedAtOpen {
		return false, err
	}
	var says string
	err = s.read.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&says)
	if code(err) == sqlite3.SQLITE_CORRUPT {
		err = nil // said by an error instead of an answer
	}
	return says != "ok", err
}

func (s *Store) connectWriter(ctx context.Context, h header, steps []step) error {
	var err error
	if s.write, err = connect(s.file, writing, 1); err != nil {
		return explain(ctx, err)
	}
	if h.version < len(steps) {
		err = s.upgrade(ctx, h.version, steps)
		if errors.Is(err, errUnsound) {
			s.why, s.spoilt, err = say.T(damagedSays), true, s.write.Close()
			s.write = nil
		}
		return err
	}
	_, err = s.write.ExecContext(ctx, "PRAGMA journal_mode = WAL")
	return explain(ctx, err)
}

// ReadOnly is the sentence that says why nothing can be saved, or empty.
func (s *Store) ReadOnly() string { return s.why }

// Held tells that it is read-only because another window has it open.
func (s *Store) Held() bool { return s.held }

// Newer tells that it is read-only because a newer program wrote it.
func (s *Store) Newer() bool { return s.newer }

// Damaged tells that it is read-only because damage was seen when it was opened.
func (s *Store) Damaged() bool { return s.spoilt }

// Path is the file's.
func (s *Store) Path() string { return s.path }

// Close checkpoints, so that all is in the one file, and closes. A second
// Close does nothing.
func (s *Store) Close() error {
	var err error
	s.closed.Do(func() {
		if s.read != nil {
			err = s.read.Close()
		}
		if s.write != nil {
			// Beside another process it may stay undone; that one, or the
			// next to open, does it.
			_, checkpoint := s.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
			err = errors.Join(err, checkpoint, s.write.Close())
		}
		err = errors.Join(explain(context.Background(), err), s.lock.release())
	})
	return err
}
