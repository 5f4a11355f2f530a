package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/say"
)

func backupCommand() *cobra.Command {
	var listed, blind bool
	c := command("backup WORKBENCH FILE", "Copy a workbench, or a backup of one, to a new file; --list shows the backups there are", between(1, 2, "a workbench and the file to make, or a workbench and --list"), func(j job, args []string) error {
		switch {
		case listed && len(args) == 1:
			return listBackups(j, args[0])
		case listed || len(args) == 1:
			return misuse("verbatim backup takes a workbench and the file to make, or a workbench and --list")
		}
		return with(j, args[0], func(d *desk.Desk) error {
			copied := d.Backup
			if blind {
				copied = d.BlindCopy
			}
			if err := copied(j, args[1]); err != nil {
				return err
			}
			h := desk.Holds(j, args[1])
			if j.json {
				return lines(j.out).Encode(backupOf(h))
			}
			fmt.Fprintf(j.err, "%s: %s, checked.\n", args[1], held(h.Events, h.Sources, h.Verdicts))
			return nil
		})
	})
	c.Flags().BoolVar(&listed, "list", false, "list the automatic backups with what each holds")
	c.Flags().BoolVar(&blind, "blind", false, "a copy for a second reviewer, who sees no verdict of others before giving one; merge it back when both have judged")
	return c
}

// held tells what a workbench holds.
func held(events, sources, verdicts int) string {
	return fmt.Sprintf("%s, %s and %s", say.N("%s event", "%s events", events),
		say.N("%s source", "%s sources", sources), say.N("%s verdict", "%s verdicts", verdicts))
}

// backupLine is a backup as JSON.
type backupLine struct {
	File     string  `json:"file"`
	Made     string  `json:"made"`
	Last     *string `json:"last"` // the time of its newest event
	Events   int     `json:"events"`
	Sources  int     `json:"sources"`
	Verdicts int     `json:"verdicts"`
	Unread   *string `json:"unread"` // why it cannot be read
}

func backupOf(h desk.Holding) backupLine {
	l := backupLine{File: h.Path, Made: h.Made.UTC().Format(time.RFC3339), Events: h.Events, Sources: h.Sources, Verdicts: h.Verdicts}
	if !h.At.IsZero() {
		at := h.At.Format(time.RFC3339)
		l.Last = &at
	}
	if h.Unread != "" {
		l.Unread = &h.Unread
	}
	return l
}

func listBackups(j job, workbench string) error {
	all, err := desk.Backups(j, workbench)
	if err != nil {
		return err
	}
	enc, table := lines(j.out), newTable(j.out, "MADE", "EVENTS", "SOURCES", "VERDICTS", "FILE")
	for _, h := range all {
		if j.json {
			if err := enc.Encode(backupOf(h)); err != nil {
				return err
			}
			continue
		}
		name := filepath.Join(filepath.Base(filepath.Dir(h.Path)), filepath.Base(h.Path))
		if h.Unread != "" {
			name += " (" + h.Unread + ")"
		}
		table.row(h.Made.Local().Format("2006-01-02 15:04"), h.Events, h.Sources, h.Verdicts, name)
	}
	return table.flush(!j.json)
}
