package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// Repaired is what a repair came to.
type Repaired struct {
	Kept map[string]int // rows by table
	Lost []string       // what could not be kept, a sentence each
}

// Repair writes everything of a damaged workbench that verifies into a new file,
// and says by name what does not. The damaged file is only read, and page by
// page: no index and no number that leads from one page to another is trusted
// where a row can be told by its own hash. What follows from events is made
// anew, and so is the index for finding, at the next opening. Events that are
// lost leave gaps in their writer's chain, which the new file itself notes in an
// event, so that Check tells new damage from old.
//
// The file is checked before it bears its name; one that exists is not written
// over. progress (nil: none) gets pages done and all pages.
func Repair(ctx context.Context, path, file string, o Options, progress func(done, total int)) (Repaired, error) {
	s, err := locate(path)
	if err != nil {
		return Repaired{}, err
	}
	final, err := filepath.Abs(file)
	if err != nil {
		return Repaired{}, say.Errorf("the place of %s could not be told: %w", file, err)
	}
	if s.now = o.Now; s.now == nil {
		s.now = time.Now
	}
	defer s.hold(ctx)()
	p, err := openPages(s.file)
	if err != nil {
		return Repaired{}, say.Errorf("%s could not be read: %w", s.path, err)
	}
	if newer, err := p.newer(ctx); newer || err != nil {
		return Repaired{}, errors.Join(err, p.close(), say.Errorf("%s was written by a newer Verbatim; only that one can repair it", s.path))
	}
	r := &repair{pages: p, free: p.free(), spoilt: map[string]string{}, writers: map[string]writer{}, now: s.now()}
	err = passing(final, func(file string) error { return r.into(ctx, file, progress) })
	if err = errors.Join(err, p.close()); err != nil {
		return Repaired{}, say.Errorf("%s was not repaired: %w", s.path, unbacked(ctx, final, err))
	}
	return r.Repaired, nil
}

// newer tells whether a newer program wrote the file: it says so, and its plan
// has what ours has not. A version alone may be a flipped bit.
func (p *pages) newer(ctx context.Context) (bool, error) {
	steps, err := migrations()
	if version := int(binary.BigEndian.Uint32(p.page(1)[60:])); err != nil || version <= len(steps) {
		return false, err
	}
	fresh, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return false, err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1)
	if err := migrate(ctx, fresh, steps); err != nil {
		return false, err
	}
	ours, err := schemaOf(ctx, fresh)
	newer := false
	for n := uint32(1); n <= p.count; n++ {
		p.rows(n, func(r row) {
			if r.shape() == "tttit" {
				sql, known := ours[r.columns[0].(string)+" "+r.columns[1].(string)]
				newer = newer || !known || sql != r.columns[4]
			}
		})
	}
	return newer, err
}

// hold keeps others that have the file open from moving its log into it while
// it is read; the end lets go. Where it cannot, nobody else reads the file.
func (s *Store) hold(ctx context.Context) (end func()) {
	if !inUse(s.file) {
		return func() {}
	}
	db, err := connect(s.file, looking, 1)
	if err != nil {
		return func() {}
	}
	if tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}); err == nil {
		n := 0
		_ = tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n) // the lock is what counts
		return func() { _ = tx.Rollback(); db.Close() }
	}
	return func() { db.Close() }
}

// repair is one run of Repair.
type repair struct {
	Repaired
	pages   *pages
	free    map[uint32]bool
	tx      *sql.Tx
	spoilt  map[string]string // rows that do not verify: table and key -> its sentence
	writers map[string]writer // as their rows say
	now     time.Time
}

// errNothing is where a file holds nothing of ours.
var errNothing = say.Error("nothing of a Verbatim workbench can be read in it")

// into fills the new file.
func (r *repair) into(ctx context.Context, file string, progress func(done, total int)) error {
	if err := errors.Join(os.WriteFile(file, nil, 0o666), lay(ctx, file)); err != nil {
		return err
	}
	db, err := connect(file, writing, 1)
	if err != nil {
		return err
	}
	defer db.Close()
	// What rows refer to may come after them; Check looks at it in the end.
	if _, err := db.ExecContext(ctx, "PRAGMA foreign_keys = 0"); err != nil {
		return err
	}
	if r.tx, err = begin(ctx, db); err != nil {
		return err
	}
	defer r.tx.Rollback()
	for _, part := range []func(context.Context) error{
		func(ctx context.Context) error { return r.gather(ctx, progress) },
		r.texts, r.derived, r.chains, r.lostFields, r.count,
	} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	if err := r.tx.Commit(); err != nil {
		return err
	}
	// Closing moves the log into the file too, but does not say where it could not.
	if _, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	return verify(ctx, file)
}

// gather keeps every row of every page that verifies.
func (r *repair) gather(ctx context.Context, progress func(done, total int)) error {
	_, err := r.tx.ExecContext(ctx, "CREATE TEMP TABLE shown (kind TEXT, thing TEXT, field TEXT, value TEXT, event INTEGER)")
	if said := r.pages.said(); said > r.pages.count {
		r.lose("The file ends early: it says that it has %d pages and has %d.", said, r.pages.count)
	}
	empty := 0
	for n := uint32(1); n <= r.pages.count && err == nil; n++ {
		if !r.free[n] && r.pages.empty(n) {
			empty++
		}
		r.pages.rows(n, func(row row) {
			if err == nil {
				err = r.take(ctx, row, r.free[n])
			}
		})
		if progress != nil && n%256 == 0 {
			progress(int(n), int(r.pages.count))
		}
	}
	if empty > 0 {
		r.lose("What stood on %d of the file's %d pages, which are empty; as far as other pages tell what that was, it is named here.", empty, r.pages.count)
	}
	return errors.Join(err, ctx.Err())
}

// take keeps a row that verifies. What stands on a page that is free may be old:
// of it only what never changes is kept.
func (r *repair) take(ctx context.Context, row row, old bool) error {
	c := row.columns
	switch row.shape() {
	case "nttti" + "i" + "tttttttt" + "bb":
		return r.event(ctx, row)
	case "ntt":
		return r.revision(ctx, row.n, c[1].(string), c[2].(string))
	case "ttn":
		return r.put(ctx, "INSERT INTO original (revision, hash) VALUES (?, ?) ON CONFLICT DO NOTHING", c[0], c[1])
	case "ttb":
		name, second, third := c[0].(string), c[1].(string), c[2].([]byte)
		if hashOf(third) == second {
			return r.put(ctx, "INSERT INTO original (revision, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", name, second, third)
		}
		return r.mutable(ctx, old, bytes.Equal(draftHash(name, second), third), "draft "+name, "This unsaved note is not as it was typed.",
			"INSERT INTO draft (name, text, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", c)
	case "tbb":
		return r.found(ctx, c, old)
	case "nitb":
		good := bytes.Equal(findingHash(int(c[1].(int64)), c[2].(string)), c[3].([]byte))
		return r.mutable(ctx, old, good, "finding", "What the account of the finding says is not as it was stored.",
			"INSERT INTO finding (n, overlaps, left_out, hash) VALUES (1, ?, ?, ?) ON CONFLICT DO NOTHING", c[1:])
	case "tittttb":
		return r.item(ctx, c, old)
	case "nttiib":
		w := writer{name: c[1].(string), seq: c[3].(int64), at: c[4].(int64), head: c[5].([]byte)}
		r.writers[w.name] = w
	case "tiitb":
		size := TextSize{int(c[1].(int64)), int(c[2].(int64))}
		if !old && bytes.Equal(size.hash(c[0].(string), c[3].(string)), c[4].([]byte)) {
			return r.put(ctx, "INSERT INTO text_size VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", c...)
		}
	case "tttti":
		if !old {
			return r.put(ctx, "INSERT INTO temp.shown VALUES (?, ?, ?, ?, ?)", c...)
		}
	}
	return nil
}

func (r *repair) put(ctx context.Context, query string, args ...any) error {
	_, err := r.tx.ExecContext(ctx, query, args...)
	return err
}

// mutable keeps a row of a table whose rows change and go, if it is good.
func (r *repair) mutable(ctx context.Context, old, good bool, where string, what say.Text, query string, args []any) error {
	switch {
	case old:
		return nil
	case !good:
		r.spoilt[where] = where + ": " + say.T(what)
		return nil
	}
	return r.put(ctx, query, args...)
}

func (r *repair) event(ctx context.Context, row row) error {
	c := row.columns
	text := func(i int) string { return c[i].(string) }
	e := Event{
		ID: text(1), Batch: text(2), Writer: text(3), Seq: c[4].(int64), At: time.UnixMicro(c[5].(int64)).UTC(),
		Who: text(6), Cause: text(7), Undoes: text(8),
		Set: Set{Kind: Kind(text(9)), ID: text(10), Field: text(11), Value: []byte(text(12))}, Before: []byte(text(13)),
	}
	if !bytes.Equal(e.hash(c[14].([]byte)), c[15].([]byte)) {
		r.spoilt["event "+e.ID] = say.T("event %s: This change is not as it was stored; it says that it is of the %s.", e.ID, e.Set)
		return nil
	}
	const insert = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
	return r.numbered(ctx, insert, row)
}

// numbered keeps a row under its number, or, where another has that, under the
// next one.
func (r *repair) numbered(ctx context.Context, insert string, row row) error {
	args := append([]any{row.n}, row.columns[1:]...)
	done, err := r.tx.ExecContext(ctx, insert, args...)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); n > 0 || err != nil {
		return err
	}
	args[0] = nil
	return r.put(ctx, insert, args...)
}

func (r *repair) revision(ctx context.Context, n int64, hash, text string) error {
	if data.Hash(text) != hash || !utf8.ValidString(text) {
		r.spoilt["revision "+hash] = say.T("revision %s: This text is not as it was stored; it begins “%s”.", hash, beginning(text))
		return nil
	}
	return r.numbered(ctx, "INSERT INTO revision VALUES (?, ?, ?) ON CONFLICT DO NOTHING", row{n, []any{nil, hash, text}})
}

// beginning is a text's first line or so, for knowing it again.
func beginning(text string) string {
	runes := []rune(text)
	for i, r := range runes {
		if r == '\n' || i == 60 {
			return string(runes[:i]) + "…"
		}
	}
	return text
}

// found keeps a found overlap. Pieces of the index, which look the same, are
// made anew.
func (r *repair) found(ctx context.Context, c []any, old bool) error {
	id, overlap, hash := c[0].(string), c[1].([]byte), c[2].([]byte)
	if bytes.Equal(pieceHash(id, overlap), hash) {
		return nil
	}
	f, err := decodeFound(id, overlap, newShared())
	good := err == nil && bytes.Equal(sum(overlap), hash) && f.ID == id && data.OverlapID(f.A, f.B) == id
	if !good {
		return nil // or of the index; the number of overlaps tells
	}
	return r.mutable(ctx, old, true, "", "", "INSERT INTO found (id, overlap, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", c)
}

func (r *repair) item(ctx context.Context, c []any, old bool) error {
	job := c[0].(string)
	i := JobItem{N: int(c[1].(int64)), Name: c[2].(string), Task: []byte(c[3].(string)), Outcome: c[4].(string), Says: c[5].(string)}
	return r.mutable(ctx, old, bytes.Equal(i.hash(job), c[6].([]byte)), fmt.Sprintf("job %s, item %d", job, i.N),
		"What the log says of this file is not as it was stored.",
		"INSERT INTO job_item VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET task = excluded.task, outcome = excluded.outcome, says = excluded.says, hash = excluded.hash WHERE outcome = ''", c)
}
