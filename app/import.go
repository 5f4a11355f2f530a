package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/say"
)

func importCommand() *cobra.Command {
	var dry bool
	c := command("import WORKBENCH FILE", "Read back a table of verdicts, take in what passim found, or a workbench exported as JSON Lines into an empty one", exactly(2, "a workbench and a file"), func(j job, args []string) error {
		kind, err := desk.Imports(args[1])
		if err != nil {
			return err
		}
		if kind == desk.ImportsPassim && dry {
			return with(j, args[0], func(d *desk.Desk) error { return tellPassim(j, d, args[1]) })
		}
		if kind == desk.ImportsVerdicts && dry {
			return with(j, args[0], func(d *desk.Desk) error {
				p, err := d.PlanTable(j, args[1])
				return tellPlan(j, p, err, "would be changed")
			})
		}
		return writable(j, args[0], func(d *desk.Desk) error {
			switch {
			case kind == desk.ImportsVerdicts:
				p, err := d.ImportTable(j, args[1])
				return tellPlan(j, p, err, "changed")
			case kind == desk.ImportsPassim:
				found, err := d.ImportPassim(j, args[1], progress(j.err))
				if err == nil {
					fmt.Fprintln(j.err, found.Says())
				}
				return err
			case dry:
				return misuse("--dry-run is for a table of verdicts and for what passim found; a workbench goes into an empty one, where nothing can be changed")
			}
			if err := d.ImportWhole(j, args[1], progress(j.err)); err != nil {
				return err
			}
			return tellState(j, d)
		})
	})
	c.Flags().BoolVar(&dry, "dry-run", false, "only say what a table of verdicts would change, or what of passim’s would come in")
	return c
}

// foundLine is an overlap that passim found as JSON.
type foundLine struct {
	A     string `json:"a"`
	B     string `json:"b"`
	TextA string `json:"text_a"`
	TextB string `json:"text_b"`
}

// tellPassim lists what of passim's output would come in.
func tellPassim(j job, d *desk.Desk, path string) error {
	found, err := d.PlanPassim(j, path, progress(j.err))
	if err != nil {
		return err
	}
	enc, table := lines(j.out), newTable(j.out, "A", "B", "PASSAGE A", "PASSAGE B")
	for _, f := range found.Made {
		if !j.json {
			table.row(clip(f.A, 30), clip(f.B, 30), clip(f.TextA, 50), clip(f.TextB, 50))
		} else if err := enc.Encode(foundLine(f)); err != nil {
			return err
		}
	}
	if err := table.flush(!j.json); err != nil {
		return err
	}
	fmt.Fprintf(j.err, "%s that passim found would come in; listed already: %s.%s\n", say.N("%s overlap", "%s overlaps", len(found.Made)), say.Number(found.Known), found.Refuses())
	return nil
}

// cellLine is a changed cell as JSON, refusedLine a row that was not taken.
type cellLine struct {
	Verdict  string  `json:"verdict"`
	Overlap  *string `json:"overlap"`
	Reviewer *string `json:"reviewer"`
	Column   string  `json:"column"`
	Before   string  `json:"before"`
	After    string  `json:"after"`
}

type refusedLine struct {
	Line    int    `json:"line"`
	Verdict string `json:"verdict"`
	Refused string `json:"refused"`
}

// tellPlan lists what changed, and what was refused and why. Where rows were
// refused the command has failed in part.
func tellPlan(j job, p desk.Plan, err error, done string) error {
	if err != nil {
		return err
	}
	enc, table := lines(j.out), newTable(j.out, "VERDICT", "COLUMN", "BEFORE", "AFTER")
	for _, c := range p.Changes {
		for _, cell := range c.Cells {
			if !j.json {
				table.row(c.ID, cell.Column, clip(cell.Before, 50), clip(cell.After, 50))
			} else if err := enc.Encode(cellLine{c.ID, known(c.Overlap), known(c.Reviewer), cell.Column, cell.Before, cell.After}); err != nil {
				return err
			}
		}
	}
	if err := table.flush(!j.json); err != nil {
		return err
	}
	for _, r := range p.Refused {
		if j.json {
			if err := enc.Encode(refusedLine{r.Line, r.ID, r.Why}); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(j.err, "Line %d, %s: %s\n", r.Line, r.ID, r.Why)
	}
	fmt.Fprintf(j.err, "%s %s, %s, %s refused.\n", say.N("%s verdict", "%s verdicts", len(p.Changes)), done,
		say.N("%s row as it was", "%s rows as they were", p.Same), say.Number(len(p.Refused)))
	if n := len(p.Refused); n > 0 {
		return fmt.Errorf("%s refused; the lines above say why", say.N("%s row", "%s rows", n))
	}
	return nil
}
