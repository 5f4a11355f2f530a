package data

import "slices"

// Scale is what a newsroom calls the overall ratings: a name for each of 1 to
// 5, and at index 0 for Unproven. Two ratings may bear one name.
type Scale [6]string

// OwnScale is the scale of a workbench that has chosen none.
var OwnScale = Scale(Labels)

// NamedScale is a scale that can be chosen by its name.
type NamedScale struct {
	ID, Name string
	Scale
}

// Scales are those in common use, the program's own first.
var Scales = []NamedScale{
	{"own", "Verbatim’s own", OwnScale},
	{"true-false", "True to False", Scale{"Unproven", "False", "Mostly false", "Half true", "Mostly true", "True"}},
	{"correct", "Correct to Incorrect", Scale{"Not proven", "Incorrect", "Misleading", "Imprecise", "Correct with reservations", "Correct"}},
	{"four-point", "Four points", Scale{"Unproven", "Inaccurate", "Inaccurate", "Mostly inaccurate", "Mostly accurate", "Accurate"}},
	{"letters", "Letters", Scale{"No grade", "F", "D", "C", "B", "A"}},
}

// ScaleName is the name of a scale; "" of one of a person's own.
func ScaleName(s Scale) string {
	if i := slices.IndexFunc(Scales, func(n NamedScale) bool { return n.Scale == s }); i >= 0 {
		return Scales[i].Name
	}
	return ""
}

// In is the overall under the name that a scale has for it; the zero scale is
// the program's own. Dismissed is no rating and bears one name everywhere.
func (o Overall) In(s Scale) Overall {
	if o.Label != DismissedLabel && s != (Scale{}) {
		o.Label = s[o.Rating]
	}
	return o
}
