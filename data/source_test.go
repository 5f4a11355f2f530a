package data_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

func anyDate() *rapid.Generator[data.Date] {
	return rapid.Custom(func(t *rapid.T) data.Date {
		d := data.Date{Year: rapid.IntRange(0, 3).Draw(t, "year")}
		if d.Year == 0 {
			return d
		}
		d.Year += 2012
		if d.Month = rapid.IntRange(0, 3).Draw(t, "month"); d.Month > 0 {
			d.Day = rapid.IntRange(0, 3).Draw(t, "day")
		}
		return d
	})
}

// A date is read back as it was written, no more precise and no less.
func TestDatesSurviveWriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		back, err := data.ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%+v is written %q and read as %+v (%v)", d, d, back, err)
		}
	})
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{"2015-10-07": "2015-10-07", " 2015-10 ": "2015-10", "2015": "2015", "": ""} {
		if d, err := data.ParseDate(in); err != nil || d.String() != want {
			t.Errorf("%q is read as %q (%v)", in, d, err)
		}
	}
	for _, in := range []string{"last week", "2015-13-01", "2015-02-30", "7.10.2015", "15-10-07", "0000"} {
		if d, err := data.ParseDate(in); err == nil || !strings.Contains(err.Error(), in) || d.Known() {
			t.Errorf("%q is read as %q, error %v", in, d, err)
		}
	}
}

// Dates are ordered only as far as both are known.
func TestDateCompare(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want int
	}{
		{"2015-10-07", "2015-10-08", -1},
		{"2015-10-07", "2015-09-30", 1},
		{"2015", "2016-01", -1},
		{"2015", "2015-10-07", 0},
		{"2015-10", "2015-10-07", 0},
		{"2015-10-07", "2015-10-07", 0},
	} {
		x, _ := data.ParseDate(c.x)
		y, _ := data.ParseDate(c.y)
		if x.Compare(y) != c.want || y.Compare(x) != -c.want {
			t.Errorf("%s against %s: %d, want %d", c.x, c.y, x.Compare(y), c.want)
		}
	}
}

func TestLabel(t *testing.T) {
	s := data.Source{Name: "a.txt"}
	if s.Label() != "a.txt" {
		t.Error(s.Label())
	}
	s.Title = "Iraq Leans"
	if s.Label() != "Iraq Leans" {
		t.Error(s.Label())
	}
	s.Publisher = "The Post"
	if s.Label() != "The Post" {
		t.Error(s.Label())
	}
}

func TestRevisionHash(t *testing.T) {
	// The SHA-256 of "abc" as FIPS 180-4 gives it.
	if got := data.NewRevision("abc").Hash; got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Error(got)
	}
}
