package data_test

import (
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

func rating(r data.Rating) *data.Rating { return &r }

func TestOverall(t *testing.T) {
	for _, c := range []struct {
		why   string
		j     data.Judgement
		want  data.Rating
		label string
	}{
		{"one digit and Enter", data.Judgement{Wording: data.Verbatim}, 5, "Faithful"},
		{"edits shown", data.Judgement{Wording: data.Marked}, 4, "Faithful, edits shown or source not credited"},
		{"the Zamili pair", data.Judgement{Wording: data.Altered, Attribution: data.Uncredited}, 3, "Loosely quoted"},
		{"other words in marks", data.Judgement{Wording: data.Paraphrase}, 2, "Misleading"},
		{"the source not credited", data.Judgement{Wording: data.Verbatim, Attribution: data.Uncredited}, 4, "Faithful, edits shown or source not credited"},
		{"a name spelled otherwise", data.Judgement{Wording: data.Verbatim, Attribution: data.NameVariesAttr}, 5, "Faithful"},
		{"nobody named", data.Judgement{Wording: data.Verbatim, Attribution: data.Unnamed}, 3, "Loosely quoted"},
		{"another speaker", data.Judgement{Wording: data.Verbatim, Attribution: data.WrongAttribution}, 1, "Misquoted or misattributed"},
		{"another sense", data.Judgement{Wording: data.Verbatim, Sense: data.Shifted}, 2, "Misleading"},
		{"the opposite", data.Judgement{Wording: data.Verbatim, Sense: data.Reversed}, 1, "Misquoted or misattributed"},
		{"unclear who spoke", data.Judgement{Wording: data.Verbatim, Attribution: data.UnclearAttribution}, 0, "Unproven"},
		{"unclear sense", data.Judgement{Wording: data.Paraphrase, Sense: data.UnclearSense}, 0, "Unproven"},
		{"a translation nobody weighed", data.Judgement{Wording: data.Translated}, 0, "Unproven"},
		{"a translation that keeps the sense", data.Judgement{Wording: data.Translated, Sense: data.Kept, SenseTouched: true}, 5, "Faithful"},
		{"a translation that shifts it", data.Judgement{Wording: data.Translated, Sense: data.Shifted, SenseTouched: true}, 2, "Misleading"},
		{"no overlap at all", data.Judgement{Wording: data.Unrelated, Attribution: data.WrongAttribution}, 0, data.DismissedLabel},
		{"the person's own", data.Judgement{Wording: data.Altered, Overridden: rating(4)}, 4, "Faithful, edits shown or source not credited"},
		{"the person's own over an unclear axis", data.Judgement{Wording: data.Altered, Sense: data.UnclearSense, Overridden: rating(1)}, 1, "Misquoted or misattributed"},
	} {
		if got := c.j.Overall(); got.Rating != c.want || got.Label != c.label {
			t.Errorf("%s: %+v, want %d %q", c.why, got, c.want, c.label)
		}
	}
}

func anyJudgement() *rapid.Generator[data.Judgement] {
	return rapid.Custom(func(t *rapid.T) data.Judgement {
		return data.Judgement{
			Wording:      rapid.SampledFrom(data.Wordings).Draw(t, "wording"),
			Attribution:  rapid.SampledFrom(append([]data.Attribution{""}, data.Attributions...)).Draw(t, "attribution"),
			Sense:        rapid.SampledFrom(append([]data.Sense{""}, data.Senses...)).Draw(t, "sense"),
			SenseTouched: rapid.Bool().Draw(t, "touched"),
			Severity:     rapid.SampledFrom(append([]data.Severity{""}, data.Severities...)).Draw(t, "severity"),
		}
	})
}

// Filling in the defaults changes no overall, leaves what was chosen, and is
// done once.
func TestFilledChangesNoOverall(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j := anyJudgement().Draw(t, "judgement")
		f := j.Filled()
		if f.Overall() != j.Overall() {
			t.Fatalf("%+v is %v, filled %v", j, j.Overall(), f.Overall())
		}
		if f.Attribution == "" || f.Sense == "" || f.Severity == "" || f.Confidence == "" || f.Direction == "" {
			t.Fatalf("not filled: %+v", f)
		}
		if j.Attribution != "" && f.Attribution != j.Attribution || j.Severity != "" && f.Severity != j.Severity {
			t.Fatalf("%+v became %+v", j, f)
		}
		if again := f.Filled(); again.Severity != f.Severity || again.Direction != f.Direction {
			t.Fatalf("%+v filled again is %+v", f, again)
		}
	})
}

// The overall is never better than the worst axis that has a score.
func TestOverallIsTheLowest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j := anyJudgement().Draw(t, "judgement").Filled()
		o := j.Overall()
		for _, s := range []data.Rating{j.Wording.Score(), j.Attribution.Score(), j.Sense.Score()} {
			if s > 0 && o.Rating > s {
				t.Fatalf("%+v is rated %d", j, o.Rating)
			}
		}
		unclear := j.Attribution == data.UnclearAttribution || j.Sense == data.UnclearSense || j.Wording == data.Translated && !j.SenseTouched
		if (o.Rating == 0) != (unclear || j.Wording == data.Unrelated) {
			t.Fatalf("%+v is rated %d", j, o.Rating)
		}
	})
}

func TestSeverityFollowsFromTheOverall(t *testing.T) {
	for wording, want := range map[data.Wording]data.Severity{
		data.Verbatim: data.NoSeverity, data.Marked: data.NoSeverity, data.Altered: data.Minor, data.Paraphrase: data.Serious,
		data.Translated: data.NoSeverity, data.Unrelated: data.NoSeverity,
	} {
		if got := (data.Judgement{Wording: wording}).Filled().Severity; got != want {
			t.Errorf("%s is %s, want %s", wording, got, want)
		}
	}
}

// Seven kinds never make a wording less than verbatim, and every tag that the
// machine proposes is listed once.
func TestHarmlessTags(t *testing.T) {
	harmless := map[data.Tag]bool{
		data.SpellingVariant: true, data.Punctuation: true, data.Case: true, data.Typography: true,
		data.EllipsisStyle: true, data.HeadlineQuote: true, data.NameVaries: true,
	}
	seen := map[data.Tag]bool{}
	for _, tag := range data.MachineTags {
		if seen[tag] {
			t.Errorf("%s is listed twice", tag)
		}
		seen[tag] = true
		if tag.Harmless() != harmless[tag] {
			t.Errorf("%s is harmless: %v", tag, tag.Harmless())
		}
	}
	if len(seen) != 19 {
		t.Errorf("%d machine tags", len(seen))
	}
}
