package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// sentences cuts every paragraph into sentences.
func (d *Doc) sentences() {
	d.Sentences = make([]data.Span, 0, len(d.Words)/16+1)
	for _, p := range d.Paragraphs {
		from, to := d.TokenRange(p)
		start := p.Start
		for i := from; i < to; i++ {
			if !d.mayStop(i) || d.numbersItem(i, from) || d.Tokens[i].Start == start {
				continue
			}
			end := d.afterClosers(i, to)
			if end >= to || d.Tokens[end].Kind != Space || !d.stops(i, end+1, to) {
				continue
			}
			d.Sentences = append(d.Sentences, data.Span{Start: start, End: d.Tokens[end].Start})
			start = d.Tokens[end].End
			i = end
		}
		if s := trim(d.Text, data.Span{Start: start, End: p.End}); !s.Empty() {
			d.Sentences = append(d.Sentences, s)
		}
	}
}

// mayStop tells whether token i can end a sentence.
func (d *Doc) mayStop(i int) bool {
	t := d.Tokens[i]
	switch t.Kind {
	case Ellipsis:
		return true
	case Word:
		return d.Text[t.End-1] == '.'
	case Mark:
		switch d.Text[t.Start] {
		case '.', '?', '!':
			return true
		}
		r, _ := utf8.DecodeRuneInString(d.Text[t.Start:])
		return r == '。' || r == '？' || r == '！' || r == '؟'
	}
	return false
}

// numbersItem tells the dot of "1. " and "a. " at a paragraph's start.
func (d *Doc) numbersItem(i, from int) bool {
	return i == from+1 && d.Tokens[from].Kind == Word && d.Tokens[from].Len() <= 3 && d.Of(d.Tokens[i]) == "." &&
		(d.Tokens[from].Is(Number) || d.Tokens[from].Len() == 1)
}

// afterClosers is the first token after the stop at i and the stops, closing
// marks and brackets right behind it.
func (d *Doc) afterClosers(i, to int) int {
	for i++; i < to; i++ {
		t := d.Tokens[i]
		if t.Kind == Space && i+1 < to && d.Tokens[i+1].Is(Closes) { // ‘we did this,’ ”
			continue
		}
		if t.Kind == Ellipsis || t.Is(Closes) {
			continue
		}
		if t.Kind != Mark || !strings.Contains(".?!)]*_\"”’'", d.Of(t)) || t.Is(Opens) {
			break
		}
	}
	return i
}

// stops tells whether the stop at token i ends its sentence, the next words
// beginning at token next.
func (d *Doc) stops(i, next, to int) bool {
	for next < to && d.Tokens[next].Kind == Mark && strings.Contains("“\"‘'«„([*_¿¡—–-•", d.Of(d.Tokens[next])) {
		next++
	}
	if next >= to {
		return true
	}
	n, t := d.Tokens[next], d.Tokens[i]
	begins := n.Is(Capital) || n.Is(Number) || n.Kind == Ellipsis || n.Kind == Mark
	if n.Kind == Word && !begins {
		r, _ := utf8.DecodeRuneInString(d.Of(n))
		begins = !unicode.IsLower(r)
	}
	if !begins {
		return false
	}
	if t.Kind == Ellipsis { // a name may go on a sentence after it
		return d.followsStop(i) || n.Is(Capital) && d.Of(n) != "I" && opener[strings.ToLower(d.Of(n))]
	}
	if t.Kind == Mark && d.Of(t) != "." {
		return true
	}
	if d.hasCloser(i, to) {
		return true
	}
	return !d.abbreviates(i, n)
}

// followsStop tells whether the ellipsis at i stands behind a full stop, or
// holds it as a fourth dot.
func (d *Doc) followsStop(i int) bool {
	if strings.Count(d.Of(d.Tokens[i]), ".") > 3 {
		return true
	}
	if i > 0 && d.Tokens[i-1].Kind == Space {
		i--
	}
	return i > 0 && d.Of(d.Tokens[i-1]) == "."
}

// hasCloser tells whether a closing mark follows the stop at i.
func (d *Doc) hasCloser(i, to int) bool { return i+1 < to && d.Tokens[i+1].Is(Closes) }

// abbreviates tells whether the dot at token i belongs to an abbreviation that
// the word n goes on from.
func (d *Doc) abbreviates(i int, n Token) bool {
	t := d.Tokens[i]
	if t.Kind == Word { // U.S., p.m.: a sentence ends there if its next word could not follow
		w := strings.ToLower(d.Of(t))
		next := d.Of(n)
		if w == "a.m." || w == "p.m." {
			return timeZone[next] || weekday[next]
		}
		return !opener[strings.ToLower(next)] || !n.Is(Capital)
	}
	if i == 0 || d.Tokens[i-1].Kind != Word {
		return false
	}
	w := d.Of(d.Tokens[i-1])
	lower := strings.ToLower(w)
	if beforeName[lower] && d.Tokens[i-1].Is(Capital) {
		return true
	}
	if month[lower] && d.Tokens[i-1].Is(Capital) || lower == "no" && d.Tokens[i-1].Is(Capital) || lower == "pp" {
		return n.Is(Number)
	}
	if w == "v" || w == "vs" {
		return true
	}
	if company[lower] {
		return !opener[strings.ToLower(d.Of(n))]
	}
	// an initial: "J. Edgar", but "Plan B. The" and "World War I. The"
	if r, size := utf8.DecodeRuneInString(w); size == len(w) && unicode.IsUpper(r) {
		return n.Is(Number) || n.Is(Capital) && !opener[strings.ToLower(d.Of(n))]
	}
	return false
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

var (
	// titles and other abbreviations that a name follows
	beforeName = set(`mr mrs ms dr gen maj col lt sgt capt cmdr adm brig cpl pvt prof sen rep gov pres rev hon st mt ft
		supt det insp sens reps govs drs gens profs messrs mme mlle fr sr msgr amb atty asst assoc dept`)
	month   = set(`jan feb mar apr jun jul aug sep sept oct nov dec`)
	company = set(`inc co corp ltd bros jr sr al etc ave blvd va calif fla ga ala ariz ark colo conn del ill ind kan ky la md mass mich
		minn miss mo mont neb nev okla ore pa tenn tex vt wash wis wyo dist univ`)
	weekday  = set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday`)
	timeZone = set(`ET EST EDT PT PST PDT CT CST CDT MT GMT UTC BST CET Eastern Pacific Central Greenwich London Moscow Baghdad`)
	// words that begin a sentence far more often than they go on a name
	opener = set(`the a an he she it they we i you but and or so yet in on at as if when while after before since this that these those
		there here his her its their our my your what who why how where for from to with by not no yes also however meanwhile although though
		because despite during even every each many most some such still then thus until unless once one two three now another both several
		according asked all only just over under like nor more much last next instead indeed rather perhaps`)
)
