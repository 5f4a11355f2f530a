package collate

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verbatim/data"
)

// trickyRow is a row of TRICKY.md that gives a pair whole.
var trickyRow = regexp.MustCompile(`(?m)^\| "(.*?)" · "(.*?)" \| (.*?) \|`)

// Every row of TRICKY.md that gives a pair whole says what the program still
// says: each tag and alarm it names, and no alarm where it says so.
func TestTricky(t *testing.T) {
	b, err := os.ReadFile("TRICKY.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := trickyRow.FindAllStringSubmatch(string(b), -1)
	if len(rows) < 15 {
		t.Errorf("only %d rows", len(rows))
	}
	for _, r := range rows {
		c := Compare(quotedOrWhole(r[1]), quotedOrWhole(r[2]))
		for _, tag := range slices.Concat(alarmKinds, data.MachineTags) {
			told := regexp.MustCompile(`\b` + string(tag) + `\b`).MatchString(r[3])
			if told && !slices.Contains(c.Tags, tag) && !slices.Contains(c.Alarms, tag) {
				t.Errorf("%q, %q is said to be %s, but is %v !! %v", r[1], r[2], tag, c.Tags, c.Alarms)
			}
		}
		if strings.Contains(r[3], "no alarm") && len(c.Alarms) > 0 {
			t.Errorf("%q, %q is said to ring nothing, but rings %v", r[1], r[2], c.Alarms)
		}
	}
}

func quotedOrWhole(s string) Side {
	if strings.Contains(s, "«") && strings.Contains(s, "“") {
		return marked(s)
	}
	return whole(s)
}
