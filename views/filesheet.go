package views

type pathWanted struct {
	title, action string
	endings       []string
	save          string
	many          bool
}

func (f *frame) askPath(w pathWanted, then func(paths []string)) {}
