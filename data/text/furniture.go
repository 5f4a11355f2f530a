package text

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// What stands around an article on any site, told by its wording and layout.
// The patterns see one paragraph in lower case, straight apostrophes, markup
// taken off; those that are not anchored are looked for in short paragraphs
// only.
var (
	furniture = regexp.MustCompile(`^(?:` + strings.Join([]string{
		`get .{1,40} in your (?:inbox|e-?mail)`,
		`sign up (?:for|to|here|now|today|and)`, `subscribe\b`, `by (?:clicking|signing up|subscribing)`,
		`you are now subscribed`, `you(?:'re| have been) subscribed`, `thank you(?:!| for (?:subscribing|signing))`,
		`support [^.?]{1,60}(?:ad-free|donate|!$)`, `donate\b`, `please (?:donate|subscribe|share|consider (?:a )?donat)`,
		`(?:our |please read our )?comment(?:ing|s)? (?:rules|policy|guidelines)`,
		`originally (?:appeared|published|posted)`, `(?:this (?:article|story|piece|post) )?(?:was )?(?:first|originally) (?:appeared|published|posted) (?:at|in|on|by)`,
		`(?:original|source|full) (?:url|link|article)\b`, `(?:republished|reprinted) (?:from|with)`,
		`(?:with )?(?:additional |further )?(?:reporting|editing|writing) by\b`, `[a-z]+ [a-z]+ (?:contributed|reported from)`,
		`(?:follow|like|find) (?:us|me|him|her) on\b`, `share (?:this|on|via)\b`, `tweet this`, `print this`, `e-?mail this`,
		`(?:read|see|watch) (?:more|also|next|related)\b`, `more (?:on|from|about) [^.]{1,60}:?$`, `related(?: (?:video|videos|articles?|stories|story|posts?|links?|topics?|coverage|content))?:?$`, `(?:recommended|trending|most popular)\b`, `you (?:may|might) also like`,
		`read the (?:rest|full|whole|original)\b[^.]*(?:here|at)\b`, `click (?:here|on)\b`, `(?:view|download) (?:the )?(?:full|pdf|gallery)`,
		`advertisement\b`, `advertise with`, `story continues below`, `(?:copyright|©|\(c\)) ?[0-9]{0,4}`, `all rights reserved`,
		`(?:topics|tags|filed under|categories|keywords|section)(?: *:| *\||$)`, `(?:abstract|full text)\.?$`,
		`(?:last )?(?:updated|published|posted|modified)(?: on| at)?:? `, `[0-9]+ min(?:ute)?s? read`, `(?:photo )?gallery:?$`,
	}, "|") + `)`)
	anywhere = regexp.MustCompile(`all rights reserved|terms of (?:use|service)|privacy policy|(?:won't|will not|never) share your e-?mail|go ad-free|sign up for (?:our|the|a) .*newsletter|unsubscribe`)
	caption  = regexp.MustCompile(`^(?:\(?(?:photo|image|picture|file photo|screenshot|credit|caption|video)s? ?(?:by|:|credit|via|courtesy|/)|` +
		`(?:an?|this|the|in this)(?: [a-z-]+){0,2} (?:frame grab|file photo|photo|photograph|image|picture|video grab|handout|still image|screen ?shot|screengrab|frame)\b)`)
	credited    = regexp.MustCompile(`\((?:photo|image|picture|credit|file)\b[^)]*\)$|\b(?:getty images|(?:ap|afp|reuters|epa) ?/ ?[a-z]|file photo|handout photo)[^.]{0,60}\)?$`)
	commentHead = regexp.MustCompile(`^(?:[0-9][0-9,.]* (?:responses?|comments?|replies|reply|thoughts)\b.{0,60}|(?:reader |user |your )?comments?(?: ?\([0-9]+\)| ?[0-9]+| section)?:?|(?:leave|post|add) a (?:comment|reply)\b.{0,40}|(?:responses|replies|discussion)(?: ?\([0-9]+\))?:?|join the (?:conversation|discussion)\b.{0,40}|(?:view|show) (?:all )?[0-9]* ?comments?)$`)
	urlLine     = regexp.MustCompile(`^<?(?:https?://|www\.)\S+>?$`)
	// "BAGHDAD — ", "NASHUA, N.H. - ", "WASHINGTON, Oct 7 (Reuters) - "
	placeLine = regexp.MustCompile(`^[\p{Lu}][\p{Lu}.' ]{2,30}(?:, [\p{L}.']{2,12}){0,2}(?:,? [A-Z][a-z]{2,8}\.? [0-9]{1,2})?(?: \([^)]{2,30}\))? ?(?:—|–|--|-) `)
)

// PlainLine is a paragraph or line without the marks of Markdown and with its white
// space made single: "**The**  **Moscow Times**" reads "The Moscow Times".
func PlainLine(p string) string {
	p = strings.TrimLeft(strings.TrimSpace(p), "#> ")
	p = strings.Map(func(r rune) rune {
		if r == '*' || r == '`' {
			return -1
		}
		return r
	}, p)
	return strings.Trim(strings.Join(strings.FieldsFunc(p, isSpace), " "), "_")
}

// URLLine tells a line that is only an address, and gives the address.
func URLLine(line string) (url string, ok bool) {
	line = strings.TrimSpace(line)
	if !urlLine.MatchString(line) {
		return "", false
	}
	return strings.Trim(line, "<>"), true
}

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

var dateWord = regexp.MustCompile(`^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|published|updated|posted|date|dated|last|on|at|first|modified|of|the|am|pm|a\.m\.|p\.m\.|noon|midnight|et|est|edt|pt|pst|pdt|ct|mt|gmt|utc|bst|cet|ist|z)$`)

var clock = regexp.MustCompile(`^[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:[ap]m)?$|^[0-9]{1,2}[ap]m$`)

var isoDate = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?:t[0-9:.]+(?:z|[+-][0-9:]+)?)?$`)

// DateLine reads a line that is only a date: "October 07, 2015", "Wednesday, 7
// Oct. 2015, 10:30 am EST", "Published: 2015-10-07". Figures alone such as
// 07/10/2015 are read only where they can mean but one day.
func DateLine(line string) (date data.Date, ok bool) {
	line = strings.ToLower(PlainLine(line))
	if line == "" || len(line) > 80 {
		return date, false
	}
	day := 0
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" ,|()•·", r) }) {
		w = strings.TrimRight(w, ":")
		name := strings.TrimRight(w, ".")
		n, err := strconv.Atoi(strings.TrimRight(name, "sthnrd"))
		switch {
		case dateWord.MatchString(w) || dateWord.MatchString(name) || w == "-" || w == "–" || w == "—":
		case clock.MatchString(w):
		case date.Month == 0 && monthOf(name) > 0:
			date.Month = monthOf(name)
		case err == nil && n >= 1000 && n < 3000 && date.Year == 0:
			date.Year = n
		case err == nil && n >= 1 && n <= 31 && day == 0:
			day = n
		default:
			d, ok := figures(w)
			if !ok || date != (data.Date{}) {
				return data.Date{}, false
			}
			date, day = d, d.Day
		}
	}
	date.Day = day
	if date.Year == 0 || date.Month == 0 { // a year alone is no date line
		return data.Date{}, false
	}
	d, err := data.ParseDate(date.String())
	return d, err == nil
}

// monthOf reads a month's name or its first letters.
func monthOf(w string) int {
	if len(w) < 3 {
		return 0
	}
	m := months[w[:3]]
	if m == 0 || w == "sept" || len(w) > 3 && !strings.HasPrefix([...]string{
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	}[m-1], w) {
		if w == "sept" {
			return 9
		}
		return 0
	}
	return m
}

// figures reads 2015-10-07, 10/21/2015 and 21.10.2015.
func figures(w string) (data.Date, bool) {
	if m := isoDate.FindStringSubmatch(w); m != nil {
		y, _ := strconv.Atoi(m[1])
		mo, _ := strconv.Atoi(m[2])
		d, _ := strconv.Atoi(m[3])
		return data.Date{Year: y, Month: mo, Day: d}, true
	}
	p := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '.' })
	if len(p) != 3 || len(p[2]) != 4 {
		return data.Date{}, false
	}
	a, errA := strconv.Atoi(p[0])
	b, errB := strconv.Atoi(p[1])
	y, errY := strconv.Atoi(p[2])
	switch {
	case errA != nil || errB != nil || errY != nil:
	case strings.Contains(w, ".") || a > 12 || a == b: // the day first
		return data.Date{Year: y, Month: b, Day: a}, true
	case b > 12:
		return data.Date{Year: y, Month: a, Day: b}, true
	}
	return data.Date{}, false
}

// Byline reads a line that only names its author, "By Juan Cole | (Informed
// Comment)", and the publisher where the line names one in parentheses or
// after a bar.
func Byline(line string) (author, publisher string, ok bool) {
	line = PlainLine(line)
	if len(line) > 120 || len(line) < 4 || !strings.EqualFold(line[:3], "by ") {
		return "", "", false
	}
	parts := strings.FieldsFunc(line[3:], func(r rune) bool { return r == '|' || r == '(' || r == ')' || r == '•' || r == '·' })
	for i, p := range parts {
		p = strings.Trim(p, " ,;:–—-")
		if _, isDate := DateLine(p); isDate || p == "" {
			continue
		}
		switch {
		case i == 0:
			author = p
		case publisher == "" && isNames(p):
			publisher = p
		}
	}
	if !isNames(author) {
		return "", "", false
	}
	return author, publisher, true
}

// isNames tells words that are all names: capitals, particles and "and".
func isNames(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 14 {
		return false
	}
	capitals := 0
	for _, w := range fields {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"“‘'"))
		switch {
		case unicode.IsUpper(r):
			capitals++
		case w == "and" || w == "&" || w == "for" || w == "in" || w == "of" || w == "the" || w == "at" || w == "with":
		case w == "al" || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || w == "de" || w == "van" || w == "von" || w == "der" || w == "da" || w == "la" || w == "bin" || w == "di" || w == "du":
		default:
			return false
		}
		if strings.ContainsAny(strings.TrimRight(w, ".,"), "?!:;") || weekday[w] || opener[strings.ToLower(w)] && unicode.IsUpper(r) && !strings.EqualFold(w, "the") {
			return false
		}
	}
	return capitals > 0
}
