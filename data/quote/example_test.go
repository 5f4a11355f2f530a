package quote_test

import (
	"fmt"

	"verbatim/data/quote"
	"verbatim/data/text"
)

func ExampleFind() {
	const s = `“The bridge,” Ann Lee, the mayor of Tollen, told Reuters, “was never safe.” The council had “no comment.”`
	for _, q := range quote.Find(text.Parse(s)) {
		fmt.Println(q.Statement, q.Kind, q.Inner.Of(s))
		if q.Speaker != nil {
			fmt.Printf("  %s, %s; got by %s; %s\n", q.Speaker.Text, q.Speaker.Role, q.Credit, q.How)
		}
	}
	// Output:
	// 1 direct The bridge,
	//   Ann Lee, mayor of Tollen; got by Reuters; tag after
	// 1 direct was never safe.
	//   Ann Lee, mayor of Tollen; got by Reuters; tag between two parts
	// 2 scare no comment.
}
