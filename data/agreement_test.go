package data

import (
	"math"
	"testing"
)

// The example with four observers, twelve units and missing values of
// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections C
// and D: .743 for names, .815 for ranks.
func TestAlphaOfThePublishedExample(t *testing.T) {
	observers := [][]int{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
		{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
	}
	units := make([][]int, len(observers[0]))
	for _, o := range observers {
		for i, v := range o {
			if v != 0 {
				units[i] = append(units[i], v)
			}
		}
	}
	for _, c := range []struct {
		order []int
		want  float64
	}{{nil, .743}, {[]int{1, 2, 3, 4, 5}, .815}} {
		got, ok := Alpha(units, c.order)
		if !ok || math.Abs(got-c.want) > .0005 {
			t.Errorf("in the order %v alpha is %.4f, published %.3f", c.order, got, c.want)
		}
	}
}

func TestAlphaAtItsEnds(t *testing.T) {
	for _, c := range []struct {
		name  string
		units [][]string
		want  float64
		ok    bool
	}{
		{"all agree", [][]string{{"kept", "kept"}, {"shifted", "shifted"}}, 1, true},
		{"nothing judged twice", [][]string{{"kept"}, {"shifted"}}, 0, false},
		{"one value in all", [][]string{{"kept", "kept"}, {"kept", "kept"}}, 0, false},
		{"always the other", [][]string{{"kept", "shifted"}, {"shifted", "kept"}}, -.5, true},
	} {
		if got, ok := Alpha(c.units, nil); ok != c.ok || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, %v", c.name, got, ok)
		}
	}
}
