package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/say"
)

func mergeCommand() *cobra.Command {
	return command("merge WORKBENCH OTHER", "Take another workbench's sources, verdicts and history into this one", exactly(2, "two workbenches"), func(j job, args []string) error {
		return writable(j, args[0], func(d *desk.Desk) error {
			m, err := d.Merge(j, args[1], progress(j.err))
			if err != nil {
				return err
			}
			fmt.Fprintf(j.err, "%s and %s came in; on %s the reviewers differ.\n",
				say.N("%s text", "%s texts", m.Texts), say.N("%s event", "%s events", m.Events), say.N("%s overlap", "%s overlaps", m.Disputed))
			return tellAgreement(j, d)
		})
	})
}

// tellAgreement prints how far the reviewers agree, two by two.
func tellAgreement(j job, d *desk.Desk) error {
	all, err := d.Agreements(j)
	if err != nil || len(all) == 0 {
		return err
	}
	table := newTable(j.err, "REVIEWERS", "BOTH JUDGED", "ON", "AGREE", "ALPHA")
	for _, a := range all {
		for _, on := range []struct {
			axis string
			desk.Agreed
		}{{"overall", a.Overall}, {"wording", a.Wording}, {"attribution", a.Attribution}, {"sense", a.Sense}} {
			alpha := "cannot be told"
			if on.Told {
				alpha = fmt.Sprintf("%.2f", on.Alpha)
			}
			table.row(a.First+", "+a.Second, a.Both, on.axis, fmt.Sprintf("%.0f %%", 100*float64(on.Same)/float64(a.Both)), alpha)
		}
	}
	return table.flush(true)
}
