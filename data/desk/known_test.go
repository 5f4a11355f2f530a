package desk

import (
	"strings"
	"testing"

	"verbatim/data"
)

// Where each field was read is kept with it, a job's as well; what a person
// changes is typed from then on, and all of it can be looked up.
func TestWhereItWasReadIsKept(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	in := Incoming{Name: "ferry.html", Text: "The ferry\n\nThe ferry came back in the rain, the harbour master said.", Meta: data.Meta{Title: "The ferry", Publisher: "Post"}}
	in.Origins.Title = data.Origin{Kind: data.FromPage, Where: "meta og:title"}
	in.Origins.Publisher = data.Origin{Kind: data.FromPage, Where: "JSON-LD: publisher"}
	id := must[Brought](t)(d.Bring(ctx, []Incoming{in}, nil)).Sources[0]
	read := func() *Reading { return must[*Reading](t)(d.Read(ctx, id)) }
	if got := read().Origins; got != in.Origins {
		t.Errorf("kept as %+v", got)
	}
	changed := in.Meta
	changed.Publisher, changed.Date = "Harbour Post", data.Date{Year: 2015}
	if err := d.SetMeta(ctx, id, changed); err != nil {
		t.Fatal(err)
	}
	if o := read().Origins; o.Title != in.Origins.Title || o.Publisher.Kind != data.Typed || o.Date.String() != "typed" {
		t.Errorf("after typing: %+v", o)
	}
	if err := d.SetMeta(ctx, id, changed); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := read().Origins; got != in.Origins {
		t.Errorf("after undo: %+v", got)
	}
	var causes []string
	all := must[[]Learnt](t)(d.Learnt(ctx, id))
	for _, l := range all {
		causes = append(causes, l.Cause)
	}
	if got := strings.Join(causes, " "); got != "bring meta undo" || !all[0].First || all[0].Now.Origins != in.Origins || all[1].Was.Publisher != "Post" || all[1].Now.Publisher != "Harbour Post" {
		t.Errorf("%s: %+v", got, all)
	}

	in.Text += " Nobody waited."
	job := must[Job](t)(d.Ask(ctx, []Incoming{in}, nil, nil))
	brought := must[Brought](t)(d.WorkOff(ctx, nil, nil))
	if r := must[*Reading](t)(d.Read(ctx, brought.Sources[0])); r.Origins != in.Origins {
		t.Errorf("job %s kept %+v", job.ID, r.Origins)
	}
}

// A newer text may bring newer details; both are one step.
func TestReviseAs(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{})
	id := sourceNamed(t, d, "moscow-times.txt")
	was := must[*Reading](t)(d.Read(ctx, id))
	known := Known{was.Meta, was.Origins}
	known.Title, known.Origins.Title = "Iraq Leans Toward Moscow", data.Origin{Kind: data.FromPage, Where: "meta og:title"}
	in := Incoming{Name: "newer.txt", Text: strings.Replace(was.Revision.Text, "Russia", "Russland", 1), Meta: data.Meta{Title: "not taken"}}
	if _, err := d.ReviseAs(ctx, id, in, known, nil); err != nil {
		t.Fatal(err)
	}
	if now := must[*Reading](t)(d.Read(ctx, id)); now.Title != known.Title || now.Date != was.Date || now.Origins != known.Origins || !strings.Contains(now.Revision.Text, "Russland") {
		t.Errorf("it is %+v from %+v", now.Meta, now.Origins)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if now := must[*Reading](t)(d.Read(ctx, id)); now.Meta != was.Meta || now.Revision.Hash != was.Revision.Hash {
		t.Errorf("one undo leaves %+v", now.Meta)
	}
}
