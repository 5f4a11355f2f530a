package views

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
)

// ballot is a verdict in the making: what the person has chosen so far. Fields
// nobody touched are empty and stand for their defaults, which are shown grey
// and are no values until Enter.
type ballot struct {
	data.Judgement
	stored data.Judgement // as it was last read from the workbench
	given  bool           // a verdict is stored
	stale  bool           // a source's text has changed since
}

// settled tells that there is nothing to save.
func (b *ballot) settled() bool { return b.given && !b.changed() && !b.stale }

// newBallot begins with the stored verdict, or with nothing. A stored severity
// that only followed from the overall goes on following it.
func newBallot(v *data.Verdict) ballot {
	if v == nil {
		return ballot{}
	}
	j := v.Judgement
	j.Severity = ""
	if j.Filled().Severity != v.Severity {
		j.Severity = v.Severity
	}
	return ballot{Judgement: j, stored: j, given: true}
}

// follows tells that it was begun from the same stored verdict as another.
func (b *ballot) follows(other ballot) bool {
	return b.given == other.given && sameJudgement(b.stored, other.stored)
}

// choices are the wordings, in the order of the cells.
var choices = []struct {
	id      cmd
	name    say.Text
	wording data.Wording
}{
	{cmdVerbatim, "Verbatim", data.Verbatim},
	{cmdMarked, "changes\x04Marked", data.Marked},
	{cmdAltered, "Altered", data.Altered},
	{cmdParaphrase, "Paraphrase", data.Paraphrase},
	{cmdTranslated, "Translated", data.Translated},
	{cmdUnrelated, "Unrelated", data.Unrelated},
}

// press does what a key of the verdict bar does and tells whether it was one.
func (b *ballot) press(id cmd) bool {
	for _, c := range choices {
		if c.id == id {
			b.Wording = c.wording
			return true
		}
	}
	full := b.Filled()
	switch id {
	case cmdAttribution:
		b.Attribution = next(data.Attributions, full.Attribution, 1)
	case cmdAttrBack:
		b.Attribution = next(data.Attributions, full.Attribution, -1)
	case cmdSense:
		b.Sense, b.SenseTouched = next(data.Senses, full.Sense, 1), true
	case cmdSenseBack:
		b.Sense, b.SenseTouched = next(data.Senses, full.Sense, -1), true
	case cmdSeverity:
		b.Severity = next(data.Severities, full.Severity, 1)
	case cmdConfidence:
		b.Confidence = next(data.Confidences, full.Confidence, 1)
	case cmdDirection:
		b.Direction = next(data.Directions, full.Direction, 1)
	default:
		return false
	}
	return true
}

// next is the value by places further on in its cycle.
func next[T comparable](cycle []T, now T, by int) T {
	n := len(cycle)
	return cycle[(slices.Index(cycle, now)+by+n)%n]
}

// changed tells that something would be lost without saving.
func (b *ballot) changed() bool { return !sameJudgement(b.Judgement, b.stored) }

func sameJudgement(x, y data.Judgement) bool {
	return fmt.Sprintf("%+v", plainly(x)) == fmt.Sprintf("%+v", plainly(y))
}

// plainly is a judgement without pointers, so that two can be compared.
func plainly(j data.Judgement) any {
	override := data.Rating(-1)
	if j.Overridden != nil {
		override = *j.Overridden
	}
	j.Overridden = nil
	return struct {
		data.Judgement
		data.Rating
	}{j, override}
}

// accept confirms a tag that the program proposed or takes it away. Without a
// word of the person all proposed tags are stored, so the first rejection
// begins with all of them.
func (b *ballot) accept(proposed []data.Tag, t data.Tag, yes bool) {
	if b.Alterations == nil {
		b.Alterations = proposed
	}
	rest := slices.DeleteFunc(append([]data.Tag{}, b.Alterations...), func(o data.Tag) bool { return o == t })
	if yes {
		rest = append(rest, t)
	}
	b.Alterations = rest
}

// rejected tells that the person took a proposed tag away.
func (b *ballot) rejected(t data.Tag) bool {
	return b.Alterations != nil && t != "" && !slices.Contains(b.Alterations, t)
}

// renew adds the tags proposed of a text that has changed since: the verdict left
// out none of them.
func (b *ballot) renew(proposed []data.Tag) {
	if b.Alterations == nil {
		return
	}
	tags := b.With(proposed)
	b.Alterations, b.stored.Alterations = tags, tags
}

// overall is the number, the label by a scale and the reason as the bar shows them.
func (b *ballot) overall(scale data.Scale) (numeral, label, why string) {
	if b.Wording == "" {
		return "–", say.T("Not judged"), say.T("choose a wording")
	}
	j := b.Filled()
	o := j.Overall().In(scale)
	switch {
	case b.Wording == data.Unrelated:
		return "0", ratingName(o.Label), say.T("not the same words")
	case j.Overridden != nil:
		return fmt.Sprint(int(o.Rating)), ratingName(o.Label), say.T("your own rating")
	case b.Wording == data.Translated && !b.SenseTouched:
		return "–", ratingName(o.Label), say.T("a translation needs the sense: press S")
	case o.Rating == 0:
		return "–", ratingName(o.Label), say.T("something is unclear")
	}
	return fmt.Sprint(int(o.Rating)), ratingName(o.Label), say.T("lowest of %s", scores(j))
}

// scores are the scores that count, in words: "3, 4 and 5".
func scores(j data.Judgement) string {
	var out []string
	for _, r := range []data.Rating{j.Wording.Score(), j.Attribution.Score(), j.Sense.Score()} {
		if r > 0 {
			out = append(out, fmt.Sprint(int(r)))
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return say.T("%s and %s", strings.Join(out[:len(out)-1], ", "), out[len(out)-1])
}

// axis is one of the four that are cycled through, as it is shown.
type axis struct {
	id      cmd
	name    string
	value   string
	at, of  int  // place in the cycle
	touched bool // the person's own value, not the default
}

// axes are the four beside the wording. Of a stored verdict a value counts as
// touched when it is another one now.
func (b *ballot) axes() [4]axis {
	j, old := b.Filled(), b.stored.Filled()
	touched := func(chosen, other bool) bool { return b.given && other || !b.given && chosen }
	words := func(s string) string { return capital(named(s)) }
	return [4]axis{
		{
			cmdAttribution, say.T("Attribution"), words(string(j.Attribution)),
			slices.Index(data.Attributions, j.Attribution), len(data.Attributions),
			touched(b.Attribution != "", j.Attribution != old.Attribution),
		},
		{
			cmdSense, say.T("Sense"), words(string(j.Sense)),
			slices.Index(data.Senses, j.Sense), len(data.Senses), touched(b.Sense != "", j.Sense != old.Sense),
		},
		{
			cmdSeverity, say.T("Severity"), words(string(j.Severity)),
			slices.Index(data.Severities, j.Severity), len(data.Severities), touched(b.Severity != "", j.Severity != old.Severity),
		},
		{
			cmdConfidence, say.T("Confidence"), words(string(j.Confidence)),
			slices.Index(data.Confidences, j.Confidence), len(data.Confidences), touched(b.Confidence != "", j.Confidence != old.Confidence),
		},
	}
}

// direction says who took from whom, as far as the person knows.
func (b *ballot) direction() string {
	switch b.Direction {
	case data.AFromB:
		return say.T("A from B")
	case data.BFromA:
		return say.T("B from A")
	case data.CommonSource:
		if b.CommonSource != "" {
			return say.T("both from %s", b.CommonSource)
		}
		return say.T("both from one source; E names it")
	}
	return say.T("unknown")
}
