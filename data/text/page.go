package text

import (
	"regexp"
	"strings"
)

// A page that is copied whole holds more than its article: menus, forms, the titles
// and first lines of other articles, what readers wrote. The article is where
// sentences stand close together. A paragraph of sentences is worth its words, a
// line that is no sentence costs some and one that pages alone have costs many; of
// the paragraphs in a row that are worth most together the article is made.
//
// That few other features tell as much as the density of words was found by
// Kohlschütter et al. (Boilerplate Detection using Shallow Text Features, 2010), that
// the best row of worths is the article by Pasternack and Roth (Extracting Article
// Text from the Web with Maximum Subsequence Segmentation, 2009), that a short line
// goes with its neighbours by Pomikálek (Removing Boilerplate and Duplicate Content
// from Web Corpora, 2011).

// Worths of the paragraphs of a page, and of parts made of them, in words. They were
// chosen on half of a thousand pages (BenchmarkZonesOfPages).
const (
	lineCost  = 8  // of a line that is no sentence, where paragraphs are as long as usual
	signCost  = 60 // of one that belongs to a page
	usual     = 40 // a paragraph's words; where they are fewer, costs are less,
	leastCost = 10 // as for so many at least

	leastPart  = 60  // a part of an article is worth so much,
	partShare  = 35  // and so many hundredths of the best one,
	leastLead  = 30  // or above the best one so much
	leadShare  = 20  // and so many hundredths,
	alwaysPart = 100 // or this

	boxShare = 3  // one line of so many tells a page's box between two parts
	unread   = 60 // words of an article above which no reader has commented on it
)

// pageSigns are lines that stand on pages alone.
var pageSigns = setOfLines(`facebook|twitter|instagram|youtube|pinterest|whatsapp|linkedin|rss|rss feed|newsletter|login|log in|sign in|home|menu|search|share|print|email|e-mail|` +
	`contact|contact us|about us|sitemap|shop|jobs|faq|cookies|cookie policy|subscribe|advertise|privacy|privacy policy|terms of service|terms of use|skip to content|skip to main content|` +
	`kontakt|datenschutz|impressum|suche|abo|anmelden|registrieren|drucken|teilen|startseite|agb|zum inhalt springen|direkt zum inhalt|nach oben|` +
	`accueil|mentions légales|s'abonner|se connecter|partager|recherche|inicio|contacto|suscribirse|suscríbete|iniciar sesión|ingresar|registrarse|compartir|buscar|aviso legal|política de privacidad|términos y condiciones|` +
	`home page|accedi|abbonati|cerca|condividi|chi siamo|contatti|início|entrar|assine|compartilhar|contato|fale conosco|strona główna|zaloguj|zaloguj się|szukaj|udostępnij|polityka prywatności|regulamin|` +
	`главная|войти|регистрация|поиск|поделиться|контакты|о нас|реклама|首页|登录|注册|搜索|分享|关于我们|联系我们|网站地图|版权声明|返回首页`)

func setOfLines(lines string) map[string]bool {
	m := map[string]bool{}
	for _, l := range strings.Split(lines, "|") {
		m[l] = true
	}
	return m
}

// A page has so many signs, or one and a run of so many short lines.
const (
	leastSigns = 3
	longRun    = 5
	shortLine  = 5 // words
)

// isSign tells a line that stands on pages alone.
func isSign(cue string) bool {
	return pageSigns[strings.Trim(cue, " :|›»>·•*")] || strings.HasPrefix(cue, "©")
}

// isPage tells a text that was copied from a page whole. An article by itself is
// none.
func (z *zoning) isPage() bool {
	signs, run, longest := 0, 0, 0
	for i, p := range z.d.Paragraphs {
		if p.Len() > 16*shortLine || z.words(i) > shortLine { // most need not be counted
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
		if cue := z.cue(i); isSign(cue) || begins(furniture, cue) || begins(furnitureElsewhere, cue) {
			signs++
		}
	}
	return signs >= leastSigns || signs > 0 && longest >= longRun
}

// article finds the article on a page that was copied whole and notes which
// paragraphs stand around it. It returns the article's headline and its first
// paragraph; they are one where no headline is found, and 0 where the text is no
// such page.
func (z *zoning) article() (headline, first int) {
	if !z.isPage() {
		return 0, 0
	}
	worths := z.worths()
	parts := maximal(worths)
	best := 0
	for k, p := range parts {
		if p.worth > parts[best].worth {
			best = k
		}
	}
	if len(parts) == 0 || parts[best].worth < leastPart {
		return 0, 0
	}
	z.outside = make([]bool, len(worths))
	for i := range z.outside {
		z.outside[i] = true
	}
	first = -1
	end, words := 0, 0
	for k, p := range parts {
		if p.worth < leastOf(parts[best].worth, k < best) {
			continue
		}
		from := p.from
		switch {
		case first < 0:
			first = from
		case !z.isBox(end, from):
			from = end
		}
		for i := from; i < p.to; i++ {
			z.outside[i] = false
			if words < unread {
				words += max(0, worths[i])
				z.unread = i
			}
		}
		end = p.to
	}
	headline = z.headline(first)
	for i := headline; i < first; i++ {
		z.outside[i] = false
	}
	return headline, first
}

// leastOf is what a part of an article is worth at least, whose best is worth so
// much: a lead may be short.
func leastOf(best int, above bool) int {
	if above {
		return max(leastLead, min(alwaysPart, leadShare*best/100))
	}
	return max(leastPart, min(alwaysPart, partShare*best/100))
}

// worths are what the paragraphs speak for an article, in words, or against it.
func (z *zoning) worths() []int {
	out := make([]int, len(z.d.Paragraphs))
	sum, squares := 1, 0
	for i := range out {
		out[i] = z.worth(i)
		if n := max(0, out[i]); n > 0 {
			sum += n
			squares += n * n
		}
	}
	length := max(leastCost, min(usual, squares/sum)) // of the paragraph in which a word stands, on average
	for i, n := range out {
		if n < 0 {
			out[i] = n * length / usual
		}
	}
	return out
}

func (z *zoning) worth(i int) int {
	n, cue := z.words(i), z.cue(i)
	lines := 1 + strings.Count(z.text(i), "\n")
	_, address := URLLine(z.text(i))
	switch {
	case address:
		return 0
	case asksConsent(z.text(i)):
		return -signCost
	case n <= maxTeaser && isCutOff(z.text(i)):
		return -lineCost * lines
	case n <= maxFurniture && z.isFurniture(i, cue):
		return -signCost
	case z.stopped(i) || strings.HasSuffix(z.text(i), ":") && n > shortLine:
		return n
	case n > leadWords*lines:
		return n / 2
	}
	return -lineCost * lines
}

// maxTeaser is the longest first words of another article, in words.
const maxTeaser = 60

// isCutOff tells words that go on elsewhere: the first of another article.
func isCutOff(p string) bool {
	p = strings.TrimRight(p, " \n])")
	return strings.HasSuffix(p, "…") || strings.HasSuffix(p, "...")
}

// consents are words of a page's own notices of cookies, and with whom they speak.
var (
	consents = regexp.MustCompile(`(?i)\b(?:cookies?|tracking technologies|datenschutzerklärung|privacy policy|política de privacidad|politique de confidentialité)\b`)
	withUs   = regexp.MustCompile(`(?i)\b(?:we|our|your?|wir|unse?re?[rnsm]?|ihnen|ihre[rnsm]?|sie|nous|nos|notre|vous|votre|utilizamos|usamos|nuestr[oa]s?|tus?|nosso[as]*|nasz[ea]?|this (?:web)?site|diese (?:web)?seite|ce site|este sitio)\b`)
)

// asksConsent tells a notice of cookies.
func asksConsent(p string) bool {
	return len(p) < 16*usual && consents.MatchString(p) && withUs.MatchString(p)
}

// part is a run of paragraphs, and what they are worth together.
type part struct{ from, to, worth int }

// maximal are the runs that are worth more than any that they are part of or that is
// part of them, in order: all maximal scoring subsequences, in linear time (Ruzzo and
// Tompa, A Linear Time Algorithm for Finding All Maximal Scoring Subsequences, 1999).
func maximal(worths []int) []part {
	type run struct {
		from, to      int
		before, after int // the sum of all worths before it, and with it
		less          int // the last run with less before it, or -1
	}
	var runs []run
	sum := 0
	for i, w := range worths {
		sum += w
		if w <= 0 {
			continue
		}
		r := run{i, i + 1, sum - w, sum, len(runs) - 1}
		for {
			for r.less >= 0 && runs[r.less].before >= r.before {
				r.less = runs[r.less].less
			}
			if r.less < 0 || runs[r.less].after >= r.after {
				break
			}
			left := runs[r.less]
			runs = runs[:r.less]
			r.from, r.before, r.less = left.from, left.before, left.less
		}
		runs = append(runs, r)
	}
	parts := make([]part, len(runs))
	for i, r := range runs {
		parts[i] = part{r.from, r.to, r.after - r.before}
	}
	return parts
}

// isBox tells what stands between two parts of an article and belongs to the page;
// a list or a table between them is the article's.
func (z *zoning) isBox(from, to int) bool {
	signs := 0
	for i := from; i < to; i++ {
		if cue := z.cue(i); cue != "" && (isSign(cue) || z.worth(i) == -signCost) {
			signs++
		}
	}
	return boxShare*signs > to-from
}

// Where a headline is looked for above an article, in paragraphs, and in how many of
// the article's words its own are.
const (
	headlineSight = 30
	headlineNear  = 8 // a line that says nothing of the article may be its headline up to here
	headlineWords = 600
	farther       = 3 // hundredths of its words, that a line counts less for each below it
)

// headline is the line above an article that is its headline: of those near it the
// one whose longer words the article says most.
func (z *zoning) headline(first int) int {
	said := map[string]bool{}
	from, _ := z.d.WordRange(z.d.Paragraphs[first])
	for _, k := range z.d.Words[from:min(from+headlineWords, len(z.d.Words))] {
		said[Fold(z.d.Of(z.d.Tokens[k]), Diacritics)] = true
	}
	best, most := first, -headlineNear*farther
	for i := first - 1; i >= max(0, first-headlineSight); i-- {
		if !z.mayBeHeadline(i) {
			continue
		}
		if of := z.sharedWith(i, said) - farther*(first-i); of > most {
			best, most = i, of
		}
	}
	return best
}

func (z *zoning) mayBeHeadline(i int) bool {
	n, cue := z.words(i), z.cue(i)
	return n > 2 && n <= maxTitle && cue != "" && !strings.HasSuffix(cue, ".") &&
		!z.isFurniture(i, cue) && !z.isCredit(i, cue) && !z.isCaption(cue) && !z.isBreadcrumb(i)
}

// sharedWith is how many hundredths of a line's longer words are among those said.
func (z *zoning) sharedWith(i int, said map[string]bool) int {
	from, to := z.d.WordRange(z.d.Paragraphs[i])
	all, hits := 2, 0 // few words that are said say less than many
	for _, k := range z.d.Words[from:to] {
		if t := z.d.Tokens[k]; t.Len() > 3 {
			all++
			if said[Fold(z.d.Of(t), Diacritics)] {
				hits++
			}
		}
	}
	return 100 * hits / all
}
