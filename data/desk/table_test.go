package desk

import (
	"os"
	"path/filepath"
	"testing"
)

// A table with unknown columns is asked about, is read by those that a person
// names, and comes in by them from then on in this workbench.
func TestColumnsAreChosenAndKept(t *testing.T) {
	ctx := t.Context()
	d := bench(t, Options{Empty: true})
	dir := t.TempDir()
	write := func(name, rows string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(rows), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	first := write("a.csv", "kop,verslag\nDe uil,Zij is terug.\nLeeg,\n")
	in, refused, err := d.Load(ctx, []string{first})
	if err != nil || len(in) != 0 || len(refused) != 1 || !refused[0].Table.Asks() {
		t.Fatalf("%v %+v %v", in, refused, err)
	}
	asked := refused[0].Table
	if _, _, err := Columned(asked, Columns{Title: "kop"}); err == nil {
		t.Error("it was read without a text")
	}
	in, refused, err = Columned(asked, Columns{Title: "kop", Text: "verslag"})
	if err != nil || len(in) != 1 || in[0].Title != "De uil" || !in[0].Table.Same(asked) || !in[0].Table.Chosen || len(refused) != 1 || refused[0].Name != "a.csv/row-3" {
		t.Fatalf("%+v %+v %v", in, refused, err)
	}
	if err := d.KeepColumns(ctx, in[0].Table); err != nil {
		t.Fatal(err)
	}
	second := write("b.csv", "verslag,kop\nHij is weg.,De kat\n")
	if in, refused, err = d.Load(ctx, []string{second}); err != nil || len(in) != 1 || in[0].Title != "De kat" || in[0].Text != "Hij is weg." {
		t.Errorf("the next time: %+v %+v %v", in, refused, err)
	}
	if undo, _ := d.Steps(); undo != nil {
		t.Errorf("the choice is no step, yet %+v", undo)
	}
}
