package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verbatim/data"
)

// Letters is a text folded letter by letter, for looking something up in it as a
// person types: a place in it leads back to the text, where [Fold] folds words.
type Letters struct {
	folded string
	at     []int32 // of each byte of folded, the byte of the text its letter begins at; one more: the end
}

// FoldLetters folds a text of less than 2 GiB: capitals, forms of quotation
// marks, apostrophes and dashes, and, unless accents count, the marks on
// letters. Any white space is one space. Letters spelled with two in English
// papers become two.
func FoldLetters(s string, accents bool) *Letters {
	l := &Letters{at: make([]int32, 0, len(s)+1)}
	b := make([]byte, 0, len(s))
	put := func(at int, folded string) {
		for range len(folded) {
			l.at = append(l.at, int32(at))
		}
		b = append(b, folded...)
	}
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && c != ' ' && !isSpaceByte(c) {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			l.at, b = append(l.at, int32(i)), append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			if len(b) == 0 || b[len(b)-1] != ' ' {
				put(i, " ")
			}
		case unicode.IsMark(r) && !accents, isInvisible(r):
		default:
			put(i, foldRune(s[i:i+n], r, accents))
		}
		i += n
	}
	l.folded, l.at = string(b), append(l.at, int32(len(s)))
	return l
}

func isSpaceByte(c byte) bool { return c == '\t' || '\n' <= c && c <= '\r' }

// foldRune folds one letter or mark.
func foldRune(s string, r rune, accents bool) string {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		if r == '…' {
			return "..."
		}
		return foldMark(s)
	}
	low := string(unicode.ToLower(r))
	if accents {
		return norm.NFC.String(low)
	}
	return stripped(low)
}

// Find lists the places of what was typed, folded alike: in order, none in
// another. Whole leaves out those inside a longer word.
func (l *Letters) Find(what string, whole, accents bool) (out []data.Span) {
	w := strings.TrimSpace(FoldLetters(what, accents).folded)
	if w == "" {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(l.folded[from:], w)
		if i < 0 {
			return out
		}
		i += from
		from = i + 1
		if whole && (l.inside(i) || l.inside(i+len(w))) || i > 0 && l.at[i] == l.at[i-1] {
			continue
		}
		out, from = append(out, l.span(i, i+len(w))), i+len(w)
	}
}

// FindWords lists the places where the words of a phrase stand one after the
// other, whatever marks and spaces are between them; of the last only the
// beginning where begun is set. The words are folded as the text is, see [Words].
func (l *Letters) FindWords(words []string, begun bool) (out []data.Span) {
	if len(words) == 0 {
		return nil
	}
	for from := 0; ; {
		i := strings.Index(l.folded[from:], words[0])
		if i < 0 {
			return out
		}
		i += from
		end := l.follow(words, i, begun)
		if end < 0 || l.inside(i) {
			from = i + 1
			continue
		}
		out, from = append(out, l.span(i, end)), end
	}
}

// follow is where a phrase ends that begins at i, or -1.
func (l *Letters) follow(words []string, i int, begun bool) int {
	for n, w := range words {
		if n > 0 {
			for i < len(l.folded) && !l.letter(i) {
				_, size := utf8.DecodeRuneInString(l.folded[i:])
				i += size
			}
		}
		if !strings.HasPrefix(l.folded[i:], w) {
			return -1
		}
		if i += len(w); l.inside(i) && (!begun || n < len(words)-1) {
			return -1
		}
	}
	for l.inside(i) { // the whole word is the place
		_, size := utf8.DecodeRuneInString(l.folded[i:])
		i += size
	}
	return i
}

// Words are the runs of letters and digits of what was typed, folded.
func Words(what string, accents bool) []string {
	return strings.FieldsFunc(FoldLetters(what, accents).folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// letter tells that a letter or digit begins at byte i of the folded text.
func (l *Letters) letter(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.folded[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// inside tells that a word goes on over byte i.
func (l *Letters) inside(i int) bool {
	if i <= 0 || i >= len(l.folded) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(l.folded[:i])
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && l.letter(i)
}

// span is a stretch of the folded text in the text; the marks on its last
// letter belong to it.
func (l *Letters) span(i, j int) data.Span {
	for j < len(l.folded) && l.at[j] == l.at[j-1] { // half of a letter that became two
		j++
	}
	return data.Span{Start: int(l.at[i]), End: int(l.at[j])}
}
