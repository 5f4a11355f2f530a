package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/desk"
	"verbatim/data/reuse"
	"verbatim/data/say"
)

// The commands that work on plain files, without a workbench.

func sourcesCommand() *cobra.Command {
	var details bool
	c := command("sources PATH...", "Say what each file is: title, date, zones, damage", atLeast(1, "a file or a folder"), func(j job, paths []string) error {
		if details && !j.json {
			return misuse("--details goes with --json")
		}
		in, err := load(j, paths)
		if err != nil {
			return err
		}
		enc, table := lines(j.out), newTable(j.out, "SOURCE", "PUBLISHER", "DATE", "CHARACTERS", "TITLE")
		for _, x := range in {
			if err := j.Err(); err != nil {
				return err
			}
			l := sourceOf(x)
			var err error
			switch {
			case details:
				err = enc.Encode(detailsOf(l, x))
			case j.json:
				err = enc.Encode(l)
			default:
				table.row(l.Source, l.Publisher, l.Date, l.Chars, l.Title)
			}
			if err != nil {
				return err
			}
		}
		return table.flush(!j.json)
	})
	c.Flags().BoolVar(&details, "details", false, "with --json: also where each field was read, the character set, and what was left out")
	return c
}

func quotesCommand() *cobra.Command {
	return command("quotes PATH...", "List every quotation with its speaker", atLeast(1, "a file or a folder"), func(j job, paths []string) error {
		in, err := load(j, paths)
		if err != nil {
			return err
		}
		enc, table := lines(j.out), newTable(j.out, "SOURCE", "KIND", "SPEAKER", "QUOTATION")
		for _, x := range in {
			if err := j.Err(); err != nil {
				return err
			}
			r := x.Open()
			p := data.NewPoints(r.Revision.Text)
			for _, q := range r.Quotations {
				l := quoteOf(r.Name, r.Revision.Text, p, q)
				if !j.json {
					speaker := ""
					if l.Speaker != nil {
						speaker = l.Speaker.Text
					}
					table.row(l.Source, l.Kind, speaker, clip(l.Text, 70))
				} else if err := enc.Encode(l); err != nil {
					return err
				}
			}
		}
		return table.flush(!j.json)
	})
}

func findCommand() *cobra.Command {
	var o reuse.Options
	c := command("find PATH...", "Find the passages that files share, strongest first", atLeast(1, "a file or a folder"), func(j job, paths []string) error {
		if o.MinWords < 0 {
			return misuse("--min-words takes a number from 0")
		}
		in, err := load(j, paths)
		if err != nil {
			return err
		}
		defer easeCollector()()
		tell := progress(j.err)
		o.Progress = func(done, total int) { tell("finding", done, total) }
		found, err := desk.FindIn(j, in, o)
		if err != nil {
			return err
		}
		texts, err := writeFound(j, in, found.Overlaps)
		if err != nil {
			return err
		}
		for _, l := range found.Left {
			fmt.Fprintf(j.err, "Not compared: %d %s.\n", l.Count, l.Why)
		}
		if len(found.Overlaps) == 0 {
			fmt.Fprintf(j.err, "No shared passage in %s.\n", say.N("%s source", "%s sources", len(texts)))
		}
		return nil
	})
	c.Flags().IntVar(&o.MinWords, "min-words", 0, "leave out overlaps of fewer words")
	return c
}

// easeCollector lets garbage grow to twice what is in use before it is collected,
// as long as all is below three gigabytes: collecting it takes a tenth of a large
// search otherwise. Where the environment says how to collect, that stands. What it
// gives sets it back.
func easeCollector() (back func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	share, limit := debug.SetGCPercent(200), debug.SetMemoryLimit(3<<30)
	return func() {
		debug.SetGCPercent(share)
		debug.SetMemoryLimit(limit)
	}
}

// indexed is a source's text with its code points.
type indexed struct {
	text string
	data.Points
}

func writeFound(j job, in []desk.Incoming, found []data.Overlap) (map[string]indexed, error) {
	texts := make(map[string]indexed, len(in))
	for _, x := range in {
		texts[x.Name] = indexed{x.Text, data.NewPoints(x.Text)}
	}
	line := func(i int) findLine {
		o := found[i]
		return findOf(i+1, o, texts[o.A.Source], texts[o.B.Source])
	}
	if j.json {
		return texts, writeLines(j, len(found), line)
	}
	table := newTable(j.out, "RANK", "SCORE", "SAME", "A", "B", "TIER", "A'S WORDS")
	for i := range found {
		l := line(i)
		table.row(l.Rank, fmt.Sprintf("%.1f", l.Score), fmt.Sprintf("%d of %d", l.WordsSame, l.WordsA), l.A.Source, l.B.Source, l.Tier, clip(strings.Join(l.A.Text, " […] "), 60))
	}
	return texts, table.flush(true)
}

func findOf(rank int, o data.Overlap, a, b indexed) findLine {
	return findLine{
		rank, o.ID, sideOf(o.A, a.text, a.Points), sideOf(o.B, b.text, b.Points), o.Within, o.Tier, o.Score, o.ByChance,
		o.WordsA, o.WordsB, o.WordsSame, list(o.Tags),
	}
}

func compareCommand() *cobra.Command {
	var spansA, spansB string
	c := command("compare A B", "Say what was done to B's wording against A's", exactly(2, "two files"), func(j job, paths []string) error {
		sides := [2]desk.Incoming{}
		spans := [2]data.Passage{}
		for i, path := range paths {
			in, err := load(j, []string{path})
			if err != nil {
				return err
			}
			if len(in) != 1 {
				return misuse("verbatim compare takes two single texts; “%s” holds %d", path, len(in))
			}
			sides[i] = in[0]
			if spans[i], err = parseSpans([]string{spansA, spansB}[i], in[0]); err != nil {
				return err
			}
		}
		c, err := desk.CompareTexts(j, sides[0], sides[1], spans[0], spans[1])
		if err != nil {
			return err
		}
		l := compareOf(c, data.NewPoints(sides[0].Text), data.NewPoints(sides[1].Text))
		if j.json {
			return lines(j.out).Encode(l)
		}
		return tellCompare(j, l, c.Comparison)
	})
	c.Flags().StringVar(&spansA, "a-spans", "", "spans of A in code points: START:END,START:END")
	c.Flags().StringVar(&spansB, "b-spans", "", "spans of B in code points")
	return c
}

// parseSpans reads "511:654,1482:1592" in code points of the source's text.
func parseSpans(s string, in desk.Incoming) (data.Passage, error) {
	if s == "" {
		return nil, nil
	}
	var out data.Passage
	p := data.NewPoints(in.Text)
	end := p.Of(len(in.Text))
	for part := range strings.SplitSeq(s, ",") {
		a, b, ok := strings.Cut(part, ":")
		from, errA := strconv.Atoi(strings.TrimSpace(a))
		to, errB := strconv.Atoi(strings.TrimSpace(b))
		if !ok || errA != nil || errB != nil {
			return nil, misuse("“%s” is no span: write START:END in code points, such as 511:654", part)
		}
		if from < 0 || to <= from || to > end {
			return nil, misuse("the span %s lies outside %s, which has %d code points", part, in.Name, end)
		}
		span := p.Bytes(data.Span{Start: from, End: to})
		for _, o := range out {
			if o.Overlaps(span) {
				return nil, misuse("the span %s shares text with another one of %s", part, in.Name)
			}
		}
		out = append(out, span)
	}
	return out, nil
}

func compareOf(c desk.Compared, a, b data.Points) compareLine {
	l := compareLine{
		c.WordsA, c.WordsB, c.Same, c.Moved, c.Removed, c.Added, list(c.Tags), list(c.Alarms),
		known(c.SpeakerA), known(c.SpeakerB), known(c.CreditA), known(c.CreditB),
		proposalLine{known(c.Proposed.Wording), known(c.Proposed.Attribution), c.Proposed.Why},
		[]changeLine{},
	}
	for _, x := range c.Changes {
		l.Changes = append(l.Changes, changeLine{x.Op, pair(a.Span(x.A)), pair(b.Span(x.B)), x.TextA, x.TextB, known(x.Kind), x.Marked, x.Inherited, x.Says})
	}
	for _, s := range c.Joins {
		says := &l.Changes[s.Change].Says
		*says += "; " + s.Says
	}
	return l
}

// tellCompare is the same for people.
func tellCompare(j job, l compareLine, c collate.Comparison) error {
	fmt.Fprintf(j.out, "%d of %d words the same, %d moved, %d removed, %d added.\n\n%s\n\n", l.WordsSame, l.WordsA, l.WordsMoved, l.WordsRemoved, l.WordsAdded, c.Wdiff())
	for _, a := range l.Alarms {
		fmt.Fprintf(j.out, "! %s: look closely\n", collate.AlarmSays(a))
	}
	for _, x := range l.Changes {
		fmt.Fprintln(j.out, "-", x.Says)
	}
	if l.Proposed.Wording != nil {
		fmt.Fprintf(j.out, "\nThe program would say %s: %s\n", *l.Proposed.Wording, sentence(l.Proposed.Why))
	}
	return nil
}

// load reads the paths; what cannot be read is told on stderr and the rest
// goes on. Nothing readable at all is an error.
func load(j job, paths []string) ([]desk.Incoming, error) {
	begun := time.Now()
	in, refused, err := desk.Load(spread(paths))
	j.log.Info("files read", "read", len(in), "refused", len(refused), "took", time.Since(begun))
	return loaded(j, paths, in, refused, err)
}

func loaded(j job, paths []string, in []desk.Incoming, refused []desk.Refused, err error) ([]desk.Incoming, error) {
	if err != nil {
		return nil, err
	}
	for _, r := range refused {
		fmt.Fprintf(j.err, "%s: %s\n", r.Name, sentence(r.Why))
	}
	if len(in) == 0 {
		return nil, fmt.Errorf("there is no text to read in %s", strings.Join(paths, ", "))
	}
	return in, nil
}
