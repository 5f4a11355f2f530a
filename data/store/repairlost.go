package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// The second half of a repair: what follows from the rows that were kept, and
// the account of what was not.

func (r *repair) lose(format say.Text, args ...any) {
	r.Lost = append(r.Lost, say.T(format, args...))
}

// texts makes up lost texts from the files that they came from, where those are
// the text itself, and lets go of files that are left without one.
func (r *repair) texts(ctx context.Context) error {
	type orphan struct {
		revision, hash string
		bytes          []byte
	}
	orphans, err := list(ctx, r.tx, func(rows *sql.Rows) (o orphan, err error) {
		err = rows.Scan(&o.revision, &o.hash, &o.bytes)
		return o, err
	}, "SELECT revision, hash, bytes FROM original WHERE revision NOT IN (SELECT hash FROM revision)")
	if err != nil {
		return err
	}
	for _, o := range orphans {
		text := strings.ReplaceAll(string(bytes.TrimPrefix(o.bytes, []byte("\ufeff"))), "\r\n", "\n")
		if o.bytes != nil && utf8.ValidString(text) && data.Hash(text) == o.revision {
			if err := r.put(ctx, "INSERT INTO revision (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING", o.revision, text); err != nil {
				return err
			}
			delete(r.spoilt, "revision "+o.revision)
		}
	}
	// An original without bytes is the text itself.
	gone, err := list(ctx, r.tx, scanText, "SELECT revision FROM original WHERE revision NOT IN (SELECT hash FROM revision) OR (bytes IS NULL AND hash <> revision)")
	if err != nil {
		return err
	}
	for _, revision := range gone {
		r.lose("The file that the text %.12s… came from.", revision)
	}
	return errors.Join(
		r.put(ctx, "DELETE FROM original WHERE revision NOT IN (SELECT hash FROM revision) OR (bytes IS NULL AND hash <> revision)"),
		r.put(ctx, "INSERT INTO revision_words (rowid, text) SELECT n, text FROM revision"))
}

// derived makes anew what follows from other rows.
func (r *repair) derived(ctx context.Context) error {
	if err := errors.Join(
		r.put(ctx, "INSERT INTO job SELECT DISTINCT job FROM job_item"),
		r.put(ctx, "INSERT INTO state SELECT kind, thing, field, value, n FROM "+
			"(SELECT *, row_number() OVER (PARTITION BY kind, thing, field ORDER BY at DESC, writer DESC, seq DESC) AS newest FROM event) WHERE newest = 1"),
		showUndone(ctx, r.tx),
	); err != nil {
		return err
	}
	overlaps, count, left := 0, 0, "null"
	err := r.tx.QueryRowContext(ctx, "SELECT overlaps, left_out FROM finding").Scan(&overlaps, &left)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err := r.tx.QueryRowContext(ctx, "SELECT count(*) FROM found").Scan(&count); err != nil {
		return err
	}
	if overlaps > count {
		r.lose("%d overlaps that the program had found and nobody had touched; it finds them again at the next change of the sources.", overlaps-count)
	}
	return r.put(ctx, "INSERT OR REPLACE INTO finding (n, overlaps, left_out, hash) VALUES (1, ?, ?, ?)", count, left, findingHash(count, left))
}

// gap is a stretch of a writer's chain that is lost, both ends inside.
type gap struct {
	Writer string `json:"writer"`
	From   int64  `json:"from"`
	To     int64  `json:"to"`
}

// gapsSetting is the setting in which a repaired file notes its gaps.
const gapsSetting = "repair"

// gapsOf are the gaps that a repair noted.
func gapsOf(ctx context.Context, db querier) (map[gap]bool, error) {
	var value string
	err := db.QueryRowContext(ctx, "SELECT value FROM state WHERE kind = ? AND thing = ? AND field = 'value'", OfSetting, gapsSetting).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	var all []gap
	if err == nil && json.Unmarshal([]byte(value), &all) != nil {
		err = Damage("the account of what a repair lost is none that Verbatim writes")
	}
	gaps := map[gap]bool{}
	for _, g := range all {
		gaps[g] = true
	}
	return gaps, err
}

// chains gives every writer the end of its chain as it is now, and notes the
// gaps in it.
func (r *repair) chains(ctx context.Context) error {
	was, err := gapsOf(ctx, r.tx)
	if err != nil && !errors.Is(err, errUnsound) { // else all gaps are told
		return err
	}
	links, err := list(ctx, r.tx, func(rows *sql.Rows) (w writer, err error) {
		err = rows.Scan(&w.name, &w.seq, &w.at, &w.head)
		return w, err
	}, "SELECT writer, seq, at, hash FROM event ORDER BY writer, seq")
	if err != nil {
		return err
	}
	var gaps []gap
	ends := map[string]writer{}
	for _, l := range links {
		if before := ends[l.name]; l.seq != before.seq+1 {
			gaps = append(gaps, gap{l.name, before.seq + 1, l.seq - 1})
		}
		ends[l.name] = l
	}
	for _, g := range gaps {
		if !was[g] {
			r.lostEvents(g)
		}
	}
	for name, w := range r.writers {
		if end := ends[name]; w.seq > end.seq && !bytes.Equal(w.head, end.head) {
			r.lostEvents(gap{name, end.seq + 1, w.seq})
		}
	}
	if err := r.putWriters(ctx, ends); err != nil || len(gaps) == 0 {
		return err
	}
	return r.note(ctx, gaps)
}

func (r *repair) lostEvents(g gap) {
	if g.From == g.To {
		r.lose("Change %d of the writer %.8s.", g.From, g.Writer)
		return
	}
	r.lose("Changes %d to %d of the writer %.8s.", g.From, g.To, g.Writer)
}

// putWriters stores the writers, who first wrote first. None of them writes in
// the new file: it is another copy.
func (r *repair) putWriters(ctx context.Context, ends map[string]writer) error {
	names, err := list(ctx, r.tx, scanText, "SELECT writer FROM event GROUP BY writer ORDER BY min(at), writer")
	if err != nil {
		return err
	}
	if len(names) == 0 {
		var texts int
		if err := r.tx.QueryRowContext(ctx, "SELECT count(*) FROM revision").Scan(&texts); err != nil || texts == 0 {
			return errors.Join(err, errNothing)
		}
	}
	for _, name := range names {
		w := ends[name]
		if err := r.put(ctx, "INSERT INTO writer (name, place, seq, at, head) VALUES (?, '', ?, ?, ?)", name, w.seq, w.at, w.head); err != nil {
			return err
		}
	}
	return nil
}

// note stores the gaps as an event of a writer of the repair's own.
func (r *repair) note(ctx context.Context, gaps []gap) error {
	value, err := json.Marshal(gaps)
	if err != nil {
		return err
	}
	b := &batch{tx: r.tx, who: "Verbatim", cause: "repair"}
	if err := b.begin(ctx, "repair", r.now); err != nil {
		return err
	}
	if err := b.add(ctx, Set{Kind: OfSetting, ID: gapsSetting, Field: "value", Value: value}, ""); err != nil {
		return err
	}
	return b.end(ctx)
}

// lostFields names what a lost change was of, as far as other rows tell.
func (r *repair) lostFields(ctx context.Context) error {
	if len(r.Lost) > 0 {
		fields, err := list(ctx, r.tx, func(rows *sql.Rows) (s Set, err error) {
			err = rows.Scan(&s.Kind, &s.ID, &s.Field, &s.Value)
			return s, err
		}, "SELECT DISTINCT kind, thing, field, cast(value AS BLOB) FROM temp.shown WHERE event NOT IN (SELECT n FROM event) ORDER BY kind, thing, field")
		if err != nil {
			return err
		}
		for _, f := range fields {
			r.lose("The last change of the %s; what stood before it stands again. The file showed: %s", f, beginning(string(f.Value)))
		}
	}
	texts, err := list(ctx, r.tx, func(rows *sql.Rows) (t [2]string, err error) {
		err = rows.Scan(&t[0], &t[1])
		return t, err
	}, "SELECT trim(s.value, '\"'), coalesce(name.value, '\"' || s.thing || '\"') FROM state s "+
		"LEFT JOIN state name ON name.kind = s.kind AND name.thing = s.thing AND name.field = 'name' AND name.value <> 'null' "+
		"WHERE s.kind = 'source' AND s.field = 'revision' AND s.value <> 'null' AND trim(s.value, '\"') NOT IN (SELECT hash FROM revision) ORDER BY 2")
	if err != nil {
		return err
	}
	for _, t := range texts {
		r.lose("The text of the source %s.", strings.Trim(t[1], `"`))
		delete(r.spoilt, "revision "+t[0])
	}
	for _, where := range slices.Sorted(maps.Keys(r.spoilt)) {
		r.Lost = append(r.Lost, r.spoilt[where])
	}
	return r.put(ctx, "DROP TABLE temp.shown")
}

// count says how many rows each table has now.
func (r *repair) count(ctx context.Context) error {
	r.Kept = map[string]int{}
	for _, table := range []string{"writer", "event", "state", "revision", "original", "found", "finding", "job", "job_item", "draft", "text_size"} {
		n := 0
		if err := r.tx.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&n); err != nil {
			return err
		}
		r.Kept[table] = n
	}
	return nil
}

// list reads all rows of a query.
func list[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string) ([]T, error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		x, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, rows.Err()
}

func scanText(rows *sql.Rows) (s string, err error) {
	err = rows.Scan(&s)
	return s, err
}
