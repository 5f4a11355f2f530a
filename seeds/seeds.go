// Package seeds is the project's sample: five articles on one story, with what
// each says about itself and nothing more.
package seeds

import (
	"embed"

	"verbatim/data"
)

//go:embed articles/*.txt
var articles embed.FS

// Article is one of the five.
type Article struct {
	Name string // the file's
	data.Meta
	Bytes []byte
}

// known is what the articles say of themselves; where one does not name its
// publisher, author, date or address, neither does this table.
var known = []Article{
	{Name: "daily-beast.txt", Meta: data.Meta{Title: "Putin ‘Seducing’ Iraq’s Tribes", Publisher: "The Daily Beast"}},
	{Name: "informed-comment.txt", Meta: data.Meta{
		Title: "In final Failure for Bush/Cheney, many in Iraq seek Russian Alliance", Publisher: "Informed Comment", Author: "Juan Cole",
	}},
	{Name: "moscow-times.txt", Meta: data.Meta{
		Title: "Iraq Leans Toward Russia in War on Islamic State", Publisher: "The Moscow Times", Date: data.Date{Year: 2015, Month: 10, Day: 7},
		URL: "https://www.themoscowtimes.com/2015/10/07/iraq-leans-toward-russia-in-war-on-islamic-state-a5013",
	}},
	{Name: "russia-insider.txt", Meta: data.Meta{Title: "Iraq Turns on US, Wants Russia Iran as Battle Partners", Publisher: "Russia Insider"}},
	{Name: "russians-in-iraq.txt", Meta: data.Meta{Title: "What Are the Russians Doing in Iraq Now?"}},
}

// Articles are the five, by name. The bytes are the caller's.
func Articles() []Article {
	out := make([]Article, len(known))
	for i, a := range known {
		b, err := articles.ReadFile("articles/" + a.Name)
		if err != nil {
			panic(err) // embedded at build time: cannot fail in a built program
		}
		a.Bytes = b
		out[i] = a
	}
	return out
}
