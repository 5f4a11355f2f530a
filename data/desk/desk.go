package desk

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"verbatim/data/ingest"
	"verbatim/data/store"
	"verbatim/seeds"
)

// Desk is an open workbench. Its methods may be called from any goroutine;
// those that take a context may take longer than 50 ms and belong off the UI's.
type Desk struct {
	file     *store.Store
	now      func() time.Time
	log      *slog.Logger
	progress Progress
	texts    *shelf
	memo     *memo

	// The locks, in the order in which they are taken.
	reverting sync.Mutex // held through an undo or redo
	corpus    sync.Mutex // held while the sources or what was found in them change
	saving    sync.Mutex // held while a step is stored and put on its stack

	renewing sync.Mutex // held while the state is brought up to date

	sizing sync.Mutex // held while texts are counted
	sized  map[string]store.TextSize

	casting sync.Mutex // held while a cast is read, so that who asks meanwhile gets the same
	castOf  *state
	actors  []Person

	mu       sync.Mutex // guards what follows; never held over work
	state    *state     // as of the newest event
	rows     rowList    // as last asked for
	listed   sourceList // the same
	found    finding    // what the program found, as last read
	steps    steps
	reviewer string
}

// Options say how a workbench is opened.
type Options struct {
	Window   bool             // take the file's window lock
	Empty    bool             // Create: without the sample articles
	ReadOnly string           // not empty: open for reading only, for this reason, a sentence
	Now      func() time.Time // nil: time.Now
	Progress Progress         // nil: none
	Log      *slog.Logger     // is told what was done, with counts and time, never a word of a text or a note; nil: nobody
}

// Progress is called with what is being done and how far it is; total 0 is
// unknown. It is called from one goroutine at a time.
type Progress func(what string, done, total int)

// Place says which workbench this is.
type Place struct {
	Path     string
	Name     string // the file's name without its ending
	ReadOnly string // why nothing can be saved, a sentence; empty when it can
	Held     bool   // because another window has it open
	Damaged  bool   // because damage was seen when it was opened
}

// Open opens a workbench. One that is missing, or no workbench, is a [Mistake]
// and is left untouched.
func Open(ctx context.Context, path string, o Options) (*Desk, error) {
	file, err := store.Open(ctx, path, store.Options{Window: o.Window, ReadOnly: o.ReadOnly != "", Why: o.ReadOnly, Now: o.Now, Log: o.Log})
	if err != nil {
		return nil, unopened(err)
	}
	d, err := begin(ctx, file, o)
	if err != nil {
		return nil, errors.Join(unreadable(ctx, file, err), file.Close())
	}
	return d, nil
}

// unreadable is why a workbench whose file could be opened cannot be read, as far as
// the file has told that already.
func unreadable(ctx context.Context, file *store.Store, err error) error {
	switch {
	case ctx.Err() != nil:
	case file.Newer():
		return mistake("%s was written by a newer Verbatim and holds what this one cannot read. Open it with the newer program; it stays as it is.", file.Path())
	case file.Damaged():
		return store.Damage("%s is too damaged to be opened, and stays as it is. “verbatim check” says what is wrong and, with --repair, "+
			"writes all that verifies into a new file; or take your last backup", file.Path())
	}
	return err
}

// Create makes one, with the sample articles unless o.Empty, and finds their
// overlaps. An existing file is never written over; a workbench that could not
// be made whole is taken away again.
func Create(ctx context.Context, path string, o Options) (*Desk, error) {
	file, err := store.Create(ctx, path, store.Options{Window: o.Window, Now: o.Now, Log: o.Log})
	if err != nil {
		return nil, unopened(err)
	}
	d, err := begin(ctx, file, o)
	if err == nil && !o.Empty {
		err = d.sample(ctx)
	}
	if err != nil {
		err = errors.Join(err, file.Close())
		for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
			if gone := os.Remove(path + ending); gone != nil && !errors.Is(gone, os.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
		return nil, err
	}
	return d, nil
}

// OpenToCheck opens a workbench for [Desk.Check] and nothing else: also one that
// [Open] refuses, because something that is stored in it cannot be read.
func OpenToCheck(ctx context.Context, path string, o Options) (*Desk, error) {
	file, err := store.Open(ctx, path, store.Options{ReadOnly: o.ReadOnly != "", Why: o.ReadOnly, Now: o.Now, Log: o.Log})
	if err != nil {
		return nil, unopened(err)
	}
	return newDesk(file, o), nil
}

func newDesk(file *store.Store, o Options) *Desk {
	d := &Desk{file: file, now: o.Now, log: o.Log, progress: o.Progress, texts: newShelf(shelfRoom), memo: newMemo()}
	if d.now == nil {
		d.now = time.Now
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	if d.progress == nil {
		d.progress = func(string, int, int) {}
	}
	return d
}

// begin reads what a fresh desk must know: who judged last and what can be
// undone.
func begin(ctx context.Context, file *store.Store, o Options) (*Desk, error) {
	d := newDesk(file, o)
	remembered := make(chan error, 1)
	go func() { remembered <- d.remember(ctx) }() // on a core of its own: in a large workbench it takes a third of the time
	s, err := d.present(ctx)
	if err := cmp.Or(<-remembered, err); err != nil {
		return nil, err
	}
	if d.reviewer, err = d.lastReviewer(ctx, s); err != nil {
		return nil, err
	}
	if d.writable() == nil {
		if d.stale(s) {
			err = d.find(ctx, s, d.progress)
		}
		if err := cmp.Or(err, d.findOwed(ctx, d.progress)); err != nil {
			return nil, err
		}
	}
	return d, d.recall(ctx)
}

// sample brings in the five articles that every workbench begins with. That is
// no step of the person's.
func (d *Desk) sample(ctx context.Context) error {
	var in []Incoming
	for _, a := range seeds.Articles() {
		batch, err := ingest.Read(a.Name, a.Bytes, ingest.Options{})
		if err != nil {
			return err
		}
		for _, it := range batch.Items {
			in = append(in, Incoming{Name: a.Name, Meta: a.Meta, Text: it.Text, Original: a.Bytes})
		}
	}
	_, err := d.bring(ctx, in, causeCreate, d.progress)
	return err
}

// Close closes the workbench.
func (d *Desk) Close() error { return d.file.Close() }

// Place says which workbench this is.
func (d *Desk) Place() Place {
	base := filepath.Base(d.file.Path())
	return Place{d.file.Path(), strings.TrimSuffix(base, filepath.Ext(base)), d.file.ReadOnly(), d.file.Held(), d.file.Damaged()}
}

// Behind tells that the workbench was changed, by another process or by this
// one, since it was last read here.
func (d *Desk) Behind(ctx context.Context) (bool, error) {
	newest, _, err := d.file.Newest(ctx)
	d.mu.Lock()
	defer d.mu.Unlock()
	return err == nil && d.state != nil && newest.ID != d.state.newest.ID, err
}

// Reviewer is the name verdicts are given under: the workbench's last; on one
// without a verdict the person's login name.
func (d *Desk) Reviewer() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.reviewer != "" {
		return d.reviewer
	}
	return login()
}

// login is the person's name on this computer.
func login() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		_, name, domain := strings.Cut(u.Username, `\`) // Windows says DOMAIN\name
		if domain {
			return name
		}
		return u.Username
	}
	return cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"), "reviewer")
}

// writable is the mistake of changing a workbench that cannot be saved.
func (d *Desk) writable() error {
	if why := d.file.ReadOnly(); why != "" {
		return &Mistake{Says: why}
	}
	return nil
}

// Setting reads a setting of this workbench; "" where it was never set.
func (d *Desk) Setting(ctx context.Context, name string) (string, error) {
	raw, err := d.file.Value(ctx, store.OfSetting, name, fieldValue)
	if err != nil || isNull(raw) {
		return "", err
	}
	return decode[string](raw)
}

// SetSetting changes one. It is no step to be undone.
func (d *Desk) SetSetting(ctx context.Context, name, value string) error {
	if err := d.writable(); err != nil {
		return err
	}
	_, err := d.apply(ctx, causeSetting, store.Set{Kind: store.OfSetting, ID: name, Field: fieldValue, Value: encode(value)})
	return err
}
