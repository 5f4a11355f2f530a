package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// rule is one wording of what stands around an article on any site: the words
// it can begin with, and a pattern for the rest of the paragraph. Both see the
// paragraph in lower case, with straight apostrophes and without markup.
type rule struct{ first, rest string }

// furniture are the paragraphs that belong to the page, not to the article.
var furniture = compile([]rule{
	{"get", `.{1,40} in your (?:inbox|e-?mail)`},
	{"sign", `up (?:for|to|here|now|today|and)\b`},
	{"subscribe unsubscribe donate advertisement recommended trending sponsored", `.{0,80}$`},
	{"©", ``},
	{"source: sources:", `[^.]{0,60}$`},
	{"thanks", `for (?:reading|subscribing)\b`},
	{"become", `an? (?:member|supporter|subscriber|patron)\b`},
	{"never", `miss an? `},
	{"e-mail email", `address$`},
	{"enter", `your (?:e-?mail|name)\b`},
	{"our", `journalism (?:is|depends|needs)\b|standards:`},
	{"save listen skip", `(?:this|for later|to this|ad$|advert)`},
	{"you", `may also be interested in`},
	{"like", `this:$`},
	{"top latest", `(?:stories|news)$`},
	{"published", `in the (?:print|paper)`},
	{"a", `version of this (?:article|story) (?:appears|appeared|first)`},
	{"continue", `reading\b`},
	{"article", `continues`},
	{"menu search home share tweet print email e-mail comments login facebook twitter newsletter", `$`},
	{"skip", `to (?:main |the )?(?:content|navigation|article)`},
	{"log sign", `in\b.{0,20}$`},
	{"by", `(?:clicking|signing up|subscribing)\b`},
	{"you you've", `(?:are now |have been |been )?subscribed|(?:may|might) also like`},
	{"thank", `you(?:!|\.?$| for (?:subscribing|signing))`},
	{"support", `[^.?]{1,60}(?:ad-free|donate|!$)`},
	{"please", `(?:donate|subscribe|share|consider (?:a )?donat|read our comment)`},
	{"our comment commenting comments", `(?:comment(?:ing|s)? )?(?:rules|policy|guidelines)\b`},
	{"originally first republished reprinted", `(?:appeared|published|posted|from|with permission)\b`},
	{"this", `(?:article|story|piece|post|report) (?:was |has been )?(?:first |originally )?(?:appeared|published|posted)\b`},
	{"original source full article", `(?:url|link|address) ?:?`},
	{"reporting editing writing (reporting (editing (writing (additional", `by\b|reporting by`},
	{"with additional further", `(?:additional |further )?reporting (?:by|from)\b`},
	{"follow like find", `(?:us|me|him|her) on\b`},
	{"share", `(?:this|on|via|page|article|or comment|what you think)\b`},
	{"tweet print email e-mail", `(?:this|article|story)\b`},
	{"read see watch", `(?:more|also|next|related)\b|the (?:rest|full|whole|original)\b[^.]* (?:here|at)\b`},
	{"more", `(?:on|from|about) [^.]{1,60}:?$|(?:stories|about):?$`},
	{"related", `(?:(?:video|article|stor(?:y|ie)|post|link|topic|coverage|content)s?)?:?$`},
	{"topics filed abstract abstract. full gallery", `$|under\b|text\.?$|\|`},
	{"related: topics: tags: categories: keywords: section: gallery:", `.{0,80}$`},
	{"about", `the (?:author|writer|contributor)s?:?$`},
	{"most", `(?:popular|read|viewed|shared)\b.{0,20}$`},
	{"click", `(?:here|on)\b`},
	{"view download", `(?:the )?(?:full|pdf|gallery|comments)`},
	{"advertise", `with\b`},
	{"story", `continues (?:below|after)`},
	{"copyright (c)", `[©0-9(]`},
	{"all", `rights reserved`},
	{"published updated posted modified last published: updated: posted:", `(?:(?:updated|published|modified) )?(?:on |at )?:?(?:[^.]{0,12}|[a-z]{3,4}\. )[0-9]`},
})

// furnitureElsewhere are the same in other languages that pages are often in.
var furnitureElsewhere = compile([]rule{
	{"teilen twittern drucken mitteilen merken vorlesen kommentieren antworten werbung anzeige abonnieren anmelden startseite partager imprimer publicité réagir accueil compartir imprimir publicidad condividi stampa pubblicità compartilhar compartilhe publicidade udostępnij reklama delen advertentie", `(?:[^.]{0,24})$`},
	{"artikel beitrag seite diese diesen jetzt", `(?:(?:seite|artikel|beitrag|post|jetzt) )?(?:teilen|drucken|twittern|versenden|empfehlen|kommentieren|merken|anmelden|abonnieren|per e-mail)\b[^.]{0,40}$`},
	{"auf per bei via", `(?:facebook|twitter|whatsapp|linkedin|xing|e-mail|mail|pinterest|google news) (?:teilen|versenden|empfehlen|folgen)$`},
	{"schlagwörter schlagworte schlagwort stichwörter stichworte themen labels mots-clés etiquetas temas etichette tagi kategorien kategorie rubrik schlagwörter: schlagworte: stichwörter: stichworte: themen: labels: kategorien: kategorie: mots-clés: etiquetas: temas:", `.{0,160}$`},
	{"veröffentlicht publiziert eingestellt abgelegt getaggt geschrieben", `(?:in|unter|am|von|mit)\b[^.]{0,140}$`},
	{"dieser", `(?:eintrag|beitrag|artikel) wurde\b`},
	{"mehr weitere ähnliche verwandte", `(?:zum thema|zu |aus |von |artikel|beiträge|nachrichten|themen|meldungen|news|infos?\b|informationen|videos?)[^.]{0,60}$|erfahren$|lesen$|anzeigen$|laden$`},
	{"das dies", `(?:könnte (?:sie|dich|dir|euch|ihnen|auch)|passt (?:zum|dazu))\b.{0,60}$`},
	{"lesen lies", `sie (?:auch|hier|dazu|mehr)|auch\b`},
	{"meistgelesen meistgelesene meistgeklickt empfehlungen empfohlen neueste aktuelle", `[^.]{0,40}$`},
	{"vorheriger nächster vorherige: nächste: vorheriger: nächster: älterer neuerer", `[^.]{0,120}$`},
	{"zurück nach zum zur", `(?:zur? |zum )?(?:oben|seitenanfang|inhalt|startseite|übersicht|hauptinhalt|artikelübersicht|anmeldung)\b.{0,20}$`},
	{"gefällt", `mir\b.{0,20}$`},
	{"schreibe schreiben hinterlasse", `(?:sie )?(?:einen|ihren|deinen) kommentar\b`},
	{"wir diese unsere", `(?:verwenden|nutzen|setzen|website (?:verwendet|nutzt|benutzt)|(?:web)?seite (?:verwendet|nutzt|benutzt)) .{0,40}cookies?\b`},
	{"lire à sur articles article suivez-nous abonnez-vous", `(?:aussi\b|lire (?:aussi|également)|le même sujet|(?:liés|similaires|associés|précédent|suivant)\b.{0,60}$)`},
	{"te lee lea ver noticias artículos lo síguenos suscríbete", `(?:(?:puede|podría) interesar|también|más (?:leído|visto|noticias)|relacionad[ao]s|en (?:facebook|twitter|google)\b).{0,60}$`},
	{"leia veja mais notícias", `(?:também|mais|lidas|relacionadas)\b.{0,60}$`},
	{"leggi articoli czytaj zobacz lees meer", `(?:anche|correlati|także|też|więcej|ook|meer|over|lezen)\b.{0,60}$`},
})

// tellTales are words that furniture alone has.
var tellTales = []string{
	"all rights reserved", "terms of use and privacy", "our terms of ", "to the terms of ", "our privacy policy", "terms and privacy policy",
	"on twitter @", "follow her on ", "follow him on ", "follow them on ", "can be reached at ", "reach her at ", "reach him at ", "reach them at ",
	"please support ", "support our journalism", "make a donation", "our daily email", "our weekly newsletter", "not necessarily reflect the views", "creative commons licen",
	"will not share your email", "never share your email", "won't share your email", "go ad-free", "sign up for our newsletter",
}

// tellTaleBits has a bit for the first four bytes of each tell-tale: few
// paragraphs have any.
var tellTaleBits = func() (bits [1 << 16 / 64]uint64) {
	for _, t := range tellTales {
		h := fourBytes(t)
		bits[h/64] |= 1 << (h % 64)
	}
	return bits
}()

// fourBytes is a hash of the first four bytes of a text that has so many.
func fourBytes(s string) uint16 {
	_ = s[3]
	return uint16((uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) * 0x9E3779B1 >> 16)
}

// tells tells whether a paragraph holds a tell-tale.
func tells(cue string) bool {
	for i := 0; i+4 <= len(cue); i++ {
		if h := fourBytes(cue[i:]); tellTaleBits[h/64]>>(h%64)&1 == 0 {
			continue
		}
		for _, t := range tellTales {
			if strings.HasPrefix(cue[i:], t) {
				return true
			}
		}
	}
	return false
}

// captions are the lines under a picture or a film.
var captions = compile([]rule{
	{"photo image picture video screenshot caption (photo (image (picture file", `(?:photo)?s? ?(?:by|:|credit|via|courtesy|/)`},
	{"image picture photo", `(?:source|caption|copyright),`},
	{"photo: image: picture: caption: (photo: (image: credit: photograph:", ``},
	{"a an this the in", `(?:this |an? )?(?:[a-z-]+ ){0,2}(?:frame grab|file photo|photo|photograph|image|picture|video grab|handout|still|screen ?shot|screengrab)\b.{0,80}?\b(?:taken|shows?|showing|provided|released|obtained|made available)\b`},
})

// credited is the end of a caption: who took the picture, or that a person is
// to be seen on it.
var credited = regexp.MustCompile(`\((?:photo|image|picture|credit|file)\b[^)]*\)$|\bgetty images\b.{0,30}$|(?:file|handout) photo[^.]{0,60}\)?$|` +
	`[.)”"] (?:photo(?:graph|graphy)?|picture|image|credit|video|illustration)s?(?::| by| courtesy of) ?[^.:]{3,60}\.?$|\([^()/,]{3,40}/[^()/,]{3,40}\)$|\(pictured[^()]{0,40}\)\.?$`)

// isCredited tells a caption's end. Few paragraphs hold what the pattern asks for,
// and it is looked for at every place.
func isCredited(end string) bool {
	return holdsAny(end, ":", ")", "photo", "getty") &&
		(holdsAny(end, "photo", "image", "picture", "credit", "video", "illustration", "(file") || strings.HasSuffix(end, ")") && strings.Contains(end, "/")) &&
		credited.MatchString(end)
}

// holdsAny tells whether a text holds one of some stretches.
func holdsAny(s string, stretches ...string) bool {
	for _, x := range stretches {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// bracketed is a line all in square brackets: a link to another article.
var bracketed = regexp.MustCompile(`^\[[^\[\]]{8,120}[^\[\].?!…]\]$`)

// videoLabels and listLabels stand above films and above links to other pages.
var (
	videoLabels = regexp.MustCompile(`^(?:related )?(?:videos?|pictures|photos|gallery).{0,12}:$`)
	listLabels  = regexp.MustCompile(`^(?:more about|about the (?:author|writer|contributor)s?|related(?: (?:articles?|stor(?:y|ies)|posts?|links?|topics?|content|coverage|reading))?|more (?:from|on|about) .{1,40}|more stories|see also|read (?:next|also|more)|` +
		`most (?:popular|read|viewed|shared).{0,20}|you (?:may|might) also (?:like|be interested in)|recommended.{0,20}|top stories|latest (?:news|stories)|topics|tags|share this|trending.{0,10}):?$`)
)

// placeLine is the beginning of a wire story: "BAGHDAD — ", "NASHUA, N.H. - ",
// "WASHINGTON, Oct 7 (Reuters) - ", "(CNN) -- ".
var placeLine = regexp.MustCompile(`^(?:\([A-Z][\w ]{1,20}\) ?(?:—|–|--|-) )|^[\p{Lu}][\p{Lu}.' ]{2,30}(?:, [\p{L}.']{2,12}){0,2}(?:,? [A-Z][a-z]{2,8}\.? [0-9]{1,2})?(?: \([^)]{2,30}\))? ?(?:—|–|--|-) `)

// isPlaced tells a paragraph that begins with a place line: first of all by its
// third letter, which is small in most, and its first, which is none where it
// opens with a quotation.
func isPlaced(p string) bool {
	if p == "" || p[0] != '(' && (len(p) < 3 || isSmall(p[1]) || isSmall(p[2]) || !beginsLarge(p)) {
		return false
	}
	return placeLine.MatchString(p)
}

func beginsLarge(p string) bool {
	r, _ := utf8.DecodeRuneInString(p)
	return unicode.IsUpper(r)
}

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// compile sorts rules by first word, so that most paragraphs meet no pattern.
func compile(rules []rule) map[string][]*regexp.Regexp {
	m := map[string][]*regexp.Regexp{}
	for _, r := range rules {
		re := regexp.MustCompile(`^(?:` + r.rest + `)`)
		for _, w := range strings.Fields(r.first) {
			m[w] = append(m[w], re)
		}
	}
	return m
}

// begins tells whether a paragraph begins as one of the rules says.
func begins(rules map[string][]*regexp.Regexp, cue string) bool {
	first, rest, _ := strings.Cut(cue, " ")
	matches := func(re *regexp.Regexp) bool { return re.MatchString(rest) }
	if slices.ContainsFunc(rules[first], matches) {
		return true
	}
	bare := strings.TrimRight(first, ",.!")
	return len(bare) < len(first) && slices.ContainsFunc(rules[bare], matches)
}

// PlainLine is a paragraph or line without the marks of Markdown and with its white
// space made single: "**The**  **Moscow Times**" reads "The Moscow Times".
func PlainLine(p string) string {
	p = strings.TrimLeft(strings.TrimSpace(p), "#> ")
	if isPlain(p) {
		return p
	}
	out := make([]byte, 0, len(p))
	for i := 0; i < len(p); {
		if c := p[i]; c == '*' || c == '`' {
			i++
			continue
		}
		end := i
		for end < len(p) && staysPlain(p[end]) {
			end++
		}
		if end > i {
			out, i = append(out, p[i:end]...), end
			continue
		}
		if end := spaceEnd(p, i); end > i {
			if n := len(out); n > 0 && out[n-1] != ' ' {
				out = append(out, ' ')
			}
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(p[i:])
		out = utf8.AppendRune(out, r)
		i += size
	}
	return strings.Trim(strings.TrimSuffix(string(out), " "), "_")
}

// staysPlain tells an ASCII byte that is neither white space nor a mark of Markdown.
func staysPlain(c byte) bool {
	return class[c] != space && class[c] != high && c != '*' && c != '`'
}

// isPlain tells a line that PlainLine would leave as it is.
func isPlain(p string) bool {
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case c == '*' || c == '`' || c == '_' || c < ' ' || c == ' ' && i+1 < len(p) && p[i+1] == ' ':
			return false
		case c == 0xc2 && strings.HasPrefix(p[i:], "\u00a0"), c == 0xe2 && i+2 < len(p) && p[i+1] == 0x80 && p[i+2] < 0x90: // other spaces
			return false
		}
	}
	return true
}

var urlLine = regexp.MustCompile(`^<?(?:https?://|www\.)\S+>?$`)

// URLLine tells a line that is only an address, and gives the address.
func URLLine(line string) (url string, ok bool) {
	line = strings.TrimSpace(line)
	if !strings.ContainsAny(line[:min(1, len(line))], "<hwHW") || !urlLine.MatchString(line) {
		return "", false
	}
	return strings.Trim(line, "<>"), true
}

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// monthsElsewhere are the months of other languages that pages are often in, but
// for the short forms that are English words too.
var monthsElsewhere = func() map[string]int {
	m := map[string]int{}
	for i, names := range strings.Split(`januar jänner janvier janv enero ene gennaio janeiro januari stycznia|februar février févr febrero febbraio fevereiro fev februari lutego|`+
		`märz mär mrz mars marzo março maart mrt marca|april avril avr abril abr aprile kwietnia|mai mayo maggio maio mei maja|juni juin junio giugno junho czerwca|`+
		`juli juillet juil julio luglio julho lipca|august août agosto augustus sierpnia|september septembre septiembre setiembre settembre setembro września|`+
		`oktober okt octobre octubre ottobre outubro października|november novembre noviembre novembro listopada|dezember dez décembre déc diciembre dic dicembre dezembro december grudnia`, "|") {
		for _, name := range strings.Fields(names) {
			m[name] = i + 1
		}
	}
	return m
}()

// dateWord are the words that a date may have beside its figures and month.
var dateWord = func() map[string]bool {
	m := set(`published updated posted date dated last on at first modified of the am pm a.m. p.m. noon midnight et est edt pt pst pdt ct mt gmt utc bst cet ist z`)
	for _, day := range strings.Fields(`mon tue tues wed wednes thu thur thurs fri sat satur sun`) {
		m[day], m[day+"day"] = true, true
	}
	for _, w := range strings.Fields(`montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche
		lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek sobota niedziela
		um uhr den der vom am veröffentlicht aktualisiert stand datum le à publié mis jour de del el las publicado actualizado em às alle ore om op`) {
		m[w] = true
	}
	return m
}()

var clock = regexp.MustCompile(`^[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?:[ap]m)?$|^[0-9]{1,2}[ap]m$|^[0-9]{1,2}h(?:[0-9]{2})?$`)

var isoDate = regexp.MustCompile(`^([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?:t[0-9:.]+(?:z|[+-][0-9:]+)?)?$`)

// DateLine reads a line that is only a date: "October 07, 2015", "Wednesday, 7
// Oct. 2015, 10:30 am EST", "Published: 2015-10-07". Figures alone such as
// 07/10/2015 are read only where they can mean but one day.
func DateLine(line string) (date data.Date, ok bool) {
	date, ok = dateWords(line)
	if !ok || date.Year == 0 || date.Month == 0 { // a year alone is no date line
		return data.Date{}, false
	}
	d, err := data.ParseDate(date.String())
	return d, err == nil
}

// dateWords reads a line of nothing but a date's words; its year may be
// missing.
func dateWords(line string) (date data.Date, ok bool) {
	if len(line) > 80 || beginsOtherwise(line) {
		return date, false
	}
	return readDate(line)
}

// readDate is dateWords for a line that is short enough.
func readDate(line string) (date data.Date, ok bool) {
	line = strings.ToLower(PlainLine(line))
	day := 0
	for _, w := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" ,|()•·@", r) }) {
		w = strings.TrimRight(w, ":")
		name := strings.TrimRight(w, ".")
		n, err := strconv.Atoi(strings.TrimRight(name, "sthnrdeº"))
		switch {
		case dateWord[w] || dateWord[name] || w == "-" || w == "–" || w == "—":
		case hasDigit(w) && clock.MatchString(w):
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
	return date, date.Month > 0 && (day > 0 || date.Year > 0)
}

// beginsOtherwise tells a line whose first word is neither a month nor another
// word of a date, where that is plain to see: most lines.
func beginsOtherwise(line string) bool {
	first := openingLetters(line)
	if first == "" || len(first) < len(line) && strings.IndexByte(" ,|()", line[len(first)]) < 0 {
		return false
	}
	first = strings.ToLower(first)
	return !dateWord[first] && monthOf(first) == 0
}

// openingLetters are the letters from a to z, small or capital, that a line begins
// with.
func openingLetters(line string) string {
	n := 0
	for n < len(line) && class[line[n]] == letter {
		n++
	}
	return line[:n]
}

// monthOf reads a month's name or its first letters.
func monthOf(w string) int {
	if m := monthsElsewhere[w]; m > 0 || len(w) < 3 {
		return m
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
	if !hasDigit(w) {
		return data.Date{}, false
	}
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
	if len(line) > 120 || !mayBeByline(line) {
		return "", "", false
	}
	line = PlainLine(line)
	if len(line) < 4 || !strings.EqualFold(line[:3], "by ") {
		return "", "", false
	}
	for i, p := range strings.FieldsFunc(undated(line[3:]), isBar) {
		p = strings.Trim(p, " ,;:–—-")
		if _, isDate := dateWords(p); isDate || p == "" {
			continue
		}
		switch {
		case i == 0:
			author = p
		case publisher == "" && isNames(p):
			publisher = p
		}
	}
	if name, paper, ok := strings.Cut(author, " for "); ok && publisher == "" {
		author, publisher = name, paper
	}
	if !isNames(author) || strings.ContainsFunc(author, unicode.IsDigit) {
		return "", "", false
	}
	return author, publisher, true
}

// mayBeByline tells whether the first letter of a line, behind what [PlainLine] may
// take away, is the one that a byline begins with.
func mayBeByline(line string) bool {
	at := strings.IndexFunc(line, func(r rune) bool { return !isSpace(r) && !strings.ContainsRune("#>*`_", r) })
	return at >= 0 && line[at]|0x20 == 'b'
}

// isBar tells what parts the pieces of a line above an article.
func isBar(r rune) bool { return strings.ContainsRune("|()•·", r) }

// undated is a line without the date that follows a comma.
func undated(line string) string {
	for i := range line {
		if line[i] == ',' {
			if _, ok := dateWords(line[i+1:]); ok {
				return line[:i]
			}
		}
	}
	return line
}

// DateIn reads the first date that stands in a line by itself, between its
// bars or behind a comma: "By Ann Lee | October 7, 2015 | 5 comments".
func DateIn(line string) (date data.Date, ok bool) {
	for _, p := range strings.FieldsFunc(line, isBar) {
		if date, ok = DateLine(p); ok {
			return date, true
		}
		if before := undated(p); before != p {
			return DateLine(p[len(before)+1:])
		}
	}
	return date, false
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
