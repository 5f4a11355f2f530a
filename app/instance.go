package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"verbatim/views"
)

// The window that holds a workbench (its lock, package store) listens on a socket
// named after the workbench, in a folder that only its user can enter. A second
// start on the same workbench asks there to have that window brought to the
// front, and does not open one of its own. All that can be asked is to show the
// window and the review sheet of some files; nothing is stored by either.
//
// Only one window can hold a workbench, so the socket that it finds in its place
// is that of one that was killed, and is taken away.

const (
	mostAsked    = 64 << 10 // bytes of one request
	mostFiles    = 1000     // in one request
	answerWithin = 2 * time.Second
)

// The answers, one line each. Without one, the window is as good as not there.
const (
	answerShown = "shown"
	answerBusy  = "busy" // a sheet is open over the screen, so files cannot come in
)

// request is one line of JSON.
type request struct {
	Workbench string   `json:"workbench"` // absolute, links resolved
	Files     []string `json:"files"`     // to be brought in, absolute
}

// socketOf is the socket's place for a workbench, in the folder where this
// system keeps what lasts as long as a session, else in the user's own cache.
func socketOf(workbench string) (file, socket string, err error) {
	if file, err = filepath.Abs(workbench); err == nil {
		_, err = os.Stat(file)
	}
	if target, err := filepath.EvalSymlinks(file); err == nil { // as package store names it
		file = target
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if err == nil && !filepath.IsAbs(dir) {
		dir, err = os.UserCacheDir()
	}
	if err != nil {
		return "", "", err
	}
	sum := sha256.Sum256([]byte(file))
	return file, filepath.Join(dir, "verbatim-windows", hex.EncodeToString(sum[:8])+".sock"), nil
}

// ownFolder tells what is wrong with the folder of a socket: anybody but its
// owner who could write there could answer in the window's place.
func ownFolder(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return err
	case !info.IsDir() || !onlyOurs(info):
		return fmt.Errorf("%s is no folder of this user’s alone", dir)
	}
	return nil
}

// serve listens for second starts on a workbench until stop is called, which
// waits for nobody. Where it cannot, a second start opens a window of its own and
// is told who holds the workbench.
func serve(log *slog.Logger, workbench string, show func(ctx context.Context, files []string) error) (stop func()) {
	l, file, err := listen(workbench)
	if err != nil {
		log.Warn("second starts are not heard", "error", err)
		return func() {}
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed
			}
			err = answer(c, file, show)
			log.Info("second start", "error", err)
		}
	}()
	return func() { _ = l.Close() } // takes the socket away
}

func listen(workbench string) (net.Listener, string, error) {
	file, socket, err := socketOf(workbench)
	if err != nil {
		return nil, "", err
	}
	dir := filepath.Dir(socket)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, "", err
	}
	if err := ownFolder(dir); err != nil {
		return nil, "", err
	}
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, "", err
	}
	l, err := net.Listen("unix", socket)
	return l, file, err
}

// answer reads one request, has it done and answers it. What is no request is
// not answered; neither does it hold the next one up for long.
func answer(c net.Conn, file string, show func(context.Context, []string) error) error {
	defer func() { _ = c.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
	defer cancel()
	until, _ := ctx.Deadline()
	if err := c.SetDeadline(until); err != nil {
		return err
	}
	line, err := bufio.NewReader(io.LimitReader(c, mostAsked)).ReadBytes('\n')
	if err != nil {
		return err
	}
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return errors.New("it was no request")
	}
	relative := func(f string) bool { return !filepath.IsAbs(f) }
	if r.Workbench != file || len(r.Files) > mostFiles || slices.ContainsFunc(r.Files, relative) {
		return errors.New("it asked for what this window does not do")
	}
	says := answerShown
	switch err := show(ctx, r.Files); {
	case errors.Is(err, views.ErrBusy):
		says = answerBusy
	case err != nil:
		return err
	}
	_, err = fmt.Fprintln(c, says)
	return err
}

// ask asks the window that holds a workbench, if there is one, to come to the
// front and to bring in files. The answer is empty where nobody gave one.
func ask(workbench string, files []string) (string, error) {
	file, socket, err := socketOf(workbench)
	if err != nil {
		return "", nil // no such file, which opening it will tell
	}
	r := request{Workbench: file}
	for _, f := range files {
		if f, err = filepath.Abs(f); err != nil {
			return "", err
		}
		r.Files = append(r.Files, f)
	}
	line, err := json.Marshal(r)
	if err != nil {
		return "", err
	}
	if len(line) >= mostAsked || len(files) > mostFiles {
		return "", misuse("so many files cannot be handed to a window at once; name their folder")
	}
	if ownFolder(filepath.Dir(socket)) != nil {
		return "", nil
	}
	c, err := net.DialTimeout("unix", socket, answerWithin)
	if err != nil {
		return "", nil // nobody listens: no window, or one that was killed
	}
	defer func() { _ = c.Close() }()
	if err := c.SetDeadline(time.Now().Add(2 * answerWithin)); err != nil {
		return "", err
	}
	if _, err := c.Write(append(line, '\n')); err != nil {
		return "", nil
	}
	said, _ := bufio.NewReader(io.LimitReader(c, 64)).ReadString('\n') // an answer by half is none
	return strings.TrimSuffix(said, "\n"), nil
}

// handedOver tells whether a window that is open has done what a second start is
// for, and says so.
func handedOver(out io.Writer, workbench string, files []string) (bool, error) {
	says, err := ask(workbench, files)
	name := filepath.Base(workbench)
	switch {
	case err != nil:
		return false, err
	case says == answerBusy:
		return false, fmt.Errorf("%s is open in a window, which was brought to the front; close what is open over its screen, then start again to bring files in", name)
	case says != answerShown:
		return false, nil
	case len(files) > 0:
		fmt.Fprintf(out, "%s is open in a window already, which was brought to the front and shows what is known of the files.\n", name)
	default:
		fmt.Fprintf(out, "%s is open in a window already, which was brought to the front. --read-only opens another one.\n", name)
	}
	return true, nil
}
