package collate

import (
	"verbatim/data"
	"verbatim/data/say"
	"verbatim/data/text"
)

// Side is a passage of a text that has been read.
type Side struct {
	Doc     *text.Doc
	Passage data.Passage
	Known   *Known // of Doc; may be nil
	// Speaker and Credit as package quote found them; empty where unknown. Name
	// is the full name that Speaker stands for.
	Speaker, Name, Credit string
}

// Look is how a piece of the diff line is shown.
type Look uint8

// The looks.
const (
	Same      Look = iota // both have it
	Cut                   // only A has it
	Added                 // only B has it
	MovedHere             // its place in B
	MovedAway             // its place in A
	Joined                // "134 words left out": Text is empty, Words says how many
	Mark                  // an ellipsis that stands for a cut, or a bracket
)

// Piece is one stretch of the diff line, in reading order. The line reads as B
// with what A had struck in. White space that one side alone has is a Same
// piece that is empty on the other; a space that is empty on both only parts
// two pieces that would read as one word.
type Piece struct {
	Look   Look
	Text   string    // as it stands in B, or in A for Cut and MovedAway
	Was    string    // of a Quiet piece that both have: as it stands in A
	A, B   data.Span // where it stands; empty at its place on the side that lacks it
	Change int       // index into Comparison.Changes, or -1
	Words  int       // for Joined
	Quiet  bool      // differs in typography, case or punctuation only (shown with T)
}

// Proposal is what the machine would say; never a verdict.
type Proposal struct {
	Wording     data.Wording // "" where neither side is in marks
	Attribution data.Attribution
	Why         string
}

// Comparison is the whole answer. WordsA is always Same + Moved + Removed;
// these three count A's words, Added counts B's. The Line, and the Changes in
// its order, rebuild both sides byte for byte: see [Comparison.Rebuild].
type Comparison struct {
	WordsA, WordsB, Same, Moved, Removed, Added int
	Changes                                     []data.Change
	Tags, Alarms                                []data.Tag // in data.MachineTags order, once each
	Line                                        []Piece
	Gap                                         data.Span // in A, the longest stretch jumped over between two spans; empty where none
	GapWords                                    int
	Proposed                                    Proposal
	Speaker                                     Differs // of the speakers' names
	QuotedA, QuotedB                            bool    // most of the side stands in quotation marks

	told []say.Line // what the Changes say
}

// Differs says how two names stand to each other.
type Differs uint8

// The answers.
const (
	Unknown  Differs = iota // one of them is not known
	SameName                // the same, or short and full form of it
	Varies                  // spelled otherwise
	Others                  // two people
)
