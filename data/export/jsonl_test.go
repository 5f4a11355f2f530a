package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// anyRecord draws a record as a workbench may hold it.
func anyRecord() *rapid.Generator[Record] {
	return rapid.Custom(func(t *rapid.T) Record {
		word := rapid.StringMatching(`[a-z0-9]{1,8}`)
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			return Record{Text: &Text{word.Draw(t, "hash"), rapid.String().Draw(t, "text")}}
		case 1:
			f := &File{Text: word.Draw(t, "text"), Hash: word.Draw(t, "hash")}
			if rapid.Bool().Draw(t, "own") {
				f.Bytes = rapid.SliceOfN(rapid.Byte(), 1, 20).Draw(t, "bytes")
			}
			return Record{File: f}
		}
		value, err := json.Marshal(rapid.String().Draw(t, "value"))
		if err != nil {
			t.Fatal(err)
		}
		return Record{Event: &Event{
			ID: word.Draw(t, "id"), Batch: word.Draw(t, "batch"), Writer: word.Draw(t, "writer"), Seq: rapid.Int64Range(1, 1<<40).Draw(t, "seq"),
			At: time.UnixMicro(rapid.Int64Range(0, 1<<51).Draw(t, "at")).UTC(), Who: rapid.String().Draw(t, "who"), Cause: word.Draw(t, "cause"),
			Kind: "overlap", Thing: word.Draw(t, "thing"), Field: "verdict/" + rapid.String().Draw(t, "reviewer"), Value: value, Before: json.RawMessage("null"),
			Previous: rapid.SliceOfN(rapid.Byte(), 0, 4).Draw(t, "previous"), Hash: rapid.SliceOfN(rapid.Byte(), 1, 4).Draw(t, "hash"),
		}}
	})
}

func writeJSONL(t interface{ Fatal(...any) }, all []Record) []byte {
	var out bytes.Buffer
	w, err := NewJSONLWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.End(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readJSONL reads all records; the error is the first, not io.EOF.
func readJSONL(raw []byte) (all []Record, err error) {
	r, err := NewJSONLReader(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	for {
		x, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
}

// What is written is what is read, and no beginning of it is taken for the whole.
func TestJSONLAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(anyRecord(), 0, 5).Draw(t, "records")
		raw := writeJSONL(t, all)
		back, err := readJSONL(raw)
		if err != nil || len(back) != len(all) || len(all) > 0 && !reflect.DeepEqual(back, all) {
			t.Fatalf("%v\nbecame\n%v (%v)", all, back, err)
		}
		if !IsJSONL(raw) {
			t.Fatal("its beginning does not tell what it is")
		}
		if dos, err := readJSONL(append([]byte(bom), bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n"))...)); err != nil || len(dos) != len(all) {
			t.Fatalf("with a byte order mark and other ends of lines: %v", err)
		}
		if _, err := readJSONL(raw[:rapid.IntRange(0, len(raw)-1).Draw(t, "cut")]); err == nil {
			t.Fatal("a part of it was read as the whole")
		}
	})
}

// What could be read is written as the same records again.
func FuzzReadJSONL(f *testing.F) {
	f.Add(writeJSONL(f, []Record{
		{Text: &Text{"ab", "a text"}},
		{File: &File{"ab", "cd", []byte("x")}},
		{Event: &Event{ID: "e1", Seq: 1, Value: json.RawMessage(`{"a":1}`), Before: json.RawMessage("null"), Hash: []byte{1}}},
	}))
	f.Add([]byte(`{"verbatim":"workbench","format":1}` + "\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		all, err := readJSONL(raw)
		if err != nil {
			return
		}
		again, err := readJSONL(writeJSONL(t, all))
		if err != nil || len(again) != len(all) {
			t.Fatalf("%d records became %d (%v)", len(all), len(again), err)
		}
	})
}
