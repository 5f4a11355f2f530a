package say

import (
	"errors"
	"fmt"
	"strings"

	"verbatim/data"
)

// Line is a sentence that is not said yet. The zero Line is empty.
type Line struct {
	one, many Text // many is empty for one that has no number
	n         int
	args      []any // not to be changed any more
}

// L keeps a text and what it is about; arguments may be Lines themselves.
func L(format Text, args ...any) Line { return Line{one: format, args: args} }

// LN keeps what [N] would say.
func LN(one, many Text, n int, args ...any) Line {
	return Line{one: one, many: many, n: n, args: args}
}

// String is the sentence in English, whatever is loaded.
func (l Line) String() string {
	if l.many == "" {
		return english(l.one, l.args)
	}
	return english(form(l.one, l.many, l.n), append([]any{grouped(l.n, ",")}, l.args...))
}

// Shown is the sentence in the window's language.
func (l Line) Shown() string {
	if l.many == "" {
		return T(l.one, l.args...)
	}
	return N(l.one, l.many, l.n, l.args...)
}

// failure is an error that can be shown in the window's language.
type failure struct {
	error
	line Line
}

func (f *failure) Shown() string {
	if now.Load() == nil {
		return f.Error()
	}
	return f.line.Shown()
}

func (f *failure) Unwrap() error { return f.error }

// Errorf is fmt.Errorf for an error that a person may read in the window; its
// Error is English. What is wrapped with %w says itself as well as it can.
func Errorf(format Text, args ...any) error {
	return &failure{fmt.Errorf(string(format), args...), L(format, args...)}
}

// Error is errors.New for such an error.
func Error(text Text) error { return &failure{errors.New(string(text)), L(text)} }

// Of is what an error says to a person at the window.
func Of(err error) string {
	if s, ok := err.(shower); ok { // the outermost tells of those inside
		return s.Shown()
	}
	var no data.NoDate
	if errors.As(err, &no) && no.Error() == err.Error() { // nothing stands around it
		return T(data.NoDateSays, string(no))
	}
	if all, ok := err.(interface{ Unwrap() []error }); ok {
		var english, said []string
		for _, e := range all.Unwrap() {
			english, said = append(english, e.Error()), append(said, Of(e))
		}
		if strings.Join(english, "\n") == err.Error() { // by errors.Join
			return strings.Join(said, "\n")
		}
	}
	return err.Error()
}

// wraps are verbs that only Errorf knows, for everything else that formats.
func wraps(format string) string { return strings.ReplaceAll(format, "%w", "%v") }
