package desk

import (
	"path"
	"regexp"
	"strings"

	"verbatim/data/ingest"
)

// Paste makes a source of what was copied, still without a name: of its markup,
// cleaned and kept beside the text, where it came as that too, or else of the
// plain text, which may be markup itself. What cannot come in is a [Mistake].
func Paste(markup, plain string) (Incoming, error) {
	if ingest.IsMarkup(markup) {
		if it, err := ingest.Paste(markup); err == nil {
			return pasted(it), nil
		}
	}
	if strings.TrimSpace(plain) == "" {
		return Incoming{}, mistake("There is no text to paste.")
	}
	it, err := ingest.Paste(plain)
	if err != nil {
		return Incoming{}, mistaken(err)
	}
	return pasted(it), nil
}

func pasted(it ingest.Item) Incoming {
	return Incoming{Meta: it.Meta, Origins: it.Origins, Text: it.Text, Notes: it.Notes, Original: it.Original}
}

// Rereadable tells whether the bytes that a source came from can be read in
// another character set: they are at hand, and are letters throughout.
func (in Incoming) Rereadable() bool { return in.Original != nil && in.Charset.Name != "" }

// numbered is what [Load] puts behind names that clash.
var numbered = regexp.MustCompile(` \(\d+\)$`)

// Reread reads the bytes of a source anew in the character set of that name on
// the web; the source keeps its name. A set that is not known is a [Mistake].
func Reread(in Incoming, charset string) (Incoming, error) {
	if !in.Rereadable() {
		return in, mistake("%s did not come as letters in a character set, so it cannot be read in another.", in.Name)
	}
	batch, err := ingest.Read(path.Base(numbered.ReplaceAllString(in.Name, "")), in.Original, ingest.Options{Charset: charset})
	if err != nil {
		return in, mistaken(err)
	}
	if len(batch.Items) != 1 {
		return in, mistake("%s holds several sources, so it cannot be read anew as one.", in.Name)
	}
	it := batch.Items[0]
	return Incoming{Name: in.Name, Meta: it.Meta, Origins: it.Origins, Text: it.Text, Charset: it.Charset, Notes: it.Notes, Original: in.Original}, nil
}
