package collate

import (
	"cmp"
	"slices"

	"verbatim/data"
)

// query is a span as it is looked up: its atoms with those around it.
type query struct {
	list     []atom // what stands before the span, the span, what stands after it
	from, to int    // of the span in list
	start    int    // of list in its text
	zone     data.Zone
	weight   float64 // of the span
	sides    [2]int  // words before and after
}

// query makes a span ready. A word that the characters around reach only in
// part is left out.
func (x *atoms) query(sp data.Span) *query {
	before, after := surroundings(x.doc.Text, sp)
	from, to := x.within(sp)
	low, high := from, to
	for low > 0 && x.list[low-1].Start >= sp.Start-len(before) {
		low--
	}
	for high < len(x.list) && x.list[high].End <= sp.End+len(after) {
		high++
	}
	q := &query{list: x.list[low:high], from: from - low, to: to - low, start: low, zone: x.doc.Zone(data.Passage{sp})}
	for i, a := range q.list {
		switch {
		case i >= q.from && i < q.to:
			q.weight += a.weight()
		case !a.word:
		case i < q.from:
			q.sides[0]++
		default:
			q.sides[1]++
		}
	}
	return q
}

// Limits of the search. The places of a word that has more than fewPlaces are
// looked at where they are nearest to the likely one; of the places that most
// words point to, fewSpots are read closely, and none that has not fewVotes of
// what the first has. leastSlip and mostSlip are how far, in atoms, words may
// have shifted against each other inside a passage; one of a hundred thousand
// words has less, so that no more than mostCells cells are filled.
const (
	fewPlaces = 64
	fewSpots  = 12
	fewVotes  = .25
	leastSlip = 12
	mostSlip  = 256
	mostCells = 16 << 20
)

// slack is how many atoms the alignment may drift to either side.
func (q *query) slack() int {
	n := len(q.list)
	return max(2, min(leastSlip+n/5, mostSlip, mostCells/(2*n+1)))
}

// spots are the places in a text that are like the query, the likeliest first.
func (q *query) spots(in *atoms, likely ladder) []spot {
	if q.from == q.to || len(in.list) == 0 {
		return nil
	}
	slack, here := q.slack(), likely.at(q.start+q.from)
	var out []spot
	seen := map[data.Span]bool{}
	for _, diagonal := range q.diagonals(in, likely, slack, here-q.from) {
		s := q.read(in, q.align(in, diagonal, slack), here)
		if s.span.Empty() || seen[s.span] {
			continue
		}
		seen[s.span] = true
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(x, y spot) int { return cmp.Compare(y.rank, x.rank) })
	return out
}

// diagonals are by how many atoms the query has to be shifted to lie where
// most of its words are, rare words counting more, and the likely one.
func (q *query) diagonals(in *atoms, likely ladder, slack, likeliest int) []int {
	step := max(slack/2, 1)
	votes := map[int]float64{} // a bucket reaches one step to either side
	for i, a := range q.list {
		if !a.word {
			continue
		}
		places := nearest(in.of(a.key), likely.at(q.start+i))
		for _, j := range places {
			bucket := floorDiv(int(j)-i, step)
			votes[bucket] += 1 / float64(len(places))
			votes[bucket+1] += 1 / float64(len(places))
		}
	}
	most := 0.0
	for _, v := range votes {
		most = max(most, v)
	}
	var buckets []int
	for b, v := range votes {
		if v >= fewVotes*most {
			buckets = append(buckets, b)
		}
	}
	slices.SortFunc(buckets, func(x, y int) int { return cmp.Or(cmp.Compare(votes[y], votes[x]), cmp.Compare(x, y)) })
	out := []int{likeliest}
	for _, b := range buckets[:min(len(buckets), fewSpots)] {
		out = append(out, b*step)
	}
	return out
}

// nearest are the fewPlaces places around the likely one.
func nearest(places []int32, likely int) []int32 {
	if len(places) <= fewPlaces {
		return places
	}
	n, _ := slices.BinarySearch(places, int32(likely))
	from := min(max(n-fewPlaces/2, 0), len(places)-fewPlaces)
	return places[from : from+fewPlaces]
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// sideWeight is what the words on one side of a span weigh beside those in it:
// half of the five that 32 characters hold.
const sideWeight = 2.5

// What decides between places that are equally like the span.
const (
	nearRank = .05 // the likely place
	zoneRank = .02 // the same zone
)

// read tells what an alignment comes to: to has for every atom of the query
// its place in the text, or -1; here is the likely place of the span.
func (q *query) read(in *atoms, to []int32, here int) spot {
	first, last, same := int32(-1), int32(-1), 0.0
	var beside [2]int
	for i, j := range to {
		if j < 0 {
			continue
		}
		equal := q.list[i].key == in.list[j].key
		switch {
		case i >= q.from && i < q.to:
			if first < 0 {
				first = j
			}
			if last = j; equal {
				same += q.list[i].weight()
			}
		case !equal || !q.list[i].word:
		case i < q.from:
			beside[0]++
		default:
			beside[1]++
		}
	}
	if first < 0 {
		return spot{}
	}
	first, last, marked := q.toTheMarks(in, to, first, last)
	s := spot{span: data.Span{Start: in.list[first].Start, End: in.list[last].End}}
	held := in.weight(s.span)
	if held < 1 && q.weight >= 1 {
		return spot{} // a comma is left of it
	}
	score, whole := 2*same/(q.weight+held)*q.weight, q.weight
	for side, words := range q.sides {
		if words > 0 {
			score += sideWeight * float64(beside[side]) / float64(words)
			whole += sideWeight
		}
	}
	s.score = score / whole
	if same < 1 && !marked { // not one word is left, and no marks say that others stand for them
		s.score = min(s.score, askAt)
	}
	s.rank = s.score + nearRank/(1+float64(abs(int(first)-here))/float64(len(q.list)))
	if in.doc.Zone(data.Passage{s.span}) == q.zone {
		s.rank += zoneRank
	}
	return s
}

// toTheMarks widens the stretch from first up to last, where the span stood
// right between quotation marks that are there still, to all that they hold
// now; marked is false where it did not, or they are not.
func (q *query) toTheMarks(in *atoms, to []int32, first, last int32) (from, till int32, marked bool) {
	opened, closed := false, false
	if i := q.from - 1; i >= 0 && q.list[i].quote && to[i] >= 0 && to[i] < first {
		first, opened = to[i]+1, true
	}
	if i := q.to; i < len(q.list) && q.list[i].quote && to[i] > last {
		last, closed = to[i]-1, true
	}
	return first, last, opened && closed
}
