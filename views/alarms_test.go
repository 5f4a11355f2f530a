package views

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
)

// altered brings in an article that quotes the Zamili passage with a "not" and
// another figure in it, and opens the pair.
func altered(t *testing.T) *frame {
	t.Helper()
	f := window(t)
	texts := []desk.Incoming{
		{Name: "first", Text: "BAGHDAD.\n\n\"We will open nineteen bakeries in the old harbour district before the winter festival begins,\" mayor Ines Okafor told reporters."},
		{Name: "second", Text: "News of the day.\n\n\"We will not open twenty bakeries in the old harbour district before the winter festival begins,\" mayor Ines Okafor told reporters."},
	}
	f.save(func(ctx context.Context) error {
		_, err := f.desk.Bring(ctx, texts, nil)
		return err
	}, nil)
	rows := f.overlaps.list.rows
	i := slices.IndexFunc(rows, func(r *desk.OverlapRow) bool { return strings.Contains(r.Lead, "bakeries") })
	if i < 0 {
		t.Fatal("the two are not found")
	}
	f.openPair(rows[i].ID)
	return f
}

func TestAlarmsStandInTheHeadAndBeforeTheChanges(t *testing.T) {
	f := altered(t)
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(1024, 700)} {
		f.win.Resize(size)
		wantSeen(t, f.pair.head, "!|", "number, not")
		wantSeen(t, f.pair.panel, "A number, a date or a unit differs", "look closely")
	}
	if got := f.pair.told[1]; got.sign != signAlarm || got.says != "A “not” is lost or added" || got.n != 0 {
		t.Errorf("the second line is %+v", got)
	}
	f.press("F8")
	if now := f.pair.told[f.pair.now]; now.n != 1 {
		t.Errorf("the first change visited is %+v", now)
	}
}

func TestTheListIsNarrowedByAnAlarm(t *testing.T) {
	f := altered(t)
	id := f.pair.id
	f.press("Esc")
	l := f.overlaps.list
	l.toggle(facetAlarm, "“not” differs")
	if !slices.Contains(l.ids(), id) {
		t.Errorf("an added “not” is not among %v", l.ids())
	}
	for _, i := range l.shown {
		if !slices.Contains(l.rows[i].Tags, data.NegationChanged) {
			t.Errorf("%s has no such alarm", l.rows[i].ID)
		}
	}
	f.overlaps.rearrange()
	wantSeen(t, f.overlaps.facets, "“not” differs", "number differs")
}

func TestEveryAlarmHasItsWords(t *testing.T) {
	for _, tag := range []data.Tag{data.NumberChanged, data.NegationChanged, data.ModalChanged, data.NameChanged, data.RolesSwapped} {
		if a := rung([]data.Tag{tag}); len(a) != 1 || a[0].word == "" || a[0].differ == "" || collate.AlarmSays(tag) == "" {
			t.Errorf("%s is told as %+v", tag, a)
		}
	}
	if got := alarmWords([]data.Tag{data.CutUnmarked, data.NameChanged, data.RolesSwapped}); got != "name, who does what" {
		t.Errorf("two alarms are %q", got)
	}
}

// Alarms that are no tags narrow the list as the others do.
func TestTheListIsNarrowedByAlarmsThatAreNoTags(t *testing.T) {
	l := newList()
	l.set([]*desk.OverlapRow{
		{Overlap: &data.Overlap{ID: "o1", Alarms: []data.Tag{data.NameChanged}}, MetaA: &data.Meta{}, MetaB: &data.Meta{}, Status: data.Open},
		{Overlap: &data.Overlap{ID: "o2", Tags: []data.Tag{data.Substitution}, Alarms: []data.Tag{data.RolesSwapped}}, MetaA: &data.Meta{}, MetaB: &data.Meta{}, Status: data.Open},
		{Overlap: &data.Overlap{ID: "o3", Tags: []data.Tag{data.NumberChanged}, Alarms: []data.Tag{data.NumberChanged}}, MetaA: &data.Meta{}, MetaB: &data.Meta{}, Status: data.Open},
	})
	for value, want := range map[string]string{"name differs": "o1", "who does what": "o2", "number differs": "o3"} {
		l.toggle(facetAlarm, value)
		if got := l.ids(); !slices.Equal(got, []string{want}) {
			t.Errorf("%s shows %v, want %s", value, got, want)
		}
		i := slices.IndexFunc(l.facets, func(f facet) bool { return f.value == value })
		if i < 0 || l.facets[i].n != 1 {
			t.Errorf("%s is counted wrongly: %+v", value, l.facets)
		}
		l.toggle(facetAlarm, value)
	}
}
