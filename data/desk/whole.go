package desk

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/say"
	"verbatim/data/store"
)

// exportWhole writes the whole workbench as JSON Lines.
func (d *Desk) exportWhole(ctx context.Context, w io.Writer) (export.JSONLCounts, error) {
	out, err := export.NewJSONLWriter(w)
	if err != nil {
		return export.JSONLCounts{}, err
	}
	if err := d.file.Records(ctx, func(r store.Record) error { return out.Write(recordOut(r)) }); err != nil {
		return export.JSONLCounts{}, err
	}
	return out.End()
}

func recordOut(r store.Record) (out export.Record) {
	switch {
	case r.Text != nil:
		out.Text = &export.Text{Hash: r.Text.Hash, Text: r.Text.Text}
	case r.Original != nil:
		out.File = &export.File{Text: r.Original.Revision, Hash: r.Original.Hash, Bytes: r.Original.Bytes}
	case r.Event != nil:
		e := r.Event
		out.Event = &export.Event{
			ID: e.ID, Batch: e.Batch, Writer: e.Writer, Seq: e.Seq, At: e.At, Who: e.Who, Cause: e.Cause, Undoes: e.Undoes,
			Kind: string(e.Kind), Thing: e.Set.ID, Field: e.Field, Value: e.Value, Before: e.Before, Previous: e.Previous, Hash: e.Hash,
		}
	}
	return out
}

func recordIn(r export.Record) (in store.Record) {
	switch {
	case r.Text != nil:
		in.Text = &data.Revision{Hash: r.Text.Hash, Text: r.Text.Text}
	case r.File != nil:
		in.Original = &store.Original{Revision: r.File.Text, Hash: r.File.Hash, Bytes: r.File.Bytes}
	case r.Event != nil:
		e := r.Event
		in.Event = &store.Linked{Previous: e.Previous, Hash: e.Hash, Event: store.Event{
			ID: e.ID, Batch: e.Batch, Writer: e.Writer, Seq: e.Seq, At: e.At, Who: e.Who, Cause: e.Cause, Undoes: e.Undoes, Before: e.Before,
			Set: store.Set{Kind: store.Kind(e.Kind), ID: e.Thing, Field: e.Field, Value: e.Value},
		}}
	}
	return in
}

// importWhole takes a workbench that was written as JSON Lines into this one,
// which must be empty. It is taken into a passing workbench first and checked
// there as [Desk.Check] does, so that a file that is not whole, or tells of
// passages that are not in its texts, changes nothing.
func (d *Desk) importWhole(ctx context.Context, file string, p Progress) (export.JSONLCounts, error) {
	none := export.JSONLCounts{}
	newest, _, err := d.file.Newest(ctx)
	if err != nil {
		return none, err
	}
	if newest.ID != "" {
		return none, mistake("“%s” is a whole workbench and goes into an empty one only: make that with “verbatim new NAME --empty”.", file)
	}
	p(say.T("checking %s", filepath.Base(file)), 0, 0)
	if err := tryWhole(ctx, file); err != nil {
		return none, err
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	counts, err := take(ctx, d.file, file)
	if err != nil {
		return none, err
	}
	return counts, d.findOwed(context.WithoutCancel(ctx), p) // it is saved
}

// tryWhole takes a file into a workbench that is thrown away.
func tryWhole(ctx context.Context, file string) error {
	folder, err := os.MkdirTemp("", "verbatim-import-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	trial, err := store.Create(ctx, filepath.Join(folder, "trial.verbatim"), store.Options{})
	if err != nil {
		return err
	}
	d := &Desk{file: trial, progress: func(string, int, int) {}, texts: newShelf(shelfRoom), memo: newMemo()}
	defer func() { _ = d.Close() }() // it is thrown away
	if _, err := take(ctx, trial, file); err != nil {
		return err
	}
	report, err := d.Check(ctx, nil)
	if err == nil && len(report.Problems) > 0 {
		err = mistake("“%s” was not imported, since what stands in it does not hold together: %s", filepath.Base(file), report.Problems[0])
	}
	if err == nil {
		_, err = d.read(ctx)
	}
	return err
}

// take puts all records of a file into a store, or none.
func take(ctx context.Context, into *store.Store, file string) (export.JSONLCounts, error) {
	f, err := os.Open(file)
	if err != nil {
		return export.JSONLCounts{}, unread(file, err)
	}
	defer f.Close()
	in, err := export.NewJSONLReader(f)
	if err == nil {
		_, err = into.Take(ctx, func() (store.Record, error) {
			r, err := in.Next()
			return recordIn(r), err
		})
	}
	if err != nil && ctx.Err() == nil && !errors.Is(err, store.ErrReadOnly) {
		err = mistake("“%s” was not imported: %s. Nothing was changed.", filepath.Base(file), strings.TrimRight(err.Error(), "."))
	}
	if err != nil {
		return export.JSONLCounts{}, err
	}
	return in.Counts(), nil
}
