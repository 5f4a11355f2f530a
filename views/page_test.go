package views

import (
	"slices"
	"testing"

	"verbatim/data"
)

func TestWhatWasLeftOutIsSaid(t *testing.T) {
	got := leftWords(map[string]int{"sources shorter than 3 words": 2, "phrase that stands at more than 60 places": 1},
		map[data.Tier]int{data.TierExact: 7, data.TierSetPhrase: 1, data.TierBoilerplate: 1200})
	want := []string{
		"1 phrase that stands at more than 60 places.", "2 sources shorter than 3 words.",
		"Compared and put aside: 1 set phrase and 1,200 overlaps of formulas and the furniture of pages. They stand in the list when Set phrases is ticked.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if one := leftWords(nil, map[data.Tier]int{data.TierSetPhrase: 2}); one[1] != "Compared and put aside: 2 set phrases. They stand in the list when Set phrases is ticked." {
		t.Errorf("of furniture there is none, yet it says %q", one)
	}
	if all := leftWords(nil, nil); len(all) != 1 {
		t.Errorf("nothing was left out, yet it says %q", all)
	}
}
