package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// errDamage is the outcome of a check that found something wrong.
var errDamage = errors.New("the workbench is damaged; the lines above say where")

func checkCommand() *cobra.Command {
	var repair string
	c := command("check WORKBENCH", "Verify every record, text and hash of a workbench", exactly(1, "a workbench"), func(j job, args []string) error {
		err := openToCheck(j, args[0], func(d *desk.Desk) error { return check(j, d) })
		if repair == "" || errors.Is(err, context.Canceled) {
			return err
		}
		if err == nil {
			fmt.Fprintln(j.err, "Nothing is damaged, so no new file was written.")
			return nil
		}
		return mend(j, args[0], repair, err)
	})
	c.Flags().StringVar(&repair, "repair", "", "where something is damaged, write all that verifies to this new file")
	return c
}

func check(j job, d *desk.Desk) error {
	r, err := d.Check(j, progress(j.err))
	if err != nil {
		return err
	}
	if j.json {
		err = lines(j.out).Encode(checkLine{r.Events, r.Sources, r.Verdicts, list(r.Problems)})
	} else {
		for _, p := range r.Problems {
			fmt.Fprintln(j.out, p)
		}
		fmt.Fprintf(j.out, "%s checked, %s.\n", held(r.Events, r.Sources, r.Verdicts), say.N("%s problem", "%s problems", len(r.Problems)))
	}
	if err == nil && len(r.Problems) > 0 {
		err = errDamage
	}
	return err
}

// repairLine is what a repair came to as JSON.
type repairLine struct {
	Repaired string         `json:"repaired"` // the new file
	Kept     map[string]int `json:"kept"`     // rows by table
	Lost     []string       `json:"lost"`     // sentences
}

// mend repairs into a new file. The outcome stays a failure: the workbench that
// was asked about is damaged.
func mend(j job, workbench, file string, why error) error {
	if !errors.Is(why, errDamage) {
		fmt.Fprintln(j.err, sentence(why.Error()))
	}
	r, err := desk.Repair(j, workbench, file, progress(j.err))
	if err != nil {
		return err
	}
	if j.json {
		if err := lines(j.out).Encode(repairLine{file, r.Kept, list(r.Lost)}); err != nil {
			return err
		}
	} else {
		for _, l := range r.Lost {
			fmt.Fprintln(j.out, "Lost:", l)
		}
	}
	kept := 0
	for _, n := range r.Kept {
		kept += n
	}
	return fmt.Errorf("%s is damaged and was left as it is; what of it verifies is in %s: %s, %s among them", workbench, file,
		say.N("%s record", "%s records", kept), say.N("%s change", "%s changes", r.Kept["event"]))
}
