package collate

import (
	"fmt"
	"strings"

	"verbatim/data"
	"verbatim/data/text"
)

// A wording whose kept words are fewer than this share of the shorter side is
// no edit of the other but other words.
const (
	unrelatedUnder  = 1. / 3
	paraphraseUnder = .6
)

// propose says what the machine would judge. It judges quotations only: where
// neither side is in marks it proposes nothing.
func (s *scribe) propose(c *Comparison, a, b Side) Proposal {
	if !c.QuotedA && !c.QuotedB {
		return Proposal{Why: "neither side stands in quotation marks"}
	}
	var p Proposal
	var why [2]string
	p.Wording, why[0] = s.proposeWording(c, a, b)
	p.Attribution, why[1] = proposeAttribution(c.Speaker, a, b)
	p.Why = strings.Trim(strings.Join(why[:], "; "), "; ")
	return p
}

func (s *scribe) proposeWording(c *Comparison, a, b Side) (data.Wording, string) {
	share := 0.
	if n := min(c.WordsA, c.WordsB); n > 0 {
		share = float64(c.Same+c.Moved) / float64(n)
	}
	switch {
	case c.Speaker == Others:
		return data.Unrelated, fmt.Sprintf("the speakers are two people, %s and %s", speaker(a), speaker(b))
	case share < unrelatedUnder:
		return data.Unrelated, fmt.Sprintf("only %d of %s are the same", c.Same+c.Moved, count(min(c.WordsA, c.WordsB), "word"))
	case share < paraphraseUnder:
		return data.Paraphrase, fmt.Sprintf("only %d of %s are the same, the rest is in other words", c.Same+c.Moved, count(min(c.WordsA, c.WordsB), "word"))
	}
	hidden, shown := s.tally(false), s.tally(true)
	switch {
	case hidden != "":
		return data.Altered, hidden + " with nothing to show it"
	case shown != "":
		return data.Marked, shown + ", all shown to the reader"
	}
	return data.Verbatim, "the words are the same"
}

// tally lists the changes of wording that are, or are not, shown.
func (s *scribe) tally(marked bool) string {
	n := map[string]int{}
	for _, c := range s.changes {
		if c.Marked != marked || c.Kind.Harmless() || c.sentences {
			continue
		}
		switch c.Op {
		case data.OpDelete:
			n["cut"] += c.Words
		case data.OpInsert:
			n["added"] += c.Words
		case data.OpReplace:
			n["exchanged"] += max(c.Words, 1)
		case data.OpMove:
			n["moved"] += c.Words
		case data.OpJoin:
			n["joined"]++
		}
	}
	var parts []string
	for _, what := range []string{"cut", "moved", "added", "exchanged"} {
		if n[what] > 0 {
			parts = append(parts, count(n[what], "word")+" "+what)
		}
	}
	if n["joined"] > 0 {
		parts = append(parts, count(n["joined"]+1, "passage")+" joined")
	}
	return list(parts)
}

// list joins parts with commas and an "and".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// proposeAttribution gives the worst that applies, as the overall does; it is
// empty where neither side names anybody.
func proposeAttribution(d Differs, a, b Side) (data.Attribution, string) {
	switch {
	case d == Others:
		return data.WrongAttribution, ""
	case named(a) && !named(b):
		return data.Unnamed, fmt.Sprintf("A names the speaker, %s, B nobody", speaker(a))
	case a.Credit != "" && b.Credit == "":
		return data.Uncredited, fmt.Sprintf("A says that %s got the words, B names nobody", a.Credit)
	case d == Varies:
		return data.NameVariesAttr, fmt.Sprintf("A spells the speaker %s, B %s", speaker(a), speaker(b))
	case d == SameName:
		return data.SameAttribution, ""
	}
	return "", ""
}

// speaker is the fullest name known of a side's speaker.
func speaker(s Side) string {
	if s.Name != "" {
		return s.Name
	}
	return s.Speaker
}

func named(s Side) bool { return text.ReadName(speaker(s)).Known() }
