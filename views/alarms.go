package views

import (
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// alarm is how one of the comparison's alarms is shown.
type alarm struct {
	tag    data.Tag
	word   say.Text // in the head of the pair
	differ say.Text // in the facets
}

// alarms are the words a checker must not miss, in the order they are shown.
var alarms = []alarm{
	{data.NumberChanged, "number", "number differs"},
	{data.NegationChanged, "not", "“not” differs"},
	{data.ModalChanged, "may or must", "may, must differ"},
	{data.NameChanged, "name", "name differs"},
	{data.RolesSwapped, "who does what", "who does what"},
}

// rung are the alarms among tags, each once.
func rung(tags []data.Tag) (out []alarm) {
	for _, a := range alarms {
		if slices.Contains(tags, a.tag) {
			out = append(out, a)
		}
	}
	return out
}

// toldOf are a row's tags with the alarms that are none.
func toldOf(r *desk.OverlapRow) []data.Tag { return slices.Concat(r.Tags, r.Alarms) }

// tellAlarms are the alarms as the first lines of the list of changes.
func tellAlarms(tags []data.Tag) (out []told) {
	for _, a := range rung(tags) {
		out = append(out, told{sign: signAlarm, says: say.T(collate.AlarmSays(a.tag)), how: say.T("look closely"), change: -1})
	}
	return out
}

// alarmWords names the alarms in a few words: "number, not".
func alarmWords(tags []data.Tag) string {
	var words []string
	for _, a := range rung(tags) {
		words = append(words, say.T(a.word))
	}
	return strings.Join(words, ", ")
}

func signsOf(r *desk.OverlapRow) (out []string) {
	for _, s := range rowSigns(r) {
		if s != signAlarm {
			out = append(out, string(signNames[s]))
		}
	}
	return out
}

func alarmsOf(tags []data.Tag) (out []string) {
	for _, a := range rung(tags) {
		out = append(out, string(a.differ))
	}
	return out
}
