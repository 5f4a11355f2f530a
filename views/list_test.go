package views

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verbatim/data"
	"verbatim/data/desk"
)

// rowsForTest: two across sources, one inside, one set phrase.
func rowsForTest() []*desk.OverlapRow {
	row := func(id string, score float64, lead, speakerA, speakerB, a, b string, tags ...data.Tag) *desk.OverlapRow {
		r := &desk.OverlapRow{Overlap: &data.Overlap{}, MetaA: &data.Meta{}, MetaB: &data.Meta{}, Lead: lead, SpeakerA: speakerA, SpeakerB: speakerB, LabelA: a, LabelB: b, Status: data.Open}
		r.ID, r.Score, r.Tags, r.Tier = id, score, tags, data.TierEdited
		r.MetaA.Publisher, r.MetaB.Publisher = a, b
		return r
	}
	zamili := row("o1", 41, "In the upcoming few days", "Hakim Zamili", "Hakim al-Zimili", "The Moscow Times", "Informed Comment",
		data.Reordered, data.CutUnmarked, data.NameVaries, data.Case)
	zamili.A.Quoted, zamili.MetaA.Date = true, data.Date{Year: 2015, Month: 10, Day: 7}
	lead := row("o2", 18, "Iraq may request air strikes", "", "", "The Moscow Times", "", data.Case)
	inside := row("o3", 30, "Russia is serious", "Faisal al-Asafi", "", "The Daily Beast", "The Daily Beast", data.CutUnmarked)
	inside.Within, inside.B.Quoted = true, true
	zamili.WordsA, lead.WordsA, inside.WordsA = 48, 12, 19
	set := row("o4", 5, "a leading Shi'ite politician", "", "", "The Moscow Times", "Russia Insider")
	set.Tier = data.TierSetPhrase
	return []*desk.OverlapRow{zamili, lead, inside, set}
}

func listForTest() *list {
	l := newList()
	l.set(rowsForTest())
	return l
}

func (l *list) ids() []string {
	var out []string
	for _, i := range l.shown {
		out = append(out, l.rows[i].ID)
	}
	return out
}

func TestFilter(t *testing.T) {
	tests := []struct {
		name string
		do   func(l *list)
		want []string
	}{
		{"at first all but set phrases", func(*list) {}, []string{"o1", "o2", "o3"}},
		{"set phrases when asked for", func(l *list) { l.toggle(facetWhere, whereSet) }, []string{"o1", "o2", "o3", "o4"}},
		{"only inside one source", func(l *list) { l.toggle(facetWhere, whereAcross) }, []string{"o3"}},
		{"only in quotation marks", func(l *list) { l.toggle(facetWhere, whereQuoted) }, []string{"o1", "o3"}},
		{"so many words and more", func(l *list) { l.toggle(facetLength, "15 words or more") }, []string{"o1", "o3"}},
		{"one length at a time", func(l *list) {
			l.toggle(facetLength, "8 words or more")
			l.toggle(facetLength, "30 words or more")
		}, []string{"o1"}},
		{"one kind of change", func(l *list) { l.toggle(facetSigns, string(signNames[signCut])) }, []string{"o1", "o3"}},
		{"two kinds are either", func(l *list) {
			l.toggle(facetSigns, string(signNames[signMoved]))
			l.toggle(facetSigns, string(signNames[signMarks]))
		}, []string{"o1", "o2"}},
		{"typography shows where no word changed", func(l *list) { l.toggle(facetSigns, string(signNames[signMarks])) }, []string{"o2"}},
		{"a speaker under either spelling", func(l *list) { l.toggle(facetSpeaker, "Hakim Zamili") }, []string{"o1"}},
		{"nobody named", func(l *list) { l.toggle(facetSpeaker, nobody) }, []string{"o2"}},
		{"an outlet on either side", func(l *list) { l.toggle(facetOutlet, "Informed Comment") }, []string{"o1"}},
		{"an outlet that is not named", func(l *list) { l.toggle(facetOutlet, noOutlet) }, []string{"o2"}},
		{"words of passage and speaker", func(l *list) { l.filter.words = "zimili upcoming" }, []string{"o1"}},
		{"words that nothing has", func(l *list) { l.filter.words = "zimili serious" }, nil},
		{"an id by its beginning", func(l *list) { l.filter.words = "o3" }, []string{"o3"}},
		{"no status ticked shows nothing", func(l *list) { l.toggle(facetStatus, string(data.Open)) }, nil},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			l := listForTest()
			c.do(l)
			l.arrange()
			if got := l.ids(); !slices.Equal(got, c.want) {
				t.Errorf("shows %v, want %v", got, c.want)
			}
		})
	}
}

func TestCopiesStandUnderTheFirstOfThem(t *testing.T) {
	rows := rowsForTest()
	for i, outlet := range []string{"The Herald", "The Gazette"} {
		r := rowsForTest()[0]
		r.ID, r.Like, r.MetaB.Publisher, r.Score = fmt.Sprintf("o%d", 8+i), "o1", outlet, 40
		rows = append(rows, r)
	}
	l := newList()
	l.set(rows)
	if want := []string{"o1", "o2", "o3"}; !slices.Equal(l.ids(), want) || l.copies[0] != 2 || l.of != 3 {
		t.Errorf("folded: %v with %d copies, %d to judge; want %v, 2, 3", l.ids(), l.copies[0], l.of, want)
	}
	if first, ok := l.unfold("o9"); first != "o1" || !ok || len(l.ids()) != 5 {
		t.Errorf("unfolded: %v under %q", l.ids(), first)
	}
	l.unfold("o1")
	l.toggle(facetOutlet, "The Gazette")
	if want := []string{"o9"}; !slices.Equal(l.ids(), want) {
		t.Errorf("where the first is filtered out its copy shows: %v, want %v", l.ids(), want)
	}
	if _, ok := l.unfold("o2"); ok {
		t.Error("what has no copies was unfolded")
	}
}

func TestCountsOfAGroupHeedTheOthers(t *testing.T) {
	l := listForTest()
	l.toggle(facetSigns, string(signNames[signCut]))
	n := map[string]int{}
	for _, f := range l.facets {
		n[f.value] = f.n
	}
	// Where heeds the chosen change; the changes do not heed themselves.
	for value, want := range map[string]int{whereAcross: 1, whereInside: 1, string(signNames[signMoved]): 1, string(signNames[signMarks]): 1} {
		if n[value] != want {
			t.Errorf("%s is counted %d times, want %d", value, n[value], want)
		}
	}
}

// A chip says what is shown, and "any" where nothing that is there is hidden but
// what was dismissed.
func TestAChipSaysWhatIsShown(t *testing.T) {
	o := &overlaps{list: listForTest()}
	step := func(want string) {
		t.Helper()
		if got := o.chipName(facetStatus); got != want {
			t.Errorf("the chip says %q, want %q", got, want)
		}
	}
	step("Any status") // all are open
	rows := rowsForTest()
	rows[0].Status, rows[1].Status, rows[2].Status = data.Judged, data.Dismissed, data.Parked
	o.list.set(rows)
	step("Any status")
	o.list.toggle(facetStatus, string(data.Judged))
	step("Parked")
	o.list.toggle(facetStatus, string(data.Dismissed))
	step("Status, 2")
}

func TestManyNamesAreCountedNotListed(t *testing.T) {
	var rows []*desk.OverlapRow
	for i := range 100 {
		r := rowsForTest()[0]
		r.ID, r.SpeakerA, r.SpeakerB = fmt.Sprintf("o%d", i), fmt.Sprintf("Speaker %d", i), ""
		rows = append(rows, r)
	}
	l := newList()
	l.set(rows)
	listed, shown, told := 0, 0, ""
	for _, f := range l.facets {
		if f.group == facetSpeaker && f.value != "" {
			if listed++; !f.folded {
				shown++
			}
		} else if f.group == facetSpeaker {
			told = f.name
		}
	}
	if listed != mostNames || shown != fewNames || told != "94 more…" {
		t.Errorf("%d are listed, %d of them shown, then %q", listed, shown, told)
	}
	more := l.facets[slices.IndexFunc(l.facets, func(f facet) bool { return f.more })]
	l.press(more)
	if i := slices.IndexFunc(l.facets, func(f facet) bool { return f.name == "60 more: type a name" }); i < 0 || l.facets[i].folded || l.facets[i-1].folded {
		t.Error("the rest does not unfold")
	}
	l.toggle(facetSpeaker, "")
	if len(l.shown) != 100 {
		t.Error("the line that counts the others filters")
	}
}

func TestGroupsAndHeads(t *testing.T) {
	l := listForTest()
	var got []string
	for _, it := range l.items {
		if it.head != "" && !it.end {
			got = append(got, fmt.Sprintf("%s %d", it.head, it.n))
		}
	}
	if want := []string{"Across sources 2", "Inside one source 1"}; !slices.Equal(got, want) {
		t.Errorf("heads %v, want %v", got, want)
	}
	if l.tells() != "3 shown, strongest first; 1 set phrase set aside" {
		t.Errorf("the list says %q", l.tells())
	}
}

func TestProgressCountsEveryOverlapButSetPhrases(t *testing.T) {
	rows := rowsForTest()
	rows[0].Status = data.Judged
	rows[0].Verdicts = []data.Verdict{{Judgement: data.Judgement{Wording: data.Altered}}}
	rows[2].Status = data.Dismissed
	l := newList()
	l.set(rows)
	if l.judged != 2 || l.of != 3 {
		t.Errorf("%d of %d judged, want 2 of 3", l.judged, l.of)
	}
	if got := l.ids(); !slices.Equal(got, []string{"o1", "o2"}) {
		t.Errorf("shows %v, want the dismissed one gone", got)
	}
	if got := l.nextOpen("o1"); got != "o2" {
		t.Errorf("next open is %q, want o2", got)
	}
	if got := l.nextOpen("o2"); got != "" {
		t.Errorf("next open is %q, want none", got)
	}
}

func TestOrders(t *testing.T) {
	tests := []struct {
		by   order
		want []string
	}{
		{byStrength, []string{"o1", "o2", "o3"}},
		{bySpeaker, []string{"o3", "o1", "o2"}},
		{byOutlet, []string{"o3", "o1", "o2"}},
		{byDate, []string{"o1", "o2", "o3"}},
	}
	for _, c := range tests {
		l := listForTest()
		l.order = c.by
		l.arrange()
		if got := l.ids(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", orderNames[c.by], got, c.want)
		}
	}
}

func TestStepsStayInTheShownOrder(t *testing.T) {
	l := listForTest()
	for _, c := range []struct {
		from string
		by   int
		want string
	}{{"o1", 1, "o2"}, {"o2", -1, "o1"}, {"o1", -1, ""}, {"o3", 1, ""}, {"gone", 1, "o1"}} {
		if got := l.step(c.from, c.by); got != c.want {
			t.Errorf("from %s by %d: %q, want %q", c.from, c.by, got, c.want)
		}
	}
}

// Whatever is ticked, what is shown is a subset, in one order, with heads that
// count right.
func TestAnyFilterKeepsTheListWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := listForTest()
		for range rapid.IntRange(0, 8).Draw(t, "presses") {
			f := rapid.SampledFrom(l.facets).Draw(t, "facet")
			l.press(f)
		}
		l.order = order(rapid.IntRange(0, int(orders)-1).Draw(t, "order"))
		l.arrange()
		heads, rows := 0, 0
		for _, it := range l.items {
			if it.head == "" {
				rows++
			} else if !it.end {
				heads += it.n
			}
		}
		if rows != len(l.shown) || heads != rows {
			t.Fatalf("%d rows, %d shown, heads say %d", rows, len(l.shown), heads)
		}
		for _, f := range l.facets {
			if f.n < 0 || f.n > len(l.rows) {
				t.Fatalf("%s is counted %d times", f.value, f.n)
			}
		}
	})
}

// Every order is total: what it does not tell apart keeps the desk's rank, as
// sorting by comparing each two rows would have it.
func TestOrdersCountRowsIntoTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("abB")), 0, 3, -1), 0, 60).Draw(t, "keys")
		compare := func(x, y string) int { return strings.Compare(strings.ToLower(x), strings.ToLower(y)) } // some keys are equal and not the same
		want := make([]int32, len(keys))
		for i := range want {
			want[i] = int32(i)
		}
		slices.SortStableFunc(want, func(i, j int32) int { return compare(keys[i], keys[j]) })
		if got := ordered(len(keys), func(i int) string { return keys[i] }, compare); !slices.Equal(got, want) {
			t.Fatalf("%q are ordered %v, want %v", keys, got, want)
		}
	})
}

// What the list keeps of copies and of verdicts' times answers as a walk over
// all rows does.
func TestCopiesAndLastJudgedAreKnownWithoutAWalk(t *testing.T) {
	rows := manyRows(600)
	for i := range rows {
		for k := range rows[i].Verdicts {
			rows[i].Verdicts[k].At = time.Unix(int64(i*7919%101), 0) // some at one time
		}
	}
	l := newList()
	l.set(rows)
	for i := range rows {
		want := -1
		for at := range l.copies {
			if sameAs(rows[at]) == sameAs(rows[i]) {
				want = at
			}
		}
		if got := l.stands(rows[i].ID); got != want {
			t.Fatalf("row %d stands under %d, want %d", i, got, want)
		}
		last, when := "", int64(-1)
		for j := range rows {
			at := latest(rows[j])
			if len(rows[j].Verdicts) == 0 || j == i || len(rows[i].Verdicts) > 0 && (at > latest(rows[i]) || at == latest(rows[i]) && j < i) {
				continue
			}
			if at > when {
				last, when = rows[j].ID, at
			}
		}
		if got := l.judgedBefore(rows[i].ID); got != last {
			t.Fatalf("before row %d %s was judged, want %s", i, got, last)
		}
	}
}

// A list that is read again is the one that all its rows make, however little of
// it was made anew.
func TestAStockGoesOnFromTheOneBefore(t *testing.T) {
	all := manyRows(300)
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Clone(all[:rapid.IntRange(1, 80).Draw(t, "n")])
		s := newStock(rows, nil)
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			rows = changedRows(t, rows, all)
			s = newStock(rows, s)
			if want := newStock(rows, nil); !reflect.DeepEqual(s, want) {
				t.Fatalf("it has\n%+v, want\n%+v", s, want)
			}
		}
	})
}

// changedRows are rows of which some say something else, or came, or are gone.
func changedRows(t *rapid.T, rows, all []*desk.OverlapRow) []*desk.OverlapRow {
	rows = slices.Clone(rows)
	for range rapid.IntRange(0, 3).Draw(t, "changes") {
		i := rapid.IntRange(0, len(rows)-1).Draw(t, "row")
		r := *rows[i]
		switch rapid.SampledFrom([]string{"verdict", "status", "tag", "speaker", "name", "like", "unlike", "gone", "come"}).Draw(t, "change") {
		case "verdict":
			r.Status = data.Judged
			r.Verdicts = []data.Verdict{{At: time.Unix(rapid.Int64Range(0, 9).Draw(t, "at"), 0), Judgement: data.Judgement{Wording: rapid.SampledFrom(data.Wordings).Draw(t, "wording")}.Filled()}}
		case "status":
			r.Status = rapid.SampledFrom(data.Statuses).Draw(t, "status")
		case "tag":
			r.Given = []string{rapid.SampledFrom([]string{"ask", "translator"}).Draw(t, "tag")}
		case "speaker":
			r.SpeakerB = rapid.SampledFrom([]string{"", "Hakim Zamili", "H. Zamili"}).Draw(t, "speaker")
		case "name":
			o := *r.Overlap
			o.Tags, r.Overlap = []data.Tag{data.NameVaries}, &o
		case "like":
			r.Like = rows[0].ID
		case "unlike":
			r.Like = ""
		case "gone":
			if len(rows) > 1 {
				rows = slices.Delete(rows, i, i+1)
			}
			continue
		case "come":
			if !slices.ContainsFunc(rows, func(x *desk.OverlapRow) bool { return x.ID == all[200+i].ID }) {
				rows = slices.Insert(rows, i, all[200+i])
			}
			continue
		}
		rows[i] = &r
	}
	return rows
}
