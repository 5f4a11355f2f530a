package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
)

// tokenize fills d.Tokens and d.Words, with the flags that a token's own text
// and its neighbours to the left give.
func (d *Doc) tokenize() {
	s := d.Text
	d.Tokens = make([]Token, 0, len(s)/5*2+8)
	d.Words = make([]int, 0, len(s)/6+4)
	for i := 0; i < len(s); {
		end, kind := scan(s, i)
		t := Token{Span: data.Span{Start: i, End: end}, Kind: kind}
		if kind == Word {
			t.Flags = wordFlags(s[i:end])
			t.Flags |= d.tie(t)
			if t.Is(Number) {
				d.unitBefore()
			}
			d.Words = append(d.Words, len(d.Tokens))
		} else if kind == Mark && d.unitAfter(t) {
			t.Flags = Unit
		}
		d.Tokens = append(d.Tokens, t)
		i = end
	}
}

// wordFlags are the flags that a word's own letters give.
func wordFlags(w string) (f Flag) {
	ascii := true
	mark := -1 // the last apostrophe
	for i := 0; i < len(w); i++ {
		switch c := class[w[i]]; c {
		case digit:
			f |= Number
		case apostrophe:
			mark = i
		case high:
			ascii = false
			if w[i] == 0xe2 && strings.HasPrefix(w[i:], "’") {
				mark = i
			}
		}
	}
	if c := w[0]; c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			f |= Capital
		}
	} else if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsTitle(r) {
		f |= Capital
	}
	if !ascii && f&Number == 0 && strings.ContainsFunc(w, unicode.IsDigit) {
		f |= Number
	}
	if mark > 0 {
		f |= apostropheFlag(w, mark)
	}
	return f
}

// apostropheFlag tells a contraction from a possessive by what stands on both
// sides of the apostrophe at byte mark.
func apostropheFlag(w string, mark int) Flag {
	_, size := utf8.DecodeRuneInString(w[mark:])
	stem, tail := w[:mark], w[mark+size:]
	switch strings.ToLower(tail) {
	case "s":
		if contracted[strings.ToLower(stem)] {
			return Contraction
		}
		return Possessive
	case "t":
		if strings.HasSuffix(stem, "n") || strings.HasSuffix(stem, "N") {
			return Contraction
		}
	case "m", "re", "ve", "ll", "d", "em":
		return Contraction
	}
	return 0
}

// contracted are the words whose 's stands for "is", "has" or "us".
var contracted = map[string]bool{
	"it": true, "he": true, "she": true, "that": true, "there": true, "here": true, "what": true, "who": true,
	"where": true, "when": true, "how": true, "why": true, "let": true, "this": true,
}

// tie tells whether the word t belongs to the word before it: "U.S.-led",
// "al-Zamili", "Al Zamili", "Al- Kadhimi".
func (d *Doc) tie(t Token) Flag {
	n := len(d.Tokens)
	if n < 2 {
		return 0
	}
	last, before := d.Tokens[n-1], d.Tokens[n-2]
	if last.Kind == Mark && before.Kind == Word && d.isHyphen(last) {
		return Tied
	}
	if last.Kind != Space || !t.Is(Capital) || strings.Contains(d.Of(last), "\n") {
		return 0
	}
	if before.Kind == Word && isArticle(d.Of(before)) {
		return Tied
	}
	if n >= 3 && before.Kind == Mark && d.isHyphen(before) && d.Tokens[n-3].Kind == Word && isArticle(d.Of(d.Tokens[n-3])) {
		return Tied
	}
	return 0
}

func (d *Doc) isHyphen(t Token) bool {
	switch d.Of(t) {
	case "-", "\u2010", "\u2011":
		return true
	}
	return false
}

// isArticle tells the Arabic article of names, as romanised.
func isArticle(w string) bool {
	switch w {
	case "al", "Al", "AL", "el", "El", "EL", "ul", "Ul":
		return true
	}
	return false
}

// unitBefore marks the currency sign or minus sign right before the number
// that is being added.
func (d *Doc) unitBefore() {
	n := len(d.Tokens)
	if n == 0 || d.Tokens[n-1].Kind != Mark {
		return
	}
	sign := &d.Tokens[n-1]
	switch d.Of(*sign) {
	case "$", "€", "£", "¥", "₹", "#", "±":
		sign.Flags |= Unit
	case "-", "\u2212", "+":
		if n == 1 || d.Tokens[n-2].Kind == Space || d.Of(d.Tokens[n-2]) == "(" {
			sign.Flags |= Unit
		}
	}
}

// unitAfter tells whether the mark t is a unit of the number before it.
func (d *Doc) unitAfter(t Token) bool {
	switch d.Of(t) {
	case "%", "‰", "€", "°", "$", "£":
	default:
		return false
	}
	n := len(d.Tokens)
	if n > 1 && d.Tokens[n-1].Kind == Space && d.Of(t) == "%" {
		n--
	}
	return n > 0 && d.Tokens[n-1].Is(Number)
}

// bracket flags what stands between square brackets, the brackets too. A
// bracket that does not close in its paragraph brackets nothing.
func (d *Doc) bracket() {
	for _, p := range d.Paragraphs {
		if strings.IndexByte(p.Of(d.Text), '[') < 0 {
			continue
		}
		for _, pair := range d.brackets(p) {
			for k := pair[0]; k <= pair[1]; k++ {
				d.Tokens[k].Flags |= Bracketed
			}
		}
	}
}

// brackets are the outermost pairs of square brackets of a paragraph, as first
// and last token.
func (d *Doc) brackets(para data.Span) [][2]int {
	var pairs [][2]int
	var open []int
	from, to := d.TokenRange(para)
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind != Mark {
			continue
		}
		switch d.Of(d.Tokens[i]) {
		case "[":
			open = append(open, i)
		case "]":
			if len(open) == 0 {
				continue
			}
			pair := [2]int{open[len(open)-1], i}
			open = open[:len(open)-1]
			for len(pairs) > 0 && pairs[len(pairs)-1][0] > pair[0] {
				pairs = pairs[:len(pairs)-1]
			}
			pairs = append(pairs, pair)
		}
	}
	return pairs
}

// possessives flags words in s whose apostrophe follows them and is no closing
// quotation mark: "the militants' advance".
func (d *Doc) possessives() {
	for _, i := range d.Words {
		if i+1 >= len(d.Tokens) {
			return
		}
		w, mark := d.Of(d.Tokens[i]), d.Tokens[i+1]
		if mark.Kind != Mark || mark.Is(Closes) || w[len(w)-1]|0x20 != 's' {
			continue
		}
		if m := d.Of(mark); m == "'" || m == "’" {
			d.Tokens[i].Flags |= Possessive
		}
	}
}
