package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/export"
)

func exportCommand() *cobra.Command {
	e := desk.Export{AppVersion: version}
	var output, rows, columns string
	var force bool
	c := command("export WORKBENCH --output FILE", "Write the verdicts, or with --format jsonl the whole workbench", exactly(1, "a workbench"), func(j job, args []string) error {
		if output == "" {
			return misuse("verbatim export needs --output FILE, or --output - for standard output")
		}
		if _, err := choice("format", e.Format, desk.Formats); err != nil {
			return err
		}
		choices := []desk.Rows{desk.RowsJudged, desk.RowsAll, desk.RowsReviewers}
		var err error
		if e.Rows, err = choice("rows", rows, choices); err != nil {
			return err
		}
		if _, err := choice("columns", columns, []string{"core", "all"}); err != nil {
			return err
		}
		e.Technical = columns == "all"
		return with(j, args[0], func(d *desk.Desk) error {
			n, err := write(j, d, e, output, force)
			if err != nil {
				return err
			}
			fmt.Fprintln(j.err, tellCounts(n))
			return nil
		})
	})
	c.Flags().StringVar(&e.Format, "format", "csv", oneOf(desk.Formats))
	c.Flags().StringVar(&output, "output", "", "the file to write; - is standard output")
	c.Flags().BoolVar(&force, "force", false, "write over an existing file")
	c.Flags().StringVar(&rows, "rows", string(desk.RowsJudged), "judged (those with a verdict), all (every overlap), reviewers (one a verdict)")
	c.Flags().StringVar(&columns, "columns", "core", "core, or all for the technical ones too")
	c.Flags().BoolVar(&e.NoBOM, "no-bom", false, "without a byte order mark")
	return c
}

// tellCounts says what was written.
func tellCounts(n export.Counts) string {
	says := fmt.Sprintf("%d written, %d left out, %d guarded", n.Written, n.LeftOut, n.Guarded)
	if n.Cut > 0 {
		says += fmt.Sprintf(", %d cut at the length that a spreadsheet holds", n.Cut)
	}
	return says + "."
}

// write exports to the file, or to the command's own output for "-".
func write(j job, d *desk.Desk, e desk.Export, output string, force bool) (export.Counts, error) {
	if output == "-" {
		return d.ExportTo(j, e, j.file)
	}
	return d.Export(j, e, output, force)
}
