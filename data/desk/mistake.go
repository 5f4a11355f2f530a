package desk

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data/say"
	"verbatim/data/store"
)

// Mistake is something a person asked for that cannot be done, told in a
// sentence for them: a missing file, an overlap that is not there, a workbench
// that is read-only. Every other error is a fault of the machine or of the
// program. Tell them apart by errors.As.
type Mistake struct {
	Says string
	Line int // of the table it is in, from 1; 0 where there is none

	why   error         // behind it, for errors.Is; may be nil
	shown func() string // the sentence in the window’s language; nil where Says is
}

// Error is the sentence.
func (m *Mistake) Error() string { return m.Says }

func (m *Mistake) Unwrap() error { return m.why }

// Shown is the sentence in the window's language.
func (m *Mistake) Shown() string {
	if m.shown != nil {
		return m.shown()
	}
	return m.Says
}

func mistake(format say.Text, args ...any) error {
	line := say.L(format, args...)
	return &Mistake{Says: line.String(), shown: line.Shown}
}

// mistaken is the mistake that an error tells of, in a sentence of its words.
func mistaken(err error) *Mistake {
	return &Mistake{Says: sentence(err.Error()), shown: func() string { return sentence(say.Of(err)) }}
}

// plainly makes a [Mistake] of what the store refuses for a reason that is not
// a fault: a workbench that is read-only, a step that was overtaken.
func plainly(err error) error {
	for _, refusal := range []error{store.ErrReadOnly, store.ErrChanged} {
		if errors.Is(err, refusal) {
			return mistaken(err)
		}
	}
	return err
}

// unopened is why a workbench could not be opened or made. Nearly always the
// choice of the file is the reason, so that all but the context's end is a
// [Mistake].
func unopened(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	plain := func(says string) string {
		for _, why := range []error{fs.ErrExist, fs.ErrNotExist, fs.ErrPermission} {
			says = strings.TrimSuffix(says, ": "+why.Error()) // said in plain words before it
		}
		return sentence(says)
	}
	return &Mistake{Says: plain(err.Error()), why: err, shown: func() string { return plain(say.Of(err)) }}
}

// IsDamage tells that an error is of a damaged workbench, which [Repair] may
// help.
func IsDamage(err error) bool { return store.IsDamage(err) }

// sentence makes an error's words begin and end as a sentence does.
func sentence(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.TrimRight(s[size:], ".") + "."
}

// unread is why a file that a person named cannot be read.
func unread(file string, err error) error {
	return mistake("“%s” cannot be read: %s.", file, reason(err))
}
