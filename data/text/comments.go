package text

import (
	"regexp"
	"slices"
	"strings"

	"verbatim/data"
)

// What readers wrote below an article is told by who signs it. A site's own way
// of signing is not known beforehand, so all of these are looked for: "Ann says:",
// "Ann • 2 days ago", "Ann, Hove, 3 hours ago", a name above a line that is a
// date, "Posted by Ann", "#3"; and where nobody signs, numbers and bullets.

// fewSigned is how many signatures make a section of comments without a head,
// or make the signatures the borders instead of numbers and bullets; fewAnswered is
// how many buttons to answer with make one on a page, and are its borders where
// fewer sign; fewNamed is how many short lines above longer ones are names below a
// head.
const (
	fewSigned   = 2
	fewAnswered = 3
	fewNamed    = 3
)

// signSight is how many paragraphs below a head the first comment may begin:
// rules, a form and an order to sort by may stand between.
const signSight = 8

// mostUnsigned is how many words of readers one signature may stand for, on average.
const mostUnsigned = 1000

// maxSignature is the longest line that signs a comment, in words;
// signatureBytes is how far a name and a date reach that stand before a comment
// in one line with it.
const (
	maxSignature   = 12
	signatureBytes = 64
)

// headBytes is the longest line above what readers wrote; it may name the article.
const headBytes = 100

// commentsElsewhere are what comments are called in other languages that pages are
// often in.
const commentsElsewhere = `kommentare?|commentaires?|comentarios?|comentários?|commenti|commento|komentarze|komentarzy|reacties`

var (
	// commentHeads are the lines that stand above what readers wrote.
	commentHeads = regexp.MustCompile(`^(?:[0-9][0-9,.]* (?:view )?(?:responses?|comments?|replies|reply|thoughts)\b.{0,60}|` +
		`(?:reader |readers' |user |your |top |view |all )?(?:comments?|responses|replies|discussion|conversation)(?: ?\([0-9,.]+\)| ?[0-9,.]+| section)?:?|` +
		`(?:leave|post|add) (?:a|your) (?:comment|reply)\b.{0,40}|join the (?:conversation|discussion)\b.{0,40}|` +
		`[0-9]*[0-9.]* ?(?:leser|user|alle )?(?:` + commentsElsewhere + `)(?: ?\([ 0-9.]+\)| [0-9.]+)?(?: (?:schreibe|zu|zum|sur|à|a|en|su|sobre|do|op)\b.{0,120})?:?|` +
		`[0-9][0-9.]* (?:gedanken|antworten|réponses|respuestas|risposte|odpowiedzi)\b.{0,120}|` +
		`(?:schreibe? (?:einen|deinen|ihren)|laisser un|deja (?:un|tu)|lascia un|dodaj|plaats een) (?:` + commentsElsewhere + `|respuesta|reactie)\b.{0,40}|` +
		`(?:discussion|comments?|responses|thoughts) (?:about|on|to) this (?:post|article|story)|(?:view|show) (?:all )?[0-9]* ?comments?|have your say|what do you think\?)$`)

	// commentForms are those of them that lead to a form: there may be nothing
	// below.
	commentForms = regexp.MustCompile(`^(?:leave|post|add|join|view|show|have|what|schreibe?|laisser|deja|lascia|dodaj|plaats|[0-9][0-9,.]* view)\b`)

	signedSays = regexp.MustCompile(`^(?:#?[0-9]{1,4}[.)]? )?(?:\S+ ){1,5}(?:says|said|wrote|writes|commented|replied|sagte?|schreibt|schrieb|meint|dit|dice|disse|pisze)(?: (?:on|at) .{4,40})?:?$`)
	signedBy   = regexp.MustCompile(`^(?:posted|submitted|comment(?:ed)?|reply|written) by \S`)
	signedAgo  = regexp.MustCompile(`(?:^|\s)(?:[0-9]+|an?|one|a few) ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?) ago(?:\s?[•·|(].{0,20})?$|` +
		`(?:^|\s)(?:vor|il y a|hace|há) (?:[0-9]+|eine[mr]|une?|una|uma?) \pL{3,}$|(?:^|\s)[0-9]+ \pL{3,} (?:her|geleden|fa|atrás|temu|назад)$`)
	sinceThen  = regexp.MustCompile(`^[0-9]{1,3} ?(?:s|m|min|h|hr|d|w|mo|y)$`)
	signedThen = regexp.MustCompile(`^\S.{1,45}?[ ,|•·-](?:(?:[0-9]+|an?|one) (?:minutes?|hours?|days?|weeks?|months?|years?) ago\b|` +
		`(?:on )?(?:january|february|march|april|may|june|july|august|september|october|november|december) [0-9]{1,2},? [0-9]{4},?(?: at)? [0-9]{1,2}:[0-9]{2})`)
	hashNumber = regexp.MustCompile(`^#[0-9]{1,5}\b`)
	numbered   = regexp.MustCompile(`^(?:[0-9]{1,4}[.)]|[•▪◦‣]) `)
)

// underComment are the words of the buttons below a comment.
var underComment = set(`reply replies like likes dislike dislikes share shares report abuse flag permalink link recommend recommends
	upvote upvotes downvote downvotes edit delete helpful quote up down to log in translate
	antworten antwort zitieren melden teilen daumen hoch runter gefällt mir répondre signaler responder denunciar rispondi segnala
	odpowiedz zgłoś cytuj reageer beantwoorden ответить пожаловаться 回复 举报 返信`)

// answers are those with which a reader answers another one.
var answers = set(`reply antworten antwort répondre responder rispondi odpowiedz reageer beantwoorden ответить 回复 返信`)

// commentRules are the lines around comments that no reader wrote.
var commentRules = compile([]rule{
	{"leave post add", `(?:a|your) (?:comment|reply)\b|comment$`},
	{"your", `email address will not be|(?:name|e-?mail) ?\*?$`},
	{"required", `fields`},
	{"you", `must be logged in`},
	{"log sign login", `in to |to `},
	{"sort sorted", `by\b`},
	{"newest oldest best top", `(?:first|rated|comments)?$`},
	{"load show view see", `(?:all|more)\b.{0,30}$`},
	{"be", `the first to `},
	{"join", `(?:our|the) .{0,30}(?:comment|forum|conversation|discussion)`},
	{"this", `site uses`},
	{"notify", `me\b`},
	{"save", `my name`},
	{"share", `what you think`},
	{"views opinions", `expressed\b`},
	{"the", `(?:views|opinions) expressed\b|comments? (?:below|above) `},
	{"name e-mail email website", `\*?$`},
	{"submit cancel", `(?:reply|comment)?$`},
	{"schreibe schreiben hinterlasse laisser deja lascia", `(?:sie |einen |deinen |ihren |un |una |tu )*(?:kommentar|commentaire|comentario|respuesta|commento)\b`},
	{"deine ihre votre tu", `(?:e-mail-adresse wird|adresse e-mail ne sera|dirección de correo)\b`},
	{"comments commenting", `(?:policy|rules|guidelines)\b|(?:are|is|have been|for this .{1,20}) (?:now )?(?:closed|moderated)\b`},
})

// ruleTales are words that such lines alone have.
var ruleTales = []string{
	"comment policy", "comments policy", "commenting policy", "comment rules", "commenting rules", "comment guidelines", "commenting guidelines",
	"community standards", "community guidelines", "community rules", "not been moderated",
}

// isCommentRule tells a line around comments that no reader wrote.
func (z *zoning) isCommentRule(i int, cue string) bool {
	if cue == "" || z.words(i) > maxFurniture {
		return false
	}
	return begins(commentRules, cue) || slices.ContainsFunc(ruleTales, func(t string) bool { return strings.Contains(cue, t) })
}

// commentEnds are the lines below the last comment.
var commentEnds = compile([]rule{
	{"© (c) copyright", ``},
	{"all", `rights reserved`},
	{"proudly", `powered by`},
	{"back", `to top`},
	{"previous next older newer", `(?:post|article|story)\b`},
	{"about contact", `(?:us)?$`},
	{"privacy", `(?:policy)?$`},
	{"terms", `(?:(?:of|and) .{0,30})?$`},
	{"advertise", `.{0,20}$`},
	{"most", `(?:popular|read|viewed|shared)\b.{0,20}$`},
	{"related", `(?:articles|stories|posts|links|topics|coverage)\b.{0,10}$`},
	{"recommended trending", `(?:for you|now)?$`},
	{"you", `(?:may|might) also like`},
	{"more", `(?:from|in) .{1,40}$`},
	{"top latest recent", `(?:stories|news|posts|comments)$`},
	{"categories archives newsletter newsletters", `$`},
	{"our the", `newsletters?$`},
	{"sign", `up (?:for|to) .{0,80}$`},
	{"follow", `us\b.{0,40}$`},
	{"impressum datenschutz kontakt agb startseite accueil contact mentions inicio contacto aviso", `.{0,30}$`},
})

// stampWords are the most words that a day and a time of day have.
const stampWords = 8

// isStamped tells a line that ends with a day and a time of day, behind a name or
// nothing.
func isStamped(cue string) bool {
	if len(cue) > 2*signatureBytes || !hasDigit(cue) {
		return false
	}
	fields := strings.Fields(cue)
	for n := len(fields) - 2; n >= max(0, len(fields)-stampWords); n-- {
		stamp := fields[n:]
		if _, ok := dateWords(strings.Join(stamp, " ")); ok && slices.ContainsFunc(stamp, isClock) {
			return !slices.ContainsFunc(fields[:n], func(w string) bool { return len(w) > 3 && strings.HasSuffix(w, ".") })
		}
	}
	return false
}

func isClock(w string) bool { return clock.MatchString(strings.Trim(w, "@()|,")) }

// isWhen tells a line that only says when something was written.
func (z *zoning) isWhen(i int, cue string) bool {
	if z.words(i) > maxSignature {
		return false
	}
	if _, ok := dateWords(strings.ReplaceAll(cue, " at ", " ")); ok {
		return true
	}
	if sinceThen.MatchString(cue) {
		return true
	}
	if z.words(i) > 4 {
		return false
	}
	m := signedAgo.FindStringIndex(cue)
	return m != nil && m[0] == 0
}

// isButtons tells a line of the buttons below a comment.
func isButtons(cue string) bool {
	if len(cue) > 8*maxSignature {
		return false
	}
	if first := openingLetters(cue); first != "" && (len(first) == len(cue) || cue[len(first)] == ' ') && !underComment[first] {
		return false
	}
	words := buttonsOf(cue)
	for _, w := range words {
		if !underComment[w] && strings.Trim(w, "+▲▼△▽^-") != "" {
			return false
		}
	}
	return (len(words) > 0 || hasDigit(cue)) && len(words) <= maxSignature
}

func buttonsOf(cue string) []string {
	return strings.FieldsFunc(cue, func(r rune) bool { return strings.ContainsRune(" |•·›»0123456789\u00a0", r) })
}

// isAnswer tells a line of buttons that one can answer with.
func isAnswer(cue string) bool {
	return cue != "" && isButtons(cue) && slices.ContainsFunc(buttonsOf(cue), func(w string) bool { return answers[w] })
}

// closes tells the line below a comment: buttons to answer with, or when it was
// written below other buttons.
func (z *zoning) closes(i int) bool {
	cue := z.cue(i)
	return isAnswer(cue) || i > 0 && z.isWhen(i, cue) && isButtons(z.cue(i-1)) && !isAnswer(z.cue(i-1))
}

// unbuttoned is a signature without the buttons that stand in one line with it:
// "Ann, 3 May - Reply".
func unbuttoned(cue string) string {
	for {
		at := strings.LastIndexAny(cue, " |•·")
		if at < 0 || !answers[cue[at+1:]] {
			return cue
		}
		cue = strings.TrimRight(cue[:at], " |•·-–—")
	}
}

// signs tells a line that names who wrote the comment below it, or with which
// such a comment begins.
func (z *zoning) signs(i int, cue string) bool {
	if cue == "" {
		return false
	}
	if hashNumber.MatchString(z.text(i)) || hasDigit(cue[:min(len(cue), signatureBytes)]) && signedThen.MatchString(cue[:min(len(cue), 2*signatureBytes)]) {
		return true
	}
	cue = unbuttoned(cue)
	n := z.words(i)
	if n == 0 || n > maxSignature || isButtons(cue) || z.isWhen(i, cue) {
		return false
	}
	dated := false
	if i+1 < len(z.kinds) {
		dated = z.isWhen(i+1, z.cue(i+1))
	}
	switch {
	case signedSays.MatchString(cue):
		return strings.HasSuffix(cue, ":") || dated
	case signedBy.MatchString(cue), signedAgo.MatchString(cue):
		return true
	case z.stopped(i):
		return false
	}
	_, here := DateIn(z.text(i))
	return here || isStamped(cue) || dated && n <= 6
}

// isCommentHead tells a line that stands above what readers wrote.
func isCommentHead(cue string) bool {
	return len(cue) <= headBytes && holdsAny(cue, "omment", "oment", "repl", "resp", "thought", "discussion", "conversation", "your say", "you think",
		"reacti", "gedanken", "antwort", "répon", "rispost", "odpowied") &&
		commentHeads.MatchString(cue)
}

// isNumbered tells a paragraph that begins with a number of a list or a bullet.
func isNumbered(cue string) bool {
	return cue != "" && (cue[0] <= '9' || cue[0] >= 0x80) && numbered.MatchString(cue)
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// signedBelow counts the signed comments among the paragraphs from one on.
func (z *zoning) signedBelow(from, sight int) (n int) {
	for i := from; i < min(len(z.kinds), from+sight); i++ {
		if z.signs(i, z.cue(i)) {
			n++
		}
	}
	return n
}

// commentsBegin tells the first line of what readers wrote: a head with
// something signed or numbered below, a head with a count in the later half of
// the text, or signed comments without a head; on a page also a head above names,
// and comments with buttons to answer with.
func (z *zoning) commentsBegin(i int, cue string) bool {
	if len(cue) > headBytes {
		return false
	}
	if isCommentHead(cue) {
		for k := i + 1; k < min(len(z.kinds), i+1+signSight); k++ {
			c := z.cue(k)
			if commentForms.MatchString(cue) && isCommentHead(c) {
				return false // the head comes below
			}
			if z.signs(k, c) || isNumbered(c) {
				return z.signedOften(i)
			}
		}
		form := commentForms.MatchString(cue)
		return cue != "comment" && !form && 2*z.d.Paragraphs[i].Start > len(z.d.Text) && z.isWritten(i+1) ||
			z.outside != nil && (z.areNamed(i+1) && !form || z.closedBelow(i) >= fewAnswered)
	}
	if z.outside != nil && i == z.firstAnswered() {
		return true
	}
	return z.isSigned(i, cue) && z.signedBelow(i, 2*signSight) >= fewSigned && z.isSignedAgain(i) && z.signedOften(i)
}

// signedOften tells whether readers may have written all that a page has from a
// paragraph on: somebody's whole article is not signed again and again.
func (z *zoning) signedOften(from int) bool {
	if z.outside == nil {
		return true
	}
	if z.unsigned == nil {
		z.unsigned = make([]int, len(z.kinds)+1)
		for i, outside := range slices.Backward(z.outside) {
			z.unsigned[i] = z.unsigned[i+1]
			if outside {
				continue
			}
			z.unsigned[i] += z.words(i)
			if cue := z.cue(i); z.signs(i, cue) || isNumbered(cue) {
				z.unsigned[i] -= mostUnsigned
			}
		}
	}
	return z.unsigned[from] <= 0
}

// areNamed tells whether from a paragraph on short lines stand above longer ones, as
// names above what their bearers wrote.
func (z *zoning) areNamed(from int) bool {
	named := 0
	for i := from; i+1 < min(len(z.kinds), from+2*signSight) && named < fewNamed; i++ {
		switch {
		case z.isName(i):
			named++
			i++
		case named == 0 && !z.isCommentRule(i, z.cue(i)):
			return false
		}
	}
	return named >= fewNamed
}

// isName tells a short line without figures above words that may be a reader's.
func (z *zoning) isName(i int) bool {
	cue := z.cue(i)
	n := z.words(i)
	return n > 0 && n <= shortLine && i+1 < len(z.kinds) && z.words(i+1) > n && (z.stopped(i+1) || z.words(i+1) > leadWords) &&
		!z.stopped(i) && !hasDigit(cue) && !isButtons(cue) && !begins(commentEnds, cue)
}

// closedBelow counts the comments that are closed below a paragraph.
func (z *zoning) closedBelow(above int) int {
	if z.closings == nil {
		z.closings = make([]int32, len(z.kinds)+1)
		for i := range slices.Backward(z.kinds) {
			z.closings[i] = z.closings[i+1]
			if z.closes(i) {
				z.closings[i]++
			}
		}
	}
	return int(z.closings[above+1])
}

// firstAnswered is the first paragraph of the first comment that can be answered, on
// a page with several; -1 where there are none. It begins with the name, or with the
// text, above the first button.
func (z *zoning) firstAnswered() int {
	if z.answered == 0 {
		z.answered = -1
		if n := z.closedBelow(z.unread); n >= fewAnswered {
			i := z.unread + 1
			for !z.closes(i) {
				i++
			}
			top := max(z.unread+1, i-signSight)
			for i--; i > top && (z.words(i) > shortLine || z.stopped(i)); i-- {
			}
			z.answered = max(top, i)
		}
	}
	return z.answered
}

// isWritten tells whether something stands below a head that may be a reader's.
func (z *zoning) isWritten(from int) bool {
	for i := from; i < len(z.kinds); i++ {
		cue := z.cue(i)
		if !z.isCommentRule(i, cue) && !begins(commentEnds, cue) {
			return true
		}
	}
	return false
}

// isSigned tells a signature that hardly stands in an article.
func (z *zoning) isSigned(i int, cue string) bool {
	if z.words(i) > maxSignature {
		return false
	}
	dated := func() bool { return i+1 < len(z.kinds) && z.isWhen(i+1, z.cue(i+1)) }
	return signedSays.MatchString(cue) && dated() || strings.ContainsAny(cue, "•·") && signedAgo.MatchString(cue) ||
		z.outside != nil && (isStamped(cue) || dated() && isStamped(z.cue(i+1)))
}

// isSignedAgain tells whether such a signature stands below this one too.
func (z *zoning) isSignedAgain(i int) bool {
	for k := i + 1; k < min(len(z.kinds), i+2*signSight); k++ {
		if z.isSigned(k, z.cue(k)) {
			return true
		}
	}
	return false
}

// comments labels what readers wrote, from its head to the end of the text: each
// comment and each reply begins a zone of its own, and so does the head. The
// rules, the form and what stands below the last comment are the page's.
func (z *zoning) comments(head int) {
	z.kinds[head], z.starts[head] = data.ZoneComments, true
	from := head + 1
	if !isCommentHead(z.cue(head)) {
		from = head
	}
	signs, closed := make([]bool, len(z.kinds)+1), make([]bool, len(z.kinds)+1)
	signed, answered := 0, 0
	for i := from; i < len(z.kinds); i++ {
		if signs[i] = z.signs(i, z.cue(i)); signs[i] {
			signed++
		}
		if z.closes(i) {
			answered++
			closed[i+1] = i+1 < len(z.kinds) && !begins(commentEnds, z.cue(i+1))
		}
	}
	switch {
	case z.outside == nil || signed >= fewSigned && 2*signed >= answered:
	case answered >= fewAnswered:
		signs, signed = closed, answered
	case z.areNamed(from):
		for i := from; i < len(z.kinds); i++ {
			signs[i] = z.isName(i)
		}
		signed = fewNamed
	}
	over, first := false, true
	for i := from; i < len(z.kinds); i++ {
		cue := z.cue(i)
		begin := signs[i] || signed < fewSigned && isNumbered(cue)
		switch {
		case begin:
			over = false
			z.kinds[i], z.starts[i], first = data.ZoneComments, true, false
		case over || begins(commentEnds, cue):
			over = true
			z.kinds[i] = data.ZoneBoilerplate
		case z.isCommentRule(i, cue):
			z.kinds[i] = data.ZoneBoilerplate
		default:
			z.kinds[i], z.starts[i], first = data.ZoneComments, first, false
		}
	}
}
