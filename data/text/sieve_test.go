package text

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sieved are pieces of lines that the patterns of zones match, or nearly.
var sieved = strings.Split(`comment|comments|1,204|(23)|responses|view all|leave a reply|join the discussion|have your say|what do you think?|thoughts|on this post|`+
	`photo|(photo|(file|image|credit:|video by|getty images|ap/reuters)|(ap/reuters)|.|)|:|”|handout photo|(pictured left).|illustrations|`+
	`BAGHDAD|NASHUA, N.H.|A U.S.|Łódź|(CNN)|(Reuters)|—|–|-|--|Oct. 7|, |O|É|`+
	`By|by|b|BY|**|_|#|>|`+"\u200b|\u00a0|"+`Ann Lee|for|`+
	`Wednesday|tues|thurs|saturday|7th|Oct|October|sept.|may|2015|2015-10-07|7.10.2015|10:30|10:30pm|9am|a.m.|est|posted:|updated|marathon|mon-|`+
	`reply|likes|12|▲|+1|share|to|log|in|report|reporters|staff|staff reporter|bureau chief|sub-editors|agencies|critics|critic`, "|")

// TestSieves holds what is looked at before a pattern, or in its place, against
// the pattern.
func TestSieves(t *testing.T) {
	date := regexp.MustCompile(`^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|do|published|updated|posted|date|dated|last|on|at|first|modified|of|the|am|pm|a\.m\.|p\.m\.|noon|midnight|et|est|edt|pt|pst|pdt|ct|mt|gmt|utc|bst|cet|ist|z)$`)
	button := regexp.MustCompile(`^(?:[0-9+▲▼△▽^\-]+|reply|replies|likes?|dislikes?|shares?|report|abuse|flag|permalink|link|recommends?|upvotes?|downvotes?|edit|delete|helpful|quote|up|down|to|log|in)$`)
	role := regexp.MustCompile(`\b(?:correspondents?|editors?|reporters?|writers?|columnists?|contributors?|staff|agencies|bureau chief|critic)$`)
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(sieved), rapid.StringOfN(rapid.SampledFrom([]rune("aBy :.)-é\n")), 0, 4, -1)), 0, 6).Draw(t, "pieces")
		line := strings.Join(pieces, rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap"))
		cue := strings.ToLower(PlainLine(line))
		is := func(what string, got, want bool) {
			if got != want {
				t.Fatalf("%q is %s: %v, by the pattern %v", line, what, got, want)
			}
		}
		if lower, ascii := plainLower(nil, line); ascii && string(lower) != cue {
			t.Fatalf("%q in lower case is %q, want %q", line, lower, cue)
		}
		is("a caption's end", isCredited(cue), holdsAny(cue, ":", ")", "photo", "getty") && credited.MatchString(cue))
		is("a head of comments", isCommentHead(cue), len(cue) <= headBytes && commentHeads.MatchString(cue))
		is("a place line", isPlaced(line), placeLine.MatchString(line))
		is("a role", endsInRole(cue), role.MatchString(cue))
		words := strings.FieldsFunc(cue, func(r rune) bool { return strings.ContainsRune(" |•·›»", r) })
		buttons := len(cue) <= 8*maxSignature && len(words) > 0 && len(words) <= maxSignature
		for _, w := range words {
			is("a word of a date: "+w, dateWord[w], date.MatchString(w))
			buttons = buttons && button.MatchString(w)
		}
		is("buttons", isButtons(cue), buttons)
		if plain := PlainLine(line); len(plain) >= 3 && strings.EqualFold(plain[:3], "by ") {
			is("a byline, perhaps", mayBeByline(line), true)
		}
		if _, ok := readDate(line); ok {
			is("a line that begins otherwise than a date", beginsOtherwise(line), false)
		}
	})
}

// TestCapitals: the short way to fold a word with a capital comes to what the long
// one comes to.
func TestCapitals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.OneOf(rapid.StringMatching(`[A-Za-z]{1,8}`), rapid.SampledFrom([]string{"US", "Us", "USA", "IT", "Running"})).Draw(t, "word")
		long := foldedWord{w}
		long.foldAll()
		if got := *lookUp(w); got != long {
			t.Fatalf("%q folds to %q, the long way to %q", w, got, long)
		}
	})
}
