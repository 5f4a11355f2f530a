package views

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// bus is a session bus of the test's own.
func bus(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("dbus-daemon"); err != nil {
		t.Skip("dbus-daemon is not installed, so the desktop's dialog is not tried")
	}
	c := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address", "--nopidfile")
	out, err := c.StdoutPipe()
	if err != nil || c.Start() != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill(); _, _ = c.Process.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
}

// fakePortal answers as a desktop's portal does.
type fakePortal struct {
	bus    *dbus.Conn
	closed chan bool

	mu      sync.Mutex // its methods are called by the bus
	answer  []any      // of the Response; nil: the dialog stays up
	stays   bool       // the call itself is not answered
	asked   map[string]dbus.Variant
	method  string
	request dbus.ObjectPath
}

// answers says what it answers from now on, and whether it answers the call.
func (p *fakePortal) answers(answer []any, stays bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer, p.stays = answer, stays
}

// last is what it was asked for last.
func (p *fakePortal) last() (method string, asked map[string]dbus.Variant) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.method, p.asked
}

func portal(t *testing.T, answer ...any) *fakePortal {
	t.Helper()
	bus(t)
	c, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	p := &fakePortal{bus: c, answer: answer, closed: make(chan bool, 1)}
	if err := c.Export(p, portalPath, portalChooser); err != nil {
		t.Fatal(err)
	}
	properties := map[string]any{"Get": func(of, name string) (dbus.Variant, *dbus.Error) {
		if of != portalChooser || name != "version" {
			return dbus.Variant{}, dbus.NewError("org.freedesktop.DBus.Error.UnknownProperty", nil)
		}
		return dbus.MakeVariant(uint32(3)), nil
	}}
	if err := c.ExportMethodTable(properties, portalPath, "org.freedesktop.DBus.Properties"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.RequestName(portalName, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *fakePortal) OpenFile(from dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.ask("OpenFile", from, options)
}

func (p *fakePortal) SaveFile(from dbus.Sender, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return p.ask("SaveFile", from, options)
}

func (p *fakePortal) ask(method string, from dbus.Sender, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	p.mu.Lock()
	stays := p.stays
	p.mu.Unlock()
	if stays {
		select {}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.method, p.asked = method, options
	token, _ := options["handle_token"].Value().(string)
	p.request = dbus.ObjectPath(portalPath + "/request/" + strings.ReplaceAll(strings.TrimPrefix(string(from), ":"), ".", "_") + "/" + token)
	_ = p.bus.Export(fakeRequest{p}, p.request, portalRequest)
	if p.answer != nil { // before the method has returned: the quickest there can be
		_ = p.bus.Emit(p.request, portalRequest+".Response", p.answer...)
	}
	return p.request, nil
}

type fakeRequest struct{ of *fakePortal }

func (r fakeRequest) Close() *dbus.Error { r.of.closed <- true; return nil }

func chose(uris ...string) map[string]dbus.Variant {
	return map[string]dbus.Variant{"uris": dbus.MakeVariant(uris)}
}

func TestThePortalIsAskedForWhatIsWanted(t *testing.T) {
	p := portal(t, uint32(0), chose("file:///articles/a%20b.verbatim", "file:///articles/%C3%BC.verbatim"))
	shown := 0
	got, err := askPortal(t.Context(), "", pathWanted{title: "Open", action: "Open it", endings: []string{".verbatim"}, dir: "/articles", many: true}, false, func() { shown++ })
	if err != nil || shown != 1 || !slices.Equal(got, []string{"/articles/a b.verbatim", "/articles/ü.verbatim"}) {
		t.Errorf("%q, %v, shown %d times", got, err, shown)
	}
	method, asked := p.last()
	if method != "OpenFile" || asked["multiple"].Value() != true || string(asked["current_folder"].Value().([]byte)) != "/articles\x00" || asked["accept_label"].Value() != "Open it" {
		t.Errorf("%s was asked with %v", method, asked)
	}
	if f := asked["filters"].String(); !strings.Contains(f, "*.verbatim") || !strings.Contains(f, "*.VERBATIM") {
		t.Errorf("the filters are %s", f)
	}
	if _, err := askPortal(t.Context(), "", pathWanted{title: "Save", save: "copy.verbatim", dir: "/articles"}, false, func() {}); err != nil {
		t.Fatal(err)
	}
	if method, asked := p.last(); method != "SaveFile" || asked["current_name"].Value() != "copy.verbatim" {
		t.Errorf("%s was asked with %v", method, asked)
	}
}

func TestThePortalsAnswersAreTold(t *testing.T) {
	p := portal(t)
	ask := func(ctx context.Context, shown func()) ([]string, error) {
		return askPortal(ctx, "", pathWanted{title: "Open", dir: "/"}, false, shown)
	}
	for _, c := range []struct {
		answer []any
		err    string
	}{
		{[]any{uint32(1), map[string]dbus.Variant{}}, ""},
		{[]any{uint32(2), map[string]dbus.Variant{}}, errNoDialog.Error()},
		{[]any{uint32(0), map[string]dbus.Variant{}}, errNoDialog.Error()},
		{[]any{"odd"}, errNoDialog.Error()},
		{[]any{uint32(0), chose("sftp://host/a")}, "no file on this computer"},
	} {
		p.answers(c.answer, false)
		got, err := ask(t.Context(), func() {})
		if len(got) != 0 || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%v: %q, %v", c.answer, got, err)
		}
	}
	p.answers(nil, false) // it stays up until it is closed from here
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := ask(ctx, cancel); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	select {
	case <-p.closed:
	case <-time.After(10 * time.Second):
		t.Error("the dialog was not closed")
	}
	p.answers(nil, true)
	begun := time.Now()
	if _, err := ask(t.Context(), func() {}); err == nil || !strings.Contains(err.Error(), errNoDialog.Error()) {
		t.Errorf("a portal that hangs: %v", err)
	}
	if took := time.Since(begun); took > 4*portalPatience {
		t.Errorf("a portal that hangs held us for %v", took)
	}
}

func TestWithoutAPortalOrABusThereIsNoDialog(t *testing.T) {
	w := pathWanted{title: "Open", dir: "/"}
	bus(t)
	f := window(t)
	if f.seekPortal(); f.chooser != nil {
		t.Error("a dialog is found without a portal")
	}
	if _, err := askPortal(t.Context(), "", w, false, func() { t.Error("shown") }); err == nil || !strings.Contains(err.Error(), errNoDialog.Error()) {
		t.Errorf("without a portal: %v", err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path="+filepath.Join(t.TempDir(), "none"))
	if _, err := askPortal(t.Context(), "", w, false, func() { t.Error("shown") }); err == nil || !strings.Contains(err.Error(), errNoDialog.Error()) {
		t.Errorf("without a bus: %v", err)
	}
}

func TestTheDesktopsDialogChoosesInTheWindow(t *testing.T) {
	f := window(t)
	article := filepath.Join(t.TempDir(), "harbour.txt")
	if err := os.WriteFile(article, []byte("The mayor counted the boats that morning, and went home again.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := portal(t, uint32(0), chose("file://"+article))
	if f.seekPortal(); f.chooser == nil || !f.can(cmdOwnFiles) {
		t.Fatal("the dialog is not found")
	}
	f.set.BringDir = filepath.Dir(f.desk.Place().Path)
	f.press("Ctrl+I")
	if len(f.sheets) != 1 {
		t.Fatalf("%d sheets", len(f.sheets))
	}
	wantSeen(t, f.sheets[0].card, "harbour")
	_, asked := p.last()
	if got := string(asked["current_folder"].Value().([]byte)); got != filepath.Dir(f.desk.Place().Path)+"\x00" {
		t.Errorf("it begins in %q", got)
	}
}

// stub is a dialog that stays up until it is closed; at is done meanwhile.
func stub(at func(folders bool)) chooser {
	return func(ctx context.Context, _ string, _ pathWanted, folders bool, shown func()) ([]string, error) {
		shown()
		at(folders)
		return nil, ctx.Err()
	}
}

func TestTheSheetUnderTheDialogLeadsOn(t *testing.T) {
	f := window(t)
	press := func(keys ...string) func(bool) {
		return func(folders bool) {
			wantSeen(t, f.sheets[0].card, "Bring in articles", "A dialog of your desktop asks for it")
			f.press("Ctrl+I") // under it nothing is done
			if folders {
				f.press("Esc")
				return
			}
			f.press(keys...)
		}
	}
	f.chooser = stub(press("Esc"))
	f.press("Ctrl+I")
	if len(f.sheets) != 0 {
		t.Error("Esc does not leave it")
	}
	folders := 0
	f.chooser = stub(func(folder bool) {
		if folder {
			folders++
		}
		press("F")(folder)
	})
	f.press("Ctrl+I")
	if folders != 1 || len(f.sheets) != 0 {
		t.Errorf("F asked %d times for a folder", folders)
	}
	f.chooser = stub(press("Enter"))
	f.press("Ctrl+I")
	if len(f.sheets) != 1 {
		t.Fatal("Enter does not lead to the program's own list")
	}
	wantSeen(t, f.sheets[0].card, "Space ticks several")
	f.press("Esc")
}

func TestThePersonMayLikeTheProgramsOwnListsBetter(t *testing.T) {
	f := window(t)
	asked := 0
	f.chooser = stub(func(bool) { asked++; f.press("Esc") })
	f.run(cmdOwnFiles)
	if !f.menus.items[cmdOwnFiles].Checked || !readSettings(f.opts.ConfigDir).OwnFiles {
		t.Error("it is not kept")
	}
	f.press("Ctrl+O")
	if asked != 0 || len(f.sheets) != 1 {
		t.Errorf("asked %d times, %d sheets", asked, len(f.sheets))
	}
	f.press("Esc")
	f.run(cmdOwnFiles)
	f.press("Ctrl+O")
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	f.chooser = func(context.Context, string, pathWanted, bool, func()) ([]string, error) { return nil, errNoDialog }
	f.press("Ctrl+O")
	if len(f.sheets) != 1 || f.chooser != nil || f.can(cmdOwnFiles) {
		t.Error("where there is no dialog the program's own list does not come")
	}
}

// What is chosen begins where one looks for it: articles where they came from
// last, else among the documents; workbenches beside the one that is open, but
// not in the folder of the person's own.
func TestAChoiceBeginsWhereOneLooks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows itself says where documents lie")
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	f := window(t)
	var began, chosen string
	f.chooser = func(_ context.Context, _ string, w pathWanted, _ bool, _ func()) ([]string, error) {
		began = w.dir
		return []string{chosen}, nil
	}
	wants := func(key, dir string) {
		t.Helper()
		if f.press(key); began != dir {
			t.Errorf("%s begins in %s, not in %s", key, began, dir)
		}
		for len(f.sheets) > 0 {
			f.press("Esc")
		}
	}
	wants("Ctrl+I", home)
	documents, articles := filepath.Join(home, "Dokumente"), filepath.Join(t.TempDir(), "articles")
	for _, dir := range []string{documents, articles, filepath.Join(home, ".config")} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	dirs := "# of the desktop\nXDG_MUSIC_DIR=\"$HOME/Musik\"\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n"
	if err := os.WriteFile(filepath.Join(home, ".config", "user-dirs.dirs"), []byte(dirs), 0o644); err != nil {
		t.Fatal(err)
	}
	f.set.BringDir, chosen = "", filepath.Join(articles, "nothing.txt")
	wants("Ctrl+I", documents)
	wants("Ctrl+I", articles)
	if got := readSettings(f.opts.ConfigDir).BringDir; got != articles {
		t.Errorf("%s is remembered", got)
	}
	path := f.desk.Place().Path
	wants("Ctrl+O", filepath.Dir(path))
	f.opts.Own = path
	wants("Ctrl+O", documents)
}
