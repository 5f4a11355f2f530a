package store

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"verbatim/data/say"
)

// Automatic backups lie in a folder beside the workbench, so that they are found
// where it is looked for and move with it: harbour.verbatim has
// "harbour backups". A backup's name is its time and the first digits of the
// workbench's first writer: another workbench that later takes the name shares
// the folder, but neither prunes the other's.
const (
	backupsEnding = " backups"
	backupTime    = "2006-01-02 150405.000" // UTC
	keptNewest    = 5
	keptDays      = 7 // of each the newest
	// backupEvery spaces the backups of a busy day, so that the newest five
	// reach back further than the last five openings.
	backupEvery = 10 * time.Minute
	// asMade is how far a file's time may lie from the one in its name: some
	// file systems keep times of two seconds.
	asMade = 3 * time.Second
)

// BackupFolder is where the automatic backups of a workbench lie.
func BackupFolder(workbench string) string {
	return strings.TrimSuffix(workbench, filepath.Ext(workbench)) + backupsEnding
}

// BackUpIfDue makes an automatic backup where a person changed something since
// the last one, which is ten minutes old at least, and prunes: the five newest
// stay, and the newest of each of the last seven days (UTC, today is one). What it
// did not make, or what was changed since, is never deleted. It answers with
// the file made, or with an empty name.
func (s *Store) BackUpIfDue(ctx context.Context) (string, error) {
	if err := s.writable(); err != nil {
		return "", err
	}
	mark, err := s.mark(ctx)
	if err != nil || mark == "" {
		return "", err
	}
	folder := BackupFolder(s.file)
	made, err := automatic(folder, mark)
	if err != nil {
		return "", err
	}
	now := s.now()
	if len(made) > 0 {
		last := made[len(made)-1]
		if age := now.Sub(last.at); age >= 0 && age < backupEvery {
			return "", nil
		}
		if same, err := s.sameAs(ctx, last.file); same || err != nil {
			return "", err
		}
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return "", say.Errorf("the folder for backups could not be made: %w", err)
	}
	one := autoBackup{file: filepath.Join(folder, now.UTC().Format(backupTime)+" "+mark+filepath.Ext(s.file)), at: now.UTC().Truncate(time.Millisecond)}
	if err := s.backup(ctx, one.file); err != nil {
		return "", err
	}
	// Nothing is to be written into it, and its time tells that nothing was.
	err = errors.Join(os.Chtimes(one.file, one.at, one.at), os.Chmod(one.file, 0o444))
	sweep(filepath.Dir(s.file))
	return one.file, errors.Join(err, prune(append(made, one), now))
}

// mark tells the workbench from others: the first digits of its first writer,
// empty where nothing was ever stored.
func (s *Store) mark(ctx context.Context) (string, error) {
	var name string
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(min(name), '') FROM writer WHERE n = (SELECT min(n) FROM writer)").Scan(&name)
	return name[:min(len(name), 8)], explain(ctx, err)
}

// autoBackup is an automatic backup in its folder.
type autoBackup struct {
	file string
	at   time.Time
}

// automatic are the backups of one workbench that the program made and nobody
// changed, the oldest first.
func automatic(folder, mark string) ([]autoBackup, error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, say.Errorf("the folder of backups could not be read: %w", err)
	}
	var made []autoBackup
	for _, e := range entries {
		stem := strings.TrimSuffix(e.Name(), filepath.Ext(e.Name()))
		when, ok := strings.CutSuffix(stem, " "+mark)
		at, err := time.Parse(backupTime, when)
		info, gone := e.Info()
		if !ok || err != nil || gone != nil || !info.Mode().IsRegular() || info.ModTime().Sub(at).Abs() > asMade {
			continue
		}
		made = append(made, autoBackup{filepath.Join(folder, e.Name()), at})
	}
	slices.SortFunc(made, func(a, b autoBackup) int { return a.at.Compare(b.at) })
	return made, nil
}

// sameAs tells whether a backup holds all events of the workbench. One that
// cannot be read does not.
func (s *Store) sameAs(ctx context.Context, backup string) (bool, error) {
	now, err := heads(ctx, s.read)
	if err != nil {
		return false, explain(ctx, err)
	}
	db, err := connect(backup, frozen, 1)
	if err != nil {
		return false, err
	}
	defer db.Close()
	then, err := heads(ctx, db)
	return err == nil && now == then, ctx.Err()
}

// heads are all writers' last events, in one text.
func heads(ctx context.Context, db querier) (all string, err error) {
	err = db.QueryRowContext(ctx, "SELECT coalesce(group_concat(name || ' ' || hex(head)), '') FROM (SELECT name, head FROM writer WHERE seq > 0 ORDER BY name)").Scan(&all)
	return all, err
}

// prune deletes the backups, given oldest first, that are neither of the newest
// nor the newest of one of the last days.
func prune(made []autoBackup, now time.Time) error {
	var failed []error
	const aDay = 24 * time.Hour
	days := map[time.Time]bool{}
	for i, b := range slices.Backward(made) {
		day := b.at.Truncate(aDay)
		daily := !days[day] && now.UTC().Truncate(aDay).Sub(day) < keptDays*aDay
		days[day] = true
		if daily || i >= len(made)-keptNewest {
			continue
		}
		if err := os.Remove(b.file); err != nil {
			failed = append(failed, say.Errorf("an old backup could not be taken away: %w", err))
		}
	}
	return errors.Join(failed...)
}

// Holding is what a backup holds, for choosing one.
type Holding struct {
	Path                      string
	At                        time.Time // of its newest event; the zero time where it has none
	Made                      time.Time // when the file was written
	Events, Sources, Verdicts int
	Unread                    string // why it cannot be read, a sentence; empty when it can
}

// Backups are the copies that the program made of a workbench, also of one that
// is gone or damaged: automatic ones and those before a change of version, the
// newest first.
func Backups(ctx context.Context, workbench string) ([]Holding, error) {
	abs, err := filepath.Abs(workbench)
	if err != nil {
		return nil, err
	}
	if file, err := filepath.EvalSymlinks(abs); err == nil {
		abs = file
	}
	ending := filepath.Ext(abs)
	var all []Holding
	for _, in := range []struct{ folder, begins string }{
		{BackupFolder(abs), ""},
		{filepath.Dir(abs), strings.TrimSuffix(filepath.Base(abs), ending) + ".version-"},
	} {
		entries, err := os.ReadDir(in.folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, say.Errorf("the folder of backups could not be read: %w", err)
		}
		for _, e := range entries {
			if e.Type().IsRegular() && strings.HasPrefix(e.Name(), in.begins) && filepath.Ext(e.Name()) == ending {
				all = append(all, Holds(ctx, filepath.Join(in.folder, e.Name())))
			}
		}
	}
	slices.SortFunc(all, func(a, b Holding) int { return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.Path, b.Path)) })
	return all, ctx.Err()
}

// Holds says what one backup holds.
func Holds(ctx context.Context, backup string) Holding {
	h := Holding{Path: backup}
	if info, err := os.Stat(backup); err == nil {
		h.Made = info.ModTime()
	}
	if err := h.read(ctx); err != nil {
		h.Unread = explain(ctx, err).Error()
	}
	return h
}

func (h *Holding) read(ctx context.Context) error {
	s, err := locate(h.Path)
	if err != nil {
		return err
	}
	if _, err := readHeader(ctx, s.file); err != nil {
		return err
	}
	db, err := connect(s.file, readingOf(s.file, false), 1)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := refusePlanted(ctx, db, h.Path); err != nil {
		return err
	}
	var at int64
	err = db.QueryRowContext(ctx, "SELECT count(*), coalesce(max(at), 0), "+
		"(SELECT count(*) FROM state WHERE kind = 'source' AND field = 'revision' AND value <> 'null' AND thing NOT IN "+
		"(SELECT thing FROM state WHERE kind = 'source' AND field = 'removed' AND value <> 'null')), "+
		"(SELECT count(*) FROM state WHERE kind = 'overlap' AND field LIKE 'verdict/%' AND value <> 'null') FROM event").
		Scan(&h.Events, &at, &h.Sources, &h.Verdicts)
	if at > 0 {
		h.At = time.UnixMicro(at).UTC()
	}
	return err
}

// Restore writes what a backup holds to a file that is not there yet, as
// [Store.Backup] does: it is checked before it bears its name, and neither the
// backup nor the present workbench is touched.
func Restore(ctx context.Context, backup, file string) error {
	s, err := Open(ctx, backup, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(s.Backup(ctx, file), s.Close())
}
