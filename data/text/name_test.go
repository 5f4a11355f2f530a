package text_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data/text"
)

func TestReadName(t *testing.T) {
	for _, e := range []struct{ in, given, family string }{
		{"Iraqi government spokesman Sa’ad al-Hadithi", "saad", "hadithi"},
		{"Hakim al\u00a0Zamili", "hakim", "zamili"},
		{"Moeen Al- Kadhimi", "moeen", "kadhimi"},
		{"Zamili's", "", "zamili"},
		{"Joint Chiefs of Staff Gen. Joe Dunford", "joe", "dunford"},
		{"Hakim Zamili, a leading Shi'ite politician", "hakim", "zamili"},
		{"Ursula von der Leyen", "ursula", "leyen"},
		{"Larry King", "larry", "king"},
		{"Mr. King", "", "king"},
		{"Saudi King Salman", "", "salman"},
		{"Iraqi Prime Minister Haider Abadi", "haider", "abadi"},
		{"US Marine General Joseph Dunford", "joseph", "dunford"},
		{"Martin Luther King Jr.", "martin", "king"},
		{"Khalid Sheikh Mohammed", "khalid", "mohammed"},
		{"Abd al-Rahman al-Jaberi", "abdulrahman", "jaberi"},
		{"Abu Bakr al-Baghdadi", "abubakr", "baghdadi"},
		{"Osama bin Laden", "osama", "laden"},
		{"Hassan Nasrallah Jr.", "hassan", "nasrallah"},
		{"one sheikh", "", ""},
		{"He", "", ""},
		{"", "", ""},
		{"(", "", ""},
	} {
		n := text.ReadName(e.in)
		given := ""
		if n.Known() && !n.Bare() {
			given = n.Given[0]
		}
		if given != e.given || n.Family != e.family {
			t.Errorf("%q is read as %q %q, want %q %q", e.in, given, n.Family, e.given, e.family)
		}
	}
}

var compared = []struct {
	a, b string
	want text.Likeness
	rule text.Rule
}{
	{"Hakim Zamili", "Hakim al-Zimili", text.NamesVary, text.ByArabic},
	{"Hakim Zamili", "Hakem Al Zamli", text.NamesVary, text.ByArabic},
	{"Hakim al-Zamili", "Hakim al\u00a0Zamili", text.NamesSame, text.ByLetter},
	{"Hakim Zamili", "Hakim al-Zamili", text.NamesVary, text.ByArticle},
	{"Al-Zimili", "Zamili", text.NamesVary, text.ByArabic},
	{"Muen Kadhimi", "Moeen Al- Kadhimi", text.NamesVary, text.ByArabic},
	{"Sa’ad al-Hadithi", "Saad Hadisi", text.NamesVary, text.ByArabic},
	{"Haider al-Abadi", "Haydar al-Abadi", text.NamesVary, text.ByArabic},
	{"Hussein Alasady", "Hussein al-Asadi", text.NamesVary, text.ByArabic},
	{"Prime Minister Haider Abadi", "Abadi", text.NamesSame, text.ByLetter},
	{"Gen. Joseph Dunford", "Joe Dunford", text.NamesSame, text.ByNickname},
	{"J. Dunford", "Joseph Dunford", text.NamesSame, text.ByInitial},
	{"Sergei Lavrov", "Sergey Lawrow", text.NamesVary, text.ByCyrillic},
	{"Yevgeny Prigozhin", "Evgeniy Prigozhin", text.NamesVary, text.ByCyrillic},
	{"Volodymyr Zelenskyy", "Vladimir Zelensky", text.NamesVary, text.ByCyrillic},
	{"Xi Jinping", "Xi Jin-ping", text.NamesVary, text.ByOrder},
	{"Xi Jinping", "Jinping Xi", text.NamesVary, text.ByOrder},
	{"Mao Zedong", "Mao Tse-tung", text.NamesVary, text.ByPinyin},
	{"Deng Xiaoping", "Teng Hsiao-ping", text.NamesVary, text.ByPinyin},
	{"George Bush", "George W. Bush", text.NamesSame, text.ByLetter},
	{"Yusuf Haddad", "Youssef Haddad", text.NamesVary, text.ByArabic},
	{"Abdullah al-Saidi", "Abdallah al-Saidi", text.NamesVary, text.ByArabic},
	{"Muhsin al-Qahtani", "Mohsen Gahtani", text.NamesVary, text.ByArabic},
	{"Seyed Reza Mousavi", "Reza Musavi", text.NamesVary, text.ByArabic},
	{"Ali Reza Karimi", "Alireza Karimi", text.NamesSame, text.BySpace},
	{"Iryna Honcharenko", "Irina Goncharenko", text.NamesVary, text.ByCyrillic},
	{"Kim Sang-hoon", "Kim Sanghun", text.NamesVary, text.ByKorean},
	{"Park Min-jun", "Min-jun Park", text.NamesVary, text.ByKorean},
	{"Pieter van Houten", "Van Houten", text.NamesSame, text.ByLetter},
	{"David Ben Ari", "David Ben-Ari", text.NamesSame, text.ByLetter},

	{"George H. W. Bush", "George W. Bush", text.NamesDiffer, ""},
	{"Tom Lee Jr.", "Tom Lee Sr.", text.NamesDiffer, ""},
	{"Bashar Assad", "Bashar Assadi", text.NamesDiffer, ""},
	{"Ahmed Al Assadi", "Hussein Alasady", text.NamesDiffer, ""},
	{"Ahmed Al Assadi", "Faisal al-Asafi", text.NamesDiffer, ""},
	{"Ahmed Al Assadi", "Bashar Assad", text.NamesDiffer, ""},
	{"Saadi Ahmad Pira", "Saad Hadisi", text.NamesDiffer, ""},
	{"Haider Abadi", "Haider Asadi", text.NamesDiffer, ""},
	{"Samir Haddad", "Samira Haddad", text.NamesDiffer, ""},
	{"John Baker", "John Backer", text.NamesDiffer, ""},
	{"Karim Baker", "Karim Backer", text.NamesDiffer, ""},
	{"Tom Woolson", "Tom Wilson", text.NamesDiffer, ""},
	{"Ali Woolson", "Ali Wilson", text.NamesDiffer, ""},
	{"Al Green", "Al Greene", text.NamesDiffer, ""},
	{"Willem Jansen", "Willem Janssen", text.NamesDiffer, ""},
	{"Maria Meyer", "Maria Meier", text.NamesDiffer, ""},
	{"Boris Wagner", "Boris Vagner", text.NamesDiffer, ""},
	{"Yasmin Reed", "Yasmin Reid", text.NamesDiffer, ""},
	{"Martin Lee", "Lee Martin", text.NamesDiffer, ""},
	{"Van Morrison", "Tom Morrison", text.NamesDiffer, ""},
	{"Omar al-Omari", "Ammar al-Amari", text.NamesDiffer, ""},
	{"Ali Hassan", "Ali Hussein", text.NamesDiffer, ""},
	{"Jamal Haddad", "Jamil Haddad", text.NamesDiffer, ""},
	{"Yasser al-Jabouri", "Yasser al-Jaberi", text.NamesDiffer, ""},
	{"Kim Sang-hoon", "Kim Sang-yoon", text.NamesDiffer, ""},
	{"Al Gore", "Tipper Gore", text.NamesDiffer, ""},
	{"Heidi Baker", "Hadi Baker", text.NamesDiffer, ""},
	{"George Bush", "Jeb Bush", text.NamesDiffer, ""},
	{"Pavel Ivanov", "Pavel Ivanova", text.NamesDiffer, ""},
	{"Zhang Wei", "Chang Wei", text.NamesDiffer, ""},
	{"Li Qiang", "Li Keqiang", text.NamesDiffer, ""},
	{"one sheikh", "Faisal al-Asafi", text.NamesUnknown, ""},
	{"he", "Faisal al-Asafi", text.NamesUnknown, ""},
}

func TestCompareNames(t *testing.T) {
	for _, e := range compared {
		got, rule := text.CompareNames(text.ReadName(e.a), text.ReadName(e.b))
		if got != e.want || rule != e.rule {
			t.Errorf("%q and %q: %d by %q, want %d by %q", e.a, e.b, got, rule, e.want, e.rule)
		}
	}
}

// names of many scripts, made of parts that meet in the table above.
func anyName(t *rapid.T, label string) text.Name {
	given := []string{"Hakim", "Hakem", "Saad", "Sa’ad", "Sergei", "Sergey", "Volodymyr", "Vladimir", "Joe", "Joseph", "Al", "abu", "Jinping", "Mao", "Kim", "Qasim", "Gasim", "Ali", "Reza", "Alireza", "Seyed"}
	family := []string{"al-Zamili", "Zimili", "Alasady", "Asadi", "Assad", "Baker", "Backer", "Lavrov", "Lawrow", "Xi", "Jin-ping", "Zedong", "Tse-tung", "Jr.", "al-Qahtani", "Gahtani", "Sang-hoon", "Sanghun", "van Houten", "Van Houten", "Ben Ali", "Benali"}
	s := rapid.SampledFrom(family).Draw(t, label+" family")
	for range rapid.IntRange(0, 2).Draw(t, label+" given names") {
		s = rapid.SampledFrom(given).Draw(t, label+" given") + " " + s
	}
	return text.ReadName(s)
}

// Comparing is symmetric, a name is its own, and two full names that are taken
// for one person are found under a common key.
func TestNameProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyName(t, "a"), anyName(t, "b")
		like, rule := text.CompareNames(a, b)
		if back, r := text.CompareNames(b, a); back != like || r != rule {
			t.Fatalf("%v and %v: %d %q, the other way %d %q", a, b, like, rule, back, r)
		}
		if like, _ := text.CompareNames(a, a); a.Known() && like != text.NamesSame {
			t.Fatalf("%v is not its own: %d", a, like)
		}
		if like == text.NamesDiffer || like == text.NamesUnknown || a.Bare() || b.Bare() || rule == text.ByInitial {
			return
		}
		if keys := b.Keys(); !slices.ContainsFunc(a.Keys(), func(k string) bool { return slices.Contains(keys, k) }) {
			t.Fatalf("%v and %v are one by %q and share no key: %q, %q", a, b, rule, a.Keys(), keys)
		}
	})
}

func FuzzReadName(f *testing.F) {
	for _, e := range compared {
		f.Add(e.a)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n := text.ReadName(s)
		n.Keys()
		if like, _ := text.CompareNames(n, n); n.Known() != (like == text.NamesSame) {
			t.Errorf("%q as %v is not its own", s, n)
		}
	})
}

func BenchmarkCompareNames(b *testing.B) {
	x, y := text.ReadName("Hakim Zamili"), text.ReadName("Hakem Al Zamli")
	for b.Loop() {
		text.CompareNames(x, y)
	}
}
