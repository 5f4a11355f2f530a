package views

import (
	"fmt"
	"time"

	"verbatim/data"
	"verbatim/data/say"
)

// timeAxis is the time that a timeline shows, in days since a day long ago; its
// divisions are days, months or years, whichever there is room for.
type timeAxis struct {
	from, to int // days, to is not shown any more
	unit     axisUnit
	x, w     float32
}

// axisUnit is what the timeAxis is divided into.
type axisUnit uint8

const (
	byDay axisUnit = iota
	byMonth
	byYear
)

// Longest spans that are divided into days and into months, and the shortest
// that is shown, in days.
const (
	mostDays, mostMonthDays = 62, 3 * 366
	leastDays               = 14
)

// tick is a division with its name.
type tick struct {
	x    float32 // its middle
	name string
}

// dayOf numbers the days.
func dayOf(year, month, day int) int {
	return int(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// daysOf is the time that a date may mean: a day, a month, a year.
func daysOf(d data.Date) (from, to int) {
	switch {
	case d.Month == 0:
		return dayOf(d.Year, 1, 1), dayOf(d.Year+1, 1, 1)
	case d.Day == 0:
		return dayOf(d.Year, d.Month, 1), dayOf(d.Year, d.Month+1, 1)
	}
	return dayOf(d.Year, d.Month, d.Day), dayOf(d.Year, d.Month, d.Day+1)
}

// newAxis holds some dates; ok is false where none is known.
func newAxis(dates []data.Date, x, w float32) (a timeAxis, ok bool) {
	a = timeAxis{x: x, w: w}
	for _, d := range dates {
		if !d.Known() {
			continue
		}
		from, to := daysOf(d)
		if !ok {
			a.from, a.to = from, to
		}
		a.from, a.to, ok = min(a.from, from), max(a.to, to), true
	}
	switch length := a.to - a.from; {
	case !ok:
		return a, false
	case length <= mostDays:
		more := max(2, leastDays-length)
		a.from, a.to = a.from-more/2, a.to+more-more/2
	case length <= mostMonthDays:
		a.unit = byMonth
		a.from, a.to = a.from-length/20, a.to+length/20
	default:
		a.unit = byYear
		a.from, a.to = a.from-length/20, a.to+length/20
	}
	return a, true
}

// at is where a day begins.
func (a timeAxis) at(day int) float32 {
	return a.x + a.w*float32(day-a.from)/float32(a.to-a.from)
}

// span is the stretch of a date.
func (a timeAxis) span(d data.Date) (x, w float32) {
	from, to := daysOf(d)
	return a.at(from), a.at(to) - a.at(from)
}

// ticks are the names of the divisions, no nearer to each other than least.
func (a timeAxis) ticks(least float32) (out []tick) {
	step := 1
	per := a.w / float32(a.to-a.from) * []float32{1, 30.4, 365.25}[a.unit]
	for per*float32(step) < least {
		step++
	}
	start := time.Unix(int64(a.from)*86400, 0).UTC()
	at := time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, time.UTC)
	switch a.unit {
	case byMonth:
		at = time.Date(start.Year(), start.Month(), 1, 0, 0, 0, 0, time.UTC)
	case byYear:
		at = time.Date(start.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	}
	named := 0 // the month or year whose name was written last
	for i := 0; ; i++ {
		next, name, of := at, "", 0
		switch a.unit {
		case byDay:
			next, of = at.AddDate(0, 0, 1), int(at.Month())
			if name = fmt.Sprint(at.Day()); named != 0 && of != named {
				name += " " + say.T(months[at.Month()])
			}
		case byMonth:
			next, of = at.AddDate(0, 1, 0), at.Year()
			if name = say.T(months[at.Month()]); of != named {
				name += " " + fmt.Sprint(of)
			}
		default:
			next, name = at.AddDate(1, 0, 0), fmt.Sprint(at.Year())
		}
		from, to := int(at.Unix()/86400), int(next.Unix()/86400)
		if from >= a.to {
			return out
		}
		if from >= a.from && i%step == 0 {
			if out, named = append(out, tick{(a.at(from) + a.at(to)) / 2, name}), of; to > a.to {
				out[len(out)-1].x = a.at(from)
			}
		}
		at = next
	}
}

// title names what stands above the lanes: the month or years of the axis.
func (a timeAxis) title() string {
	start, end := time.Unix(int64(a.from)*86400, 0).UTC(), time.Unix(int64(a.to-1)*86400, 0).UTC()
	switch {
	case a.unit != byDay && start.Year() == end.Year():
		return fmt.Sprint(start.Year())
	case a.unit != byDay:
		return say.T("%d to %d", start.Year(), end.Year())
	}
	return say.T("%s %d", say.T(monthNames[start.Month()]), start.Year())
}
