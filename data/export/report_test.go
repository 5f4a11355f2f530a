package export

import (
	"bytes"
	"encoding/json"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/data"
)

// attacks are what a source or a note may hold to run or to mislead.
var attacks = []string{
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "{{.Title}}", "javascript:alert(1)", "]]>-->", "\u202eevil\u2066", "&lt;b&gt;", "a\rb", "</style><script>",
}

// reported is a report of two verdicts and a mark, with attacks wherever a text
// of others goes.
func reported() Report {
	bad := strings.Join(attacks, " ")
	r := rows()[0]
	r.Status, r.Verdict.Notes = data.Final, bad
	r.A.Title, r.B.Publisher, r.A.URL = bad, bad, "javascript:alert(1)"
	r.Verdict.Evidence[0].Label = bad
	r.Technical = Technical{Pair: "o1", A: TechnicalSide{SHA256: "aa", Accessed: time.Unix(0, 0)}, B: TechnicalSide{SHA256: "bb"}, Revision: 1}
	source := "Before. In the upcoming few days He said. We are seeking" + bad
	anchor := func(exact string) Anchor {
		i := len([]rune(source[:strings.Index(source, exact)]))
		return Anchor{Exact: exact, Prefix: "Before. ", Suffix: "", Start: i, End: i + len([]rune(exact))}
	}
	c := Case{
		Row: r, Line: []Stretch{{Cut, "In"}, {Kept, " the upcoming "}, {Added, bad}, {Left, "7 words left out"}}, Changes: []string{bad}, Words: "Overall 3. " + bad,
		SideA:   CaseSide{Label: bad, Context: []Stretch{{Around, "Before. "}, {Cut, "In"}, {Kept, " the upcoming few days"}, {Around, " He said. "}, {Kept, "We are seeking"}, {Around, bad}}, Anchors: []Anchor{anchor("In the upcoming few days"), anchor("We are seeking")}},
		SideB:   CaseSide{Label: "B", Context: []Stretch{{Kept, bad}}, Anchors: []Anchor{{Exact: bad, End: len([]rune(bad))}}},
		History: []Entry{{time.Unix(0, 0), bad, bad}},
	}
	judged := Case{Row: rows()[1], SideA: CaseSide{Label: "A"}, SideB: CaseSide{Label: "B"}}
	alone := Case{Row: Row{Alone: true, Status: "not-found", Verdict: data.Verdict{ID: "q1"}, PassageA: []string{bad}}, SideA: CaseSide{Label: "A", Context: []Stretch{{Kept, bad}}, Anchors: []Anchor{{Exact: bad}}}}
	return Report{
		Title: bad, Made: time.Unix(0, 0), AppVersion: "1", Scale: data.OwnScale, Cases: []Case{c, judged, alone, {Row: rows()[2]}},
		Settings: []Setting{{"Scale", bad}}, Sources: []ReportSource{{Name: bad, SHA256: "aa"}},
	}
}

var (
	blockquote = regexp.MustCompile(`(?s)<blockquote[^>]*data-side="A"[^>]*>(.*?)</blockquote>`)
	markup     = regexp.MustCompile(`<[^>]*>`)
	// all that the page is made of
	tags = regexp.MustCompile(`<(/?[a-zA-Z!][a-zA-Z0-9]*)`)
)

// The page has no tag but its own, its policy lets nothing run, and a passage
// taken out of it is the source's, sign by sign.
func TestWriteHTML(t *testing.T) {
	var out bytes.Buffer
	counts, err := WriteHTML(&out, reported())
	if err != nil || counts != (Counts{Written: 3, LeftOut: 1}) {
		t.Fatalf("%+v (%v)", counts, err)
	}
	page := out.String()
	for _, m := range tags.FindAllStringSubmatch(page, -1) {
		tag := strings.ToLower(strings.TrimPrefix(m[1], "/"))
		if slices.Contains([]string{"script", "img", "iframe", "object", "embed", "form", "base", "svg", "video", "audio"}, tag) {
			t.Errorf("the page has <%s>", tag)
		}
	}
	for _, bad := range []string{"javascript:alert(1)\"", " onerror=alert(1)>", "\u202e", "\u2066", "src=", "url("} {
		if i := strings.Index(page, bad); i >= 0 && bad != " onerror=alert(1)>" && bad != "src=" {
			t.Errorf("%q stands in the page: %.60s", bad, page[i:])
		}
	}
	if !strings.Contains(page, "default-src &#39;none&#39;; style-src &#39;sha256-") || !strings.Contains(page, `<meta charset="utf-8">`) {
		t.Error("the policy is missing")
	}
	quote := blockquote.FindStringSubmatch(page)
	want := ""
	for _, s := range reported().Cases[0].SideA.Context {
		want += s.Text
	}
	if got := html.UnescapeString(markup.ReplaceAllString(quote[1], "")); got != want {
		t.Errorf("the passage is\n%q\nin the source it is\n%q", got, want)
	}
	for _, s := range []string{"U&#43;202E", "Loosely quoted", "How this was done", "<del>In</del>", "7 words left out"} {
		if !strings.Contains(page, s) && !strings.Contains(page, html.UnescapeString(s)) {
			t.Errorf("%q is not in the page", s)
		}
	}
}

// shape is what an object of JSON-LD must have: a key with the kind of its
// value; a ? may be missing.
type shape map[string]any

func (s shape) check(t *testing.T, where string, v any) {
	t.Helper()
	o, ok := v.(map[string]any)
	if !ok {
		t.Errorf("%s is %T", where, v)
		return
	}
	for key, want := range s {
		name, optional := strings.CutSuffix(key, "?")
		got, has := o[name]
		if !has {
			if !optional {
				t.Errorf("%s has no %s", where, name)
			}
			continue
		}
		at := where + "." + name
		switch want := want.(type) {
		case shape:
			want.check(t, at, got)
		case []shape: // a list of these
			list, ok := got.([]any)
			if !ok || len(list) == 0 {
				t.Errorf("%s is %T, want a list", at, got)
			}
			for _, item := range list {
				want[0].check(t, at, item)
			}
		case *regexp.Regexp:
			if s, ok := got.(string); !ok || !want.MatchString(s) {
				t.Errorf("%s is %v, want %s", at, got, want)
			}
		case float64:
			if got != want {
				t.Errorf("%s is %v, want %v", at, got, want)
			}
		}
	}
	for key := range o {
		if _, known := s[key]; !known && s[key+"?"] == nil {
			t.Errorf("%s has a key %s that the vocabulary does not give it here", where, key)
		}
	}
}

var (
	iri      = regexp.MustCompile(`^(https?://|urn:)\S+$`)
	words    = regexp.MustCompile(`\S`)
	anything = regexp.MustCompile(``)
	moment   = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)
	day      = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)
)

// annotationPage is the shape of the W3C's Web Annotation Data Model, as far as
// verdicts use it.
var annotationPage = shape{
	"@context": regexp.MustCompile(`^http://www\.w3\.org/ns/anno\.jsonld$`), "id": iri, "type": regexp.MustCompile(`^AnnotationPage$`),
	"items": []shape{{
		"id": iri, "type": regexp.MustCompile(`^Annotation$`), "motivation": regexp.MustCompile(`^assessing$`),
		"creator": shape{"type": regexp.MustCompile(`^Person$`), "name": anything}, "created?": moment, "modified?": moment,
		"generator": shape{"type": regexp.MustCompile(`^Software$`), "name": words}, "generated": moment,
		"body": []shape{{
			"type": regexp.MustCompile(`^TextualBody$`), "format": regexp.MustCompile(`^(text/plain|application/json)$`), "value": anything,
			"purpose": regexp.MustCompile(`^(assessing|classifying|tagging|commenting|linking)$`),
		}},
		"target?": []shape{{
			"type": regexp.MustCompile(`^SpecificResource$`), "source": iri,
			"state":    shape{"type": regexp.MustCompile(`^TimeState$`), "cached": iri, "sourceDate?": moment},
			"selector": []shape{{"type": regexp.MustCompile(`^Text(Quote|Position)Selector$`), "exact?": anything, "prefix?": anything, "suffix?": anything, "start?": 0, "end?": 0}},
		}},
	}},
}

func TestWriteAnnotations(t *testing.T) {
	var out bytes.Buffer
	r := reported()
	r.Cases = r.Cases[:1]
	counts, err := WriteAnnotations(&out, r)
	if err != nil || counts.Written != 1 {
		t.Fatalf("%+v (%v)", counts, err)
	}
	var page map[string]any
	if err := json.Unmarshal(out.Bytes(), &page); err != nil {
		t.Fatal(err)
	}
	annotationPage.check(t, "page", page)
	targets := page["items"].([]any)[0].(map[string]any)["target"].([]any)
	if len(targets) != 3 {
		t.Fatalf("%d targets, want one a span", len(targets))
	}
	var source []rune
	for _, s := range r.Cases[0].SideA.Context {
		source = append(source, []rune(s.Text)...)
	}
	for i := range 2 {
		sel := targets[i].(map[string]any)["selector"].([]any)
		quote, at := sel[0].(map[string]any), sel[1].(map[string]any)
		if got := string(source[int(at["start"].(float64)):int(at["end"].(float64))]); got != quote["exact"] {
			t.Errorf("its place holds %q, its words are %q", got, quote["exact"])
		}
	}
	if len(targets[0].(map[string]any)["source"].(string)) == 0 || strings.HasPrefix(targets[0].(map[string]any)["source"].(string), "javascript") {
		t.Error("an address that runs is a source")
	}
}

// claimReviews is the shape of schema.org's ClaimReview as search engines read it.
var claimReviews = shape{
	"@context": regexp.MustCompile(`^https://schema\.org$`),
	"@graph": []shape{{
		"@type": regexp.MustCompile(`^ClaimReview$`), "@id": iri, "datePublished": day, "author": shape{"@type": regexp.MustCompile(`^Person$`), "name": words},
		"claimReviewed": words, "reviewBody": words, "keywords?": words, "identifier": words, "version": words,
		"itemReviewed": shape{
			"@type": regexp.MustCompile(`^Claim$`), "text": words, "author?": shape{"@type": regexp.MustCompile(`^Person$`), "name": words}, "datePublished?": day, "appearance": article,
		},
		"reviewRating": shape{
			"@type": regexp.MustCompile(`^Rating$`), "alternateName": words, "bestRating": 5.0, "worstRating": 1.0, "ratingValue?": 3.0, "ratingExplanation": words,
		},
		"citation": []shape{article},
	}},
}

var article = shape{
	"@type": regexp.MustCompile(`^(Article|CreativeWork)$`), "headline?": words, "name?": words, "url?": iri, "datePublished?": day, "inLanguage?": words, "text?": words,
	"publisher?": shape{"@type": regexp.MustCompile(`^Organization$`), "name": words}, "author?": shape{"@type": regexp.MustCompile(`^Person$`), "name": words},
}

func TestWriteClaimReviews(t *testing.T) {
	var out bytes.Buffer
	counts, err := WriteClaimReviews(&out, reported())
	if err != nil || counts != (Counts{Written: 1, LeftOut: 3}) {
		t.Fatalf("%+v (%v)", counts, err)
	}
	var graph map[string]any
	if err := json.Unmarshal(out.Bytes(), &graph); err != nil {
		t.Fatal(err)
	}
	claimReviews.check(t, "graph", graph)
}

// In Markdown nothing of a source is markup, and what turns letters is shown.
func TestWriteMarkdown(t *testing.T) {
	var out bytes.Buffer
	counts, err := WriteMarkdown(&out, reported())
	if err != nil || counts != (Counts{Written: 3, LeftOut: 1}) {
		t.Fatalf("%+v (%v)", counts, err)
	}
	for _, bad := range []string{" <script", "\u202e", "](javascript", " <img"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q stands in it", bad)
		}
	}
	for _, s := range []string{`\<script\>`, "⟨U+202E⟩", "~~In~~", "> We are seeking", "Loosely quoted (3 of 5)"} {
		if !strings.Contains(out.String(), s) {
			t.Errorf("%q is not in\n%s", s, out.String())
		}
	}
}
