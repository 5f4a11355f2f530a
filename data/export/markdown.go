package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"verbatim/data"
)

// WriteMarkdown writes the verdicts as Markdown, for notes and drafts. What
// comes from a source or a person is written so that every sign of it stands
// for itself; characters that turn the order of letters are written by their
// number.
func WriteMarkdown(w io.Writer, r Report) (Counts, error) {
	cases, counts := r.judgedCases()
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# Verdicts: %s\n\n%s, written by Verbatim %s on %s.\n", md(r.Title), plural(counts.Written, "verdict"), md(r.AppVersion), r.Made.UTC().Format(time.DateOnly))
	for i, c := range cases {
		fmt.Fprintf(out, "\n## %d. %s: %s\n\n%s\n", i+1, md(c.about()), md(c.standing()), md(c.Words))
		mdSide(out, "A", c.A, c.SideA, c.PassageA)
		if !c.Alone {
			mdSide(out, "B", c.B, c.SideB, c.PassageB)
			mdLine(out, c.Line)
		}
		for _, says := range c.Changes {
			fmt.Fprintf(out, "- %s\n", md(says))
		}
		if c.CutWords > 0 {
			fmt.Fprintf(out, "\nBetween A’s passages stand %s:\n\n%s\n", plural(c.CutWords, "word"), quoted(c.CutBetween))
		}
		mdFacts(out, c)
	}
	return counts, out.Flush()
}

// standing is a case's overall with its status, or a quotation's mark.
func (c *Case) standing() string {
	if o, ok := c.Overall(); ok && o.Rating > 0 {
		return fmt.Sprintf("%s (%d of 5)", o.Label, o.Rating)
	}
	return c.Label()
}

func mdSide(out io.Writer, name string, m data.Meta, s CaseSide, passage []string) {
	fmt.Fprintf(out, "\n**%s** %s\n", name, md(cite(m, s.Label)))
	if u := mdAddress(m.URL); u != "" {
		fmt.Fprintln(out, u)
	}
	for _, p := range passage {
		fmt.Fprintf(out, "\n%s\n", quoted(p))
	}
}

// mdAddress is an address of the web as a link; empty for any other.
func mdAddress(url string) string {
	u := webAddress(url)
	if u == "" {
		return ""
	}
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\n", "%0A", "\r", "%0D", "\t", "%09").Replace(u) + ">"
}

// mdEvidence is the evidence with its addresses as links.
func mdEvidence(all []data.Evidence) string {
	parts := make([]string, len(all))
	for i, e := range all {
		link := mdAddress(e.Link)
		if link == "" {
			parts[i] = md(evidence(e))
			continue
		}
		e.Link = ""
		parts[i] = strings.TrimPrefix(md(evidence(e))+", "+link, ", ")
	}
	return strings.Join(parts, "; ")
}

// cite is a source in a line: publisher, title, author, date.
func cite(m data.Meta, label string) string {
	var parts []string
	for _, p := range []string{m.Publisher, m.Title, m.Author, m.Date.String()} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return label
	}
	return strings.Join(parts, ", ")
}

// mdLine is A and B in one line.
func mdLine(out io.Writer, line []Stretch) {
	var b strings.Builder
	for _, s := range line {
		text := strings.Join(strings.Split(s.Text, "\n"), " ")
		core := strings.TrimSpace(text)
		mark := map[Look]string{Cut: "~~", Added: "**", Moved: "*"}[s.Look]
		switch {
		case s.Look == Away || text == "":
		case s.Look == Left: // no words of the sources: they must not read as such
			b.WriteString(" *(" + md(core) + ")* ")
		case core == "" || mark == "":
			b.WriteString(md(text))
		default: // the marks must touch a word
			i := strings.Index(text, core)
			b.WriteString(text[:i] + mark + md(core) + mark + text[i+len(core):])
		}
	}
	fmt.Fprintf(out, "\nIn one line: %s\n\n", b.String())
}

func mdFacts(out io.Writer, c *Case) {
	fact := func(name, value string) {
		if value != "" {
			fmt.Fprintf(out, "- %s: %s\n", name, value)
		}
	}
	fmt.Fprintln(out)
	v := c.Verdict
	if c.judged() {
		fact("Wording, attribution, sense", md(fmt.Sprintf("%s, %s, %s", v.Wording, v.Attribution, c.Sense())))
		fact("Severity, confidence", md(fmt.Sprintf("%s, %s", v.Severity, v.Confidence)))
		fact("Alterations", md(list(v.Alterations, func(t data.Tag) string { return string(t) })))
	}
	fact("Status", md(string(c.Status)))
	fact("Tags", md(strings.Join(v.Tags, "; ")))
	fact("Evidence", mdEvidence(v.Evidence))
	fact("Reviewer", md(strings.TrimSuffix(v.Reviewer+", "+instant(v.At), ", ")))
	fact("Second reviewer", md(strings.TrimSuffix(c.SecondReviewer+", "+c.SecondOverall, ", ")))
	if v.Notes != "" {
		fmt.Fprintf(out, "\n%s\n", quoted(v.Notes))
	}
}

// md writes text so that Markdown takes every sign of it for itself.
func md(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case turns(r):
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		case strings.ContainsRune("\\`*_{}[]<>#|~&$!^", r), i == 0 && strings.ContainsRune("-+=", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// quoted is a block quotation, line by line.
func quoted(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r", "\n"), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight("> "+unlisted(md(strings.TrimLeft(l, " \t"))), " ")
	}
	return strings.Join(lines, "\n")
}

// unlisted keeps a line that begins with a number and a dot from being a list.
func unlisted(l string) string {
	digits := len(l) - len(strings.TrimLeft(l, "0123456789"))
	if digits > 0 && digits < len(l) && (l[digits] == '.' || l[digits] == ')') {
		return l[:digits] + `\` + l[digits:]
	}
	return l
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
