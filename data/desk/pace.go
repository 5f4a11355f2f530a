package desk

import (
	"math"
	"time"

	"verbatim/data/say"
)

// Pace says how long a step of work will still take, from how it went so far.
// The zero value is ready.
type Pace struct {
	what  string
	began time.Time
	first int // done when it began
}

// An estimate is given after so long, and when so much of the rest is done:
// earlier ones jump about.
const (
	paceAfter = time.Second
	paceShare = 0.05
)

// Left is a phrase such as "about 20 s left"; empty while that cannot be told.
func (p *Pace) Left(now time.Time, what string, done, total int) string {
	if what != p.what || done < p.first {
		*p = Pace{what, now, done}
	}
	gone, rest := now.Sub(p.began), total-p.first
	if total <= 0 || rest <= 0 || done >= total || gone < paceAfter || float64(done-p.first) < paceShare*float64(rest) {
		return ""
	}
	left := time.Duration(float64(gone) * float64(total-done) / float64(done-p.first))
	switch s := left.Seconds(); {
	case s < 1:
		return say.T("nearly done")
	case s < 10:
		return say.T("about %.0f s left", s)
	case s < 55:
		return say.T("about %.0f s left", 5*math.Ceil(s/5))
	default:
		return say.T("about %.0f min left", math.Ceil(left.Minutes()-0.1))
	}
}
