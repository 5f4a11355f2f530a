package store

import (
	"context"

	"verbatim/data/say"
)

// errPlanted is behind the refusal of a file that holds what SQLite would run.
var errPlanted = say.Error("the workbench holds instructions")

// refusePlanted refuses a file whose plan holds instructions of its own: views
// and triggers, which SQLite runs where a table of that name is read or written,
// virtual tables, which name code, and columns that are computed. No version of
// the program makes any but the one index of words. That would be run before
// anything can be verified; a repair takes the file apart without it.
func refusePlanted(ctx context.Context, db querier, path string) error {
	rows, err := db.QueryContext(ctx, "SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('view', 'trigger') "+
		"OR type = 'table' AND coalesce(rootpage, 0) = 0 AND sql <> ? "+
		"UNION ALL SELECT 'computed column ' || m.name || '.' || x.name FROM sqlite_schema m, pragma_table_xinfo(m.name) x "+
		"WHERE m.type = 'table' AND m.rootpage > 0 AND x.hidden > 1 LIMIT 1", wordsIndex)
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return err
		}
		return refuse(errPlanted, "%s holds instructions that no Verbatim writes (%.80s), so it was not opened and nothing in it was run. "+
			"“verbatim check” with --repair writes all that verifies into a new file without them", path, what)
	}
	return rows.Err()
}

// wordsIndex is the plan of the one virtual table, as every version has it.
const wordsIndex = `CREATE VIRTUAL TABLE revision_words USING fts5 (
  text, content = 'revision', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
)`
