package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// nameIn is a name in one of the articles.
func nameIn(t testing.TB, d *Desk, label, name string) NameIn {
	t.Helper()
	return NameIn{labelled(t, d, label), label, name}
}

// bearer is the person of that name, with the labels of the sources that name
// them.
func bearer(t testing.TB, d *Desk, n NameIn) (Person, string) {
	t.Helper()
	for _, p := range must[[]Person](t)(d.Persons(t.Context())) {
		if !slices.Contains(p.Names, n) {
			continue
		}
		var in []string
		for _, x := range p.Names {
			if !slices.Contains(in, x.Label) {
				in = append(in, x.Label)
			}
		}
		return p, strings.Join(in, ", ")
	}
	t.Fatalf("nobody is called %s in %s", n.Name, n.Label)
	return Person{}, ""
}

const allFive = "Informed Comment, Russia Insider, The Daily Beast, The Moscow Times, What Are the Russians Doing in Iraq Now?"

// One politician, spelled five ways in five articles.
func TestPersons(t *testing.T) {
	d := bench(t, Options{})
	moscow := nameIn(t, d, "The Moscow Times", "Hakim Zamili")
	p, in := bearer(t, d, moscow)
	if in != allFive || p.Name != "Hakim al-Zamili" {
		t.Errorf("%s is in %s", p.Name, in)
	}
	if len(p.Conflicts) == 0 || !strings.Contains(p.Conflicts[0], "in The Daily Beast") {
		t.Errorf("the conflicts are %q", p.Conflicts)
	}
	if !slices.Contains(p.Roles, RoleIn{moscow.Source, moscow.Label, "a leading Shi'ite politician"}) {
		t.Errorf("the roles are %+v", p.Roles)
	}
	if len(p.Reasons) != 4 || p.Reasons[0].Why == "" || p.Reasons[0].Confirmed {
		t.Errorf("the reasons are %+v", p.Reasons)
	}
	said := ""
	for _, q := range p.Quotations {
		if q.Source == moscow.Source {
			said += q.Words + "\n"
		}
	}
	if !strings.Contains(said, "forced to ask Russia") || !strings.Contains(said, "We are seeking") {
		t.Errorf("in The Moscow Times he says\n%s", said)
	}
	for _, other := range []NameIn{
		nameIn(t, d, "The Moscow Times", "Muen Kadhimi"), nameIn(t, d, "What Are the Russians Doing in Iraq Now?", "Ahmed Al Assadi"), nameIn(t, d, "The Daily Beast", "Faisal al-Asafi"),
	} {
		if q, _ := bearer(t, d, other); slices.Contains(q.Names, moscow) {
			t.Errorf("%s is taken for Zamili", other.Name)
		}
	}
}

// Who is named and does not speak stands with who speaks elsewhere.
func TestPersonsWhoAreNamed(t *testing.T) {
	d := bench(t, Options{})
	p, in := bearer(t, d, nameIn(t, d, "Informed Comment", "Haydar al-Abadi"))
	if !strings.Contains(in, "The Moscow Times") || len(p.Quotations) == 0 {
		t.Errorf("%s is in %s with %d quotations", p.Name, in, len(p.Quotations))
	}
	for _, q := range p.Quotations {
		if q.Label == "Informed Comment" {
			t.Errorf("he does not speak there, yet says %q", q.Words)
		}
	}
}

// What a person decides goes before what is proposed; it is undone, done again
// and there after reopening.
func TestDecideWhoIsWho(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	moscow, comment := nameIn(t, d, "The Moscow Times", "Hakim Zamili"), nameIn(t, d, "Informed Comment", "Hakim al-Zimili")
	in := func(n NameIn, want string) {
		t.Helper()
		if _, got := bearer(t, d, n); got != want {
			t.Fatalf("%s of %s is in %s, want %s", n.Name, n.Label, got, want)
		}
	}
	if err := d.ConfirmJoin(ctx, comment, moscow); err != nil {
		t.Fatal(err)
	}
	in(moscow, allFive)
	p, _ := bearer(t, d, moscow)
	if !slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Confirmed && r.A.Label == "Informed Comment" && r.B == moscow }) {
		t.Errorf("the reasons are %+v", p.Reasons)
	}
	if err := d.Split(ctx, moscow); err != nil {
		t.Fatal(err)
	}
	rest := strings.Replace(allFive, "The Moscow Times, ", "", 1)
	in(moscow, "The Moscow Times")
	in(comment, rest)
	if undo, _ := d.Steps(); undo == nil || !strings.HasPrefix(undo.Says, "parting of ") || !strings.Contains(undo.Says, "Hakim Zamili") {
		t.Errorf("the step is %+v", undo)
	}
	beast := nameIn(t, d, "The Daily Beast", "Faisal al-Asafi")
	if err := d.ConfirmJoin(ctx, moscow, beast); err != nil {
		t.Fatal(err)
	}
	in(moscow, "The Daily Beast, The Moscow Times")
	path := d.Place().Path
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = must[*Desk](t)(Open(ctx, path, Options{Now: clock()}))
	t.Cleanup(func() { _ = d.Close() })
	in(moscow, "The Daily Beast, The Moscow Times")
	must[*Step](t)(d.Undo(ctx))
	in(moscow, "The Moscow Times")
	must[*Step](t)(d.Undo(ctx))
	in(moscow, allFive)
	must[*Step](t)(d.Redo(ctx))
	in(comment, rest)
	must[*Step](t)(d.Undo(ctx))
	must[*Step](t)(d.Undo(ctx))
	if p, _ := bearer(t, d, moscow); slices.ContainsFunc(p.Reasons, func(r Reason) bool { return r.Confirmed }) {
		t.Errorf("nothing is confirmed any more, yet %+v", p.Reasons)
	}
}

// Two whom nothing in their names makes one stay one once a person has said so,
// and two who were put apart stay apart, whoever else comes in.
func TestDecisionsOutlastNewSources(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	a, b := nameIn(t, d, "The Moscow Times", "Jaafar Hussaini"), nameIn(t, d, "The Daily Beast", "Mark Alsalih")
	moscow, comment := nameIn(t, d, "The Moscow Times", "Hakim Zamili"), nameIn(t, d, "Informed Comment", "Hakim al-Zimili")
	if p, _ := bearer(t, d, a); slices.Contains(p.Names, b) {
		t.Fatalf("%s and %s are proposed as one", a.Name, b.Name)
	}
	if err := errors.Join(d.ConfirmJoin(ctx, a, b), d.Split(ctx, moscow, comment)); err != nil {
		t.Fatal(err)
	}
	must[Brought](t)(d.Bring(ctx, []Incoming{{Name: "late.txt", Text: `"It fell," said Jafar Husseini, a guard. "It stood," said Hakim Zimili. "It stayed," said Mark al-Salih, a lobbyist.`}}, nil))
	if p, in := bearer(t, d, a); !slices.Contains(p.Names, b) {
		t.Errorf("joined by a person, yet %s is in %s only", a.Name, in)
	}
	if p, in := bearer(t, d, moscow); slices.Contains(p.Names, comment) {
		t.Errorf("put apart by a person, yet %s is one in %s", moscow.Name, in)
	}
}

// A split wins over the joins that were confirmed before it; a join that a
// split forbids is told, not lost.
func TestDecisionsThatClash(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	a, b, c := nameIn(t, d, "The Moscow Times", "Jaafar Hussaini"), nameIn(t, d, "The Daily Beast", "Mark Alsalih"), nameIn(t, d, "Russia Insider", "Patrick Martin")
	for _, err := range []error{d.ConfirmJoin(ctx, a, b), d.ConfirmJoin(ctx, b, c), d.Split(ctx, a, c)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if p, in := bearer(t, d, a); slices.Contains(p.Names, c) {
		t.Errorf("put apart, yet one in %s", in)
	}
	must[*Step](t)(d.Undo(ctx))
	if p, _ := bearer(t, d, a); !slices.Contains(p.Names, c) {
		t.Errorf("the split was undone, yet %+v", p.Names)
	}
	must[*Step](t)(d.Redo(ctx))
	joins := fmt.Sprint(d.ConfirmJoin(ctx, a, b), d.ConfirmJoin(ctx, b, c))
	if !strings.Contains(joins, "cannot be joined") {
		t.Errorf("both joins were made: %s", joins)
	}
	for name, err := range map[string]error{
		"one name":         d.ConfirmJoin(ctx, a, a),
		"a name not there": d.ConfirmJoin(ctx, a, NameIn{Source: b.Source, Name: "Nobody Here"}),
		"nobody else":      d.Split(ctx, nameIn(t, d, "The Daily Beast", "Faisal al-Asafi")),
	} {
		var m *Mistake
		if !errors.As(err, &m) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
