package text_test

import (
	"fmt"
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

const (
	lead = "The parliament voted on Tuesday to ask for help from abroad, after a debate that went on until midnight and ended in shouting. Nobody left."
	more = "A spokesman said that the vote would be counted again. He gave no day for it."
)

// What stands around an article, on no site in particular. Each line is a
// paragraph: its zone, a colon, its text.
func TestZones(t *testing.T) {
	for _, page := range []string{
		"title: Parliament asks for help\nbody: " + lead + "\nbody: " + more,
		"title: Parliament Asks for Help.\nbody: " + lead,
		"body: " + lead + "\nbody: " + more,
		"body: “We won,” he said.",
		"body: He left.\nbody: Nobody knows why.",
		"boilerplate: Home / World / Parliament asks for help\ntitle: Parliament asks for help\nbody: " + lead,
		"boilerplate: Night Shift\ntitle: Parliament Asks for Foreign Help\ndeck: After a long debate, the vote went 120 to 90, and nobody left\nbody: " + lead,
		"title: Parliament asks for help\ndeck: The vote went 120 to 90.\nboilerplate: By Ann Lee\nboilerplate: 7 October 2015\nbody: " + lead,
		"title: # Parliament asks for help\nboilerplate: October 2015\nboilerplate: **The Evening Post**\nbody: " + lead + "\nbody: ## The vote\nbody: " + more,
		"title: Parliament asks for help\ncaption: A file photo taken in May shows the parliament in session.\nbody: BAGHDAD — The vote was close.\nbody: " + more,
		"title: The bridge of Tollen\nboilerplate: By Ann Lee\nboilerplate: 12 March 2019\nbody: " + lead,
		"boilerplate: Skip to content\nboilerplate: Menu\ntitle: Parliament asks for help\nboilerplate: Ann Lee\nboilerplate: 7 October 2015\nbody: " + lead,
		"title: Parliament asks for help\nboilerplate: By Ann Lee, October 7, 2015\nbody: (CNN) -- The vote was close.\nbody: " + more,
		"title: Parliament asks for help\nbody: " + lead + "\ncaption: The speaker leaves the hall. (Photo: Ann Lee)\nbody: " + more,
		"title: Parliament asks for help\nbody: " + lead + "\nboilerplate: Related video:\ncaption: Evening Post: “Help may come soon”\nbody: " + more,
		"title: Parliament asks for help\nbody: " + lead + "\ncomments: 3 Comments\ncomments: 1. They never ask us. It is late.\ncomments: • True.",
		"title: Parliament asks for help\nbody: " + lead + "\nboilerplate: Sign up for our newsletter\nbody: " + more + "\nboilerplate: Reporting by Ann Lee; editing by Joe Roe\nboilerplate: © 2015 The Evening Post. All rights reserved.",
		"title: Parliament asks for help\nbody: " + lead + "\nbody: “By clicking here you lose,” he said. “Subscribe to nothing.”\nbody: Support for the vote fell.\nbody: Comments were few.",
	} {
		var paras, want []string
		for line := range strings.Lines(page) {
			zone, p, _ := strings.Cut(strings.TrimSpace(line), ": ")
			paras, want = append(paras, strings.ReplaceAll(p, `\n`, "\n")), append(want, zone)
		}
		d := text.Parse(strings.Join(paras, "\n\n") + "\n")
		if len(d.Paragraphs) != len(paras) {
			t.Errorf("%q has %d paragraphs", paras, len(d.Paragraphs))
			continue
		}
		for i, p := range d.Paragraphs {
			if got := d.Zone(data.Passage{p}); string(got) != want[i] {
				t.Errorf("%q is %s, want %s, in\n%s", paras[i], got, want[i], page)
			}
		}
	}
}

// A number with its sign before a name signs a comment: each is a zone of its
// own.
func TestNumberedSignatures(t *testing.T) {
	s := "Parliament asks for help\n\n" + lead + "\n\nComments (2)\n\n#1 Ann Lee, 7 October 2015\n\nThey never ask us.\n\nIt is late.\n\n#2 bo\n\nTrue."
	var got []string
	for _, z := range text.Parse(s).Zones() {
		if z.Kind == data.ZoneComments {
			got = append(got, strings.Join(strings.Fields(z.Span.Of(s)), " "))
		}
	}
	if want := "Comments (2)|#1 Ann Lee, 7 October 2015 They never ask us. It is late.|#2 bo True."; strings.Join(got, "|") != want {
		t.Errorf("the comments are %q", got)
	}
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blank lines", "One two.\n\nThree\n \nFour", "One two.|Three|Four"},
		{"one line each", "One two three.\nFour five six.\nSeven", "One two three.|Four five six.|Seven"},
		{"wrapped comment", "What's the rub, Russia is\n    full blown Capitalism at\n    its finest.", "What's the rub, Russia is full blown Capitalism at its finest."},
		{
			"wrapped at 60, paragraphs indented",
			"   The parliament voted on Tuesday to ask for help from abroad.\nAfter a debate that went on until midnight it all ended in.\nshouting and nobody left.\n   A spokesman said that the vote would be counted again soon.",
			"The parliament voted on Tuesday to ask for help from abroad. After a debate that went on until midnight it all ended in. shouting and nobody left.|A spokesman said that the vote would be counted again soon.",
		},
		{"list", "Three things\n* one\n* two", "Three things|* one|* two"},
	} {
		d := text.Parse(c.in)
		var got []string
		for _, p := range d.Paragraphs {
			got = append(got, strings.Join(strings.Fields(p.Of(d.Text)), " "))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, s, c.want)
		}
	}
}

func TestDateLine(t *testing.T) {
	for in, want := range map[string]string{
		"October 07, 2015": "2015-10-07", "7 October 2015": "2015-10-07", "Wednesday, Oct. 7, 2015, 10:30 am EST": "2015-10-07",
		"Published: 2015-10-07": "2015-10-07", "2015-10-07T08:00:00Z": "2015-10-07", "Sept. 3rd 2015 at 5pm": "2015-09-03",
		"10/21/2015": "2015-10-21", "21/10/2015": "2015-10-21", "21.10.2015": "2015-10-21", "May 2015": "2015-05", "**Updated** 1 May 2015": "2015-05-01",
		"07/10/2015": "", "2015": "", "October": "", "In October 2015 the war began": "", "31 February 2015": "", "99": "", "": "",
	} {
		got, ok := text.DateLine(in)
		if got.String() != want || ok != (want != "") {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
}

func ExampleByline() {
	for _, line := range []string{"By Juan Cole | (Informed Comment) | – –", "BY ANN LEE and JOE ROE", "**By Sa’ad al-Hadithi**", "By Ann Lee for The Post, October 7, 2015", "By Thursday he had won", "By then"} {
		author, publisher, ok := text.Byline(line)
		fmt.Printf("%q %q %v\n", author, publisher, ok)
	}
	// Output:
	// "Juan Cole" "Informed Comment" true
	// "ANN LEE and JOE ROE" "" true
	// "Sa’ad al-Hadithi" "" true
	// "Ann Lee" "The Post" true
	// "" "" false
	// "" "" false
}
