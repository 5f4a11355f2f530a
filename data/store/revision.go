package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"strings"
	"sync"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/say"
)

// Kept is a text to be kept, with the bytes it came from; nil: none.
type Kept struct {
	data.Revision
	Original []byte
}

// PutRevision keeps one text as [Store.PutRevisions] does many.
func (s *Store) PutRevision(ctx context.Context, r data.Revision, original []byte) error {
	return s.PutRevisions(ctx, []Kept{{r, original}})
}

// PutRevisions keeps texts and the bytes they came from, all or none; the same
// text again is no error, and further bytes that gave the same text are kept
// beside the first. They are durable when it returns. A text must be valid
// UTF-8 and its hash the one of [data.Hash].
func (s *Store) PutRevisions(ctx context.Context, texts []Kept) error {
	if err := s.writable(); err != nil {
		return err
	}
	for _, r := range texts {
		if !utf8.ValidString(r.Text) {
			return say.Errorf("the text %.12s… was not kept: it is no valid UTF-8", r.Hash)
		}
		if data.Hash(r.Text) != r.Hash {
			return say.Errorf("the text %.12s… was not kept: its hash is not that of the text", r.Hash)
		}
	}
	tx, err := s.begin(ctx)
	if err != nil {
		return explain(ctx, err)
	}
	defer tx.Rollback()
	for _, r := range texts {
		if _, err := putText(ctx, tx, r.Revision); err != nil {
			return explain(ctx, err)
		}
		if r.Original == nil {
			continue
		}
		if err := putOriginal(ctx, tx, r.Revision, r.Original); err != nil {
			return explain(ctx, err)
		}
	}
	return explain(ctx, tx.Commit())
}

// putText keeps a text; added is false where it was kept already.
func putText(ctx context.Context, tx *sql.Tx, r data.Revision) (added bool, err error) {
	row, err := tx.ExecContext(ctx, "INSERT INTO revision (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING", r.Hash, r.Text)
	if err != nil {
		return false, err
	}
	if n, err := row.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO revision_words (rowid, text) SELECT n, text FROM revision WHERE hash = ?", r.Hash)
	return true, err
}

func putOriginal(ctx context.Context, tx *sql.Tx, r data.Revision, original []byte) error {
	bytes := original
	if string(original) == r.Text {
		bytes = nil
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO original (revision, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
		r.Hash, hashOf(original), bytes)
	return err
}

// hashOf is the SHA-256 of bytes in hex.
func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// prepared is a statement that is asked thousands of times: it is made when it is
// first asked, and ends with its connections.
type prepared struct {
	mu   sync.Mutex
	stmt *sql.Stmt
}

func (p *prepared) in(ctx context.Context, db *sql.DB, query string) (_ *sql.Stmt, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stmt == nil {
		p.stmt, err = db.PrepareContext(ctx, query) //nolint:sqlclosecheck // it ends with the connections
	}
	return p.stmt, err
}

// Revision is a kept text; the error says so where its hash does not verify.
// Once begun it is read to its end: to be able to stop would take longer.
func (s *Store) Revision(ctx context.Context, hash string) (data.Revision, error) {
	if err := ctx.Err(); err != nil {
		return data.Revision{}, err
	}
	var text string
	get, err := s.texts.in(ctx, s.read, "SELECT text FROM revision WHERE hash = ?") //nolint:sqlclosecheck // it ends with the connections
	if err == nil {
		err = get.QueryRowContext(context.WithoutCancel(ctx), hash).Scan(&text)
	}
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return data.Revision{}, say.Errorf("the workbench holds no text %.12s…", hash)
	case err != nil:
		return data.Revision{}, explain(ctx, err)
	}
	r := data.NewRevision(text)
	if r.Hash != hash {
		return data.Revision{}, say.Errorf("the text %.12s… is damaged: it is not what was stored; take your last backup", hash)
	}
	return r, nil
}

// Originals are the bytes that gave the text, each as it was brought in; the
// error says so where a hash does not verify.
func (s *Store) Originals(ctx context.Context, hash string) ([][]byte, error) {
	rows, err := s.read.QueryContext(ctx,
		"SELECT o.hash, coalesce(o.bytes, cast(r.text AS BLOB)) FROM original o JOIN revision r ON r.hash = o.revision WHERE o.revision = ? ORDER BY o.hash", hash)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var all [][]byte
	for rows.Next() {
		var want string
		var bytes []byte
		if err := rows.Scan(&want, &bytes); err != nil {
			return nil, explain(ctx, err)
		}
		if hashOf(bytes) != want {
			return nil, say.Errorf("the file that the text %.12s… came from is damaged: it is not what was stored; take your last backup", hash)
		}
		all = append(all, bytes)
	}
	return all, explain(ctx, rows.Err())
}

// Containing are the hashes of at most so many kept texts that have all of these
// words, whatever their capitals, accents and marks.
func (s *Store) Containing(ctx context.Context, words []string, most int) ([]string, error) {
	query := `"` + strings.Join(words, `" "`) + `"` // each a phrase of its own, for it may hold a hyphen
	return s.matching(ctx, "LIMIT ?", query, most)
}

// Likeliest are the hashes of at most so many kept texts that have some of these
// words, those first that have more and rarer ones.
func (s *Store) Likeliest(ctx context.Context, words []string, most int) ([]string, error) {
	if len(words) == 0 {
		return nil, nil
	}
	return s.matching(ctx, "ORDER BY rank LIMIT ?", `"`+strings.Join(words, `" OR "`)+`"`, most)
}

func (s *Store) matching(ctx context.Context, order, query string, most int) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT r.hash FROM revision_words w JOIN revision r ON r.n = w.rowid WHERE revision_words MATCH ? "+order, query, most)
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var hashes []string
	for rows.Next() {
		var hash string
		if err := rows.Scan(&hash); err != nil {
			return nil, explain(ctx, err)
		}
		hashes = append(hashes, hash)
	}
	return hashes, explain(ctx, rows.Err())
}

// OriginalTexts are the hashes of the texts that each kept file gave, by the
// hash of its bytes.
func (s *Store) OriginalTexts(ctx context.Context) (map[string][]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT hash, revision FROM original ORDER BY hash, revision")
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	texts := map[string][]string{}
	for rows.Next() {
		var file, text string
		if err := rows.Scan(&file, &text); err != nil {
			return nil, explain(ctx, err)
		}
		texts[file] = append(texts[file], text)
	}
	return texts, explain(ctx, rows.Err())
}
