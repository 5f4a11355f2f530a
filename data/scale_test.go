package data_test

import (
	"testing"

	"verbatim/data"
)

func TestScales(t *testing.T) {
	loose := data.Judgement{Wording: data.Altered}
	unproven := data.Judgement{Wording: data.Translated}
	dismissed := data.Judgement{Wording: data.Unrelated}
	for _, c := range []struct {
		scale                       data.Scale
		name, loose, unproven, five string
	}{
		{data.Scale{}, "", "Loosely quoted", "Unproven", "Faithful"},
		{data.OwnScale, "Verbatim’s own", "Loosely quoted", "Unproven", "Faithful"},
		{data.Scales[1].Scale, "True to False", "Half true", "Unproven", "True"},
		{data.Scales[4].Scale, "Letters", "C", "No grade", "A"},
	} {
		for j, want := range map[*data.Judgement]string{&loose: c.loose, &unproven: c.unproven, {Wording: data.Verbatim}: c.five, &dismissed: "Dismissed"} {
			if got := j.Overall().In(c.scale); got.Label != want || got.Rating != j.Overall().Rating {
				t.Errorf("%s in %q is %+v, want %s", j.Wording, c.name, got, want)
			}
		}
		if got := data.ScaleName(c.scale); got != c.name {
			t.Errorf("the scale is called %q, want %q", got, c.name)
		}
	}
	for _, s := range data.Scales {
		for i, label := range s.Scale {
			if label == "" {
				t.Errorf("%s has no name for %d", s.ID, i)
			}
		}
	}
}
