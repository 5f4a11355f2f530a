package export

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"verbatim/data"
)

//go:embed report.css
var reportStyle string

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"signs": signs, "told": told, "web": webAddress, "instant": instant, "cite": cite, "plural": plural, "alterations": func(tags []data.Tag) string {
		return list(tags, func(t data.Tag) string { return string(t) })
	},
	"inc": func(i int) int { return i + 1 },
}).Parse(reportPage))

// WriteHTML writes the verdicts as one HTML file that needs nothing else: a list,
// a chapter a verdict, and how it was done. Nothing runs in it: it has no
// script, its policy allows none, no network and no style but its own, and what
// comes from a source is text.
func WriteHTML(w io.Writer, r Report) (Counts, error) {
	cases, counts := r.judgedCases()
	sum := sha256.Sum256([]byte(reportStyle))
	return counts, reportTemplate.Execute(w, struct {
		Report
		Judged []*Case
		Counts Counts
		Policy string
		Style  template.CSS
		Scores []string
	}{
		r, cases, counts,
		"default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'",
		template.CSS(reportStyle), //nolint:gosec // our own file
		scaleSays(r.Scale),
	})
}

// scaleSays tells what each rating is called, 5 first.
func scaleSays(s data.Scale) []string {
	var out []string
	for i := len(s) - 1; i > 0; i-- {
		out = append(out, fmt.Sprintf("%d %s", i, data.Overall{Rating: data.Rating(i)}.In(s).Label))
	}
	return append(out, data.Overall{}.In(s).Label)
}

// Label is the name of the overall, or the mark of a quotation alone.
func (c *Case) Label() string {
	if o, ok := c.Overall(); ok {
		return o.Label
	}
	return strings.ReplaceAll(string(c.Status), "-", " ")
}

// pageSide is a side as the page shows it.
type pageSide struct {
	Letter, Speaker string
	CaseSide
	data.Meta
}

// Sides are the passages there are.
func (c *Case) Sides() []pageSide {
	sides := []pageSide{{"A", c.SpeakerA, c.SideA, c.A}, {"B", c.SpeakerB, c.SideB, c.B}}
	if c.Alone {
		return sides[:1]
	}
	return sides
}

// About says in a few words who speaks.
func (c *Case) About() string { return c.about() }

// HasVerdict tells a verdict from the mark on a quotation alone.
func (c *Case) HasVerdict() bool { return c.judged() }

// sign is some text, or one character that turns letters round or that HTML
// would not keep: that one stands apart, with its number shown.
type sign struct {
	Text string
	Code string        // "U+202E"
	Raw  template.HTML // the character by its number
}

// told is a text with such characters told by their numbers, for the page's title,
// which can hold no more than text.
func told(s string) string {
	var b strings.Builder
	for _, x := range signs(s) {
		b.WriteString(x.Text + x.Code)
	}
	return b.String()
}

// signs parts a text at such characters.
func signs(s string) []sign {
	var out []sign
	rest := 0
	for i, r := range s {
		if !turns(r) && r != '\r' {
			continue
		}
		if rest < i {
			out = append(out, sign{Text: s[rest:i]})
		}
		rest = i + len(string(r))
		out = append(out, sign{Code: fmt.Sprintf("U+%04X", r), Raw: template.HTML(fmt.Sprintf("&#x%X;", r))}) //nolint:gosec // digits
	}
	if rest < len(s) || len(out) == 0 {
		out = append(out, sign{Text: s[rest:]})
	}
	return out
}
