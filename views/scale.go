package views

import (
	"context"
	"fmt"
	"slices"

	"verbatim/data"
	"verbatim/data/say"
)

// scales are what ratings can be called: the command, and the scale's id.
var scales = []struct {
	id    cmd
	scale string
}{
	{cmdScaleOwn, "own"},
	{cmdScaleTruth, "true-false"},
	{cmdScaleCorrect, "correct"},
	{cmdScaleFour, "four-point"},
	{cmdScaleLetters, "letters"},
}

// scaleOf is the scale of a command, false of any other command.
func scaleOf(id cmd) (data.NamedScale, bool) {
	for _, s := range scales {
		if s.id != id {
			continue
		}
		if i := slices.IndexFunc(data.Scales, func(n data.NamedScale) bool { return n.ID == s.scale }); i >= 0 {
			return data.Scales[i], true
		}
	}
	return data.NamedScale{}, false
}

// scaleChosen tells whether the command's scale is the workbench's, for the tick
// in the menu.
func (f *frame) scaleChosen(id cmd) bool {
	s, ok := scaleOf(id)
	return ok && f.desk != nil && s.Scale == f.scale || id == cmdScaleNames && f.desk != nil && data.ScaleName(f.scale) == ""
}

// readScale takes what the workbench calls the ratings.
func (f *frame) readScale() {
	fetch(f, f.desk.Scale, func(scale data.Scale) {
		if f.scale == scale {
			return
		}
		f.scale, f.pair.bar.scale = scale, scale
		f.menus.update()
		f.overlaps.table.Refresh()
		f.pair.bar.Refresh()
	})
}

// chooseScale calls the ratings by another scale.
func (f *frame) chooseScale(id cmd) {
	if s, ok := scaleOf(id); ok && s.Scale != f.scale {
		f.setScale(s.Scale, nil)
	}
}

func (f *frame) setScale(scale data.Scale, then func()) {
	d := f.desk
	f.save(func(ctx context.Context) error { return d.SetScale(ctx, scale) }, func() {
		if then != nil {
			then()
		}
		f.say(say.T("The ratings are called %s to %s, here and in every export. Ctrl+Z takes it back.", ratingName(scale[5]), ratingName(scale[1])))
	})
}

// askScale asks for names of the newsroom's own.
func (f *frame) askScale() {
	var fields []askedField
	for _, i := range scaleOrder {
		label := fmt.Sprintf("%d", i)
		if i == 0 {
			label = say.T("Unproven")
		}
		fields = append(fields, askedField{label: label, value: f.scale[i], hint: data.OwnScale[i]})
	}
	f.ask(asked{
		title: say.T("Names of the ratings"), action: say.T("Save"), fields: fields,
		beside: say.T("What this workbench calls the overall ratings, from 5 down. Two may bear one name. The verdicts stay as they are; screens, commands and exports use the names."),
		take: func(values []string, done func()) (int, error) {
			var scale data.Scale
			for at, i := range scaleOrder {
				if values[at] == "" {
					return at, say.Errorf("every rating needs a name")
				}
				scale[i] = values[at]
			}
			f.setScale(scale, done)
			return 0, nil
		},
	})
}

// scaleOrder is the ratings in the order of the fields.
var scaleOrder = []int{5, 4, 3, 2, 1, 0}

// shortLabel is a rating's name for a row of the list.
func (f *frame) shortLabel(r data.Rating) string {
	if f.scale == data.OwnScale {
		return say.T(shortLabels[r])
	}
	return ratingName(f.scale[r])
}
