package views

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"

	"verbatim/data/say"
)

// The desktop's own file dialog, through org.freedesktop.portal.FileChooser on
// the session's bus. It is spoken to here and not through rymdport/portal, which
// listens for the answer only after it asked, and cannot stop waiting.

const (
	portalName    = "org.freedesktop.portal.Desktop"
	portalPath    = "/org/freedesktop/portal/desktop"
	portalRequest = "org.freedesktop.portal.Request"
	portalChooser = "org.freedesktop.portal.FileChooser"
	// portalPatience is how long the portal may take to say that it will show a
	// dialog: where it hangs, or must be started for long, the program's own sheet
	// comes instead.
	portalPatience = 2 * time.Second
	// portalGlance is within what time a dialog that cannot be shown says so. One
	// that ends "in some other way" later was seen: GTK's says so of Esc.
	portalGlance = time.Second / 2
)

// errNoDialog is of a desktop that has no dialog to show, or none in time.
var errNoDialog = errors.New("no dialog of the desktop")

// portalThere tells what is wrong with the portal's file dialog. It also has the
// bus start the portal, which may take a moment, before anybody waits for it.
func portalThere(ctx context.Context) error {
	ctx, stop := context.WithTimeout(ctx, 5*portalPatience)
	defer stop()
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(ctx))
	if err != nil {
		return err
	}
	defer func() { _ = bus.Close() }()
	if err := errors.Join(bus.Auth(nil), bus.Hello()); err != nil {
		return err
	}
	var version dbus.Variant
	return bus.Object(portalName, portalPath).CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, portalChooser, "version").Store(&version)
}

// askPortal asks for paths and blocks until the dialog is closed or ctx ends,
// which closes it. shown is called when the portal has taken the request. No
// paths and no error: the person chose none.
func askPortal(ctx context.Context, parent string, w pathWanted, folders bool, shown func()) ([]string, error) {
	whole, stop := context.WithCancel(context.WithoutCancel(ctx)) // of the connection: it closes the dialog after ctx
	defer stop()
	late := time.AfterFunc(portalPatience, stop)
	bus, err := dbus.SessionBusPrivateNoAutoStartup(dbus.WithContext(whole))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoDialog, err)
	}
	defer func() { _ = bus.Close() }()
	answers := make(chan *dbus.Signal, 4)
	bus.Signal(answers)
	handle, err := requestDialog(whole, bus, parent, w, folders)
	if err != nil || !late.Stop() {
		return nil, fmt.Errorf("%w: %w", errNoDialog, errors.Join(err, whole.Err()))
	}
	shown()
	asked := time.Now()
	for {
		select {
		case <-ctx.Done():
			bus.Object(portalName, handle).Call(portalRequest+".Close", dbus.FlagNoReplyExpected)
			return nil, ctx.Err()
		case s, open := <-answers:
			if !open {
				return nil, fmt.Errorf("%w: the bus is gone", errNoDialog)
			}
			if s.Name == portalRequest+".Response" && s.Path == handle {
				paths, err := chosen(s.Body)
				if errors.Is(err, errNoDialog) && time.Since(asked) > portalGlance {
					return nil, nil
				}
				return paths, err
			}
		}
	}
}

// requestDialog asks for a dialog and gives the handle of the request. It
// listens before it asks, so that no answer is too quick for it.
func requestDialog(ctx context.Context, bus *dbus.Conn, parent string, w pathWanted, folders bool) (dbus.ObjectPath, error) {
	if err := errors.Join(bus.Auth(nil), bus.Hello()); err != nil {
		return "", err
	}
	token := "verbatim_" + rand.Text()
	sender := strings.ReplaceAll(strings.TrimPrefix(bus.Names()[0], ":"), ".", "_")
	handle := dbus.ObjectPath(portalPath + "/request/" + sender + "/" + token)
	if err := hear(ctx, bus, handle); err != nil {
		return "", err
	}
	method, options := dialogOptions(w, folders)
	options["handle_token"] = dbus.MakeVariant(token)
	var given dbus.ObjectPath
	if err := bus.Object(portalName, portalPath).CallWithContext(ctx, portalChooser+"."+method, 0, parent, w.title, options).Store(&given); err != nil {
		return "", err
	}
	if given != handle { // of a portal older than tokens
		return given, hear(ctx, bus, given)
	}
	return handle, nil
}

func hear(ctx context.Context, bus *dbus.Conn, handle dbus.ObjectPath) error {
	return bus.AddMatchSignalContext(ctx, dbus.WithMatchObjectPath(handle), dbus.WithMatchInterface(portalRequest), dbus.WithMatchMember("Response"))
}

// dialogOptions are the portal's method and its options for what is wanted.
func dialogOptions(w pathWanted, folders bool) (method string, options map[string]dbus.Variant) {
	options = map[string]dbus.Variant{
		"modal":          dbus.MakeVariant(true),
		"accept_label":   dbus.MakeVariant(w.action),
		"current_folder": dbus.MakeVariant([]byte(w.dir + "\x00")),
	}
	if len(w.endings) > 0 && !folders {
		options["filters"] = dbus.MakeVariant([]dialogFilter{filterOf(strings.Join(w.endings, " "), w.endings...), filterOf(say.T("All files"), "")})
	}
	if w.save != "" {
		options["current_name"] = dbus.MakeVariant(w.save)
		return "SaveFile", options
	}
	options["multiple"], options["directory"] = dbus.MakeVariant(w.many), dbus.MakeVariant(folders)
	return "OpenFile", options
}

// dialogFilter is a choice of which files a dialog lists.
type dialogFilter struct {
	Name  string
	Rules []dialogRule
}

type dialogRule struct {
	Kind    uint32 // 0: a pattern
	Pattern string
}

// filterOf lists the files with some endings; patterns heed capitals.
func filterOf(name string, endings ...string) dialogFilter {
	f := dialogFilter{Name: name}
	for _, e := range endings {
		f.Rules = append(f.Rules, dialogRule{0, "*" + e})
		if up := strings.ToUpper(e); up != e {
			f.Rules = append(f.Rules, dialogRule{0, "*" + up})
		}
	}
	return f
}

// chosen reads the answer: 0 and what was chosen, 1 where the person left it, 2
// where the dialog failed.
func chosen(body []any) ([]string, error) {
	if len(body) != 2 {
		return nil, errNoDialog
	}
	code, _ := body[0].(uint32)
	results, _ := body[1].(map[string]dbus.Variant)
	uris, isList := results["uris"].Value().([]string)
	switch {
	case code == 1:
		return nil, nil
	case code != 0, !isList:
		return nil, errNoDialog
	}
	var paths []string
	for _, u := range uris {
		at, err := url.Parse(u)
		if err != nil || at.Scheme != "file" || !filepath.IsAbs(at.Path) {
			return nil, say.Errorf("what was chosen is no file on this computer: %s", u)
		}
		paths = append(paths, filepath.Clean(at.Path))
	}
	return paths, nil
}
