package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/store"
)

// Merged is what a merge brought.
type Merged struct {
	Texts, Events int
	Disputed      int // overlaps on which reviewers differ now and nobody has settled
}

// Merge takes all that another workbench holds into this one: sources, verdicts
// and their history. The other is checked first and not changed; so is nothing
// here where it does not fit. It cannot be undone, because nothing is ever taken
// out of a history, but it loses nothing either, and a second merge adds nothing.
// What the new texts share is found. A pair that was judged with its sides turned
// round, for a date that one copy did not know, stays beside the other: what was
// said there is of the other side's wording. See [store.Store.Merge].
func (d *Desk) Merge(ctx context.Context, path string, p Progress) (Merged, error) {
	if p == nil {
		p = d.progress
	}
	if err := d.writable(); err != nil {
		return Merged{}, err
	}
	if same(path, d.file.Path()) {
		return Merged{}, mistake("“%s” is this workbench itself. Choose another to merge into it.", filepath.Base(path))
	}
	other, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return Merged{}, unopened(err)
	}
	defer func() { _ = other.Close() }() // it was only read
	begun := time.Now()
	d.corpus.Lock()
	defer d.corpus.Unlock()
	taken, err := d.file.Merge(ctx, other, func(done, total int) { p(say.T("reading %s", filepath.Base(path)), done, total) })
	if err != nil {
		return Merged{}, unmerged(ctx, path, err)
	}
	ctx = context.WithoutCancel(ctx) // it is saved, and from here on only to be told
	if err := d.findOwed(ctx, p); err != nil {
		return Merged{}, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return Merged{}, err
	}
	out := Merged{Texts: taken.Texts, Events: taken.Events}
	for _, k := range s.overlaps {
		if d.seen(s, k).status == data.Disputed {
			out.Disputed++
		}
	}
	d.log.Info("merged", "texts", out.Texts, "events", out.Events, "disputed", out.Disputed, "took", time.Since(begun))
	return out, nil
}

// same tells two paths of one file.
func same(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// unmerged says in a sentence why nothing was merged.
func unmerged(ctx context.Context, path string, err error) error {
	if ctx.Err() != nil || errors.Is(err, store.ErrReadOnly) {
		return err
	}
	return mistake("“%s” was not merged, and nothing was changed: %s", filepath.Base(path), sentence(err.Error()))
}
