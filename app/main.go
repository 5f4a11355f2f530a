// Package main is Verbatim, the fact-check workbench: without a command it
// opens the window on a workbench, with one it does the same work without.
//
// It holds the flags and commands, the program's metadata and icon, and hands
// everything else to packages views and desk. Exit codes: 0 done, 1 failed,
// 2 wrong use.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"unicode/utf8"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program but the process: it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (code int) {
	log := newProgramLog()
	defer func() { log.close(code) }()
	stderr = shown{stderr}
	defer func() {
		if fault := recover(); fault != nil {
			log.Error("fault", "type", fmt.Sprintf("%T", fault))
			fmt.Fprintf(stderr, "Verbatim stopped by a fault of its own: %v.\nWhat was saved before is safe. Please report this with the lines below.\n\n%s", fault, debug.Stack())
			code = 1
		}
	}()
	root := newRoot(stdout, stderr, log)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "Stopped. Nothing stored was changed by what was not finished.")
		return 1
	}
	log.Error("failed", "error", err)
	fmt.Fprintln(stderr, sentence(err.Error()))
	var use wrongUse
	if errors.As(err, &use) {
		fmt.Fprintln(stderr, "`verbatim help` lists the commands.")
		return 2
	}
	return 1
}

// wrongUse is an error in how a command was typed.
type wrongUse struct{ error }

func (w wrongUse) Unwrap() error { return w.error }

// misuse makes a wrongUse.
func misuse(format string, a ...any) error { return wrongUse{fmt.Errorf(format, a...)} }

// sentence ends a message with a full stop where it has none.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	end, _ := utf8.DecodeLastRuneInString(s)
	if s == "" || strings.ContainsRune(".!?", end) {
		return s
	}
	return s + "."
}
