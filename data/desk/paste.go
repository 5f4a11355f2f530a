package desk

import (
	"path"
	"regexp"

	"verbatim/data/ingest"
)

// Paste makes a source of a copied text, still without a name. What is a page's
// markup is cleaned, and kept beside its text. A text that cannot come in is a
// [Mistake].
func Paste(text string) (Incoming, error) {
	it, err := ingest.Paste(text)
	if err != nil {
		return Incoming{}, mistaken(err)
	}
	return Incoming{Meta: it.Meta, Origins: it.Origins, Text: it.Text, Notes: it.Notes, Original: it.Original}, nil
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
