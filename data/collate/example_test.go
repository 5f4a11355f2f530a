package collate_test

import (
	"fmt"
	"strings"

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

func ExampleComparison_Breaches() {
	side := func(s string) collate.Side { // between the quotation marks
		i, j := strings.Index(s, "“")+len("“"), strings.Index(s, "”")
		return collate.Side{Doc: text.Parse(s), Passage: data.Passage{{Start: i, End: j}}}
	}
	c := collate.Compare(
		side("“We have, I think, won the long fight for the valley,” she said."),
		side("“We have [...] won the good fight for the valley,” she said."),
	)
	for _, style := range collate.Styles {
		for _, x := range c.Breaches(style) {
			fmt.Println(x.Says)
			fmt.Println("  " + x.Rule.Book)
		}
	}
	// Output:
	// “, I think,” is cut; an ellipsis shows it: Reuters sets three full stops with a space before and after
	//   Reuters Handbook of Journalism, Q: quotations
	// “long” becomes “good”; nothing shows it: Reuters alters nothing in quotation marks, it only deletes words
	//   Reuters Handbook of Journalism, Q: quotations
	// “, I think,” is cut; an ellipsis shows it: AP sets an ellipsis as three full stops with a space on both sides
	//   AP Stylebook, punctuation guide: ellipsis
	// “long” becomes “good”; nothing shows it: AP never alters a quotation, not even its grammar
	//   AP Stylebook, quotations in the news
	// “long” becomes “good”; nothing shows it: the Guardian prints the words that were spoken; only bad grammar may be improved
	//   Guardian style guide, Q: quotes
}
