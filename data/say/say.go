package say

import (
	"fmt"
	"strconv"
	"strings"
)

// Text is English that a person reads: a constant of the source, with verbs of
// fmt, numbered where another language may need another order. What stands
// before a \x04 is never shown: it tells two meanings of one English word apart
// for other languages, gettext's msgctxt.
type Text string

// plain is the text without what it is told apart by.
func (t Text) plain() string { return string(t[strings.IndexByte(string(t), apart)+1:]) }

const apart = '\x04'

// String is the text as fmt writes it in English.
func (t Text) String() string { return t.plain() }

// Shown says a text without arguments in the window's language.
func (t Text) Shown() string { return T(t) }

// T says a text in the window's language. Arguments that have a Shown method,
// and errors, come in that language too.
func T(format Text, args ...any) string {
	c := now.Load()
	if c == nil {
		return english(format, args)
	}
	return spoken(c.one(format), args)
}

// N says one of two texts by a number; a language may have more forms than
// two. The number, grouped as [Number] does, is the first argument: “%s
// overlap”, “%s overlaps”, or “%[2]s: %[1]s overlaps” where others come before.
// A form need not show it: one without verbs is said as it is.
func N(one, many Text, n int, args ...any) string {
	args = append([]any{Number(n)}, args...)
	c := now.Load()
	if c == nil {
		return english(form(one, many, n), args)
	}
	return spoken(c.many(one, many, n), args)
}

// form is the English one of two.
func form(one, many Text, n int) Text {
	if n == 1 {
		return one
	}
	return many
}

// english is a text as the source has it.
func english(format Text, args []any) string {
	text := format.plain()
	if len(args) == 0 || !strings.Contains(text, "%") {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// spoken fills in a text of the catalogue, with arguments in its language.
func spoken(format string, args []any) string {
	if len(args) == 0 || !strings.Contains(format, "%") {
		return format
	}
	own := false
	for i, a := range args {
		var said string
		switch a := a.(type) {
		case shower:
			said = a.Shown()
		case error:
			said = Of(a)
		default:
			continue
		}
		if !own { // they are the caller's
			own, args = true, append([]any(nil), args...)
		}
		args[i] = said
	}
	return fmt.Sprintf(format, args...)
}

// shower is what says itself in the window's language.
type shower interface{ Shown() string }

// Number writes a whole number with a sign between thousands: 12,345.
func Number(n int) string {
	if n < 1000 && n > -1000 {
		return strconv.Itoa(n)
	}
	return grouped(n, separator("1,000", 1))
}

func grouped(n int, sign string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + sign + s[i:]
	}
	return s
}

// Decimal writes a number with so many places behind its point: 41.2.
func Decimal(x float64, places int) string {
	s := strconv.FormatFloat(x, 'f', places, 64)
	if now.Load() == nil || places == 0 {
		return s
	}
	return strings.Replace(s, ".", separator("0.5", 1), 1)
}

// separator is the sign that a language writes behind the first so many digits
// of an example.
func separator(example Text, at int) string {
	said, rest := T(example), len(example)-at-1
	if len(said) < at+rest {
		return string(example[at : at+1])
	}
	return said[at : len(said)-rest]
}

// small are the numbers that read better as words.
var small = []Text{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// InWords writes a small number as a word, a larger one as [Number] does. It
// goes with [N]: N("%[2]s place", "%[2]s places", n, InWords(n)).
func InWords(n int) string {
	if n >= 0 && n < len(small) {
		return T(small[n])
	}
	return Number(n)
}
