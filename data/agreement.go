package data

import "slices"

// Alpha is Krippendorff's coefficient of agreement: 1 where all agree, 0 where
// they agree no more than by chance, below that where they differ on purpose.
// A unit is what several reviewers gave one value each; units with fewer than
// two values count for nothing. order lists the values from the lowest to the
// highest; without it they are names, of which two are the same or not. ok is
// false where nothing can be said: no unit with two values, or one value in all.
//
// Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability
// (University of Pennsylvania, 2011), nominal and ordinal data with missing
// values. Linear in the units.
func Alpha[V comparable](units [][]V, order []V) (alpha float64, ok bool) {
	values := slices.Clone(order)
	at := map[V]int{}
	for i, v := range values {
		at[v] = i
	}
	for _, unit := range units {
		for _, v := range unit {
			if _, known := at[v]; !known {
				at[v] = len(values)
				values = append(values, v)
			}
		}
	}
	n := len(values)
	pairs := make([][]float64, n) // coincidences
	for i := range pairs {
		pairs[i] = make([]float64, n)
	}
	of := make([]float64, n)
	total := 0.0
	for _, unit := range units {
		if len(unit) < 2 {
			continue
		}
		share := 1 / float64(len(unit)-1)
		for i, v := range unit {
			of[at[v]]++
			total++
			for j, w := range unit {
				if i != j {
					pairs[at[v]][at[w]] += share
				}
			}
		}
	}
	apart := nominal
	if order != nil {
		apart = ordinal(of)
	}
	seen, expected := 0.0, 0.0
	for i := range values {
		for j := range values {
			seen += pairs[i][j] * apart(i, j)
			expected += of[i] * of[j] * apart(i, j)
		}
	}
	if expected == 0 {
		return 0, false
	}
	return 1 - (total-1)*seen/expected, true
}

func nominal(i, j int) float64 {
	if i == j {
		return 0
	}
	return 1
}

// ordinal tells two ranks apart by how many values lie between them.
func ordinal(of []float64) func(i, j int) float64 {
	return func(i, j int) float64 {
		i, j = min(i, j), max(i, j)
		if i == j {
			return 0
		}
		between := -(of[i] + of[j]) / 2
		for _, n := range of[i : j+1] {
			between += n
		}
		return between * between
	}
}
