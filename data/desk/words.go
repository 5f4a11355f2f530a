package desk

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/export"
)

// inWords tells a row as a person would: "Overall 3, loosely quoted: wording
// altered, attribution uncredited, sense kept. Informed Comment joins two
// quotations that stand 134 words apart in The Moscow Times, moves “I think”,
// drops “In” and “Yes”, adds “[have now]”, spells the speaker al-Zimili and
// does not name Reuters."
//
// A quotation alone, which has no pair, is told with its mark.
func inWords(r export.Row, p *Pair) string {
	if r.Alone {
		return markInWords(r)
	}
	verdict := "not judged yet"
	if overall, ok := r.Overall(); ok {
		head := lower(overall.Label)
		if overall.Rating > 0 {
			head = fmt.Sprintf("overall %d, %s", overall.Rating, head)
		}
		verdict = fmt.Sprintf("%s: wording %s, attribution %s, sense %s.", head, r.Verdict.Wording, r.Verdict.Attribution, r.Sense())
	}
	nameA, nameB := p.Row.LabelA, p.Row.LabelB
	if p.Row.Within {
		nameA, nameB = "passage A", "passage B"
	}
	done := deeds(p.Collation, nameA)
	if p.Collation.Speaker == collate.Varies {
		done = append(done, "spells the speaker "+p.Row.SpeakerB)
	}
	if q := p.QuoteA; q != nil && q.Credit != "" && (p.QuoteB == nil || p.QuoteB.Credit == "") {
		done = append(done, "does not name "+q.Credit)
	}
	if len(done) == 0 {
		done = []string{"prints the same words as " + nameA}
	}
	return sentence(verdict) + " " + sentence(nameB+" "+and(done))
}

// markInWords tells a marked quotation: "Not found: “We need jets”, Zamili in
// The Moscow Times."
func markInWords(r export.Row) string {
	says := map[data.Status]string{data.Status(NotFound): "Not found", data.Status(ConfirmedElsewhere): "Confirmed elsewhere"}[r.Status]
	words := says + ": “" + clip(strings.Join(r.PassageA, " "), 60) + "”"
	if r.Speaker != "" {
		words += ", " + r.Speaker
	}
	if label := (data.Source{Meta: r.A}).Label(); label != "" {
		words += " in " + label
	}
	return sentence(words)
}

// deeds are what B does to A's wording, one phrase a kind.
func deeds(c collate.Comparison, nameA string) []string {
	var out []string
	var moved, dropped, swapped, put []string
	for _, ch := range c.Changes {
		switch {
		case ch.Op == data.OpJoin:
			what := "two passages"
			if ch.Kind == data.Spliced {
				what = "two quotations"
			}
			out = append(out, fmt.Sprintf("joins %s that stand %s apart in %s", what, counted(ch.Words, "word"), nameA))
		case ch.Kind.Harmless():
		case ch.Op == data.OpMove:
			moved = append(moved, marks(ch.TextA))
		case ch.Op == data.OpDelete:
			dropped = append(dropped, marks(ch.TextA))
		case ch.Op == data.OpInsert:
			put = append(put, marks(ch.TextB))
		case ch.Op == data.OpReplace:
			swapped = append(swapped, marks(ch.TextB)+" for "+marks(ch.TextA))
		}
	}
	for _, did := range []struct {
		verb string
		what []string
	}{{"moves ", moved}, {"drops ", dropped}, {"prints ", swapped}, {"adds ", put}} {
		if len(did.what) > 0 {
			out = append(out, did.verb+and(did.what))
		}
	}
	return out
}

// marks puts words in quotation marks, without the punctuation beside them.
func marks(s string) string {
	edge := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`,;:"“”`, r) }
	return "“" + clip(strings.TrimFunc(s, edge), 60) + "”"
}

// and joins phrases: "a, b and c".
func and(parts []string) string { return joined(parts, " and ") }

// or joins choices: "a, b or c".
func or(parts []string) string { return joined(parts, " or ") }

func joined(parts []string, before string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + before + parts[last]
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// lower begins a label in lower case, to go on inside a sentence.
func lower(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == len(s) { // a grade
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
