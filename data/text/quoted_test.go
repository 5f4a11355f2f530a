package text_test

import (
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/text"
)

// Stretches in marks as they are found; "!" marks one that never closes, ">"
// one that runs on, and a nested one stands behind a "+".
func TestQuoted(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"curly", "“We won,” he said, “today.”", "“We won,”|“today.”"},
		{"straight", "\"We won,\" he said, \"today.\"", "\"We won,\"|\"today.\""},
		{"two apostrophes", "''We won,'' he said, ``today.''", "''We won,''|``today.''"},
		{"guillemets", "«We won», he said, »today«.", "«We won»|»today«"},
		{"German", "„We won“, he said, ‚today‘.", "„We won“|‚today‘"},
		{"single", "‘We won,’ he said, 'today.'", "‘We won,’|'today.'"},
		{"nested", "“It’s easy to say that ‘we did this,’ ” said Maj. Filanowski.", "“It’s easy to say that ‘we did this,’ ”|+‘we did this,’"},
		{"nested alike", "“He said “go” to us,” she said.", "“He said “go” to us,”|+“go”"},
		{"double in single", "'He said \"go\" to us,' she said.", "'He said \"go\" to us,'|+\"go\""},
		{"apostrophe inside", "Badr commander: 'Iraqi People Feel That the US Isn't Serious About ISIS'", "'Iraqi People Feel That the US Isn't Serious About ISIS'"},
		{"apostrophe first", "He gave an ultimatum: \"’s either us or the Russians.\"", "\"’s either us or the Russians.\""},
		{"possessive inside", "'The militants' plan failed,' he said.", "'The militants' plan failed,'"},
		{"no quotation", "The dogs' bowls, the '90s, rock 'n' roll, 'em all, don't, and 6'2\" of it.", ""},
		{"inches inside", "“He’s like 6’2”,” Rubio said.", "“He’s like 6’2”,”"},
		{"dropped letter", "He calls them ‘Little Marco’ and ‘Lyin’ Ted.’", "‘Little Marco’|‘Lyin’ Ted.’"},
		{"stray inside brackets", "[Reports\"] in Beiji. “We won,” he said.", "“We won,”"},
		{"stray before", "It was\" so. \"We won,\" he said, \"today.\"", "\"We won,\"|\"today.\""},
		{"never closes", "He told Abadi “Good luck. We will focus.\n\nSo he said: “We won,” and left.", "!“Good luck. We will focus.|“We won,”"},
		{"closing mark lost", "“We won, he said. “Today,” she said, “we rest.”", "!“We won, he said.|“Today,”|“we rest.”"},
		{"runs on", "“We won.\n\n“We rest,” he said.", ">“We won.|“We rest,”"},
		{"runs on without a mark", "“We won.\n\nWe rest,” he said.", ">“We won.|We rest,”"},
		{"ellipsis at both ends", "\"...and so on...\" he said, \"…\"", "\"...and so on...\"|\"…\""},
		{"dashes", "He—“we won”—left.", "“we won”"},
		{"emphasis", "*“We won,”* he said, _\"today\"_.", "“We won,”|\"today\""},
		{"end of a tag", "<post date=\"May\n\n\">We won. \"We rest,\" he said.", "\"We rest,\""},
		{"brackets", "(“We won.”) [“today”]", "“We won.”|“today”"},
	} {
		d := text.Parse(c.in)
		var got []string
		for _, q := range d.Quoted {
			s := q.Outer.Of(d.Text)
			switch {
			case q.Continues:
				s = ">" + s
			case !q.Closed:
				s = "!" + s
			}
			got = append(got, strings.Repeat("+", q.Depth)+s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q\n has %s\nwant %s", c.name, c.in, s, c.want)
		}
	}
}

// One mark lost or one too many spoils nothing outside its own quotation.
func TestOneBadMarkStaysAlone(t *testing.T) {
	for _, name := range articles {
		s := article(t, name)
		whole := text.Parse(s)
		for _, bad := range whole.Quoted {
			if bad.Depth > 0 || bad.Style != text.Double {
				continue
			}
			broken := s[:bad.Outer.Start] + strings.Repeat(" ", bad.Inner.Start-bad.Outer.Start) + s[bad.Inner.Start:]
			have := map[data.Span]bool{}
			for _, q := range text.Parse(broken).Quoted {
				have[q.Outer] = true
			}
			for _, q := range whole.Quoted {
				if !q.Outer.Overlaps(bad.Outer) && !have[q.Outer] {
					t.Errorf("%s: without the mark at %d, %q is lost", name, bad.Outer.Start, q.Outer.Of(s))
				}
			}
		}
	}
}

func TestDamage(t *testing.T) {
	for _, c := range []struct{ in, at, says string }{
		{"He told Abadi “Good luck. We will focus.", "“Good luck. We will focus.", "never closes"},
		{"[Reports\"] in Beiji", "\"", "no partner"},
		{"It cost Â£75m.", "Â£", "encoding"},
		{"Itâ€™s so", "â€™", "encoding"},
		{"It\ufffd\ufffds so", "\ufffd\ufffd", "lost"},
		{"It \x01 is", "\x01", "no text has"},
	} {
		d := text.Parse(c.in)
		if len(d.Damage) != 1 || d.Damage[0].Span.Of(c.in) != c.at || !strings.Contains(d.Damage[0].Why, c.says) {
			t.Errorf("%q: %v, want %q at %q", c.in, d.Damage, c.says, c.at)
		}
	}
	for _, fine := range []string{"“We won,” he said in Zürich, Ângela too.", "A line.\n\tAnother.", "6'2\""} {
		if d := text.Parse(fine); len(d.Damage) != 0 {
			t.Errorf("%q: %v", fine, d.Damage)
		}
	}
}
