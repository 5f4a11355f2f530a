package views

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// speaking opens the speakers' sheet from the pair on view.
func speaking(t *testing.T) *frame {
	t.Helper()
	f := reading(t)
	f.press("P")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets are up", len(f.sheets))
	}
	return f
}

func TestSpeakersShowAllNamesAndRolesOfOne(t *testing.T) {
	f := speaking(t)
	wantSeen(t, f.sheets[0].card, "Speakers", "Hakim Zamili", "al-Zimili", "The Moscow Times", "Informed Comment", "Roles", "a leading Shi'ite politician",
		"Roles that are hard to have both", "The roles have no word in common", "Why these are taken for one person", "Hakim al-Zamili|The Daily Beast|Hakim Zamili|The Moscow Times|Only the article differs|proposed", "12 quotations")
}

func TestEnterLeadsToTheCardAndEscBack(t *testing.T) {
	f := speaking(t)
	wantSeen(t, f.sheets[0].card, "joins and quotations")
	f.press("Enter")
	wantSeen(t, f.sheets[0].card, "to the names", "In the upcoming few days")
	f.press("PageDown", "Down", "Up", "Esc")
	wantSeen(t, f.sheets[0].card, "joins and quotations")
	f.press("Esc")
	if len(f.sheets) != 0 || f.at != screen(f.pair) {
		t.Error("Esc did not come back to the pair")
	}
}

func TestEverySpeakerIsReachedByKeys(t *testing.T) {
	f := speaking(t)
	persons, err := f.desk.Persons(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []fyne.Size{fyne.NewSize(1600, 1000), fyne.NewSize(700, 480)} {
		f.win.Resize(size)
		f.press("Home")
		for _, p := range personsFirst(persons) {
			said := strings.ReplaceAll(seen(f.sheets[0].card), "|", " ")
			for _, n := range p.Names {
				if !strings.Contains(said, oneLine(n.Name)) {
					t.Errorf("%s: the name %q is not on the card", p.Name, n.Name)
				}
			}
			for _, c := range p.Conflicts {
				if !strings.Contains(said, capital(c)) {
					t.Errorf("%s: the conflict %q is not told", p.Name, c)
				}
			}
			f.press("Down")
		}
	}
	f.press("End", "Down", "Home", "Up", "PageDown", "PageUp")
}

func TestWhatIsNoPersonStandsBehindThePersons(t *testing.T) {
	f := speaking(t)
	f.press("End")
	last := seen(f.sheets[0].card)
	if strings.Count(last, ", not a person") < 4 || !strings.Contains(last, "Vladimir Putin|1 quotation, 2") {
		t.Errorf("the last are %s", last)
	}
	for _, name := range []string{"Arirang News", "Baghdad", "WSJ"} {
		if !strings.Contains(last, name+"|") {
			t.Errorf("%s is not among the last: %s", name, last)
		}
	}
}
