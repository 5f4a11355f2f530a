package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verbatim/data"
)

// Texts of many short lines that are articles all the same: nothing of them is left
// out.
func TestArticlesAreNoPages(t *testing.T) {
	for name, s := range map[string]string{
		"an interview": `Ten minutes with the clockmaker
You have no watch on.
No.
Why?
I would look at it all day.
And the tower clock?
That one I have to look at. It is nine metres above the square, and when it is slow the whole town tells me so before I have had my coffee in the morning.
Do you answer?
Never.`,
		"a poem": `The ferry
The rope is wet
the goats are in
the bell is out of tune
and nobody
has asked them yet
if they would like the moon.
Home is
where the rope is tied.`,
		"a recipe": `Bread for a slow day
It takes a night and costs nothing but the patience of whoever has smelled it, which is the most expensive thing in this kitchen by a long way.
500 g flour
350 g water
10 g salt
a spoon of yesterday's dough
Fold it four times before you go to bed. In the morning it will have grown to twice its size, and then it wants a very hot oven and forty minutes.
a linen cloth
an iron pot
one good knife`,
		"results": `The cup goes north after a night of goals
The holders went out in the rain on Tuesday, and their trainer said afterwards that he had seen it coming since the bus would not start in the morning.
Tollen 3 Marsk 1
Upper Fen 0 Holm 4
Seaside 2 Old Mill 2
Lakeside 1 Castle 0
Ferry Town 5 Ash 1
North Quay 2 Elms 0`,
		"a German column": `Der Zug hält nicht mehr
Seit Montag fährt der Frühzug durch, und auf dem Bahnsteig stehen trotzdem jeden Morgen dieselben vier Leute und sehen ihm nach.
Warum?
Aus Gewohnheit.
Einer hat sich einen Stuhl mitgebracht. Er sagt, dass man von hier aus am besten sehe, wie die Sonne über den Speicher kommt, und dass er das früher nie bemerkt habe.`,
	} {
		d := Parse(strings.ReplaceAll(s, "\n", "\n\n"))
		for _, p := range d.Paragraphs {
			if z := d.Zone(data.Passage{p}); z == data.ZoneBoilerplate || z == data.ZoneComments {
				t.Errorf("of %s %q is %s", name, p.Of(d.Text), z)
			}
		}
	}
}

// The parts are those of the definition: the run that is worth most, and those of what
// lies on both its sides.
func TestMaximal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		worths := rapid.SliceOfN(rapid.IntRange(-9, 9), 0, 30).Draw(t, "worths")
		want := map[part]bool{}
		cutInto(worths, 0, want)
		got := maximal(worths)
		if len(got) != len(want) {
			t.Fatalf("%v is cut into %v, want %v", worths, got, want)
		}
		for _, p := range got {
			if !want[p] {
				t.Fatalf("%v is cut into %v, want %v", worths, got, want)
			}
		}
	})
}

// cutInto finds the parts as they are defined: the run worth most, the shortest of
// those and of these the first, and what lies on both its sides cut in the same way.
func cutInto(worths []int, offset int, parts map[part]bool) {
	best := part{}
	for from := range worths {
		sum := 0
		for to := from + 1; to <= len(worths); to++ {
			sum += worths[to-1]
			if sum > best.worth || sum > 0 && sum == best.worth && to-from < best.to-best.from {
				best = part{from, to, sum}
			}
		}
	}
	if best.worth <= 0 {
		return
	}
	parts[part{best.from + offset, best.to + offset, best.worth}] = true
	cutInto(worths[:best.from], offset, parts)
	cutInto(worths[best.to:], offset+best.to, parts)
}
