package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A workbench may come from anybody. These bound what SQLite does for what such
// a file says of itself; each is well above what the program needs.
const (
	// largestValue, in bytes: a text has 20 MB at most, a piece of the finder's
	// index of a hundred thousand articles less than this.
	largestValue = 512 << 20
	longestSQL   = 100_000 // bytes; a migration has 5,000
	mostFields   = 64      // of a table or an answer; ours have 16
	deepestSQL   = 50      // levels of an expression
	mostSelects  = 16      // that are joined by UNION
	mostSteps    = 100_000 // of a compiled statement
	mostAttached = 1       // VACUUM INTO attaches the copy
	longestLike  = 100     // bytes of a pattern
	mostValues   = 100     // that a statement is given
	deepestFire  = 8       // a deleted job takes its items along, as a trigger would
	mostHelpers  = 0       // threads of SQLite's own
)

var limits = map[int]int{
	sqlite3.SQLITE_LIMIT_LENGTH: largestValue, sqlite3.SQLITE_LIMIT_SQL_LENGTH: longestSQL, sqlite3.SQLITE_LIMIT_COLUMN: mostFields,
	sqlite3.SQLITE_LIMIT_EXPR_DEPTH: deepestSQL, sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: mostSelects, sqlite3.SQLITE_LIMIT_VDBE_OP: mostSteps,
	sqlite3.SQLITE_LIMIT_ATTACHED: mostAttached, sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: longestLike, sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: mostValues,
	sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: deepestFire, sqlite3.SQLITE_LIMIT_WORKER_THREADS: mostHelpers,
}

// manyCache is what each of several connections keeps of the file, in KiB, which
// take twice as much: the system keeps the file at hand too.
const manyCache = 1000

// limited makes connections to which the limits hold.
type limited struct {
	driver.Connector
	many bool // there may be several
}

// Connect opens a connection. The driver sets limits on a connection of a pool
// only: it is given one that holds this connection alone and is not asked for
// it again.
func (l limited) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := l.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(single{l.Connector, c})
	defer pool.Close() // which closes what was given back to it, and this is not
	of, err := pool.Conn(ctx)
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	for which, most := range limits {
		if _, err := sqlite.Limit(of, which, most); err != nil {
			return nil, errors.Join(err, c.Close())
		}
	}
	if l.many { // it reads the file's plan: where that is damaged whoever asks next is told
		_, _ = of.ExecContext(ctx, fmt.Sprint("PRAGMA cache_size = -", manyCache))
	}
	return c, nil
}

// single hands out one connection that is open already.
type single struct {
	driver.Connector
	conn driver.Conn
}

func (s single) Connect(context.Context) (driver.Conn, error) { return s.conn, nil }
