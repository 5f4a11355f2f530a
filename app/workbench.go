package main

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// The commands on a workbench.

// open opens the workbench for one piece of work and closes it.
func open(j job, path string, work func(d *desk.Desk) error) error {
	d, err := desk.Open(j, path, desk.Options{Progress: progress(j.err), Log: j.log})
	if err != nil {
		return err
	}
	return errors.Join(work(d), d.Close())
}

// openToCheck is with for a check, which also a workbench can be given that is
// too damaged for any other work.
func openToCheck(j job, path string, check func(d *desk.Desk) error) error {
	d, err := desk.OpenToCheck(j, path, desk.Options{Progress: progress(j.err), Log: j.log})
	if err != nil {
		return err
	}
	tellReadOnly(j, d)
	return errors.Join(check(d), d.Close())
}

// tellReadOnly says why nothing can be saved, where that is so.
func tellReadOnly(j job, d *desk.Desk) {
	if why := d.Place().ReadOnly; why != "" {
		fmt.Fprintln(j.err, why)
	}
}

// with is open for work that only reads; where nothing could be saved it says
// so and goes on.
func with(j job, path string, work func(d *desk.Desk) error) error {
	return open(j, path, func(d *desk.Desk) error {
		tellReadOnly(j, d)
		return work(d)
	})
}

// writable is open for work that saves.
func writable(j job, path string, work func(d *desk.Desk) error) error {
	return open(j, path, func(d *desk.Desk) error {
		if why := d.Place().ReadOnly; why != "" {
			return errors.New(why)
		}
		return work(d)
	})
}

func newCommand() *cobra.Command {
	var empty bool
	c := command("new WORKBENCH", "Make a workbench, with the sample articles", exactly(1, "the file to make"), func(j job, args []string) error {
		d, err := desk.Create(j, args[0], desk.Options{Empty: empty, Progress: progress(j.err), Log: j.log})
		if err != nil {
			return err
		}
		if notice := desk.DiskNotice(d.Place().Path); notice != "" {
			fmt.Fprintln(j.err, notice)
		}
		told := tellState(j, d)
		return errors.Join(told, d.Close())
	})
	c.Flags().BoolVar(&empty, "empty", false, "without the sample articles")
	return c
}

// tellState says what the workbench holds now.
func tellState(j job, d *desk.Desk) error {
	sources, err := d.Sources(j)
	if err != nil {
		return err
	}
	rows, err := d.Overlaps(j)
	if err != nil {
		return err
	}
	aside := 0
	for _, r := range rows {
		if r.Tier.Aside() {
			aside++
		}
	}
	fmt.Fprintf(j.err, "%s: %s, %s, %s more set aside as set phrases or formulas.\n", d.Place().Path,
		say.N("%s source", "%s sources", len(sources)), say.N("%s overlap", "%s overlaps", len(rows)-aside), say.Number(aside))
	return nil
}

func overlapsCommand() *cobra.Command {
	return command("overlaps WORKBENCH", "List a workbench's overlaps with their verdicts", exactly(1, "a workbench"), func(j job, args []string) error {
		return with(j, args[0], func(d *desk.Desk) error { return listOverlaps(j, d) })
	})
}

func listOverlaps(j job, d *desk.Desk) error {
	rows, err := d.Overlaps(j)
	if err != nil {
		return err
	}
	scale, err := d.Scale(j)
	if err != nil {
		return err
	}
	texts := map[string]indexed{}
	text := func(revision string) (indexed, error) { // of a passage that a newer text of its source has not, an earlier one
		if t, ok := texts[revision]; ok {
			return t, nil
		}
		r, err := d.Revision(j, revision)
		if err != nil {
			return indexed{}, err
		}
		texts[revision] = indexed{r.Text, data.NewPoints(r.Text)}
		return texts[revision], nil
	}
	unread := 0 // overlaps in texts that a damaged file has lost
	enc, table := lines(j.out), newTable(j.out, "RANK", "ID", "SCORE", "SAME", "A", "B", "STATUS", "VERDICT", "A'S WORDS")
	for i, r := range rows {
		a, errA := text(r.A.Revision)
		b, errB := text(r.B.Revision)
		if err := cmp.Or(errA, errB); err != nil {
			fmt.Fprintf(j.err, "%s: %s\n", r.ID, sentence(err.Error()))
			unread++
			continue
		}
		l := overlapLine{findOf(i+1, *r.Overlap, a, b), r.Status, r.FoundBy, []verdictLine{}}
		for _, v := range r.Verdicts {
			l.Verdicts = append(l.Verdicts, verdictOf(scale, v))
		}
		if j.json {
			if err := enc.Encode(l); err != nil {
				return err
			}
			continue
		}
		verdict := ""
		if len(l.Verdicts) > 0 {
			verdict = l.Verdicts[0].Overall
		}
		table.row(l.Rank, l.ID, fmt.Sprintf("%.1f", l.Score), fmt.Sprintf("%d of %d", l.WordsSame, l.WordsA), l.A.Source, l.B.Source, l.Status, verdict, clip(r.Lead, 50))
	}
	if err := table.flush(!j.json); err != nil || unread == 0 {
		return err
	}
	return fmt.Errorf("%d of %d overlaps could not be listed", unread, len(rows))
}

func historyCommand() *cobra.Command {
	return command("history WORKBENCH OVERLAP", "List all that was done to an overlap, oldest first", exactly(2, "a workbench and an overlap"), func(j job, args []string) error {
		return with(j, args[0], func(d *desk.Desk) error {
			id, err := d.Resolve(j, args[1])
			if err != nil {
				return err
			}
			events, err := d.History(j, id)
			if err != nil {
				return err
			}
			enc, table := lines(j.out), newTable(j.out, "AT", "WHO", "CAUSE", "FIELD", "AFTER")
			for _, e := range events {
				l := historyOf(e)
				if !j.json {
					table.row(l.At, e.Who, l.Cause, l.Field, clip(string(l.After), 70))
				} else if err := enc.Encode(l); err != nil {
					return err
				}
			}
			return table.flush(!j.json)
		})
	})
}
