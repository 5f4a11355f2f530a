package export

import (
	"strings"

	"verbatim/data"
	"verbatim/data/say"
)

// Lists in a cell are parted by a semicolon and a space. Inside an item a
// semicolon has a backslash before it, and so has every other sign that would
// part it; a backslash itself is doubled. Almost no cell has one.

func list[T any](items []T, name func(T) string) string {
	names := make([]string, len(items))
	for i, it := range items {
		names[i] = name(it)
	}
	return strings.Join(names, "; ")
}

// escape puts a backslash before every one of the signs, and before backslashes.
func escape(s, signs string) string {
	if !strings.ContainsAny(s, signs+`\`) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r == '\\' || strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unescape takes the backslashes away.
func unescape(s string) string {
	var b strings.Builder
	escaped := false
	for _, r := range s {
		if escaped = r == '\\' && !escaped; !escaped {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cut parts a string at the first of the signs that has no backslash before it:
// what stands before, from the sign on, and whether there is one.
func cut(s, signs string) (before, from string, found bool) {
	escaped := false
	for i, r := range s {
		if !escaped && strings.ContainsRune(signs, r) {
			return s[:i], s[i:], true
		}
		escaped = r == '\\' && !escaped
	}
	return s, "", false
}

// items are the items of a list as they stand in the cell, still escaped.
func items(cell string) []string {
	var out []string
	for cell != "" {
		item, rest, _ := cut(cell, ";")
		out = append(out, item)
		cell = strings.TrimPrefix(strings.TrimPrefix(rest, ";"), " ")
	}
	return out
}

// ParseTags reads the cell of tags of the person's own.
func ParseTags(cell string) []string {
	var out []string
	for _, it := range items(cell) {
		if tag := unescape(it); tag != "" {
			out = append(out, tag)
		}
	}
	return out
}

// ParseAlterations reads the cell of confirmed tags; the error names one that
// is none.
func ParseAlterations(cell string) ([]data.Tag, error) {
	known := map[data.Tag]bool{}
	for _, t := range append(data.MachineTags, data.HandTags...) {
		known[t] = true
	}
	var out []data.Tag
	for _, it := range items(cell) {
		t := data.Tag(strings.TrimSpace(it))
		if !known[t] {
			return nil, say.Errorf("“%s” is no kind of alteration", t)
		}
		out = append(out, t)
	}
	return out, nil
}

// accessed stands before the date on which a piece of evidence was looked at.
const accessed = "accessed "

// evidence is one piece of it: "label <link>, “quote”, accessed 2015-10-07",
// each part where it is known.
func evidence(e data.Evidence) string {
	var parts []string
	var what []string
	if e.Label != "" {
		what = append(what, label(e))
	}
	if e.Link != "" {
		what = append(what, "<"+escape(e.Link, ";>")+">")
	}
	if len(what) > 0 {
		parts = append(parts, strings.Join(what, " "))
	}
	if e.Quote != "" {
		parts = append(parts, "“"+escape(e.Quote, ";”")+"”")
	}
	if e.Accessed.Known() {
		parts = append(parts, accessed+e.Accessed.String())
	}
	return strings.Join(parts, ", ")
}

// ParseEvidence reads the cell of evidence. A link may also stand there without
// its brackets, as a person types it.
func ParseEvidence(cell string) ([]data.Evidence, error) {
	var out []data.Evidence
	for _, it := range items(cell) {
		e, err := parseEvidence(it)
		if err != nil {
			return nil, err
		}
		if e != (data.Evidence{}) {
			out = append(out, e)
		}
	}
	return out, nil
}

// label is the evidence's label with a backslash before what would be taken
// for something else.
func label(e data.Evidence) string {
	s := strings.ReplaceAll(escape(e.Label, ";<“"), accessed, `\`+accessed)
	if e.Link == "" {
		s = strings.ReplaceAll(s, "://", `:\//`)
	}
	return s
}

func parseEvidence(s string) (e data.Evidence, err error) {
	whole := s
	label, rest, _ := cut(s, "<“")
	if i := accessedAt(label); i >= 0 && rest == "" {
		label, rest = s[:i], s[i:]
	}
	switch {
	case strings.HasPrefix(rest, "<"):
		label = strings.TrimSuffix(label, " ")
	case rest != "":
		label = strings.TrimSuffix(label, ", ")
	}
	e.Label = unescape(label)
	if strings.HasPrefix(rest, "<") {
		link, after, closed := cut(rest[1:], ">")
		if !closed {
			return e, say.Errorf("in the evidence “%s” a < is not closed", whole)
		}
		e.Link, rest = unescape(link), strings.TrimPrefix(strings.TrimPrefix(after[1:], ","), " ")
	}
	if strings.HasPrefix(rest, "“") {
		quote, after, closed := cut(strings.TrimPrefix(rest, "“"), "”")
		if !closed {
			return e, say.Errorf("in the evidence “%s” a quotation is not closed", whole)
		}
		e.Quote, rest = unescape(quote), strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(after, "”"), ","), " ")
	}
	if date, ok := strings.CutPrefix(rest, accessed); ok {
		if e.Accessed, err = data.ParseDate(date); err != nil {
			return e, err
		}
		rest = ""
	}
	if rest != "" {
		return e, say.Errorf("in the evidence “%s” it is not clear what “%s” is", whole, rest)
	}
	if e.Link == "" && strings.Contains(label, "://") && !strings.ContainsAny(label, " ,") {
		e.Label, e.Link = "", e.Label
	}
	return e, nil
}

// accessedAt is where the date at the end of a piece of evidence begins, -1
// where there is none.
func accessedAt(s string) int {
	i := strings.LastIndex(s, accessed)
	if i > 0 && !strings.HasSuffix(s[:i], ", ") {
		return -1
	}
	return i
}
