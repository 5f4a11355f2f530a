package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/store"
	"verbatim/data/text"
)

// Sought is what a person looks for in all sources.
type Sought struct {
	Words   string   // as typed: words, and phrases in quotation marks
	Names   []string // spellings of one name, any of which is a place; nil: the words are looked for
	Accents bool     // é is not e
	Begun   bool     // the last word is still being typed
}

// Occurrence is one place of something that was sought.
type Occurrence struct {
	Span                 data.Span // bytes of the source's text
	Before, Words, After string    // the place and what stands around it, on one line
}

// FoundIn is one source with what was sought.
type FoundIn struct {
	Source, Label string
	Meta          data.Meta
	Count         int          // of places
	Places        []Occurrence // the first of them
}

// FoundAll is what came of looking in all sources: those with most places first.
type FoundAll struct {
	In   []FoundIn
	Left bool // more texts than are read for one answer hold the words
}

// Limits of one answer, so that it is there while a person types: how many texts
// are read for it, and how many places of each are told. Around a place so many
// bytes are told, less half a word.
const (
	lookedInto  = 300
	placesTold  = 4
	aroundPlace = 70
	leastBegun  = 3 // letters of a word that may be a beginning: fewer begin so many words that looking takes long
)

// LookUp finds what is sought in the newest text of every source.
func (d *Desk) LookUp(ctx context.Context, what Sought) (FoundAll, error) {
	s, err := d.present(ctx)
	if err != nil {
		return FoundAll{}, err
	}
	sought := what.terms()
	if len(sought) == 0 {
		return FoundAll{}, nil
	}
	asked := make([]store.Term, len(sought))
	for i, t := range sought {
		asked[i] = t.Term
	}
	// One more than are read tells that there are more; texts that sources had
	// before, or of sources taken away, are among them and not shown.
	hits, err := d.file.Search(ctx, asked, lookedInto+1)
	if err != nil {
		return FoundAll{}, err
	}
	out := FoundAll{Left: len(hits) > lookedInto}
	found, failed := make([]FoundIn, len(hits)), make([]error, len(hits))
	err = each(ctx, len(hits), func(i int) {
		src := s.hereAs(hits[i])
		if src == nil || src.revision != hits[i] {
			return
		}
		r, err := d.file.Revision(ctx, hits[i])
		if failed[i] = err; err != nil {
			return
		}
		found[i] = FoundIn{Source: src.id, Label: src.label(), Meta: src.meta}
		found[i].look(r.Text, sought, what.Accents)
	})
	for _, f := range found {
		if f.Count > 0 {
			out.In = append(out.In, f)
		}
	}
	slices.SortStableFunc(out.In, func(x, y FoundIn) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Label, y.Label))
	})
	return out, cmp.Or(err, cmp.Or(failed...))
}

// term is one word or phrase of what is sought, with its words as the texts are
// folded.
type term struct {
	store.Term
	words [][]string
}

// terms are the words and phrases that a text must hold. What has no letter or
// digit asks for nothing.
func (what Sought) terms() (out []term) {
	if what.Names != nil {
		return what.add(nil, false, what.Names...)
	}
	parts := strings.Split(strings.Map(straightQuotes, what.Words), `"`)
	for i, part := range parts {
		last := what.Begun && i == len(parts)-1
		if i%2 == 1 {
			out = what.add(out, last, part)
			continue
		}
		words := strings.Fields(part)
		for k, w := range words {
			out = what.add(out, last && k == len(words)-1 && strings.HasSuffix(part, w), w)
		}
	}
	return out
}

// add adds a term that any of some phrases fulfils. The index of the file knows
// letters like ß as they are written, the text's own folding spells them out:
// both are asked for.
func (what Sought) add(out []term, begun bool, any ...string) []term {
	t := term{Term: store.Term{Begun: begun && utf8.RuneCountInString(any[0]) >= leastBegun}}
	for _, a := range any {
		words := text.Words(a, what.Accents)
		if len(words) == 0 {
			continue
		}
		t.words = append(t.words, words)
		for _, form := range [][]string{words, text.Words(a, true)} {
			if phrase := strings.Join(form, " "); !slices.Contains(t.Any, phrase) {
				t.Any = append(t.Any, phrase)
			}
		}
	}
	if len(t.words) == 0 {
		return out
	}
	return append(out, t)
}

// straightQuotes writes every double quotation mark as one.
func straightQuotes(r rune) rune {
	if strings.ContainsRune("“”„«»", r) {
		return '"'
	}
	return r
}

// look counts the places of every term in a text, where all of them stand in it,
// and tells the first.
func (f *FoundIn) look(s string, sought []term, accents bool) {
	letters := text.FoldLetters(s, accents)
	var all []data.Span
	for _, t := range sought {
		n := len(all)
		for _, w := range t.words {
			all = append(all, letters.FindWords(w, t.Begun)...)
		}
		if len(all) == n {
			return
		}
	}
	slices.SortFunc(all, func(a, b data.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	for _, p := range all {
		if p.Start < end { // two spellings of one place
			continue
		}
		end = p.End
		if f.Count++; len(f.Places) < placesTold {
			f.Places = append(f.Places, placeOf(s, p))
		}
	}
}

// placeOf tells a place with what stands around it in its paragraph, an ellipsis
// where that goes on.
func placeOf(s string, p data.Span) Occurrence {
	before, after := s[max(0, p.Start-aroundPlace):p.Start], s[p.End:min(len(s), p.End+aroundPlace)]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	} else if p.Start > aroundPlace { // begins in a word
		before = "…" + before[strings.IndexFunc(before, unicode.IsSpace)+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	} else if p.End+aroundPlace < len(s) {
		after = after[:max(0, strings.LastIndexFunc(after, unicode.IsSpace))] + "…"
	}
	return Occurrence{p, oneSpaced(before), oneSpaced(p.Of(s)), oneSpaced(after)}
}

// oneSpaced writes white space as one space each; valid also where letters were
// cut.
func oneSpaced(s string) string {
	s = strings.ToValidUTF8(s, "")
	joined := strings.Join(strings.Fields(s), " ")
	if joined == "" {
		return ""
	}
	if r := []rune(s); unicode.IsSpace(r[0]) {
		joined = " " + joined
	}
	if r := []rune(s); unicode.IsSpace(r[len(r)-1]) {
		joined += " "
	}
	return joined
}

// Spellings are the spellings that the sources have of whom a person may mean
// by what was typed: all names of everyone in one of whose names the words
// stand, in any case and with or without accents. Nil: nobody is called so.
func Spellings(persons []Person, typed string) []string {
	words := text.Words(typed, false)
	if len(words) == 0 {
		return nil
	}
	var out []string
	for _, p := range persons {
		called := slices.ContainsFunc(p.Names, func(n NameIn) bool {
			return len(text.FoldLetters(n.Name, false).FindWords(words, false)) > 0
		})
		if !called {
			continue
		}
		for _, n := range p.Names {
			if name := strings.Join(strings.Fields(n.Name), " "); !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Page is a text in which something is looked up again and again as a person
// types. Safe for use by one goroutine at a time.
type Page struct {
	text    string
	letters [2]*text.Letters // without accents, with them
}

// NewPage makes one; the text is folded when it is first looked into.
func NewPage(s string) *Page { return &Page{text: s} }

// Find lists the places of what was typed, in order; whole leaves out those
// inside a longer word, and with accents é is not e. Capitals and the forms of
// quotation marks and dashes never count.
func (p *Page) Find(what string, whole, accents bool) []data.Span {
	i := 0
	if accents {
		i = 1
	}
	if p.letters[i] == nil {
		p.letters[i] = text.FoldLetters(p.text, accents)
	}
	return p.letters[i].Find(what, whole, accents)
}
