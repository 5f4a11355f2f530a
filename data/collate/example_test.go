package collate_test

import (
	"fmt"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/text"
)

func ExampleCompare() {
	side := func(s string) collate.Side {
		return collate.Side{Doc: text.Parse(s), Passage: data.Passage{{Start: 0, End: len(s)}}}
	}
	c := collate.Compare(
		side("In the coming weeks, I think, the council may vote for the bridge."),
		side("I think in the coming weeks the council will vote for the [new] bridge."),
	)
	fmt.Println(c.Wdiff())
	for _, x := range c.Changes {
		fmt.Println("-", x.Says)
	}
	fmt.Println(c.Tags, c.Alarms)
	// Output:
	// {~I think~} in the coming weeks the council [-may-] {+will+} vote for the [{+new+}] bridge.
	// - “I think” stands 4 words earlier; nothing shows it
	// - “In” is written “in”
	// - The comma after “weeks” is left out
	// - The comma after “think” is left out
	// - “may” becomes “will”; nothing shows it
	// - “[new]” is added, in brackets
	// [reordered insert-bracketed substitution modal-changed punctuation] [modal-changed]
}
