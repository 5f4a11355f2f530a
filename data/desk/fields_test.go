package desk

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verbatim/data"
)

// What a person decided is what is read back, all of it.
func TestVerdictIsKeptWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		str := rapid.String()
		v := data.Verdict{
			ID: "v1", Overlap: "o1", Reviewer: str.Draw(t, "reviewer"), At: time.UnixMilli(rapid.Int64Range(0, 1<<42).Draw(t, "at")).UTC(),
			Judgement: data.Judgement{
				Wording:      rapid.SampledFrom(data.Wordings).Draw(t, "wording"),
				Attribution:  rapid.SampledFrom(data.Attributions).Draw(t, "attribution"),
				Sense:        rapid.SampledFrom(data.Senses).Draw(t, "sense"),
				SenseTouched: rapid.Bool().Draw(t, "touched"),
				Severity:     rapid.SampledFrom(data.Severities).Draw(t, "severity"),
				Confidence:   rapid.SampledFrom(data.Confidences).Draw(t, "confidence"),
				Direction:    rapid.SampledFrom(data.Directions).Draw(t, "direction"),
				CommonSource: str.Draw(t, "common source"), Notes: str.Draw(t, "notes"),
				Alterations: rapid.SliceOf(rapid.SampledFrom(data.MachineTags)).Draw(t, "alterations"),
				Tags:        rapid.SliceOf(str).Draw(t, "tags"),
			},
		}
		if rapid.Bool().Draw(t, "overridden") {
			r := data.Rating(rapid.IntRange(0, 5).Draw(t, "rating"))
			v.Overridden = &r
		}
		for range rapid.IntRange(0, 2).Draw(t, "evidence") {
			v.Evidence = append(v.Evidence, data.Evidence{
				Label: str.Draw(t, "label"), Link: str.Draw(t, "link"), Quote: str.Draw(t, "quote"),
				Accessed: data.Date{Year: 2026, Month: rapid.IntRange(0, 12).Draw(t, "month")},
			})
		}
		back, err := decodeVerdict("o1", encodeVerdict(v))
		if err != nil || !reflect.DeepEqual(back, v) {
			t.Fatalf("kept %+v\nread %+v (%v)", v, back, err)
		}
	})
}

func TestMetaIsKeptWhole(t *testing.T) {
	from := data.Origins{Title: data.Origin{Kind: data.FromPage, Where: "JSON-LD: headline"}, Author: data.Origin{Kind: data.Typed}, Date: data.Origin{Kind: data.FromText, Where: "dateline"}}
	for _, m := range []data.Meta{
		{},
		{Title: "“Quoted” & <marked>", Publisher: "The Moscow Times", Author: "A. B.", Date: data.Date{Year: 2015, Month: 10}, URL: "https://example.org/?a=1&b=2", Language: "en"},
	} {
		for _, o := range []data.Origins{{}, from} {
			if back, of, err := decodeMeta(encodeMeta(m, o)); err != nil || back != m || of != o {
				t.Errorf("kept %+v from %+v, read %+v from %+v (%v)", m, o, back, of, err)
			}
		}
	}
}

// A value that is damaged or from elsewhere is an error, never a panic.
func TestStoredValuesThatCannotBeRead(t *testing.T) {
	for _, raw := range []string{`{`, `7`, `{"overridden":9}`, `{"evidence":[{"accessed":"yesterday"}]}`, `{"reviewed_at":"noon"}`} {
		if v, err := decodeVerdict("o1", []byte(raw)); err == nil {
			t.Errorf("%s was read as %+v", raw, v)
		}
	}
	for _, raw := range []string{`[]`, `{"date":"2015-13"}`} {
		if m, _, err := decodeMeta([]byte(raw)); err == nil {
			t.Errorf("%s was read as %+v", raw, m)
		}
	}
}
