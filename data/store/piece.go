package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"verbatim/data/say"
)

// ErrDamaged is wrapped where a piece of the finder's index is not as it was
// stored: the index is to be made anew.
var ErrDamaged = say.Error("the index for finding is damaged")

// Piece is a piece of the finder's index, nil where there is none of that
// name.
func (s *Store) Piece(ctx context.Context, name string) ([]byte, error) {
	var piece, hash []byte
	err := s.read.QueryRowContext(ctx, "SELECT bytes, hash FROM piece WHERE name = ?", name).Scan(&piece, &hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, explain(ctx, err)
	case !bytes.Equal(pieceHash(name, piece), hash):
		return nil, say.Errorf("%w: its piece %s is not as it was stored", ErrDamaged, name)
	}
	return piece, nil
}

// Pieces are the names of all pieces, sorted.
func (s *Store) Pieces(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT name FROM piece ORDER BY name")
	if err != nil {
		return nil, explain(ctx, err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, explain(ctx, err)
		}
		names = append(names, name)
	}
	return names, explain(ctx, rows.Err())
}

func pieceHash(name string, piece []byte) []byte { return sum([]byte(name+"\x00"), piece) }

func writePieces(ctx context.Context, tx *sql.Tx, pieces map[string][]byte) error {
	if len(pieces) == 0 {
		return nil
	}
	put, err := tx.PrepareContext(ctx, "INSERT OR REPLACE INTO piece (name, bytes, hash) VALUES (?, ?, ?)")
	if err != nil {
		return err
	}
	defer put.Close()
	remove, err := tx.PrepareContext(ctx, "DELETE FROM piece WHERE name = ?")
	if err != nil {
		return err
	}
	defer remove.Close()
	for name, piece := range pieces {
		if piece == nil {
			_, err = remove.ExecContext(ctx, name)
		} else {
			_, err = put.ExecContext(ctx, name, piece, pieceHash(name, piece))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
