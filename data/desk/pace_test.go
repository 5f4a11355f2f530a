package desk

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	start := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	var p Pace
	for _, c := range []struct {
		after       time.Duration
		what        string
		done, total int
		want        string
	}{
		{0, "reading", 0, 100, ""},
		{500 * time.Millisecond, "reading", 50, 100, ""}, // too early to tell
		{2 * time.Second, "reading", 4, 100, ""},         // too little done
		{2 * time.Second, "reading", 50, 100, "about 2 s left"},
		{10 * time.Second, "reading", 30, 100, "about 25 s left"},
		{60 * time.Second, "reading", 20, 100, "about 4 min left"},
		{80 * time.Second, "reading", 99, 100, "nearly done"},
		{90 * time.Second, "reading", 100, 100, ""},
		{90 * time.Second, "finding", 0, 10, ""}, // another step begins anew
		{95 * time.Second, "finding", 5, 10, "about 5 s left"},
		{99 * time.Second, "counting", 5, 0, ""}, // nobody knows of how many
	} {
		if got := p.Left(start.Add(c.after), c.what, c.done, c.total); got != c.want {
			t.Errorf("%s %d of %d after %s: %q, want %q", c.what, c.done, c.total, c.after, got, c.want)
		}
	}
}
