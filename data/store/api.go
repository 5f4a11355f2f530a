package store

import (
	"context"
	"encoding/json"
	"time"

	"verbatim/data"
)

// Store is an open workbench. It may be used by several goroutines.
type Store struct{}

// Options say how a workbench is opened.
type Options struct {
	// Window takes the file's window lock: a second window gets it read-only.
	// Commands do not take it and work beside a window.
	Window   bool
	ReadOnly bool
	Now      func() time.Time // nil: time.Now
}

// Kind is what sort of thing a field belongs to.
type Kind string

// The kinds of thing.
const (
	OfSource  Kind = "source"  // fields: "name", "meta", "revision", "removed"
	OfOverlap Kind = "overlap" // fields: "overlap" (frozen once touched), "status", "verdict/<reviewer>"
	OfSetting Kind = "setting" // id is the setting's name, field "value"
)

// Set is one field given a value. Value nil (or null) takes the field away.
type Set struct {
	Kind  Kind
	ID    string
	Field string
	Value json.RawMessage
}

// Event is one stored change.
type Event struct {
	ID     string // UUIDv7
	Batch  string // events stored together, undone together
	Writer string // of this copy of the workbench
	Seq    int64  // counts from 1 per writer
	At     time.Time
	Who    string
	Cause  string
	Undoes string // the event this one takes back, or empty
	Set
	Before json.RawMessage // null where there was nothing
}

// Create makes a workbench at path; it refuses to overwrite anything.
func Create(ctx context.Context, path string, o Options) (*Store, error) { return nil, nil }

// Open opens a workbench. What is no workbench, damaged, or written by a newer
// program is refused or opened read-only with a sentence; it is left untouched.
func Open(ctx context.Context, path string, o Options) (*Store, error) { return nil, nil }

// ReadOnly is the sentence that says why nothing can be saved, or empty.
func (s *Store) ReadOnly() string { return "" }

// Path is the file's.
func (s *Store) Path() string { return "" }

// Close checkpoints and closes.
func (s *Store) Close() error { return nil }

// Apply stores the sets as one batch in one transaction; it is durable when
// Apply returns. Sets that change nothing are left out; where none is left the
// batch is empty and nothing is stored.
func (s *Store) Apply(ctx context.Context, who, cause string, sets ...Set) ([]Event, error) {
	return nil, nil
}

// Revert takes back the events of a batch by a batch of new events (cause
// "undo" or "redo"). A field that a later event changed since is refused.
func (s *Store) Revert(ctx context.Context, batch, who, cause string) ([]Event, error) {
	return nil, nil
}

// Value is the present value of one field, nil where there is none.
func (s *Store) Value(ctx context.Context, k Kind, id, field string) (json.RawMessage, error) {
	return nil, nil
}

// Fields are all present values of all things of a kind: id -> field -> value.
func (s *Store) Fields(ctx context.Context, k Kind) (map[string]map[string]json.RawMessage, error) {
	return nil, nil
}

// Events are the events of one thing, or of the whole kind where id is empty,
// oldest first.
func (s *Store) Events(ctx context.Context, k Kind, id string) ([]Event, error) { return nil, nil }

// LastEvents are the newest n events of this writer, newest first: for undo
// after a reopen.
func (s *Store) LastEvents(ctx context.Context, n int) ([]Event, error) { return nil, nil }

// PutRevision keeps a text and the bytes it came from; the same text again is
// no error.
func (s *Store) PutRevision(ctx context.Context, r data.Revision, original []byte) error { return nil }

// Revision is a kept text; the error says so where its hash does not verify.
func (s *Store) Revision(ctx context.Context, hash string) (data.Revision, error) {
	return data.Revision{}, nil
}

// SetFound replaces what the program found (untouched overlaps only) and what
// it left out, in one transaction.
func (s *Store) SetFound(ctx context.Context, found []data.Overlap, left map[string]int) error {
	return nil
}

// Found is what SetFound stored.
func (s *Store) Found(ctx context.Context) ([]data.Overlap, map[string]int, error) {
	return nil, nil, nil
}

// Problem is one thing that Check found wrong.
type Problem struct {
	Where string // table and row, or event
	What  string // a sentence
}

// Check verifies SQLite's own structure, the schema, every chain and every
// hash, and that the state is the fold of the events.
func (s *Store) Check(ctx context.Context, progress func(done, total int)) ([]Problem, error) {
	return nil, nil
}
