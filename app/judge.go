package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/data"
	"verbatim/data/desk"
)

// judgeFlags are a verdict as it is typed.
type judgeFlags struct {
	wording, attribution, sense, status, direction, commonSource string
	severity, confidence, note, reviewer                         string
	tags, evidence                                               []string
}

func judgeCommand() *cobra.Command {
	var f judgeFlags
	var sense func() bool
	c := command("judge WORKBENCH OVERLAP --wording W", "Give a verdict on an overlap", exactly(2, "a workbench and an overlap"), func(j job, args []string) error {
		judgement, err := f.judgement()
		if err != nil {
			return err
		}
		judgement.SenseTouched = sense()
		return writable(j, args[0], func(d *desk.Desk) error { return judge(j, d, args[1], f, judgement) })
	})
	fl := c.Flags()
	sense = func() bool { return fl.Changed("sense") }
	fl.StringVar(&f.wording, "wording", "", oneOf(data.Wordings))
	fl.StringVar(&f.attribution, "attribution", "", oneOf(data.Attributions))
	fl.StringVar(&f.sense, "sense", "", oneOf(data.Senses))
	fl.StringVar(&f.status, "status", "", oneOf(data.Statuses))
	fl.StringVar(&f.direction, "direction", "", oneOf(data.Directions))
	fl.StringVar(&f.commonSource, "common-source", "", "the source that both took from")
	fl.StringVar(&f.severity, "severity", "", oneOf(data.Severities))
	fl.StringVar(&f.confidence, "confidence", "", oneOf(data.Confidences))
	fl.StringVar(&f.note, "note", "", "a note")
	fl.StringArrayVar(&f.tags, "tag", nil, "a tag; may be repeated")
	fl.StringArrayVar(&f.evidence, "evidence", nil, "what the verdict rests on: LABEL, LINK or LABEL <LINK>; may be repeated")
	fl.StringVar(&f.reviewer, "reviewer", "", "who judges; the workbench's last reviewer unless given")
	return c
}

func oneOf[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}

// choice is a typed value that must be one of a list, or empty.
func choice[T ~string](flag, typed string, values []T) (T, error) {
	if typed == "" || slices.Contains(values, T(typed)) {
		return T(typed), nil
	}
	return "", misuse("--%s takes one of %s, not “%s”", flag, oneOf(values), typed)
}

// judgement turns the flags into a judgement; what was not typed stays empty
// and takes its default.
func (f judgeFlags) judgement() (j data.Judgement, err error) {
	if f.wording == "" {
		return j, misuse("verbatim judge needs --wording: %s", oneOf(data.Wordings))
	}
	var errs [6]error
	j.Wording, errs[0] = choice("wording", f.wording, data.Wordings)
	j.Attribution, errs[1] = choice("attribution", f.attribution, data.Attributions)
	j.Sense, errs[2] = choice("sense", f.sense, data.Senses)
	j.Direction, errs[3] = choice("direction", f.direction, data.Directions)
	j.Severity, errs[4] = choice("severity", f.severity, data.Severities)
	j.Confidence, errs[5] = choice("confidence", f.confidence, data.Confidences)
	for _, err := range errs {
		if err != nil {
			return j, err
		}
	}
	if _, err := choice("status", f.status, data.Statuses); err != nil {
		return j, err
	}
	if f.commonSource != "" && j.Direction != data.CommonSource {
		return j, misuse("--common-source goes with --direction common-source")
	}
	j.CommonSource, j.Notes = f.commonSource, f.note
	for _, e := range f.evidence {
		j.Evidence = append(j.Evidence, parseEvidence(e))
	}
	return j, nil
}

// parseEvidence reads "LABEL <LINK>", a bare link, or a bare label.
func parseEvidence(s string) data.Evidence {
	label, rest, ok := strings.Cut(s, "<")
	if link, closed := strings.CutSuffix(strings.TrimSpace(rest), ">"); ok && closed {
		return data.Evidence{Label: strings.TrimSpace(label), Link: link}
	}
	if strings.Contains(s, "://") {
		return data.Evidence{Link: strings.TrimSpace(s)}
	}
	return data.Evidence{Label: strings.TrimSpace(s)}
}

// judge stores the verdict and prints it once it is durable. The proposed tags
// are among the defaults that it makes the person's.
func judge(j job, d *desk.Desk, beginning string, f judgeFlags, v data.Judgement) error {
	id, err := d.Resolve(j, beginning)
	if err != nil {
		return err
	}
	p, err := d.Pair(j, id)
	if err != nil {
		return err
	}
	v.Alterations = slices.Clone(p.Collation.Tags)
	for _, t := range f.tags {
		switch tag := data.Tag(t); {
		case !slices.Contains(data.MachineTags, tag) && !slices.Contains(data.HandTags, tag):
			v.Tags = append(v.Tags, t)
		case !slices.Contains(v.Alterations, tag):
			v.Alterations = append(v.Alterations, tag)
		}
	}
	reviewer := f.reviewer
	if reviewer == "" {
		reviewer = d.Reviewer()
	}
	verdict, err := d.Judge(j, id, reviewer, v)
	if err != nil {
		return err
	}
	if f.status != "" {
		if err := d.SetStatus(j, data.Status(f.status), id); err != nil {
			return err
		}
	}
	if p, err = d.Pair(j, id); err != nil {
		return err
	}
	scale, err := d.Scale(j)
	if err != nil {
		return err
	}
	l := judgedOf(scale, verdict, p.Row.Status)
	if j.json {
		return lines(j.out).Encode(l)
	}
	fmt.Fprintf(j.out, "%s on %s by %s: %s, %s, %s: %s.\nSeverity %s, confidence %s, direction %s, status %s.\n", l.ID, l.Overlap, l.Reviewer,
		l.Wording, l.Attribution, l.Sense, l.Overall, l.Severity, l.Confidence, l.Direction, l.Status)
	if len(l.Alterations) > 0 {
		fmt.Fprintf(j.out, "Alterations: %s.\n", oneOf(l.Alterations))
	}
	return nil
}
