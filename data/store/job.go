package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// Job is a long piece of work that was asked for and is done item by item, also
// after the program was closed or killed in between.
type Job struct {
	ID    string // of the batch that its events are in; see [Store.ApplyTo]
	At    time.Time
	Items int
	Done  int // items that have an outcome
}

// JobItem is one of its items.
type JobItem struct {
	N       int // its place, from 0
	Name    string
	Task    json.RawMessage // what is to be done
	Outcome string          // empty while it waits
	Says    string          // of the outcome, a sentence or nothing
}

func (i JobItem) hash(job string) []byte {
	h := []byte{}
	for _, part := range []string{job, strconv.Itoa(i.N), i.Name, string(i.Task), i.Outcome, i.Says} {
		h = append(strconv.AppendInt(h, int64(len(part)), 10), ' ')
		h = append(h, part...)
	}
	return sum(h)
}

// PutJob stores a job whole, in one transaction.
func (s *Store) PutJob(ctx context.Context, id string, items []JobItem) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "INSERT INTO job (id) VALUES (?)", id); err != nil {
			return err
		}
		return putItems(ctx, tx, id, items)
	})
}

// PutJobItems stores what became of some items, in one transaction. A job that
// was dropped meanwhile stays dropped.
func (s *Store) PutJobItems(ctx context.Context, id string, items []JobItem) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var there bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM job WHERE id = ?)", id).Scan(&there); err != nil || !there {
			return err
		}
		return putItems(ctx, tx, id, items)
	})
}

func putItems(ctx context.Context, tx *sql.Tx, job string, items []JobItem) error {
	put, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO job_item (job, n, name, task, outcome, says, hash) VALUES (?, ?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer put.Close()
	for _, i := range items {
		if _, err := put.ExecContext(ctx, job, i.N, i.Name, string(i.Task), i.Outcome, i.Says, i.hash(job)); err != nil {
			return err
		}
	}
	return nil
}

// Jobs are all jobs, the newest first.
func (s *Store) Jobs(ctx context.Context) ([]Job, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT id, count(n), count(nullif(outcome, '')) FROM job LEFT JOIN job_item ON job = id GROUP BY id ORDER BY id DESC")
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var jobs []Job
	for rows.Next() {
		var j Job
		if err := rows.Scan(&j.ID, &j.Items, &j.Done); err != nil {
			return nil, explain(ctx, err)
		}
		if id, err := uuid.Parse(j.ID); err == nil {
			j.At = time.Unix(id.Time().UnixTime()).UTC()
		}
		jobs = append(jobs, j)
	}
	return jobs, explain(ctx, rows.Err())
}

// JobItems are the items of a job in their order.
func (s *Store) JobItems(ctx context.Context, id string) ([]JobItem, error) {
	return s.jobItems(ctx, "job = ? ORDER BY n", id)
}

// WaitingItems are the next items of a job that have no outcome, so many at
// most.
func (s *Store) WaitingItems(ctx context.Context, id string, most int) ([]JobItem, error) {
	return s.jobItems(ctx, "job = ? AND outcome = '' ORDER BY n LIMIT ?", id, most)
}

func (s *Store) jobItems(ctx context.Context, which string, args ...any) ([]JobItem, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT n, name, task, outcome, says FROM job_item WHERE "+which, args...)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var items []JobItem
	for rows.Next() {
		var i JobItem
		var task string
		if err := rows.Scan(&i.N, &i.Name, &task, &i.Outcome, &i.Says); err != nil {
			return nil, explain(ctx, err)
		}
		i.Task = json.RawMessage(task)
		items = append(items, i)
	}
	return items, explain(ctx, rows.Err())
}

// DropJob forgets a job and what became of its items; what it did stays.
func (s *Store) DropJob(ctx context.Context, id string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM job WHERE id = ?", id)
		return err
	})
}

// change runs one transaction.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	if err := s.writable(); err != nil {
		return err
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return explain(ctx, err)
	}
	return explain(ctx, tx.Commit())
}

// PutDraft keeps what a person is typing; an empty text takes it away.
func (s *Store) PutDraft(ctx context.Context, name, text string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		query, args := "INSERT OR REPLACE INTO draft (name, text, hash) VALUES (?, ?, ?)", []any{name, text, draftHash(name, text)}
		if text == "" {
			query, args = "DELETE FROM draft WHERE name = ?", []any{name}
		}
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}

// Drafts are all drafts by name.
func (s *Store) Drafts(ctx context.Context) (map[string]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT name, text FROM draft")
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	drafts := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, explain(ctx, err)
		}
		drafts[name] = text
	}
	return drafts, explain(ctx, rows.Err())
}

func draftHash(name, text string) []byte {
	return sum(fmt.Appendf(nil, "%d %s", len(name), name), []byte(text))
}
