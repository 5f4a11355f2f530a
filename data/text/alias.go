package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"verbatim/data"
	"verbatim/data/say"
)

//go:embed aliases.txt
var builtinTable string

// BuiltinAliases is the table that stands until a workbench has one of its own.
var BuiltinAliases = sync.OnceValue(func() *Aliases {
	a, err := ParseAliases(builtinTable)
	if err != nil {
		panic(err) // the table is embedded, and a test reads it
	}
	return a
})

// Aliases is a table of spellings that count as one: ISIS, Daesh and Islamic
// State. It is immutable and may be shared.
type Aliases struct {
	table string
	key   string
	runs  map[string][]alias // by their first word, the longest first
	first [256]uint32        // by the first byte of these, the lengths that they have: few words need be looked up
}

type alias struct {
	words     []string // the run, as folded to Diacritics
	canonical []string
	line      int // of the table, from 1
}

// MaxAliasWords is the most words of one spelling: what reuse and collate look
// ahead by.
const MaxAliasWords = 3

// maxAliasTable bounds a table, in bytes: forty times the built-in one. A
// workbench keeps every change of it whole.
const maxAliasTable = 64 << 10

// AliasError is a line of a table that cannot be read.
type AliasError struct {
	Line int      // from 1; 0 where it is the whole table
	Why  say.Line // goes on after "line 4"
}

func (e *AliasError) Error() string { return e.says().String() }

// Shown is the error in the window's language.
func (e *AliasError) Shown() string { return e.says().Shown() }

func (e *AliasError) says() say.Line {
	if e.Line == 0 {
		return say.L("the table %s", e.Why)
	}
	return say.L("line %d %s", e.Line, e.Why)
}

// ParseAliases reads a table: a group a line, the spelling that stands for all,
// a colon, the others parted by commas; what follows a # is a remark. Capitals
// and accents do not matter, but that US is U.S. and us is the pronoun. Every
// error is an [AliasError].
func ParseAliases(table string) (*Aliases, error) {
	if len(table) > maxAliasTable {
		return nil, &AliasError{0, say.L("has %d KB; it may have %d", len(table)>>10, maxAliasTable>>10)}
	}
	a := &Aliases{table: table, runs: map[string][]alias{}}
	var heads []alias // the spellings that stand for all, to be looked at when all are known
	n := 0
	for line := range strings.Lines(table) {
		n++
		head, err := a.readLine(line, n)
		if err != nil {
			return nil, err
		}
		if head != nil {
			heads = append(heads, alias{canonical: head, line: n})
		}
	}
	for _, h := range heads {
		if err := a.settled(h); err != nil {
			return nil, err
		}
	}
	a.key = a.sum()
	return a, nil
}

// readLine takes in line n and gives the spelling that stands for all; nil of a
// line without a group.
func (a *Aliases) readLine(line string, n int) (head []string, err error) {
	bad := func(format say.Text, args ...any) ([]string, error) {
		return nil, &AliasError{n, say.L(format, args...)}
	}
	line, _, _ = strings.Cut(line, "#")
	if strings.TrimSpace(line) == "" {
		return nil, nil
	}
	first, others, ok := strings.Cut(line, ":")
	if !ok {
		return bad("has no colon; write the spelling that stands for all, a colon, then the others parted by commas")
	}
	if strings.TrimSpace(first) == "" {
		return bad("has nothing before its colon; write the spelling that stands for all there")
	}
	head, why := spelling(first)
	if why != nil {
		return nil, &AliasError{n, *why}
	}
	found := false
	for other := range strings.SplitSeq(others, ",") {
		if strings.TrimSpace(other) == "" {
			continue
		}
		words, why := spelling(other)
		if why != nil {
			return nil, &AliasError{n, *why}
		}
		if was := a.add(alias{words, head, n}); was != nil {
			return bad("lets “%s” stand for “%s”, but in line %d it stands for “%s”; take it out of one of them",
				strings.TrimSpace(other), strings.TrimSpace(first), was.line, strings.Join(was.canonical, " "))
		}
		found = true
	}
	if !found {
		return bad("has nothing after its colon; write the other spellings there, parted by commas")
	}
	return head, nil
}

// spelling reads one spelling into folded words, or says why it is none.
func spelling(s string) (words []string, why *say.Line) {
	s = strings.TrimSpace(s)
	for i := 0; i < len(s); {
		end, kind := scan(s, i)
		switch mark := s[i:end]; {
		case kind == Word:
			words = append(words, Fold(mark, Diacritics))
		case kind == Mark && Fold(mark, Typographic) != "-" && mark != ".", kind == Ellipsis:
			return nil, unfit("has the mark %s in “%s”; a spelling is made of words, with spaces and hyphens between them", mark, s)
		}
		i = end
	}
	switch {
	case len(words) == 0:
		return nil, unfit("has no word in “%s”", s)
	case len(words) > MaxAliasWords:
		return nil, unfit("has %d words in “%s”; a spelling may have %d", len(words), s, MaxAliasWords)
	}
	return words, nil
}

func unfit(format say.Text, args ...any) *say.Line {
	line := say.L(format, args...)
	return &line
}

// add takes in a spelling, and gives the one in its place where that stands for
// something else.
func (a *Aliases) add(x alias) (other *alias) {
	if slices.Equal(x.words, x.canonical) {
		return nil // U.S. for US: they fold to the same
	}
	list := a.runs[x.words[0]]
	at := len(list)
	for i := range list {
		if slices.Equal(list[i].words, x.words) {
			if !slices.Equal(list[i].canonical, x.canonical) {
				return &list[i]
			}
			return nil
		}
		if len(list[i].words) < len(x.words) {
			at = min(at, i)
		}
	}
	a.runs[x.words[0]] = slices.Insert(list, at, x)
	first, length := sievedBy(x.words[0])
	a.first[first] |= length
	return nil
}

// settled refuses a spelling that stands for all and holds another that stands
// for something else: what it comes to would depend on the order of reading.
func (a *Aliases) settled(head alias) error {
	for i := range head.canonical {
		x := a.find(head.canonical[i:])
		if x == nil {
			continue
		}
		if len(x.words) == len(head.canonical) {
			return &AliasError{head.line, say.L("has others stand for “%s”, but in line %d that stands for “%s” itself; put all of them into one line",
				strings.Join(head.canonical, " "), x.line, strings.Join(x.canonical, " "))}
		}
		return &AliasError{head.line, say.L("has others stand for “%s”, of which “%s” stands for “%s” in line %d; write what that stands for",
			strings.Join(head.canonical, " "), strings.Join(x.words, " "), strings.Join(x.canonical, " "), x.line)}
	}
	return nil
}

// sum is a hash of what the table says.
func (a *Aliases) sum() string {
	var says []string
	for _, list := range a.runs {
		for _, x := range list {
			says = append(says, strings.Join(x.words, " ")+":"+strings.Join(x.canonical, " "))
		}
	}
	slices.Sort(says)
	return data.Hash(strings.Join(says, "\n"))
}

// String is the table as it was written.
func (a *Aliases) String() string { return a.table }

// Key is the same for two tables that say the same, whatever their order,
// capitals and remarks.
func (a *Aliases) Key() string { return a.key }

// Same tells whether two tables say the same.
func (a *Aliases) Same(b *Aliases) bool { return a == b || a != nil && b != nil && a.key == b.key }

// Canonical gives the words that a run of folded words (folded to Caseless or
// Diacritics) stands for, and how many of them it used: ["airstrikes"] -> "air",
// "strikes", 1; ["united", "states", "army"] -> "american", 2. ok is false where
// the run begins no alias. What it gives begins none itself, and must not be
// changed.
func (a *Aliases) Canonical(folded []string) (canonical []string, used int, ok bool) {
	if x := a.find(folded); x != nil {
		return x.canonical, len(x.words), true
	}
	return nil, 0, false
}

// find is the longest alias that the run begins with, or nil.
func (a *Aliases) find(folded []string) *alias {
	if len(folded) == 0 {
		return nil
	}
	list := a.starting(folded[0])
	for i := range list {
		if n := len(list[i].words); n <= len(folded) && slices.Equal(list[i].words[1:], folded[1:n]) {
			return &list[i]
		}
	}
	return nil
}

// Longest is the most words of an alias that begins with a folded word; 0
// where none does.
func (a *Aliases) Longest(first string) int {
	if list := a.starting(first); len(list) > 0 {
		return len(list[0].words)
	}
	return 0
}

// starting are the aliases that begin with a folded word.
func (a *Aliases) starting(first string) []alias {
	if c, length := sievedBy(first); a.first[c]&length == 0 {
		return nil
	}
	return a.runs[first]
}

// sievedBy is a word's first byte and a bit for its length, one for all that are
// long.
func sievedBy(w string) (first byte, length uint32) {
	if w != "" {
		first = w[0]
	}
	return first, 1 << min(len(w), 31)
}
