package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"verbatim/data/say"
)

//go:embed migrations/*.sql
var scripts embed.FS

// step is one migration: what brings a file of the version before to this one.
type step struct {
	version int
	sql     string
}

// migrations are the embedded scripts in the order of their numbers, which
// count from 1 without a gap.
func migrations() ([]step, error) {
	files, err := scripts.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var steps []step
	for i, f := range files { // ReadDir sorts by name
		number, _, _ := strings.Cut(f.Name(), "_")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 {
			return nil, say.Errorf("the migration %s is out of order: number %d was expected", f.Name(), i+1)
		}
		sql, err := scripts.ReadFile("migrations/" + f.Name())
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{i + 1, string(sql)})
	}
	return steps, nil
}

// migrate runs the steps that the file has not had, all in one transaction with
// the version that they lead to: killed in between, it is the file it was.
func migrate(ctx context.Context, db *sql.DB, steps []step) error {
	tx, err := begin(ctx, db)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// Read inside the transaction: another process may have been faster.
	var has int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&has); err != nil || has >= len(steps) {
		return err
	}
	for _, st := range steps[max(has, 0):] {
		if _, err := tx.ExecContext(ctx, st.sql); err != nil {
			return say.Errorf("step %d: %w", st.version, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(steps))); err != nil {
		return err
	}
	return tx.Commit()
}

// upgrade brings an older file up to date, after a copy of it was written
// beside. The copy's name tells its version and time and overwrites nothing.
func (s *Store) upgrade(ctx context.Context, version int, steps []step) error {
	ending := filepath.Ext(s.file)
	backup := fmt.Sprintf("%s.version-%d.%s%s", strings.TrimSuffix(s.file, ending), version, s.now().UTC().Format("20060102-150405.000"), ending)
	begun := time.Now()
	s.log.Info("migration begun", "file", s.path, "from", version, "to", len(steps), "backup", backup)
	if err := copyTo(ctx, s.write, backup); err != nil {
		if errors.Is(err, errUnsound) {
			return err
		}
		return say.Errorf("%s is of an older Verbatim; it was not changed, because the backup %s could not be written: %w", s.path, backup, explain(ctx, err))
	}
	if err := migrate(ctx, s.write, steps); err != nil {
		return say.Errorf("%s is of an older Verbatim and could not be brought up to date; it is kept as it was in %s: %w", s.path, backup, explain(ctx, err))
	}
	// The first page is to say the new version, not only the log.
	_, err := s.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	s.log.Info("migration ended", "file", s.path, "took", time.Since(begun))
	return explain(ctx, err)
}

// schemaOf lists what the database is made of, one line a table or index.
func schemaOf(ctx context.Context, db querier) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name, coalesce(sql, tbl_name) FROM sqlite_schema")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	parts := map[string]string{}
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			return nil, err
		}
		parts[name] = sql
	}
	return parts, rows.Err()
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// schemaProblems compares the schema with the one that the steps make.
func schemaProblems(ctx context.Context, db querier, steps []step) ([]Problem, error) {
	fresh, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1) // every connection would be a database of its own
	if err := migrate(ctx, fresh, steps); err != nil {
		return nil, err
	}
	want, err := schemaOf(ctx, fresh)
	if err != nil {
		return nil, err
	}
	got, err := schemaOf(ctx, db)
	if err != nil {
		return nil, err
	}
	var found []Problem
	for name, sql := range want {
		if got[name] != sql {
			found = append(found, Problem{name, "This part of the file's plan is missing or not as Verbatim makes it."})
		}
		delete(got, name)
	}
	for name := range got {
		found = append(found, Problem{name, "This part of the file's plan was not made by Verbatim."})
	}
	return found, nil
}
