package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"verbatim/data"
	"verbatim/data/say"
)

// CellChange is a cell that says something else than the workbench.
type CellChange struct{ Column, Before, After string }

// given is the columns in which a person's judgement stands, in the order in
// which they are read back. All others follow from it or are the program's.
var given = []string{
	"wording", "attribution", "sense", "alterations", "severity", "confidence", "status", "notes", "evidence", "tags", "overridden", "rating", "overall",
}

// IsVerdicts tells whether a table has the columns of a table of verdicts: the
// ids, and something that can be read back. The error says what is missing.
func (t Table) IsVerdicts() error {
	if !slices.Contains(t.Header, Columns[0]) {
		return say.Errorf("it has no column %s, so it is no table of verdicts", Columns[0])
	}
	if !slices.ContainsFunc(given, func(name string) bool { return slices.Contains(t.Header, name) }) {
		return say.Errorf("none of its columns can be read back, such as %s", strings.Join(given[:3], ", "))
	}
	for i, name := range t.Header {
		if slices.Contains(t.Header[:i], name) && slices.Contains(append(given, Columns[0]), name) {
			return say.Errorf("it has two columns %s", name)
		}
	}
	return nil
}

// Cells are a row's cells by the names of their columns.
func (t Table) Cells(row int) map[string]string {
	cells := make(map[string]string, len(t.Header))
	for i, name := range t.Header {
		cells[name] = t.Rows[row][i]
	}
	return cells
}

// Revise is a row as the cells of a table say it is judged, and which of them
// changed it. Cells that say what the row would be written as change nothing,
// so that what no cell can hold whole is kept. The error is the reason why the
// cells do not fit; then the row is as it was.
func Revise(r Row, cells map[string]string) (Row, []CellChange, error) {
	if who, ok := cells["reviewer"]; ok && who != r.Verdict.Reviewer {
		return r, nil, say.Errorf("this verdict is by %s, and the row says by %s", r.Verdict.Reviewer, cmp.Or(who, "nobody"))
	}
	v := revision{row: r, cells: cells, was: map[string]string{}}
	for _, c := range slices.Concat(core, technical) {
		v.was[c.name] = fit(plain(c.cell(r)))
	}
	for _, name := range given {
		if name == "rating" { // which of a translation follows from its sense
			v.touch()
		}
		if !v.changed(name) {
			continue
		}
		if err := v.read(name, cells[name]); err != nil {
			return r, nil, err
		}
		v.changes = append(v.changes, CellChange{name, v.was[name], cells[name]})
	}
	v.settleStatus()
	return v.row, v.changes, nil
}

// revision is one run of Revise.
type revision struct {
	row     Row
	cells   map[string]string
	was     map[string]string
	changes []CellChange
}

func (v *revision) changed(name string) bool {
	cell, ok := v.cells[name]
	return ok && cell != v.was[name]
}

// read takes one changed cell into the row.
func (v *revision) read(name, cell string) (err error) {
	j := &v.row.Verdict.Judgement
	if IsCut(cell) {
		return say.Errorf("%s was cut when it was written, so it cannot be read back; leave it as it was", name)
	}
	if v.row.Alone && !slices.Contains([]string{"status", "notes", "evidence"}, name) {
		return say.Errorf("a quotation marked by itself has no %s", name)
	}
	switch name {
	case "wording":
		j.Wording, err = word(name, cell, data.Wordings)
	case "attribution":
		j.Attribution, err = word(name, cell, data.Attributions)
	case "sense":
		if j.Wording == data.Translated && blank(cell) {
			j.Sense = data.Kept
			break // see touch
		}
		j.Sense, err = word(name, cell, data.Senses)
		j.SenseTouched = true
	case "severity":
		j.Severity, err = word(name, cell, data.Severities)
	case "confidence":
		j.Confidence, err = word(name, cell, data.Confidences)
	case "status":
		statuses := data.Statuses
		if v.row.Alone {
			statuses = []data.Status{"not-found", "confirmed-elsewhere"}
		}
		v.row.Status, err = word(name, cell, statuses)
	case "alterations":
		j.Alterations, err = ParseAlterations(cell)
	case "notes":
		j.Notes = cell
	case "evidence":
		j.Evidence, err = ParseEvidence(cell)
	case "tags":
		j.Tags = ParseTags(cell)
	case "overridden":
		err = v.override(cell)
	case "rating":
		err = v.rate(cell)
	case "overall":
		err = v.name(cell)
	}
	return err
}

// touch tells whether the row says how a translation's sense is. A sense that
// stood there before the wording became that of a translation says so only where
// the rating beside it follows from it.
func (v *revision) touch() {
	j := &v.row.Verdict.Judgement
	cell, ok := v.cells["sense"]
	if j.Wording != data.Translated || !ok {
		return
	}
	j.SenseTouched = !blank(cell)
	said, rated := v.cells["rating"]
	if j.SenseTouched && v.changed("wording") && !v.changed("sense") && j.Overridden == nil && rated {
		j.SenseTouched = strings.TrimSpace(said) == rating(v.row)
	}
}

func blank(cell string) bool { return strings.TrimSpace(cell) == "" }

// word is a cell that must be one of a few words.
func word[T ~string](name, cell string, values []T) (T, error) {
	w := T(strings.ToLower(strings.TrimSpace(cell)))
	if slices.Contains(values, w) {
		return w, nil
	}
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = string(v)
	}
	return w, say.Errorf("%s is “%s”, and may be %s", name, cell, strings.Join(names, ", "))
}

// ratingIn is a rating in a cell.
func ratingIn(cell string) (data.Rating, error) {
	n, err := strconv.ParseFloat(strings.TrimSpace(cell), 64) // a spreadsheet may have made 3.0 of 3
	if err != nil || n != float64(int(n)) || n < 0 || int(n) >= len(data.Labels) {
		return 0, say.Errorf("“%s” is no rating from 1 to %d", cell, len(data.Labels)-1)
	}
	return data.Rating(n), nil
}

// override takes the person's own rating, or takes it away.
func (v *revision) override(cell string) error {
	v.row.Verdict.Overridden = nil
	if blank(cell) {
		return nil
	}
	n, err := ratingIn(cell)
	v.row.Verdict.Overridden = &n
	return err
}

// rate takes a changed rating: that of the axes as they now are, or a person's
// own. A table that has a column for those says them there.
func (v *revision) rate(cell string) error {
	j := &v.row.Verdict.Judgement
	if j.Wording == data.Unrelated {
		return nil
	}
	n := data.Rating(0)
	if !blank(cell) {
		var err error
		if n, err = ratingIn(cell); err != nil {
			return err
		}
	}
	if sense, ok := v.cells["sense"]; j.Wording == data.Translated && n > 0 && (!ok || !blank(sense)) { // only with the sense touched does it have one
		j.SenseTouched = true
	}
	if j.Overall().Rating == n {
		return nil
	}
	if _, ok := v.cells["overridden"]; ok {
		return say.Errorf("the rating “%s” does not follow from the row; a rating of your own stands under overridden", cell)
	}
	if n == 0 && v.cells["overall"] != (data.Overall{}).In(v.scale()).Label {
		return say.Error("the rating is empty, and the overall does not say that nothing is proven")
	}
	axes := *j
	axes.Overridden = nil
	if j.Overridden = &n; axes.Overall().Rating == n {
		j.Overridden = nil
	}
	return nil
}

// name takes a changed label where there is no rating beside it to say the same.
func (v *revision) name(label string) error {
	if _, ok := v.cells["rating"]; ok || v.row.Verdict.Wording == data.Unrelated || v.row.Verdict.Overall().In(v.row.Scale).Label == label {
		return nil
	}
	scale := v.scale()
	i := slices.Index(scale[:], label)
	if i < 0 {
		return say.Errorf("“%s” is none of this workbench’s ratings", label)
	}
	rating := ""
	if i > 0 {
		rating = strconv.Itoa(i)
	}
	return v.rate(rating)
}

func (v *revision) scale() data.Scale {
	if v.row.Scale == (data.Scale{}) {
		return data.OwnScale
	}
	return v.row.Scale
}

// settleStatus lets the status follow where the wording became unrelated, or is
// so no longer, and the table says nothing of it.
func (v *revision) settleStatus() {
	if !v.changed("wording") || v.changed("status") {
		return
	}
	switch {
	case v.row.Verdict.Wording == data.Unrelated:
		v.row.Status = data.Dismissed
	case v.row.Status == data.Dismissed:
		v.row.Status = data.Judged
	}
}
