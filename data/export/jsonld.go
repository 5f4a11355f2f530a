package export

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"time"

	"verbatim/data"
)

// thing is an object of JSON-LD; its keys are written sorted.
type thing = map[string]any

// facts is a thing of which some values may be unknown.
type facts thing

// known leaves those out: a key with an empty value says nothing.
func (f facts) known() thing {
	for k, v := range f {
		if v == "" {
			delete(f, k)
		}
	}
	return thing(f)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// urn names what has no address of its own.
func urn(id string) string { return "urn:verbatim:" + id }

// textURN names a text by its hash.
func textURN(sha256 string) string { return "urn:sha256:" + sha256 }

// webAddress is the address where it is one that a browser opens; else empty.
func webAddress(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}

// WriteAnnotations writes the verdicts as a page of the W3C's Web Annotations:
// a target for every span, found by its words and by its place in code points,
// bodies with the verdict in words, as JSON, with its tags and notes. Places are
// of the text whose SHA-256 the target's state names.
func WriteAnnotations(w io.Writer, r Report) (Counts, error) {
	cases, counts := r.judgedCases()
	items := make([]thing, len(cases))
	for i, c := range cases {
		items[i] = r.annotation(c)
	}
	return counts, writeJSON(w, thing{
		"@context": "http://www.w3.org/ns/anno.jsonld", "id": urn("verdicts"), "type": "AnnotationPage", "items": items,
	})
}

func (r Report) annotation(c *Case) thing {
	return facts{
		"id": urn(c.Verdict.ID), "type": "Annotation", "motivation": "assessing",
		"creator": thing{"type": "Person", "name": c.Verdict.Reviewer}, "created": instant(c.Verdict.At), "modified": instant(c.Technical.UpdatedAt),
		"generator": thing{"type": "Software", "name": strings.TrimSpace("Verbatim " + r.AppVersion)}, "generated": instant(r.Made),
		"body": r.bodies(c), "target": append(targets(c.SideA, c.Technical.A, c.A), targets(c.SideB, c.Technical.B, c.B)...),
	}.known()
}

// bodies are the verdict in words and as JSON, its tags, its notes.
func (r Report) bodies(c *Case) []thing {
	body := func(purpose, format, value string) thing {
		return thing{"type": "TextualBody", "purpose": purpose, "format": format, "value": value}
	}
	verdict := facts{"status": string(c.Status), "severity": string(c.Verdict.Severity), "confidence": string(c.Verdict.Confidence)}
	if o, ok := c.Overall(); ok {
		verdict["overall"], verdict["wording"] = o.Label, string(c.Verdict.Wording)
		verdict["attribution"], verdict["sense"] = string(c.Verdict.Attribution), string(c.Verdict.SenseGiven())
		if o.Rating > 0 {
			verdict["rating"] = int(o.Rating)
		}
	}
	raw, _ := json.Marshal(verdict.known()) // strings and a number always can be
	all := []thing{body("assessing", "text/plain", c.Words), body("classifying", "application/json", string(raw))}
	for _, t := range c.Verdict.Alterations {
		all = append(all, body("tagging", "text/plain", string(t)))
	}
	for _, t := range c.Verdict.Tags {
		all = append(all, body("tagging", "text/plain", t))
	}
	if c.Verdict.Notes != "" {
		all = append(all, body("commenting", "text/plain", c.Verdict.Notes))
	}
	for _, e := range c.Verdict.Evidence {
		all = append(all, body("linking", "text/plain", evidence(e)))
	}
	return all
}

// targets are one a span.
func targets(s CaseSide, t TechnicalSide, m data.Meta) []thing {
	var out []thing
	for _, a := range s.Anchors {
		source := webAddress(m.URL)
		if source == "" {
			source = textURN(t.SHA256)
		}
		out = append(out, thing{
			"type": "SpecificResource", "source": source,
			"state": facts{"type": "TimeState", "cached": textURN(t.SHA256), "sourceDate": instant(t.Accessed)}.known(),
			"selector": []thing{
				{"type": "TextQuoteSelector", "exact": a.Exact, "prefix": a.Prefix, "suffix": a.Suffix},
				{"type": "TextPositionSelector", "start": a.Start, "end": a.End},
			},
		})
	}
	return out
}

// WriteClaimReviews writes the final verdicts as ClaimReview of schema.org: what
// is reviewed is that the speaker said what B prints. Verdicts that are not
// final are left out and counted.
func WriteClaimReviews(w io.Writer, r Report) (Counts, error) {
	cases, counts := r.judgedCases()
	counts.Written = 0
	graph := []thing{}
	for _, c := range cases {
		if c.Status != data.Final || c.Alone {
			counts.LeftOut++
			continue
		}
		graph = append(graph, r.claimReview(c))
		counts.Written++
	}
	return counts, writeJSON(w, thing{"@context": "https://schema.org", "@graph": graph})
}

func (r Report) claimReview(c *Case) thing {
	overall, _ := c.Overall()
	rating := facts{"@type": "Rating", "alternateName": overall.Label, "bestRating": 5, "worstRating": 1, "ratingExplanation": c.Words}
	if overall.Rating > 0 {
		rating["ratingValue"] = int(overall.Rating)
	}
	claim := facts{"@type": "Claim", "text": strings.Join(c.PassageB, " […] "), "appearance": work(c.B, c.SideB)}
	if c.Speaker != "" {
		claim["author"] = thing{"@type": "Person", "name": c.Speaker}
	}
	if d := c.B.Date.String(); d != "" {
		claim["datePublished"] = d
	}
	citations := []thing{work(c.A, c.SideA)}
	for _, e := range c.Verdict.Evidence {
		citations = append(citations, facts{"@type": "CreativeWork", "name": e.Label, "url": webAddress(e.Link), "text": e.Quote}.known())
	}
	body := c.Words
	if c.Verdict.Notes != "" {
		body += "\n\n" + c.Verdict.Notes
	}
	return facts{
		"@type": "ClaimReview", "@id": urn(c.Verdict.ID), "datePublished": c.Verdict.At.UTC().Format(time.DateOnly),
		"author":        thing{"@type": "Person", "name": c.Verdict.Reviewer},
		"claimReviewed": claim["text"], "itemReviewed": claim.known(), "reviewRating": rating.known(), "reviewBody": body,
		"keywords": strings.ReplaceAll(list(c.Verdict.Alterations, func(t data.Tag) string { return string(t) }), ";", ","), "citation": citations,
		"identifier": c.Verdict.ID, "version": strconv.Itoa(max(c.Technical.Revision, 1)),
	}.known()
}

// work is a source as schema.org's CreativeWork.
func work(m data.Meta, s CaseSide) thing {
	w := facts{"@type": "Article", "headline": m.Title, "name": s.Label, "url": webAddress(m.URL), "datePublished": m.Date.String(), "inLanguage": m.Language}
	if m.Publisher != "" {
		w["publisher"] = thing{"@type": "Organization", "name": m.Publisher}
	}
	if m.Author != "" {
		w["author"] = thing{"@type": "Person", "name": m.Author}
	}
	return w.known()
}
