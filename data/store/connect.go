package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"verbatim/data/say"
)

// application marks the file as ours: "Verb" in the SQLite header.
const application = 0x56657262

// access is how a connection uses the file.
type access int

const (
	writing access = iota
	copying        // beside that may also copy the file to another
	beside         // reads, with the right to keep the log's files in order
	looking        // reads, changes nothing, needs the log's files to be there
	frozen         // reads a file that nobody is writing; makes no file beside it
)

// dataSource names the file to SQLite. It is a URL because a plain name is
// cut at the first ? or #, and then another file is opened.
func dataSource(file string, how access) string {
	slashed := filepath.ToSlash(file)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	q := url.Values{}
	q.Set("_dqs", "0") // "x" is a name, never a string
	q.Set("_defensive", "1")
	q.Set("_busy_timeout", "5000") // milliseconds
	q.Set("_foreign_keys", "1")
	q["_pragma"] = []string{
		"trusted_schema(0)", "mmap_size(0)", "cell_size_check(1)",
		"fullfsync(1)", "checkpoint_fullfsync(1)", // without them macOS leaves saves in the drive's cache
	}
	switch how {
	case writing:
		q.Set("mode", "rw")
		// A transaction that first reads and then writes loses against
		// another process unless it takes the lock at its beginning: 690 of
		// 4,000 saves were kept without this, all with it.
		q.Set("_txlock", "immediate")
		q.Set("_busy_timeout", "100") // begin goes on waiting
		q.Set("_synchronous", "FULL")
	case copying:
		q.Set("mode", "rw")
	case beside:
		q.Set("mode", "rw")
		q.Set("_query_only", "1")
	case looking:
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	return u.String()
}

// ownLocks makes SQLite's locks belong to the open file. By default they
// belong to the process, and any os.Open and Close of the file, by whatever
// library, drops them. Only Linux has them; elsewhere nothing here opens the
// file beside SQLite.
var ownLocks = sync.OnceFunc(func() { _, _ = sqlite.OFDLocking(true) })

// idle is how long one of several connections is kept that nobody asks anything;
// what it holds of the file goes with it.
const idle = 20 * time.Second

// connect gives a pool of connections that all use the file in one way.
func connect(file string, how access, connections int) (*sql.DB, error) {
	ownLocks()
	inner, err := sqlite.NewConnector(dataSource(file, how))
	if err != nil {
		return nil, err
	}
	many := connections > 1
	db := sql.OpenDB(limited{inner, many})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if many {
		db.SetConnMaxIdleTime(idle)
	}
	return db, nil
}

// patience is how long a save waits for another process to end its own.
const patience = 5 * time.Second

// begin starts a transaction that writes. SQLite's own waiting hears no
// context, so it waits in short turns and looks at the context between them.
func begin(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	for end := time.Now().Add(patience); ; {
		tx, err := db.BeginTx(ctx, nil)
		if code(err) != sqlite3.SQLITE_BUSY || time.Now().After(end) {
			return tx, err
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// begin starts a transaction that writes into the file that was opened. Where
// another file lies at its place, or none, SQLite would go on writing into one
// that bears no name any more, and what was saved would go with it.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	now, err := os.Stat(s.file)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, refuse(fs.ErrPermission, "you may no longer look into the folder of %s, so nothing was saved. Give yourself that right again and go on", s.path)
	case err != nil || !os.SameFile(now, s.is):
		return nil, refuse(ErrVanished, "%s is no longer there, or another file has its place, so nothing was saved. "+
			"Was it moved, or its drive taken out? Put it back and go on, or open it where it is now", s.path)
	}
	return begin(ctx, s.write)
}

// readingOf chooses how a file is read that will not be written. Where its
// folder can be written, the log's files are made and taken away again as for
// any other connection. Where it cannot, or where the file is a newer
// program's with a log not yet merged, nothing may be made or merged.
func readingOf(file string, newer bool) access {
	log, err := os.Stat(file + "-wal")
	unmerged := err == nil && log.Size() > 0
	switch {
	case unmerged && newer:
		return looking
	case mayWrite(file) && mayWrite(filepath.Dir(file)):
		return beside
	case unmerged || inUse(file):
		return looking
	}
	return frozen
}

// inUse tells whether both files of a write-ahead log lie beside the file, as
// they do while any process has it open.
func inUse(file string) bool {
	_, log := os.Stat(file + "-wal")
	_, index := os.Stat(file + "-shm")
	return log == nil && index == nil
}

// header is what the first page says of the file.
type header struct{ version int }

// readHeader reads the first page, by SQLite and not by os.Open, and refuses
// what is no workbench. An empty file passes all of SQLite's own checks.
func readHeader(ctx context.Context, file string) (header, error) {
	how := frozen
	if inUse(file) {
		how = looking // the first page may be in the log, or be written just now
	}
	db, err := connect(file, how, 1)
	if err != nil {
		return header{}, err
	}
	defer db.Close()
	var app, version int
	err = db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&app)
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	}
	switch {
	case code(err) == sqlite3.SQLITE_NOTADB:
		return header{}, Damage("%s is no Verbatim workbench, or its beginning is damaged; it was left as it is", file)
	case code(err) == sqlite3.SQLITE_CORRUPT:
		return header{}, Damage("%s is damaged: a part of the file is missing or unreadable (%v); take your last backup", file, err)
	case err != nil:
		return header{}, explain(ctx, say.Errorf("%s could not be read: %w", file, err))
	case app != application:
		return header{}, say.Errorf("%s is a database of another program, not a Verbatim workbench; it was left as it is", file)
	case version < 1:
		return header{}, Damage("%s is damaged: it does not say which version it is; take your last backup", file)
	}
	return header{version}, nil
}
