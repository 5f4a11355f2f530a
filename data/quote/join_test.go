package quote_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/quote"
	"verbatim/data/text"
	"verbatim/seeds"
)

// knownPerson is a mention and whom a person says it is.
type knownPerson struct {
	quote.Mention
	who string
}

// story is a set of sources that are joined together.
type story struct {
	name     string
	part     string // of the list: its file, or "unread" and "after", whose errors stay unread
	mentions []knownPerson
}

func readStories(t testing.TB, file string) []story {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var all []story
	part := file
	for n, line := range strings.Split(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "# Part "); ok {
			part, _, _ = strings.Cut(name, ":")
		}
		if line == "" || line[0] == '#' {
			continue
		}
		if name, ok := strings.CutPrefix(line, "story "); ok {
			all = append(all, story{name: name, part: part})
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 5 || len(all) == 0 {
			t.Fatalf("%s, line %d has %d fields, want 5", file, n+1, len(f))
		}
		for i := range f {
			f[i] = strings.Trim(f[i], " ")
		}
		s := &all[len(all)-1]
		s.mentions = append(s.mentions, knownPerson{quote.Mention{Source: f[1], Text: f[2], Name: f[3], Role: f[4]}, f[0]})
	}
	return all
}

func (s story) plain() []quote.Mention {
	var ms []quote.Mention
	for _, m := range s.mentions {
		ms = append(ms, m.Mention)
	}
	return ms
}

// groupOf is the person that each form was given to.
func groupOf(persons []quote.Person) map[quote.Written]int {
	of := map[quote.Written]int{}
	for i, p := range persons {
		for _, f := range p.Forms {
			of[f] = i
		}
	}
	return of
}

// agreement counts the pairs of mentions that are joined rightly, joined
// wrongly and missed.
type agreement struct{ right, wrong, missed int }

func (n agreement) precision() float64 { return ratio(n.right, n.wrong) }
func (n agreement) recall() float64    { return ratio(n.right, n.missed) }

func (n *agreement) add(o agreement) {
	n.right, n.wrong, n.missed = n.right+o.right, n.wrong+o.wrong, n.missed+o.missed
}

// The labelled lists, a pair of mentions at a time, by part. The story that was
// written last is harder than the rest: what it asks is what it was found to have.
func TestPersons(t *testing.T) {
	const wantPrecision = .97
	wantRecall := map[string]float64{"persons.txt": .88, "persons_fresh.txt": .88, "unread": .88, "after": .66}
	parts := map[string]*agreement{"persons.txt": {}, "persons_fresh.txt": {}, "unread": {}, "after": {}}
	for _, file := range []string{"persons.txt", "persons_fresh.txt"} {
		for _, s := range readStories(t, file) {
			n := s.agreement(t)
			t.Logf("%-20s %3d mentions  precision %.3f  recall %.3f", s.name, len(s.mentions), n.precision(), n.recall())
			parts[s.part].add(n)
		}
	}
	for part, n := range parts {
		t.Logf("%-20s precision %.3f  recall %.3f over %d pairs of one person", part, n.precision(), n.recall(), n.right+n.missed)
		if n.precision() < wantPrecision || n.recall() < wantRecall[part] {
			t.Errorf("%s: precision %.3f and recall %.3f, want %.2f and %.2f", part, n.precision(), n.recall(), wantPrecision, wantRecall[part])
		}
	}
}

// agreement joins the mentions of a story and compares each pair with its label.
func (s story) agreement(t *testing.T) (n agreement) {
	persons, _ := quote.Join(s.plain(), quote.Decided{})
	of := groupOf(persons)
	for i, a := range s.mentions {
		for _, b := range s.mentions[:i] {
			what := ""
			switch one := of[quote.Written{Source: a.Source, Name: a.Text}] == of[quote.Written{Source: b.Source, Name: b.Text}]; {
			case one && a.who == b.who:
				n.right++
			case one:
				n.wrong++
				what = "joined"
			case a.who == b.who:
				n.missed++
				what = "missed"
			}
			if what != "" && s.part != "unread" && s.part != "after" {
				t.Logf("%s: %s (%s) and %s (%s)", what, b.Text, b.Source, a.Text, a.Source)
			}
		}
	}
	return n
}

func ratio(n, rest int) float64 { return float64(n) / float64(max(1, n+rest)) }

// The groups of the five articles, as a file a person can read.
func TestPersonsOfTheArticles(t *testing.T) {
	persons, _ := quote.Join(readStories(t, "persons.txt")[0].plain(), quote.Decided{})
	got := describePersons(persons)
	file := filepath.Join("testdata", "persons.golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the persons are not as %s says; they are\n%s", file, got)
	}
}

func describePersons(persons []quote.Person) string {
	var b strings.Builder
	for _, p := range persons {
		fmt.Fprintf(&b, "%s\n", p.Name)
		for _, f := range p.Forms {
			fmt.Fprintf(&b, "  form      %-16s  %s\n", f.Source, f.Name)
		}
		for _, r := range p.Roles {
			fmt.Fprintf(&b, "  role      %-16s  %s\n", r.Source, r.Role)
		}
		for _, l := range p.Links {
			fmt.Fprintf(&b, "  one with  %s (%s) and %s (%s), because %s\n", l.A.Name, l.A.Source, l.B.Name, l.B.Source, l.Why)
		}
		for _, c := range p.Conflicts {
			fmt.Fprintf(&b, "  conflict  %s\n", c.Says)
		}
	}
	return b.String()
}

// m is a mention: "source: name", and its role behind a comma.
func m(s string) quote.Mention {
	source, name, _ := strings.Cut(s, ": ")
	name, role, _ := strings.Cut(name, ", ")
	return quote.Mention{Source: source, Text: name, Role: role}
}

func w(s string) quote.Written {
	source, name, _ := strings.Cut(s, ": ")
	return quote.Written{Source: source, Name: name}
}

// groups writes who is with whom: "a, b; c".
func groups(persons []quote.Person) string {
	var out []string
	for _, p := range persons {
		var forms []string
		for _, f := range p.Forms {
			forms = append(forms, f.Name)
		}
		slices.Sort(forms)
		out = append(out, strings.Join(forms, ", "))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestJoin(t *testing.T) {
	for _, e := range []struct {
		name     string
		mentions []string
		want     string
	}{
		{
			"one man in four spellings, one with a no-break space",
			[]string{"A: Hakim Zamili", "B: Hakem Al Zamli", "C: Hakim al-Zimili", "D: Hakim al\u00a0Zamili", "E: al-Zamili"},
			"Hakem Al Zamli, Hakim Zamili, Hakim al-Zimili, Hakim al\u00a0Zamili, al-Zamili",
		},
		{"vowels", []string{"A: Muen Kadhimi", "B: Moeen Al- Kadhimi"}, "Moeen Al- Kadhimi, Muen Kadhimi"},
		{"th and s", []string{"A: Sa'ad al-Hadithi", "B: Saad Hadisi"}, "Sa'ad al-Hadithi, Saad Hadisi"},
		{
			"four people",
			[]string{"A: Ahmed Al Assadi", "B: Hussein Alasady", "B: Faisal al-Asafi", "A: Assad"},
			"Ahmed Al Assadi; Assad; Faisal al-Asafi; Hussein Alasady",
		},
		{"four surnames", []string{"A: Al Assadi", "B: al-Asafi", "C: Assad"}, "Al Assadi; Assad; al-Asafi"},
		{"given name against surname", []string{"A: Saadi Ahmad Pira", "B: Saad Hadisi"}, "Saad Hadisi; Saadi Ahmad Pira"},
		{"one consonant", []string{"A: Haider Abadi", "B: Haider Asadi"}, "Haider Abadi; Haider Asadi"},
		{"Western names by letter only", []string{"A: Tom Baker", "B: Tom Backer", "A: Ann Woolson", "B: Ann Wilson"}, "Ann Wilson; Ann Woolson; Tom Backer; Tom Baker"},
		{"a bare surname that two bear", []string{"A: George Bush", "B: Jeb Bush", "C: Bush"}, "Bush; George Bush; Jeb Bush"},
		{"a bare surname that one bears", []string{"A: George Bush", "C: Bush"}, "Bush, George Bush"},
		{"a bare surname by sound, two given names", []string{"A: Ahmed Al Assadi", "B: Hussein al-Asadi", "C: al-Asady"}, "Ahmed Al Assadi; Hussein al-Asadi; al-Asady"},
		{"a bare surname by sound, one given name", []string{"A: Ahmed Al Assadi", "C: al-Asady"}, "Ahmed Al Assadi, al-Asady"},
		{"a bare surname of two in its own source", []string{"A: George Bush", "A: Jeb Bush", "A: Bush", "B: George Bush"}, "Bush; George Bush, George Bush; Jeb Bush"},
		{"middle names", []string{"A: George W. Bush", "B: George H. W. Bush", "C: George Bush"}, "George Bush; George H. W. Bush; George W. Bush"},
		{"one middle name", []string{"A: George W. Bush", "C: George Bush"}, "George Bush, George W. Bush"},
		{"an initial that fits two", []string{"A: Philip Jones", "B: Phyllis Jones", "C: P. Jones"}, "P. Jones; Philip Jones; Phyllis Jones"},
		{"Mr. and Ms.", []string{"A: Mr. Lee Stephens", "B: Ms. Lee Stephens"}, "Mr. Lee Stephens; Ms. Lee Stephens"},
		{
			"by sound, of two bodies",
			[]string{"A: Saad Hadisi, spokesman for the government", "B: Sa'ad al-Hadithi, spokesman of the Badr militia"},
			"Sa'ad al-Hadithi; Saad Hadisi",
		},
		{"a Chinese family name stands first", []string{"A: Zhao Yulan", "B: Chao Yu-lan", "C: Ms. Zhao"}, "Chao Yu-lan, Ms. Zhao, Zhao Yulan"},
		{"a Chinese family name that two bear", []string{"A: Zhao Yulan", "B: Zhao Wei", "C: Ms. Zhao"}, "Ms. Zhao; Zhao Wei; Zhao Yulan"},
		{"Van by itself", []string{"A: Pieter van Houten", "B: Van Houten", "C: Tom Houten"}, "Pieter van Houten; Tom Houten; Van Houten"},
		{"an honorific", []string{"A: Seyed Reza Mousavi", "B: Reza Musavi", "C: Sayed Darwish"}, "Reza Musavi, Seyed Reza Mousavi; Sayed Darwish"},
		{"nobody", []string{"A: one sheikh", "A: he"}, ""},
	} {
		t.Run(e.name, func(t *testing.T) {
			var ms []quote.Mention
			for _, s := range e.mentions {
				ms = append(ms, m(s))
			}
			persons, _ := quote.Join(ms, quote.Decided{})
			if got := groups(persons); got != e.want {
				t.Errorf("got  %s\nwant %s", got, e.want)
			}
		})
	}
}

// What a person has said overrides what is proposed.
func TestDecided(t *testing.T) {
	ms := []quote.Mention{m("A: Hakim Zamili"), m("B: Hakim al-Zimili"), m("C: al-Adabi"), m("D: Haydar al-Abadi"), m("D: Abadi")}
	pair := func(a, b string) [2]quote.Written { return [2]quote.Written{w(a), w(b)} }
	for _, e := range []struct {
		name   string
		said   quote.Decided
		want   string
		unmade int
	}{
		{"nothing", quote.Decided{}, "Abadi, Haydar al-Abadi; Hakim Zamili, Hakim al-Zimili; al-Adabi", 0},
		{"a split", quote.Decided{Apart: [][2]quote.Written{pair("A: Hakim Zamili", "B: Hakim al-Zimili")}}, "Abadi, Haydar al-Abadi; Hakim Zamili; Hakim al-Zimili; al-Adabi", 0},
		{"a merge", quote.Decided{Joined: [][2]quote.Written{pair("C: al-Adabi", "D: Abadi")}}, "Abadi, Haydar al-Abadi, al-Adabi; Hakim Zamili, Hakim al-Zimili", 0},
		{"a short form split off", quote.Decided{Apart: [][2]quote.Written{pair("D: Abadi", "D: Haydar al-Abadi")}}, "Abadi; Hakim Zamili, Hakim al-Zimili; Haydar al-Abadi; al-Adabi", 0},
		{"of somebody else", quote.Decided{Joined: [][2]quote.Written{pair("X: Nobody Known", "D: Abadi")}}, "Abadi, Haydar al-Abadi; Hakim Zamili, Hakim al-Zimili; al-Adabi", 0},
		{"both", quote.Decided{
			Joined: [][2]quote.Written{pair("A: Hakim Zamili", "C: al-Adabi"), pair("C: al-Adabi", "D: Abadi")},
			Apart:  [][2]quote.Written{pair("A: Hakim Zamili", "D: Haydar al-Abadi")},
		}, "Abadi, Haydar al-Abadi; Hakim Zamili, Hakim al-Zimili, al-Adabi", 1},
	} {
		t.Run(e.name, func(t *testing.T) {
			persons, unmade := quote.Join(ms, e.said)
			if got := groups(persons); got != e.want || len(unmade) != e.unmade {
				t.Errorf("got  %s, %d unmade\nwant %s, %d", got, len(unmade), e.want, e.unmade)
			}
		})
	}
}

func TestConflicts(t *testing.T) {
	persons, _ := quote.Join([]quote.Mention{
		m("A: Muen Kadhimi, an aide to Hadi Amiri"),
		m("B: Moeen Al- Kadhimi, a spokesman for the Badr Corps"),
		m("A: Ann Lee, head of the defense committee"),
		m("B: Ann Lee, a politician and head of the security and defense committee"),
		m("A: Tom Rand, president of the bank"),
		m("B: Tom Rand, president of the union"),
	}, quote.Decided{})
	got := ""
	for _, p := range persons {
		for _, c := range p.Conflicts {
			got += p.Name + ": " + c.Says + "\n"
		}
	}
	want := `Moeen Al- Kadhimi: the roles have no word in common: “an aide to Hadi Amiri” in A, “a spokesman for the Badr Corps” in B
Tom Rand: the same office of two bodies: “president of the bank” in A, “president of the union” in B
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// The persons that the rules find in the five articles.
func TestPersonsFound(t *testing.T) {
	var ms []quote.Mention
	for _, a := range seeds.Articles() {
		d := text.Parse(string(a.Bytes))
		ms = append(ms, quote.Speakers(a.Name, quote.Find(d))...)
		ms = append(ms, quote.Named(a.Name, d)...)
	}
	persons, _ := quote.Join(ms, quote.Decided{})
	of := groupOf(persons)
	for _, e := range [][]string{
		{"moscow-times.txt: Hakim Zamili", "informed-comment.txt: Hakim al-Zimili", "russians-in-iraq.txt: Hakem Al Zamli", "russia-insider.txt: Hakim al-Zamili", "daily-beast.txt: Hakim\u00a0al-Zamili"},
		{"moscow-times.txt: Muen Kadhimi", "russia-insider.txt: Moeen Al- Kadhimi"},
		{"daily-beast.txt: Sa’ad al-Hadithi", "informed-comment.txt: Saad Hadisi"},
		{"russia-insider.txt: Joe Dunford", "russians-in-iraq.txt: Joseph Dunford"},
		{"moscow-times.txt: Haider Abadi", "informed-comment.txt: Haydar al-Abadi", "russians-in-iraq.txt: Haider Al Abadi", "russia-insider.txt: Haider al-Abadi"},
	} {
		for _, s := range e[1:] {
			first, ok := of[w(e[0])]
			other, found := of[w(s)]
			if !ok || !found || first != other {
				t.Errorf("%s and %s are not one person", e[0], s)
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for _, e := range []struct{ text, want string }{
		{"Prime Minister Haider Abadi's plan fell.", "Haider Abadi (Prime Minister)"},
		{"The army was led by Ann Lee, an analyst at the bank, in May.", "Ann Lee (an analyst at the bank)"},
		{"On Monday Ms. Jane Rand came.", "Jane Rand () she"},
		{"He fought the hardline Islamic State, the biggest threat to the leader.", ""},
		{"They met in New York, and Ann Lee left.", ""},
		{"", ""},
	} {
		var got []string
		for _, m := range quote.Named("A", text.Parse(e.text)) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s (%s) %s", m.Name, m.Role, m.Sex)))
		}
		if s := strings.Join(got, "; "); s != e.want {
			t.Errorf("%s\n got %q\nwant %q", e.text, s, e.want)
		}
	}
}

// No text breaks the way from it to the persons in it.
func FuzzPersons(f *testing.F) {
	f.Add("“It fell,” said Gen. Hakim al-Zamili, head of the dam. Mr. Zamili and Ann Lee, a guard, left.")
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s)
		ms := append(quote.Speakers("A", quote.Find(d)), quote.Named("B", d)...)
		persons, _ := quote.Join(ms, quote.Decided{})
		for _, p := range persons {
			if p.Name == "" || len(p.Forms) == 0 {
				t.Errorf("%q has a person without a name: %v", s, p)
			}
		}
	})
}

// Whatever the order, and with each mention given twice, the answer is one; and
// everybody with a name is in it once.
func TestJoinProperties(t *testing.T) {
	stories := append(readStories(t, "persons.txt"), readStories(t, "persons_fresh.txt")...)
	rapid.Check(t, func(t *rapid.T) {
		ms := rapid.SampledFrom(stories).Draw(t, "story").plain()
		pick := rapid.SliceOfN(rapid.IntRange(0, len(ms)-1), 2, 2)
		var said quote.Decided
		for _, p := range rapid.SliceOfN(pick, 0, 6).Draw(t, "decided") {
			pair := [2]quote.Written{{Source: ms[p[0]].Source, Name: ms[p[0]].Text}, {Source: ms[p[1]].Source, Name: ms[p[1]].Text}}
			if rapid.Bool().Draw(t, "apart") {
				said.Apart = append(said.Apart, pair)
			} else {
				said.Joined = append(said.Joined, pair)
			}
		}
		want, unmade := quote.Join(ms, said)
		slices.Reverse(said.Joined)
		slices.Reverse(said.Apart)
		got, not := quote.Join(rapid.Permutation(append(ms, ms...)).Draw(t, "order"), said)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(unmade, not) {
			t.Fatalf("in this order\n%s\nbefore\n%s", describePersons(got), describePersons(want))
		}
		seen := map[quote.Written]bool{}
		for _, p := range got {
			for _, f := range p.Forms {
				if seen[f] {
					t.Fatalf("%v is with two persons", f)
				}
				seen[f] = true
			}
		}
		for _, m := range ms {
			if text.ReadName(m.Text).Known() && !seen[quote.Written{Source: m.Source, Name: m.Text}] {
				t.Fatalf("%v is with nobody", m)
			}
		}
		of := groupOf(got)
		for _, p := range said.Apart {
			if i, ok := of[p[0]]; ok && p[0].Source != p[1].Source && i == of[p[1]] {
				t.Fatalf("%v are not apart", p)
			}
		}
		for _, p := range said.Joined {
			if of[p[0]] != of[p[1]] && !slices.Contains(unmade, p) && !slices.Contains(unmade, [2]quote.Written{p[1], p[0]}) {
				t.Fatalf("%v are not joined", p)
			}
		}
	})
}

// Any list of names and roles is parted: every form stands with one person, no
// form is made up, and the order of the mentions does not matter.
func FuzzJoin(f *testing.F) {
	f.Add("A: Hakim al-Zamili, head of the dam\nB: Hakem Al Zamli\nB: Zamli\nC: Zamili, a guard")
	f.Add("A: Kim Sang-hoon\nB: Sanghun Kim\nC: Ms. Kim\nC: Van Houten\nB: Pieter van Houten\nA: J. Ben Ali")
	f.Add("A: George W. Bush\nB: George Bush Jr.\nC: Bush\nC: Mr. Bush\nC: Xi Jin-ping\nB: Seyed Ali Reza Shirazi")
	f.Fuzz(func(t *testing.T, s string) {
		var ms []quote.Mention
		written := map[quote.Written]bool{}
		for _, l := range strings.Split(s, "\n") {
			n := m(l)
			ms = append(ms, n)
			written[quote.Written{Source: n.Source, Name: n.Text}] = true
		}
		want, _ := quote.Join(ms, quote.Decided{})
		slices.Reverse(ms)
		if got, _ := quote.Join(ms, quote.Decided{}); !reflect.DeepEqual(got, want) {
			t.Errorf("%q backwards is\n%s\nforwards\n%s", s, describePersons(got), describePersons(want))
		}
		seen := map[quote.Written]bool{}
		for _, p := range want {
			for _, form := range p.Forms {
				if seen[form] || !written[form] {
					t.Errorf("%q: %v is there twice or was never written", s, form)
				}
				seen[form] = true
			}
		}
		for _, n := range ms {
			if text.ReadName(n.Text).Known() && !seen[quote.Written{Source: n.Source, Name: n.Text}] {
				t.Errorf("%q: %v is with nobody", s, n)
			}
		}
	})
}

func BenchmarkJoin(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			given, family := []string{"Hakim", "Hakem", "Saad", "Omar", "Umar", "John", "Ann"}, []string{"Zam%sli", "al-Had%sthi", "Sm%sth", "Petr%sv"}
			var ms []quote.Mention
			for i := range n {
				f := fmt.Sprintf(family[i%len(family)], strings.Repeat(string(rune('a'+i/7%26)), i/200%3)+string(rune('a'+i%26))+string(rune('a'+i/50%26)))
				ms = append(ms, quote.Mention{Source: fmt.Sprint(i / 20), Text: given[i/3%len(given)] + " " + f})
			}
			b.ResetTimer()
			for b.Loop() {
				quote.Join(ms, quote.Decided{})
			}
		})
	}
}

func TestWhoIsOnlyDescribedHasNoName(t *testing.T) {
	for s, want := range map[string]int{
		`"It will hold," said a member of the Harbour Committee.`: 0,
		`"It will hold," said one Tollen official.`:               0,
		`"It will hold," said the mayor, Ann Lee.`:                1,
	} {
		if got := quote.Speakers("A", quote.Find(text.Parse(s))); len(got) != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
