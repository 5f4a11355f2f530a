package collate

import (
	"strings"

	"verbatim/data"
	"verbatim/data/say"
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
		return Proposal{Why: say.T("neither side stands in quotation marks")}
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
		return data.Unrelated, say.T("the speakers are two people, %s and %s", speaker(a), speaker(b))
	case share < unrelatedUnder:
		return data.Unrelated, say.T("only %d of %s are the same", c.Same+c.Moved, wordCount(min(c.WordsA, c.WordsB)))
	case share < paraphraseUnder:
		return data.Paraphrase, say.T("only %d of %s are the same, the rest is in other words", c.Same+c.Moved, wordCount(min(c.WordsA, c.WordsB)))
	}
	hidden, shown := s.tally(false), s.tally(true)
	switch {
	case hidden != "":
		return data.Altered, say.T("%s with nothing to show it", hidden)
	case shown != "":
		return data.Marked, say.T("%s, all shown to the reader", shown)
	}
	return data.Verbatim, say.T("the words are the same")
}

// tally lists the changes of wording that are, or are not, shown.
func (s *scribe) tally(marked bool) string {
	var cut, moved, added, exchanged, joined int
	for _, c := range s.changes {
		if c.Marked != marked || c.Kind.Harmless() || c.sentences {
			continue
		}
		switch c.Op {
		case data.OpDelete:
			cut += c.Words
		case data.OpInsert:
			added += c.Words
		case data.OpReplace:
			exchanged += max(c.Words, 1)
		case data.OpMove:
			moved += c.Words
		case data.OpJoin:
			joined++
		}
	}
	var parts []string
	if cut > 0 {
		parts = append(parts, say.N("%[2]d word cut", "%[2]d words cut", cut, cut))
	}
	if moved > 0 {
		parts = append(parts, say.N("%[2]d word moved", "%[2]d words moved", moved, moved))
	}
	if added > 0 {
		parts = append(parts, say.N("%[2]d word added", "%[2]d words added", added, added))
	}
	if exchanged > 0 {
		parts = append(parts, say.N("%[2]d word exchanged", "%[2]d words exchanged", exchanged, exchanged))
	}
	if joined > 0 {
		parts = append(parts, say.N("%[2]d passage joined", "%[2]d passages joined", joined+1, joined+1))
	}
	return list(parts)
}

// list joins parts with commas and an "and".
func list(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return say.T("%s and %s", strings.Join(parts[:len(parts)-1], ", "), parts[len(parts)-1])
}

// proposeAttribution gives the worst that applies, as the overall does; it is
// empty where neither side names anybody.
func proposeAttribution(d Differs, a, b Side) (data.Attribution, string) {
	switch {
	case d == Others:
		return data.WrongAttribution, ""
	case named(a) && !named(b):
		return data.Unnamed, say.T("A names the speaker, %s, B nobody", speaker(a))
	case a.Credit != "" && b.Credit == "":
		return data.Uncredited, say.T("A says that %s got the words, B names nobody", a.Credit)
	case d == Varies:
		return data.NameVariesAttr, say.T("A spells the speaker %s, B %s", speaker(a), speaker(b))
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
