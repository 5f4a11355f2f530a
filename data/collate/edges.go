package collate

import (
	"unicode"
	"unicode/utf8"

	"verbatim/data/say"
	"verbatim/data/text"
)

// wholeSentences tells whether the words of A left off at an edge are whole
// sentences: what is kept begins, or ends, with a sentence.
func (t *teller) wholeSentences(w [2]int32) bool {
	if t.first {
		g := t.groups[0]
		return w[1] == g.a0 && t.a.newSentence(w[1]-1, g.a0) && t.a.startsSentence()
	}
	g := t.groups[len(t.groups)-1]
	return w[0] == g.a1 && t.a.newSentence(g.a1-1, w[0]) && t.a.endsSentence()
}

// newSentence tells whether word j begins another sentence than the word i
// before it.
func (x *side) newSentence(i, j int32) bool {
	return x.words[i].sentence != x.words[j].sentence || x.stopBetween(i, j) && x.toks[x.words[j].from].Is(text.Capital)
}

// seenAtStart tells whether the reader of B can see that words are left off
// before its first kept word, and by what.
func (t *teller) seenAtStart() (bool, say.Text) {
	g := t.groups[0]
	a, b := t.a.firstRune(g.a0), t.b.firstRune(g.b0)
	switch {
	case t.b.dotsBeside(-1):
		return true, "an ellipsis shows it"
	case unicode.IsUpper(b) && !unicode.IsUpper(a):
		return false, "a capital hides it"
	case unicode.IsLower(b):
		return true, "B opens in mid-sentence"
	case t.b.runsIn():
		return true, "B's own sentence runs into it"
	}
	return false, ""
}

// seenAtEnd tells the same of words after its last.
func (t *teller) seenAtEnd() (bool, say.Text) {
	last := t.b.lastMark()
	switch {
	case t.b.dotsBeside(1):
		return true, "an ellipsis shows it"
	case last == "." || last == "!" || last == "?":
		return false, "a full stop hides it"
	case last == ",":
		return false, ""
	case t.b.runsOut():
		return true, "B's own sentence runs on from it"
	case t.b.runsIn():
		return true, "B quotes a part of a sentence"
	}
	return false, ""
}

func (x *side) firstRune(w int32) rune {
	r, _ := utf8.DecodeRuneInString(x.wordText(int(w)))
	return r
}

// lastMark is the last mark of the passage after its last word, or empty.
func (x *side) lastMark() string {
	if len(x.words) == 0 {
		return ""
	}
	for k := len(x.toks) - 1; k >= int(x.words[len(x.words)-1].to); k-- {
		if x.toks[k].Kind == text.Mark && !x.toks[k].Is(text.Closes) {
			return x.of(k)
		}
	}
	return ""
}

// outside looks at the document beyond the passage's edge, from token k on in
// steps of 1 or -1: past quotation marks to the first token that is neither
// space nor quotation mark. ok is false at the end of the paragraph. quoted
// tells whether a quotation mark stood between.
func (x *side) outside(k, step int) (t text.Token, quoted, ok bool) {
	for ; k >= 0 && k < len(x.doc.Tokens); k += step {
		t = x.doc.Tokens[k]
		switch {
		case t.Kind == text.Space:
			if hasBreak(x.doc.Of(t)) {
				return t, quoted, false
			}
		case t.Is(text.Opens) || t.Is(text.Closes):
			quoted = true
		default:
			return t, quoted, true
		}
	}
	return t, quoted, false
}

// dotsBeside tells whether an ellipsis stands right outside the passage, at its
// start (step -1) or its end (step 1): a passage may have been narrowed to its
// words.
func (x *side) dotsBeside(step int) bool {
	if len(x.toks) == 0 {
		return false
	}
	k := int(x.toks[0].doc) - 1
	if step > 0 {
		k = int(x.toks[len(x.toks)-1].doc) + 1
	}
	t, quoted, ok := x.outside(k, step)
	return ok && !quoted && t.Kind == text.Ellipsis
}

// hasBreak tells white space that parts paragraphs.
func hasBreak(s string) bool {
	n := 0
	for i := range len(s) {
		if s[i] == '\n' {
			n++
		}
	}
	return n > 1
}

// runsIn tells whether the reporter's sentence runs into the passage: a word
// stands right before its opening mark or, where it has none, the sentence
// began before it.
func (x *side) runsIn() bool {
	if len(x.toks) == 0 {
		return false
	}
	t, quoted, ok := x.outside(int(x.toks[0].doc)-1, -1)
	if !ok {
		return false
	}
	return t.Kind == text.Word || !quoted && x.doc.Of(t) == ","
}

// runsOut tells whether the reporter's sentence runs out of the passage.
func (x *side) runsOut() bool {
	if len(x.toks) == 0 {
		return false
	}
	t, quoted, ok := x.outside(int(x.toks[len(x.toks)-1].doc)+1, 1)
	if !ok {
		return false
	}
	return t.Kind == text.Word || !quoted && x.doc.Of(t) == ","
}

// startsSentence tells whether the passage begins where a sentence does.
func (x *side) startsSentence() bool {
	if len(x.words) == 0 {
		return false
	}
	t, quoted, ok := x.outside(int(x.toks[0].doc)-1, -1)
	if !ok {
		return true
	}
	if quoted && t.Kind != text.Word { // after a comma or a colon and an opening mark
		return unicode.IsUpper(x.firstRune(0)) || x.toks[x.words[0].from].Is(text.Number)
	}
	return t.Kind == text.Mark && (markBorder(x.doc.Of(t)) == sentence || x.doc.Of(t) == ":")
}

// endsSentence tells whether the passage ends where a sentence does. A comma
// right before a closing mark stands for the full stop, unless the quotation
// goes on in the same sentence after its attribution.
func (x *side) endsSentence() bool {
	if len(x.words) == 0 {
		return false
	}
	switch x.lastMark() {
	case ".", "!", "?":
		return true
	}
	last := int(x.toks[len(x.toks)-1].doc)
	t, quoted, ok := x.outside(last+1, 1)
	if !ok {
		return true
	}
	if t.Kind == text.Mark && markBorder(x.doc.Of(t)) == sentence {
		return true
	}
	comma := x.lastMark() == "," || x.doc.Of(t) == ","
	return comma && (quoted || x.closesNext(last)) && !x.resumes(last)
}

// closesNext tells whether a closing mark follows token k or the comma after
// it.
func (x *side) closesNext(k int) bool {
	for m := k + 1; m < min(k+3, len(x.doc.Tokens)); m++ {
		if x.doc.Tokens[m].Is(text.Closes) {
			return true
		}
	}
	return false
}

// resumes tells whether another quotation opens in the same sentence after
// token k, in mid-sentence.
func (x *side) resumes(k int) bool {
	s := x.sentenceAt(x.doc.Tokens[k].Start)
	if s < 0 {
		return false
	}
	for m := k + 1; m+1 < len(x.doc.Tokens) && x.doc.Tokens[m].Start < x.doc.Sentences[s].End; m++ {
		if x.doc.Tokens[m].Is(text.Opens) && !x.doc.Tokens[m+1].Is(text.Capital) {
			return true
		}
	}
	return false
}
