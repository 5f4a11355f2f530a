package views

import (
	"slices"
	"testing"
)

func TestWhatWasLeftOutIsSaid(t *testing.T) {
	got := leftWords(map[string]int{"sources shorter than 3 words": 2, "phrase that stands at more than 60 places": 1})
	if want := []string{"1 phrase that stands at more than 60 places.", "2 sources shorter than 3 words."}; !slices.Equal(got[:2], want) {
		t.Errorf("%q, want %q first", got, want)
	}
	if all := leftWords(nil); len(all) != 1 {
		t.Errorf("nothing was left out, yet it says %q", all)
	}
}
