package data

// Op is what an edit does to A's wording to make B's.
type Op string

// The operations of [Change].
const (
	OpDelete  Op = "delete"
	OpInsert  Op = "insert"
	OpReplace Op = "replace"
	OpMove    Op = "move" // A is the old place, B the new
	OpJoin    Op = "join" // A is the stretch jumped over
)

// Tag is a kind of change; the empty Tag is a difference that raises none.
type Tag string

// Tags that the machine proposes and a person confirms.
const (
	CutMarked       Tag = "cut-marked"
	CutUnmarked     Tag = "cut-unmarked"
	CutStart        Tag = "cut-start"
	CutEnd          Tag = "cut-end"
	InsertBracketed Tag = "insert-bracketed"
	InsertUnmarked  Tag = "insert-unmarked"
	Substitution    Tag = "substitution"
	Reordered       Tag = "reordered"
	Spliced         Tag = "spliced"
	SpellingVariant Tag = "spelling-variant"
	Punctuation     Tag = "punctuation"
	Case            Tag = "case"
	Typography      Tag = "typography"
	NumberChanged   Tag = "number-changed"
	NegationChanged Tag = "negation-changed"
	ModalChanged    Tag = "modal-changed"
	NameVaries      Tag = "name-varies"
	EllipsisStyle   Tag = "ellipsis-style"
	HeadlineQuote   Tag = "headline-quote"
)

// Alarms beside the tags of that name: the words a checker must not miss.
const (
	NameChanged  Tag = "name-changed"
	RolesSwapped Tag = "roles-swapped"
)

// Tags that only a person gives.
const (
	QualifierLost           Tag = "qualifier-lost"
	ConditionalMadeAbsolute Tag = "conditional-made-absolute"
	ContextLost             Tag = "context-lost"
	MixedOwnWords           Tag = "mixed-own-words"
	BackTranslated          Tag = "back-translated"
	DamagedText             Tag = "damaged-text"
)

// MachineTags are proposed by the program, in the order they are shown.
var MachineTags = []Tag{
	Reordered, Spliced, CutUnmarked, CutMarked, CutStart, CutEnd, InsertUnmarked, InsertBracketed, Substitution,
	NumberChanged, NegationChanged, ModalChanged, NameVaries, HeadlineQuote, SpellingVariant, EllipsisStyle,
	Punctuation, Case, Typography,
}

// HandTags are given by a person only.
var HandTags = []Tag{QualifierLost, ConditionalMadeAbsolute, ContextLost, MixedOwnWords, BackTranslated, DamagedText}

// Harmless tells the kinds that never make a wording less than verbatim.
func (t Tag) Harmless() bool {
	switch t {
	case "", SpellingVariant, Punctuation, Case, Typography, EllipsisStyle, HeadlineQuote, NameVaries:
		return true
	}
	return false
}

// Change is one difference between A and B. An insertion's A is empty at its
// place, a deletion's B likewise.
type Change struct {
	Op        Op
	A, B      Span
	TextA     string
	TextB     string
	Kind      Tag
	Marked    bool   // a mark at its place shows it to the reader
	Inherited bool   // the mark beside it stands in A too, and so shows nothing
	Words     int    // cut, added, moved or jumped over
	Says      string // what happened, in one plain sentence
}
