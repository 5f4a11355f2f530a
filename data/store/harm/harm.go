// Package harm is the workbenches that somebody means harm with, or that an
// accident no hash tells has struck: what the trials of the store, the commands
// and the window meet. Only tests import it. The entry point is All.
package harm

import (
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"modernc.org/sqlite"

	"verbatim/data/trial"
)

// Harm is what was done to a sound workbench by somebody who means harm, or by
// an accident that no hash tells.
type Harm struct {
	Name string
	Says string // a part of what is said of it; empty where it is read as far as it can be
	SQL  string // the parts of it, which are run by connections of their own, stand between [anew]
}

// Planted is said of a workbench that is not opened, because SQLite would run
// what somebody put into it.
const Planted = "holds instructions"

// LongestAnswer is how long a person may wait for the sentence about a small
// workbench, of processor time.
const LongestAnswer = trial.HostileTime

// endless is a question that has no end and takes all memory.
const endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "

// anew parts statements that are run by connections of their own, so that each
// reads the plan as the one before it left it.
const anew = "\n-- anew\n"

// A source, its text's hash and an overlap of the workbench; where it has none,
// names of nothing.
const (
	oneSource  = "coalesce((SELECT thing FROM state WHERE kind = 'source' ORDER BY thing LIMIT 1), 's1')"
	oneOverlap = "coalesce((SELECT thing FROM state WHERE kind = 'overlap' AND field = 'overlap' ORDER BY thing LIMIT 1), 'o1')"
	itsText    = "coalesce((SELECT value FROM state WHERE kind = 'source' AND field = 'revision' AND thing = " + oneSource + "), '\"\"')"
)

// All are those workbenches.
var All = []Harm{
	// What SQLite would run.
	{"a trigger on every save", Planted, "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END"},
	{"a trigger on every drawn state", Planted, "CREATE TRIGGER t AFTER UPDATE ON state BEGIN UPDATE state SET value = '\"final\"'; END"},
	{"a view in place of a table", Planted, "DROP TABLE state; CREATE VIEW state AS " + endless + "'source' AS kind, x AS thing, 'name' AS field, '\"a\"' AS value, 1 AS event FROM c"},
	{"a view in place of what was found", Planted, "DROP TABLE found; CREATE VIEW found AS " + endless + "'o' || x AS id, zeroblob(1000000) AS overlap, x'' AS hash FROM c"},
	{"a view beside", Planted, "CREATE VIEW mine AS SELECT * FROM event"},
	{"a view in a newer file", Planted, "DROP TABLE state; CREATE VIEW state AS " + endless + "'source' AS kind, x AS thing, 'name' AS field, '1' AS value, 1 AS event FROM c; PRAGMA user_version = 99"},
	{"a virtual table", Planted, "CREATE VIRTUAL TABLE mine USING fts5 (x, content = 'event')"},
	{"the index of words over another table", Planted, "DROP TABLE revision_words; CREATE VIRTUAL TABLE revision_words USING fts5 (text, content = 'piece', content_rowid = 'n')"},
	{"a computed column", Planted, "DROP TABLE draft; CREATE TABLE draft (name TEXT, text TEXT AS (printf('%.*c', 900000000, 'x')), hash BLOB AS (zeroblob(900000000)))"},
	{"a check that takes long", "damaged", "CREATE TABLE mine (x CHECK (length(hex(zeroblob(100000000))) > x)); INSERT INTO mine VALUES (1), (2)"},
	{"a default that is an expression", "damaged", "CREATE TABLE mine (x DEFAULT (randomblob(900000000)))"},

	// What is not as the program stores it.
	{"text where numbers belong", "damaged", loosely("event", "UPDATE event SET seq = 'one' || n, at = 'once'")},
	{"bytes where text belongs", "damaged", loosely("state", "UPDATE state SET value = x'00ff', field = cast(field AS BLOB)")},
	{"nothing where text belongs", "damaged", loosely("event", "UPDATE event SET value = NULL, who = NULL, hash = NULL")},
	{"bytes that are no text", "", "UPDATE state SET value = cast(x'22ff22' AS TEXT)"},
	{"a value of a million characters", "", "UPDATE state SET value = '\"' || hex(zeroblob(500000)) || '\"'"},
	{"values in one another", "", "UPDATE state SET value = replace(hex(zeroblob(200000)), '00', '[[')"},
	{"ids of nothing", "", "PRAGMA foreign_keys = 0; UPDATE state SET event = 1 << 60; UPDATE event SET undoes = 'nobody', writer = 'nobody'; DELETE FROM revision"},
	{"a history in a circle", "", "UPDATE event SET undoes = (SELECT id FROM event e WHERE e.n = event.n % (SELECT max(n) FROM event) + 1)"},
	{"a history that hangs on itself", "", "UPDATE event SET undoes = id, previous = hash"},
	{"numbers at their ends", "", "UPDATE writer SET seq = 9223372036854775807, at = 9223372036854775807; UPDATE event SET at = -9223372036854775808"},
	{"names with a zero in them", "", "UPDATE state SET thing = 'o' || char(0) || thing"},
	{"a newer file with other tables", "newer Verbatim", "DROP TABLE found; ALTER TABLE event ADD COLUMN mood TEXT; PRAGMA user_version = 99"},
	{"a table missing", "damaged", "DROP TABLE found"},
	{"an index missing", "damaged", "DROP INDEX event_batch"},
	{"texts missing", "", "PRAGMA foreign_keys = 0; DELETE FROM revision"},

	// What SQLite itself stumbles on.
	{"a plan that is no plan", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE event (' || hex(zeroblob(60000)) || ')' WHERE name = 'event'"},
	{"a plan that is deep", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE mine (x CHECK (' || replace(hex(zeroblob(2000)), '0', '(') || '1' || replace(hex(zeroblob(2000)), '0', ')') || '))' WHERE name = 'draft'"},
	{"two tables on one page", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event') WHERE name = 'revision'"},
	{"a table on the plan's own page", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'event'"},
	{"an index on another's page", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event_thing') WHERE name = 'event_batch'"},
	{"an index of words that is none", "", "UPDATE revision_words_data SET block = zeroblob(1000)"},
	{"an index of words of noise", "", "UPDATE revision_words_data SET block = randomblob(length(block) + 10)"},

	// What fits its hash and is nonsense.
	{"an index for finding that is none", "", "UPDATE piece SET bytes = zeroblob(1000); " + hashedPieces},
	{"an index for finding of noise", "", "UPDATE piece SET bytes = randomblob(length(bytes)); " + hashedPieces},
	{"an index for finding that is cut off", "", "UPDATE piece SET bytes = substr(bytes, 1, length(bytes) / 2); " + hashedPieces},
	{"found overlaps of noise", "", "UPDATE found SET overlap = randomblob(200), hash = sha256(overlap); UPDATE found SET hash = sha256(overlap)"},
	{"found overlaps outside their texts", "", "UPDATE found SET overlap = outside(overlap); UPDATE found SET hash = sha256(overlap)"},
	{"texts longer than they are", "", "UPDATE text_size SET words = 9223372036854775807, bytes = -1; UPDATE text_size SET hash = sha256(revision || ' ' || words || ' ' || bytes || ' ' || rules)"},
	{"drafts of nonsense", "", draft("'verdict on ' || "+oneOverlap, `{"now":{"overridden":-7},"begun":[]}`) + draft("'note on ' || "+oneOverlap, "[[[") + draft("'mark of nothing'", "\u202e{")},
	{"a job of nonsense", "", "INSERT INTO job VALUES ('no-time'); INSERT INTO job_item VALUES ('no-time', 0, 'a.txt', '[', '', '', x''); INSERT INTO job_item VALUES ('no-time', -9, '../b', '{\"revision\":\"0\",\"meta\":7}', '', '', x'')"},
	{"a source of nonsense", "", forged("source", oneSource, "meta", "'[[1]]'")},
	{"a source without a calendar", "", forged("source", oneSource, "meta", `'{"title":"x","date":"9999999-77-99"}'`)},
	{"a source of a text that is not here", "", forged("source", "'s-nowhere'", "revision", `'"0123"'`)},
	{"a source with a text of no kind", "", forged("source", oneSource, "revision", `'{"a":1}'`)},
	{"zones outside their text", "", forged("source", oneSource, "zones", `'[{"revision":' || `+itsText+` || ',"kind":"body","span":[-5,99999999]},{"revision":' || `+itsText+` || ',"kind":"no-zone","span":[40,7]}]'`)},
	{"a touched overlap outside its texts", "", forged("overlap", oneOverlap, "overlap", spansAt("[-3,8]", "[900000000,900000009]"))},
	{"a touched overlap that runs backwards", "", forged("overlap", oneOverlap, "overlap", spansAt("[90,10]", "[50,50]"))},
	{"a touched overlap without spans", "", forged("overlap", oneOverlap, "overlap", `'{"a":{"source":'||json_quote(`+oneSource+`)||'},"b":{"source":'||json_quote(`+oneSource+`)||'}}'`)},
	{"a touched overlap inside letters", "", forged("overlap", oneOverlap, "overlap", spansAt("[1,2147483647]", "[-9223372036854775808,9223372036854775807]"))},
	{"a status of nobody", "", forged("overlap", oneOverlap, "status", `'"\u0000\u202esolved"'`)},
	{"a verdict of nonsense", "", forged("overlap", oneOverlap, "verdict/Mona", `'{"wording":{"a":[]}}'`)},
	{"a verdict of other words", "", forged("overlap", oneOverlap, "verdict/Mona", `'{"wording":"fine","attribution":"?","sense":"\u202e","overridden":5,"severity":"x","direction":"up","alterations":["=cmd()"],"tags":[""],"reviewed_at":"0001-01-01T00:00:00Z"}'`)},
	{"an override of no rating", "", forged("overlap", oneOverlap, "verdict/Mona", `'{"wording":"altered","overridden":-2}'`)},
	{"a mark on many spans", "", forged("quotation", "'q0'", "mark", `'{"id":"q0","of":{"spans":[]}}'`)},
	{"a mark outside its text", "", forged("quotation", "'q0'", "mark", `'{"id":"q0","of":{"source":' || json_quote(`+oneSource+`) || ',"revision":' || `+itsText+` || ',"spans":[[-40,900000000]]},"mark":"not-found"}'`)},
	{"settings of nonsense", "", forged("setting", "'scale'", "value", `'["a"]'`) + forged("setting", "'style'", "value", `'"no house has this"'`) + forged("setting", "'aliases'", "value", `'"= = ="'`)},
	{"persons in a circle", "", forged("setting", "'persons'", "pair/1", `'{"a":{"source":"x","name":"A"},"b":{"source":"x","name":"A"},"same":true}'`) + forged("setting", "'persons'", "pair/2", "'7'")},
	{"a source known of, of nonsense", "", forged("stub", "'n1'", "meta", `'{"date":"soon"}'`)},
	{"things of no kind", "", forged("weather", "'w'", "rain", `'[]'`)},
	{"an account of repairs of nonsense", "", forged("setting", "'repair'", "value", `'{"writer":[]}'`)},
}

// Do does the harm to the workbench at path, which is closed.
func (h Harm) Do(t testing.TB, path string) {
	t.Helper()
	for _, part := range strings.Split(h.SQL, anew) {
		if err := plant(path, part); err != nil {
			t.Fatalf("%s: %v", h.Name, err)
		}
	}
}

func plant(path, part string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec(part)
	return err
}

// loosely changes rows of a table behind its STRICT and NOT NULL, which stand
// there again afterwards.
func loosely(table, change string) string {
	const plan = "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
	where := " WHERE name = '" + table + "'"
	return "CREATE TABLE was (sql TEXT); INSERT INTO was SELECT sql FROM sqlite_schema" + where + "; " +
		plan + "replace(replace(replace(sql, 'STRICT, ', ''), ') STRICT', ')'), 'NOT NULL', '')" + where + anew +
		change + anew +
		plan + "(SELECT sql FROM was)" + where + anew + "DROP TABLE was"
}

// spansAt is a touched overlap of the workbench with one span on each side, as
// SQL.
func spansAt(a, b string) string {
	return "json_set(coalesce((SELECT value FROM state WHERE kind = 'overlap' AND field = 'overlap' AND thing = " + oneOverlap + "), '{}'), " +
		"'$.a.spans', json('[" + a + "]'), '$.b.spans', json('[" + b + "]'))"
}

const hashedPieces = "UPDATE piece SET hash = sha256(name, x'00', bytes)"

// draft is a draft with its hash; the name is SQL.
func draft(name, text string) string {
	return "INSERT INTO draft SELECT name, text, sha256(length(name) || ' ' || name, text) FROM (SELECT " + name + " AS name, '" + text + "' AS text); "
}

// forged is an event at the end of the writer's chain, with the hash that it must
// have; thing and value are SQL.
func forged(kind, thing, field, value string) string {
	const columns = "id, batch, writer, seq, at, who, cause, undoes, kind, thing, field, value, before, previous"
	return "INSERT INTO event (" + columns + ", hash) SELECT " + columns + ", event_hash(" + columns + ") FROM (" +
		"SELECT 'forged-' || seq AS id, 'forged-' || seq AS batch, name AS writer, seq + 1 AS seq, at, 'Mona' AS who, 'judge' AS cause, '' AS undoes, " +
		"'" + kind + "' AS kind, " + thing + " AS thing, '" + field + "' AS field, " + value + " AS value, 'null' AS before, head AS previous FROM writer ORDER BY n DESC LIMIT 1); " +
		"UPDATE writer SET seq = seq + 1, head = (SELECT hash FROM event ORDER BY n DESC LIMIT 1) WHERE n = (SELECT max(n) FROM writer); " +
		"INSERT OR REPLACE INTO state SELECT kind, thing, field, value, n FROM event ORDER BY n DESC LIMIT 1; "
}

// What the program reckons in its own code, somebody who means harm does too.
func init() {
	for name, of := range map[string]func(args [][]byte) []byte{"sha256": hashed, "event_hash": eventHash, "outside": outside} {
		sqlite.MustRegisterDeterministicScalarFunction(name, -1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
			raw := make([][]byte, len(args))
			for i, a := range args {
				raw[i] = fmt.Append(nil, a)
				if b, ok := a.([]byte); ok {
					raw[i] = b
				}
			}
			return of(raw), nil
		})
	}
}

func hashed(parts [][]byte) []byte {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// eventHash is the hash of an event, given by its columns and the hash before it.
func eventHash(columns [][]byte) []byte {
	const format = "verbatim event 1"
	all := append(binary.AppendUvarint(nil, uint64(len(format))), format...)
	for _, c := range columns {
		all = append(binary.AppendUvarint(all, uint64(len(c))), c...)
	}
	return hashed([][]byte{all})
}

// outside has the first span of A of a found overlap begin before its text and
// end behind it.
func outside(found [][]byte) []byte {
	row := found[0]
	at := 1 // behind the format
	number := func() int64 {
		n, size := binary.Varint(row[at:])
		at += size
		return n
	}
	at += int(number()) // the text's hash
	number()            // how many spans
	spans := at
	number()
	number()
	return append(binary.AppendVarint(binary.AppendVarint(row[:spans:spans], -7), 1<<40), row[at:]...)
}
