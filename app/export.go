package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/export"
)

// formats are what --format takes.
var formats = []string{"csv", "jsonl"}

func exportCommand() *cobra.Command {
	var e desk.Export
	var output string
	var force bool
	c := command("export WORKBENCH --output FILE", "Write the verdicts, or with --format jsonl the whole workbench", exactly(1, "a workbench"), func(j job, args []string) error {
		if output == "" {
			return misuse("verbatim export needs --output FILE, or --output - for standard output")
		}
		if _, err := choice("format", e.Format, formats); err != nil {
			return err
		}
		return with(j, args[0], func(d *desk.Desk) error {
			n, err := write(j, d, e, output, force)
			if err != nil {
				return err
			}
			fmt.Fprintf(j.err, "%d written, %d left out, %d guarded.\n", n.Written, n.LeftOut, n.Guarded)
			return nil
		})
	})
	c.Flags().StringVar(&e.Format, "format", "csv", oneOf(formats))
	c.Flags().StringVar(&output, "output", "", "the file to write; - is standard output")
	c.Flags().BoolVar(&force, "force", false, "write over an existing file")
	c.Flags().BoolVar(&e.NoBOM, "no-bom", false, "without a byte order mark")
	return c
}

// write exports to the file, or to the command's own output for "-".
func write(j job, d *desk.Desk, e desk.Export, output string, force bool) (export.Counts, error) {
	if output == "-" {
		return d.ExportTo(j, e, j.out)
	}
	return d.Export(j, e, output, force)
}

func importCommand() *cobra.Command {
	return command("import WORKBENCH FILE", "Take a workbench that was exported as JSON Lines into an empty one", exactly(2, "a workbench and a file"), func(j job, args []string) error {
		return writable(j, args[0], func(d *desk.Desk) error {
			if err := d.Import(j, args[1], progress(j.err)); err != nil {
				return err
			}
			return tellState(j, d)
		})
	})
}
