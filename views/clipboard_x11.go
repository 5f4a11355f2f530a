//go:build !windows && !darwin

package views

import (
	"context"
	"io"
	"log"
	"strings"
	"sync"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Here the markup is asked for by the protocol of X11 (Inter-Client Communication
// Conventions Manual, section 2), through which Wayland's desktops too answer a
// window like ours.

// quietly keeps the library from reporting a display that is not there.
var quietly = sync.OnceFunc(func() { xgb.Logger = log.New(io.Discard, "", 0) })

// copiedMarkup is the clipboard's text/html, empty where there is none or nobody
// answers: then the plain text is all there is.
func copiedMarkup(ctx context.Context) string {
	quietly()
	x, err := xgb.NewConn()
	if err != nil {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, copiedWait)
	defer cancel()
	context.AfterFunc(ctx, x.Close) // which also ends the waiting for an event
	markup, err := (&selection{x: x}).get("CLIPBOARD", "text/html")
	if err != nil {
		return ""
	}
	// Some programs give it as UTF-16, with a mark at its beginning.
	decoded, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), markup)
	if err != nil {
		return ""
	}
	return strings.TrimRight(string(decoded), "\x00")
}

// selection is a connection that asks for what was copied, and the property in
// which the answer is left.
type selection struct {
	x      *xgb.Conn
	window xproto.Window
	answer xproto.Atom
}

// get is the selection of a name in the form of a target.
func (s *selection) get(name, target string) ([]byte, error) {
	var atoms [4]xproto.Atom
	for i, n := range []string{name, target, "VERBATIM", "INCR"} {
		r, err := xproto.InternAtom(s.x, false, uint16(len(n)), n).Reply()
		if err != nil {
			return nil, err
		}
		atoms[i] = r.Atom
	}
	var err error
	if s.window, err = xproto.NewWindowId(s.x); err != nil {
		return nil, err
	}
	s.answer = atoms[2]
	root := xproto.Setup(s.x).DefaultScreen(s.x).Root
	xproto.CreateWindow(s.x, 0, s.window, root, 0, 0, 1, 1, 0, xproto.WindowClassCopyFromParent, 0, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange})
	xproto.ConvertSelection(s.x, s.window, atoms[0], atoms[1], s.answer, xproto.TimeCurrentTime)
	for {
		switch e, err := s.event(); e := e.(type) {
		case nil:
			return nil, err
		case xproto.SelectionNotifyEvent:
			if e.Property == xproto.AtomNone {
				return nil, errNotCopied
			}
			first, err := s.take()
			if err != nil || first.Type != atoms[3] {
				return first.Value, err
			}
			return s.pieces()
		}
	}
}

// event is the next one; none where the connection was closed or fails.
func (s *selection) event() (xgb.Event, error) {
	e, fault := s.x.WaitForEvent()
	if e == nil && fault == nil {
		return nil, io.ErrUnexpectedEOF
	}
	if fault != nil {
		return nil, fault
	}
	return e, nil
}

// take reads the answer and takes it away, which asks for the next piece of one
// that comes in pieces.
func (s *selection) take() (*xproto.GetPropertyReply, error) {
	const quads = copiedMost / 4 // the protocol counts them
	r, err := xproto.GetProperty(s.x, true, s.window, s.answer, xproto.GetPropertyTypeAny, 0, quads).Reply()
	if err != nil {
		return &xproto.GetPropertyReply{}, err
	}
	return r, nil
}

// pieces puts together an answer too long for one property; an empty one ends it.
func (s *selection) pieces() ([]byte, error) {
	var all []byte
	for {
		e, err := s.event()
		if err != nil {
			return nil, err
		}
		if p, ok := e.(xproto.PropertyNotifyEvent); !ok || p.Atom != s.answer || p.State != xproto.PropertyNewValue {
			continue
		}
		r, err := s.take()
		if err != nil || len(r.Value) == 0 {
			return all, err
		}
		if all = append(all, r.Value...); len(all) > copiedMost {
			return nil, errNotCopied
		}
	}
}
