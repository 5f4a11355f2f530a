package ingest

import (
	"net/mail"
	"regexp"
	"strconv"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/text"
)

// machineDate is a date as machines write it, with or without a time behind:
// 2015-10-07T08:00:00Z, 2015/10/07, 20151007, 2015-10, 2015.
var machineDate = regexp.MustCompile(`^([0-9]{4})(?:([-/.]?)([0-9]{2})(?:[-/.]?([0-9]{2}))?)?(?:$|[T ]|Z$|[-+][0-9]{2}:?[0-9]{2}$)`)

// dateLayouts are those of headers and of programs that print a clock.
var dateLayouts = []string{time.RFC1123Z, time.RFC1123, time.RFC850, time.ANSIC, time.UnixDate, time.RubyDate, "2 Jan 2006", "Jan 2, 2006", "2 January 2006", "January 2, 2006"}

// parseDate reads the day that a machine or a person wrote, as the place it
// was written in counts days: the time zone is not looked at. A day that could
// be two (07/10/2015) is not known.
func parseDate(s string) (data.Date, bool) {
	s = strings.TrimSpace(s)
	if m := machineDate.FindStringSubmatch(s); m != nil {
		d := data.Date{Year: number(m[1]), Month: number(m[3]), Day: number(m[4])}
		if m[3] != "" && m[4] == "" && m[2] == "" { // 201510 may be anything
			return data.Date{}, false
		}
		return sane(d)
	}
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			return dayOf(t)
		}
	}
	if t, err := mail.ParseDate(s); err == nil {
		return dayOf(t)
	}
	if d, ok := text.DateIn(s); ok {
		return sane(d)
	}
	return data.Date{}, false
}

func dayOf(t time.Time) (data.Date, bool) {
	return sane(data.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()})
}

// sane refuses days that no calendar has, and the zero of clocks that were
// never set.
func sane(d data.Date) (data.Date, bool) {
	back, err := data.ParseDate(d.String())
	if err != nil || !d.Known() || d.Year < 1450 || d == (data.Date{Year: 1970, Month: 1, Day: 1}) || d == (data.Date{Year: 1601, Month: 1, Day: 1}) {
		return data.Date{}, false
	}
	return back, true
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
