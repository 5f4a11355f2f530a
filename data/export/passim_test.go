package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
)

func TestPassimCorpus(t *testing.T) {
	var out bytes.Buffer
	w := NewPassimWriter(&out)
	docs := []Document{
		{ID: "s1", Text: "“Yes,” he said.\nNo <b>more</b>.", Series: "The Moscow Times", Date: "2015-10-07", Title: "Iraq"},
		{ID: "s2", Text: "“Yes”", Series: "Informed Comment"},
	}
	for _, d := range docs {
		if err := w.Write(d, d.ID+".txt", "hash of "+d.ID); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 2 || !strings.Contains(lines[0], "<b>more</b>") || strings.Contains(lines[1], "date") {
		t.Errorf("the corpus is %q", lines)
	}
	for i, line := range lines {
		var d Document
		if err := json.Unmarshal([]byte(line), &d); err != nil || d != docs[i] {
			t.Errorf("line %d is %+v (%v)", i+1, d, err)
		}
	}
	sum := sha256.Sum256(out.Bytes())
	m := w.Manifest()
	if m.SHA256 != hex.EncodeToString(sum[:]) || len(m.Documents) != 2 || m.Documents[1] != (ManifestLine{"s2", "s2.txt", "hash of s2"}) {
		t.Errorf("the manifest is %+v", m)
	}
}

// Lines made by hand after the code that writes them; passim itself was not run.
const (
	aligned = `{"uid":7,"uid2":9,"begin":3,"end":24,"begin2":0,"end2":19,"id":"s1","id2":"s2","series":"A","series2":"B","s1":"the U.S.‐led strikes","s2":"the --- ‐led strikes","matches":15}`
	cluster = `{"uid":7,"cluster":12,"size":3,"pboiler":0.0,"begin":0,"end":3,"id":"s1","text":"Yes","date":"2015-10-07"}
{"uid":8,"cluster":12,"size":3,"begin":5,"end":8,"id":"s0","text":"Yes"}

{"uid":9,"cluster":12,"size":3,"begin":1,"end":4,"id":"s2","text":"yes","date":"2015-10-06"}
{"uid":5,"cluster":99,"size":1,"begin":1,"end":4,"id":"s2","text":"yes"}`
)

func TestReadPassim(t *testing.T) {
	var p PassimReader
	for _, file := range []string{aligned, cluster} {
		if err := p.Read(strings.NewReader(file)); err != nil {
			t.Fatal(err)
		}
	}
	got := p.Reused(func(string) bool { return true })
	if len(got) != 3 {
		t.Fatalf("read %+v", got)
	}
	pair := got[0]
	if pair.A.ID != "s1" || pair.A.Begin != 3 || pair.B.End != 19 || !pair.A.Says("the U.S.-led strikes") || !pair.B.Says("the  -led strikes") || pair.A.Says("the US-led strikes") {
		t.Errorf("the pair is %+v", pair)
	}
	// The earliest passage of a cluster is lined up with the others; one without a date comes last.
	if got[1].A.ID != "s2" || got[1].B.ID != "s1" || got[2].A.ID != "s2" || got[2].B.ID != "s0" || !got[1].A.Says("yes") || got[1].A.Says("Yes") {
		t.Errorf("the cluster gives %+v", got[1:])
	}
}

// Where the earliest passage is of a document that is not here, the others are
// still lined up with one another.
func TestReadPassimWithoutADocument(t *testing.T) {
	var p PassimReader
	if err := p.Read(strings.NewReader(cluster)); err != nil {
		t.Fatal(err)
	}
	got := p.Reused(func(id string) bool { return id != "s2" })
	if len(got) != 2 || got[0].A.ID != "s1" || got[0].B.ID != "s0" || got[1].B.ID != "s2" {
		t.Errorf("the cluster gives %+v", got)
	}
}

func TestReadPassimRefuses(t *testing.T) {
	for name, c := range map[string]struct{ file, says string }{
		"no JSON":         {"verdict_id,overall\n", "line 1 is none of passim’s"},
		"another's JSON":  {`{"a":1}`, "no id, begin and end"},
		"half a line":     {cluster[:50], "line 1 is none"},
		"neither of both": {`{"id":"s1","begin":1,"end":2}`, "neither a pair"},
		"a later line":    {aligned + "\n" + aligned[:20], "line 2"},
	} {
		var p PassimReader
		if err := p.Read(strings.NewReader(c.file)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReadPassim(f *testing.F) {
	f.Add([]byte(aligned))
	f.Add([]byte(cluster))
	f.Fuzz(func(t *testing.T, b []byte) {
		var p PassimReader
		if p.Read(bytes.NewReader(b)) == nil {
			for _, r := range p.Reused(func(id string) bool { return id != "s0" }) {
				_ = r.A.Says(r.B.text)
			}
		}
	})
}
