package collate

import (
	"slices"
	"strings"
	"unicode"

	"verbatim/data/text"
)

// alike is the Jaro-Winkler likeness that two parts of an Arabic name with one
// consonant skeleton must reach. By itself no threshold works: Zamili and
// Zimili, at .78, are one man, Assad and Assadi, at .97, two. Measured on the
// names of the five articles: precision 1.0, recall .88.
const alike = .75

// Names tells how two speakers' names stand to each other. Titles, roles,
// short and full forms make no difference. Spellings are joined by sound only
// where an Arabic name part is present: romanised Arabic has no one spelling,
// while Western names that sound alike (Backer, Baker) are two people.
func Names(a, b string) Differs {
	x, y := nameParts(a), nameParts(b)
	if len(x) == 0 || len(y) == 0 {
		return Unknown
	}
	if slices.Equal(x, y) {
		return SameName
	}
	p, q := bare(x), bare(y)
	if len(p) == 0 || len(q) == 0 {
		return Unknown
	}
	exact := same(p, q, func(s, t string) bool { return s == t || nicknames[s] == t || nicknames[t] == s || isInitial(s, t) })
	if exact && len(p) == len(x) == (len(q) == len(y)) { // the article stands in both or in neither
		return SameName
	}
	if exact {
		return Varies
	}
	if isArabic(x) || isArabic(y) {
		if same(p, q, soundAlike) {
			return Varies
		}
		if f, g := unfused(p), unfused(q); same(f, g, soundAlike) {
			return Varies
		}
	}
	return Others
}

// same compares family name with family name and given name with given name.
// A name of one part is a short form of either.
func same(p, q []string, equal func(a, b string) bool) bool {
	pf, qf := p[len(p)-1], q[len(q)-1]
	switch {
	case len(p) == 1 && len(q) == 1:
		return equal(pf, qf)
	case len(p) == 1:
		return equal(pf, qf) || pf == q[0]
	case len(q) == 1:
		return equal(pf, qf) || qf == p[0]
	}
	return equal(pf, qf) && equal(p[0], q[0])
}

func soundAlike(a, b string) bool {
	return a == b || skeleton(a) == skeleton(b) && jaroWinkler(a, b) >= alike
}

func isInitial(a, b string) bool {
	return a != "" && b != "" && (len(a) == 1 || len(b) == 1) && a[0] == b[0]
}

// nameParts are a name's parts, folded, without titles and roles; nil where it
// is no name ("one sheikh", "he").
func nameParts(s string) []string {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(s, "(")
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '‐' || r == '‑' }) {
		r := []rune(w)
		f := foldName(w)
		capital := unicode.IsUpper(r[0])
		switch {
		case f == "" || titles[f]:
			continue
		case articles[f]:
			out = append(out, "al")
		case particles[f]:
			out = append(out, f)
		case capital:
			out = append(out, f)
		default: // a role before the name: "spokesman Saad Hadisi"
			out = out[:0]
		}
	}
	if len(out) == 1 && pronouns[out[0]] {
		return nil
	}
	return out
}

// foldName drops accents, capitals, apostrophes and dots.
func foldName(w string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text.Fold(w, text.Diacritics))
}

// bare leaves the Arabic article out.
func bare(parts []string) []string {
	return slices.DeleteFunc(slices.Clone(parts), func(p string) bool { return p == "al" })
}

// unfused takes the article off a family name that it is written together
// with: Alasady, Aljaberi.
func unfused(parts []string) []string {
	out := slices.Clone(parts)
	if f := out[len(out)-1]; len(f) >= 6 && strings.HasPrefix(f, "al") {
		out[len(out)-1] = f[2:]
	}
	return out
}

// isArabic tells whether a name has a part that only Arabic names have.
func isArabic(parts []string) bool {
	return slices.ContainsFunc(parts, func(p string) bool { return p == "al" || particles[p] || arabicGiven[p] })
}

// classes writes consonants that romanisations exchange as one.
var classes = strings.NewReplacer("sh", "$", "kh", "x", "gh", "g", "dh", "d", "th", "s", "ch", "$", "ph", "f", "ck", "k",
	"q", "k", "c", "k", "ou", "u", "ee", "i", "oo", "u", "y", "i")

// skeleton is the consonants of a romanised Arabic name part: vowels dropped,
// but a first one kept as a place and a final i kept, for that is the nisba
// and tells Assad from Assadi; doubled letters single.
func skeleton(s string) string {
	s = classes.Replace(s)
	var b []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.IndexByte("aeiou", c) >= 0 {
			if i == 0 {
				b = append(b, '*')
			}
			continue
		}
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	if n := len(s); n > 2 && s[n-1] == 'i' {
		b = append(b, 'i')
	}
	return string(b)
}

// jaroWinkler is Winkler's likeness of two strings, 0 to 1 (Winkler 1990,
// prefix scale .1, at most four letters).
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	window := max(0, max(len(a), len(b))/2-1)
	var inA, inB []byte
	used := make([]bool, len(b))
	for i := range len(a) {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if !used[j] && a[i] == b[j] {
				used[j] = true
				inA = append(inA, a[i])
				break
			}
		}
	}
	for j, u := range used {
		if u {
			inB = append(inB, b[j])
		}
	}
	m := float64(len(inA))
	if m == 0 {
		return 0
	}
	half := 0.
	for i := range inA {
		if inA[i] != inB[i] {
			half += .5
		}
	}
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-half)/m) / 3
	prefix := 0
	for prefix < min(4, len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*.1*(1-jaro)
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	titles = set(`mr mrs ms miss dr prof professor gen general lt col colonel maj major capt captain sgt sergeant sheikh shaikh sheik
		ayatollah imam king queen prince princess president prime minister premier pm vice deputy foreign defense defence secretary
		senator sen representative rep governor gov chairman spokesman spokeswoman ambassador sir lord lady dame judge justice
		commander admiral adm chancellor marine joint chiefs of staff state the`)
	articles  = set(`al el ul ad as ash an at az`)
	particles = set(`abu abd bin bint ibn umm`)
	pronouns  = set(`he she they it i we you`)
	// given names that are Arabic wherever they stand. One of the two spellings
	// in the list is enough, and exact: by skeleton Heidi would be Hadi
	arabicGiven = set(`muhammad mohammed mohamed mohammad ahmad ahmed mahmoud mahmud hamid hamad hassan hasan hussein hussain husain
		haider haydar haidar hakim hakem hakeem khalid khaled walid waleed saad saadi sami samir mustafa omar umar uthman othman
		yusuf yousef youssef ibrahim ismail jaafar jafar jasim jassim kadhim kazim kadim karim kareem abdul abdullah abdallah
		abdulrahman faisal faysal faleh falih fadhil fadel fakhri nouri nuri qais qasim qassem qasem kassem muqtada moqtada moeen muen
		mouin mowaffak adnan ammar bashar hafez hafiz hesham hisham ayad iyad saddam salman salim saleem salih saleh tariq tareq
		wissam zaid zayd ziad ziyad hadi mahdi mehdi rashid rasheed osama usama ayman aiman anwar nasser nasir jamal gamal abbas
		bassam ghassan marwan muammar najib naji raed riyadh riad suleiman sulaiman tawfiq yasser yasir zuhair ali massoud masoud`)
	nicknames = map[string]string{
		"joe": "joseph", "mike": "michael", "bill": "william", "bob": "robert", "jim": "james", "jimmy": "james", "tom": "thomas",
		"dan": "daniel", "dave": "david", "steve": "stephen", "tony": "anthony", "ed": "edward", "ted": "edward", "chris": "christopher",
		"matt": "matthew", "ben": "benjamin", "sam": "samuel", "alex": "alexander", "andy": "andrew", "nick": "nicholas", "dick": "richard",
		"rick": "richard", "jeff": "jeffrey", "liz": "elizabeth", "kate": "katherine", "tim": "timothy", "ron": "ronald", "don": "donald",
		"ken": "kenneth", "greg": "gregory", "pete": "peter", "larry": "lawrence", "jon": "jonathan", "sue": "susan", "peg": "margaret",
	}
)
