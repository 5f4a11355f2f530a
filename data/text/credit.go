package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// creditLines are the lines above an article that say who made it, beside the
// bylines that [Byline] reads.
var creditLines = regexp.MustCompile(`^(?:words|story|text|written|posted|reported|report|compiled|edited|photographs?|photography|photos|pictures|illustrations?|graphics?|video|interview|analysis|opinion|review) (?:and (?:words|photographs?|photos|pictures|video|illustrations?) )?by `)

// roleWords end a line that names an author with an office.
var roleWords = []string{
	"correspondent", "correspondents", "editor", "editors", "reporter", "reporters", "writer", "writers", "columnist", "columnists",
	"contributor", "contributors", "staff", "agencies", "bureau chief", "critic",
}

// endsInRole tells a line whose last word is an office.
func endsInRole(cue string) bool {
	return slices.ContainsFunc(roleWords, func(role string) bool {
		before, ok := strings.CutSuffix(cue, role)
		return ok && (before == "" || !isWordByte(before[len(before)-1]))
	})
}

// isWordByte tells what a pattern's \b counts as part of a word.
func isWordByte(c byte) bool { return class[c] == letter || class[c] == digit || c == '_' }

// countLines are what pages tell of themselves in figures.
var countLines = regexp.MustCompile(`^(?:[∙•· ]*[0-9][0-9,.]*k? (?:shares?|views?|likes?|reads?|min(?:ute)?s?(?: read)?|view comments?)|(?:est\. |estimated )?(?:reading|read) time:? .{1,20}|[0-9]+ (?:minutes?|hours?|days?) ago)$`)

// isCredit tells a line above the body that says who wrote the article or when,
// or counts its readers, and notes whom it names.
func (z *zoning) isCredit(i int, cue string) bool {
	n := z.words(i)
	if cue == "" || n > maxSignature || z.stopped(i) {
		return false
	}
	p := PlainLine(z.text(i))
	if author, _, ok := Byline(strings.Replace(p, " For ", " for ", 1)); ok {
		z.author(author)
		return true
	}
	if name := bylineElsewhere(cue, p); name != "" {
		z.author(name)
		return true
	}
	switch {
	case (hasDigit(cue) || strings.Contains(cue, " time")) && countLines.MatchString(cue):
		return true
	case strings.Contains(cue, " by ") && creditLines.MatchString(cue):
		_, name, _ := strings.Cut(p, " by ")
		z.author(name)
		return true
	case endsInRole(cue) && n <= 8 && (isNames(firstWords(p, 2)) || n == 2):
		return true
	}
	_, dated := DateIn(p)
	return dated && !isWords(p)
}

// bylineElsewhere is the name in a line that names its author in another language
// that pages are often in, perhaps with a date.
func bylineElsewhere(cue, p string) string {
	by, _, _ := strings.Cut(cue, " ")
	switch strings.TrimSuffix(by, ":") {
	case "von", "par", "por", "di", "door", "auteur", "przez":
	default:
		return ""
	}
	name := strings.TrimSpace(p[min(len(p), len(by)):])
	for _, cut := range []string{" | ", ", ", " am ", " le ", " el ", " il ", " – ", " - ", " · "} {
		name, _, _ = strings.Cut(name, cut)
	}
	if n := strings.Count(name, " "); n < 1 || n > 4 || !isNames(name) {
		return ""
	}
	return name
}

func (z *zoning) author(name string) {
	for n := range strings.SplitSeq(strings.ReplaceAll(name, " and ", ", "), ", ") {
		if n = strings.TrimSpace(n); strings.Contains(n, " ") && isNames(n) {
			z.authors = append(z.authors, n)
		}
	}
}

// firstWords is the beginning of a line.
func firstWords(s string, n int) string {
	f := strings.Fields(s)
	return strings.Join(f[:min(n, len(f))], " ")
}

// isWords tells a line with a bar or comma that is more than names and a date.
func isWords(p string) bool {
	lower := 0
	for _, w := range strings.Fields(p) {
		if unicode.IsLower([]rune(w)[0]) && w != "by" && w != "on" && w != "at" && w != "and" && w != "for" && w != "updated" {
			lower++
		}
	}
	return lower > 1
}

// isShouted tells a line set in capitals, as pages set the name of a section.
func isShouted(p string) bool {
	letters := 0
	for _, r := range p {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3
}
