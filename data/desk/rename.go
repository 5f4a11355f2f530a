package desk

import (
	"context"
	"io"
	"strings"
	"unicode"

	"verbatim/data/store"
)

// Rename gives a source another name, as one step. Its label changes where
// neither publisher nor title is known. A name that another source has is a
// [Mistake], and so is none.
func (d *Desk) Rename(ctx context.Context, source, name string) error {
	if err := d.writable(); err != nil {
		return err
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	src, err := s.source(source)
	if err != nil {
		return err
	}
	name = strings.TrimSpace(strings.ToValidUTF8(name, "\ufffd"))
	switch {
	case name == "":
		return mistake("A source needs a name: type one, or leave it as it is.")
	case strings.ContainsFunc(name, unicode.IsControl):
		return mistake("A name is one line without control characters.")
	case name == src.name:
		return nil
	case s.named.get(name) != nil:
		return mistake("Another source is called “%s”. Choose a name of its own.", name)
	}
	return d.changeSources(ctx, causeRename, store.Set{Kind: store.OfSource, ID: source, Field: fieldName, Value: encode(name)})
}

// WriteText writes one source's text to a file as UTF-8, as it stands here. An
// existing file is kept unless force, and so is it when anything goes wrong.
func (d *Desk) WriteText(ctx context.Context, source, path string, force bool) error {
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	src, err := s.source(source)
	if err != nil {
		return err
	}
	r, err := d.file.Revision(ctx, src.revision)
	if err != nil {
		return err
	}
	return write(path, force, func(w io.Writer) error {
		_, err := io.WriteString(w, r.Text)
		return err
	})
}
