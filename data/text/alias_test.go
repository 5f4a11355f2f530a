package text_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

func ExampleParseAliases() {
	a, err := text.ParseAliases("Kyiv: Kiev, Kyyiv  # the Ukrainian spelling first\n")
	fmt.Println(err)
	canonical, used, _ := a.Canonical([]string{"kiev", "said"})
	fmt.Println(canonical, used)
	_, err = text.ParseAliases("Kyiv: Kiev\nOdesa, Odessa")
	fmt.Println(err)
	// Output:
	// <nil>
	// [kyiv] 1
	// line 2 has no colon; write the spelling that stands for all, a colon, then the others parted by commas
}

func TestBuiltinAliases(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"u.s", "american"},
		{"united states army", "american/army"},
		{"united nations", "un"},
		{"united", "/united"},
		{"united kingdom", "british"},
		{"americans", "american"},
		{"airstrikes against", "air strikes/against"},
		{"isis", "islamic state"},
		{"daesh", "islamic state"},
		{"islamic state group", "islamic state"},
		{"islamic state", "/islamic state"},
		{"shi'ite", "shiite"},
		{"us", "/us"},
		{"", ""},
	} {
		if got := stands(text.BuiltinAliases(), strings.Fields(c.words)); got != c.want {
			t.Errorf("%s stands for %s, want %s", c.words, got, c.want)
		}
	}
}

// stands is what the words stand for, and after a stroke those that are left.
func stands(a *text.Aliases, words []string) string {
	canonical, used, ok := a.Canonical(words)
	if ok != (used > 0) {
		return "neither an alias nor none"
	}
	out := strings.Join(canonical, " ")
	if used < len(words) {
		out += "/" + strings.Join(words[used:], " ")
	}
	return out
}

// A table is written as people write: capitals, accents and hyphens do not
// matter, and the longest spelling counts.
func TestParseAliases(t *testing.T) {
	a, err := text.ParseAliases("# cities\n\nKyiv : Kiev, KYÏV,, \nIvory Coast: Côte d’Ivoire, Ivory-Coast, Ivory Coast Republic\nWashington: U.S. government, US, # who?")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		{"kiev", "kyiv"},
		{"kyiv", "/kyiv"},
		{"cote d'ivoire won", "ivory coast/won"},
		{"ivory coast won", "/ivory coast won"},
		{"ivory coast republic", "ivory coast"},
		{"u.s government", "washington"},
		{"u.s governments", "washington/governments"},
		{"us", "/us"},
	} {
		if got := stands(a, strings.Fields(c.words)); got != c.want {
			t.Errorf("%s stands for %s, want %s", c.words, got, c.want)
		}
	}
	if n := a.Longest("ivory"); n != 3 {
		t.Errorf("the longest from ivory has %d words", n)
	}
	if n := a.Longest("kyiv"); n != 0 {
		t.Errorf("the longest from kyiv has %d words", n)
	}
}

func TestParseAliasesRefuses(t *testing.T) {
	for _, c := range []struct {
		table string
		line  int
		says  string
	}{
		{"# cities\nKyiv, Kiev", 2, "line 2 has no colon"},
		{": Kiev", 1, "line 1 has nothing before its colon"},
		{"Kyiv: ,# Kiev", 1, "line 1 has nothing after its colon"},
		{"Kyiv: Kiev; Kiew", 1, "line 1 has the mark ; in “Kiev; Kiew”"},
		{"Kyiv: Kiev: Kiew", 1, "line 1 has the mark : in “Kiev: Kiew”"},
		{"AT&T: ATT", 1, "line 1 has the mark & in “AT&T”"},
		{"Kyiv: …", 1, "line 1 has the mark … in “…”"},
		{"Kyiv: -", 1, "line 1 has no word in “-”"},
		{"EU: European Union of States", 1, "line 1 has 4 words in “European Union of States”; a spelling may have 3"},
		{"Kyiv: Kiev\n\nKharkiv: Kharkov, kiev", 3, "line 3 lets “kiev” stand for “Kharkiv”, but in line 1 it stands for “kyiv”"},
		{"Kyiv: Kiev\nKiev: Kiew", 2, "line 2 has others stand for “kiev”, but in line 1 that stands for “kyiv” itself"},
		{"Kiev: Kiew\nKyiv: Kiev", 1, "line 1 has others stand for “kiev”, but in line 2 that stands for “kyiv” itself"},
		{"Kyiv: Kiev\nKiev Post: KP", 2, "line 2 has others stand for “kiev post”, of which “kiev” stands for “kyiv” in line 1"},
		{"New York: York", 1, "line 1 has others stand for “new york”, of which “york” stands for “new york” in line 1"},
		{strings.Repeat("#", 65<<10), 0, "the table has 65 KB; it may have 64"},
	} {
		_, err := text.ParseAliases(c.table)
		var bad *text.AliasError
		if !errors.As(err, &bad) || bad.Line != c.line || !strings.HasPrefix(err.Error(), c.says) {
			t.Errorf("%.60q: %v", c.table, err)
		}
	}
}

// The key tells whether two tables say the same.
func TestAliasesKey(t *testing.T) {
	parse := func(table string) *text.Aliases {
		a, err := text.ParseAliases(table)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := parse("Kyiv: Kiev, Kiew\nKharkiv: Kharkov")
	for table, same := range map[string]bool{
		"# anew\nkharkiv: KHARKOV\nKyiv: Kiew\nKyiv: Kiev": true,
		"Kyiv: Kiev\nKharkiv: Kharkov":                     false,
		"Kiev: Kyiv, Kiew\nKharkiv: Kharkov":               false,
		"":                                                 false,
	} {
		if b := parse(table); b.Same(a) != same || (b.Key() == a.Key()) != same || b.String() != table {
			t.Errorf("%q: the same is %v, the key %s", table, b.Same(a), b.Key())
		}
	}
}

// aTable is a table that may be right or wrong.
func aTable() *rapid.Generator[string] {
	word := rapid.SampledFrom([]string{"a", "B", "c", "d", "U.S.", "us", "é", "d’e", "x-y", ",", ",", ":", "\n", "\n", "#", "…", "%", " "})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "table"), " ")
	})
}

// checkAliases checks what holds of every table that is taken: applying it
// twice changes nothing more, and reading what it says again says the same.
func checkAliases(t rapid.TB, table string) {
	t.Helper()
	a, err := text.ParseAliases(table)
	if err != nil {
		var bad *text.AliasError
		if !errors.As(err, &bad) || bad.Line > strings.Count(table, "\n")+1 {
			t.Fatalf("%q is refused by %v", table, err)
		}
		return
	}
	again, err := text.ParseAliases(a.String())
	if err != nil || !again.Same(a) {
		t.Fatalf("%q read again: %v", table, err)
	}
	d := text.ParseWith(table, a)
	if d.Aliases != a {
		t.Fatal("the text is read with another table")
	}
	var folded []string
	for _, w := range d.Words {
		folded = append(folded, text.Fold(d.Of(d.Tokens[w]), text.Diacritics))
	}
	for i := range folded {
		canonical, used, ok := a.Canonical(folded[i:])
		if !ok {
			continue
		}
		if used < 1 || used > text.MaxAliasWords || used > a.Longest(folded[i]) || len(canonical) == 0 {
			t.Fatalf("%v stands for %v by %d", folded[i:], canonical, used)
		}
		for k := range canonical {
			if more, _, ok := a.Canonical(canonical[k:]); ok {
				t.Fatalf("%v stands for %v, of which %v stand for %v", folded[i:], canonical, canonical[k:], more)
			}
		}
	}
}

func TestAliasesAreSettled(t *testing.T) {
	checkAliases(t, text.BuiltinAliases().String())
	if n := strings.Count(text.BuiltinAliases().String(), ":"); n < 30 {
		t.Errorf("the built-in table has %d groups", n)
	}
	rapid.Check(t, func(t *rapid.T) { checkAliases(t, aTable().Draw(t, "table")) })
}

func FuzzParseAliases(f *testing.F) {
	f.Add(text.BuiltinAliases().String())
	for _, s := range []string{"Kyiv: Kiev\nKiev: Kiew", "a b c: b c a, c", "U.S.: us, US # x", "ﷺ: ½, İ", "a\xff: \x00", ":"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, table string) { checkAliases(t, table) })
}
