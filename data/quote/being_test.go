package quote_test

import (
	"testing"

	"verbatim/data/quote"
)

// What a speaker is, in so far as the text tells.
func TestBeing(t *testing.T) {
	for _, c := range []struct {
		text string
		want quote.Being
	}{
		{`"It fell," she said.`, quote.Human},
		{`"It fell," Ms. Lee said.`, quote.Human},
		{`"It fell," the mayor of Tollen said.`, quote.Human},
		{`"It fell," residents said.`, quote.Human},
		{`"It fell," said Ann Lee, a farmer.`, quote.Human},
		{`Ann Lee is a judge. "It fell," Lee said.`, quote.Human},
		{`Ann Lee came. "It was old," Ann Lee said. "It fell," she said.`, quote.Human},
		{`"It fell," a spokesman for the council said.`, quote.Human},
		{`"It fell," CNN’s Tom Rand, an editor, said.`, quote.Human},
		{`"It fell," Reuters reported.`, quote.Body},
		{`"It fell," The Daily Ferry said.`, quote.Body},
		{`"It fell," Ferry News said.`, quote.Body},
		{`"It fell," the Bridge and Road Committee said.`, quote.Body},
		{`"It fell," the Ministry of Roads said.`, quote.Body},
		{`"It fell," the poll said.`, quote.Body},
		{`It rained in Tollen. "It fell," Tollen said.`, quote.Body},
		{`"It fell," BRQ said.`, quote.Body},
		{`"It fell," Ann Lee said.`, ""},
		{`"It fell," Lee said.`, ""},
		{`"It fell," they said.`, ""},
	} {
		qs := find(t, c.text, "It fell")
		if len(qs) != 1 || qs[0].Speaker == nil {
			t.Errorf("%s: no speaker", c.text)
		} else if qs[0].Speaker.Being != c.want {
			t.Errorf("%s: %s is %q, want %q", c.text, qs[0].Speaker.Text, qs[0].Speaker.Being, c.want)
		}
	}
}
