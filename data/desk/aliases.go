package desk

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"verbatim/data/store"
	"verbatim/data/text"
)

// settingAliases is the setting that keeps the workbench's own table of
// aliases.
const settingAliases = "aliases"

// Aliases are the spellings that count as one in this workbench, as a table: a
// group a line, the spelling that stands for all, a colon, the others parted by
// commas.
type Aliases struct {
	Table string
	Own   bool // a person changed it; else it is the built-in one
}

// BuiltinAliases is the table of a workbench that has none of its own.
func BuiltinAliases() string { return text.BuiltinAliases().String() }

// Aliases is the table that texts are compared by.
func (d *Desk) Aliases(ctx context.Context) (Aliases, error) {
	s, err := d.present(ctx)
	if err != nil {
		return Aliases{}, err
	}
	return Aliases{s.aliases.String(), s.aliases != text.BuiltinAliases()}, nil
}

// SetAliases gives the workbench another table, as one step, and finds the
// overlaps anew by it; it returns how many more there are outside set phrases
// and boilerplate. A line that cannot be read is a [Mistake] with its number.
// Where it is cancelled nothing is changed.
func (d *Desk) SetAliases(ctx context.Context, table string, p Progress) (more int, err error) {
	if err := d.writable(); err != nil {
		return 0, err
	}
	if p == nil {
		p = d.progress
	}
	set := store.Set{Kind: store.OfSetting, ID: settingAliases, Field: fieldValue}
	if table = strings.ToValidUTF8(table, "\ufffd"); table != BuiltinAliases() {
		set.Value = encode(table)
	}
	if _, err := readAliases(set.Value, nil); err != nil {
		return 0, wrongLine(err)
	}
	before, err := d.present(ctx)
	if err != nil {
		return 0, err
	}
	_, err = d.changeCorpus(ctx, []store.Set{set}, p, func() ([]store.Event, error) { return d.apply(ctx, causeAliases, set) })
	if err != nil {
		return 0, err
	}
	after, err := d.present(context.WithoutCancel(ctx))
	if err != nil {
		return 0, err
	}
	return after.worth() - before.worth(), nil
}

// worth is how many overlaps are more than set phrases and boilerplate.
func (s *state) worth() (n int) {
	for _, k := range s.overlaps {
		if !k.Tier.Aside() {
			n++
		}
	}
	return n
}

// wrongLine is the mistake of a table that cannot be read.
func wrongLine(err error) error {
	var bad *text.AliasError
	if !errors.As(err, &bad) {
		return err
	}
	wrong := mistaken(bad)
	wrong.Line = bad.Line
	return wrong
}

// readAliases reads the table that a workbench keeps; without one it is the
// built-in. had, where it is the same, is given back: what was remembered by it
// still holds.
func readAliases(raw json.RawMessage, had *text.Aliases) (*text.Aliases, error) {
	if isNull(raw) {
		return text.BuiltinAliases(), nil
	}
	table, err := decode[string](raw)
	if err != nil || had != nil && had.String() == table {
		return had, err
	}
	return text.ParseAliases(table)
}

// aliasPiece is the piece beside the finder's index that keeps the key of the
// aliases that all was found by.
const aliasPiece = ".aliases"

// foundBy is the key of the aliases that what is stored was found by.
func (d *Desk) foundBy(ctx context.Context) (string, error) {
	key, err := d.file.Piece(ctx, aliasPiece)
	switch {
	case errors.Is(err, store.ErrDamaged):
		return "", nil // then it is found anew
	case key == nil && err == nil:
		return text.BuiltinAliases().Key(), nil // nothing, or before a table could be another
	}
	return string(key), err
}

// stale tells whether what was found, as last read, was found by other aliases
// than those of the state: a program ended between finding and saving, or two
// did it at a time.
func (d *Desk) stale(s *state) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.found.by != s.aliases.Key()
}

// changesAliases tells whether sets give the workbench another table.
func changesAliases(x store.Set) bool { return x.Kind == store.OfSetting && x.ID == settingAliases }

// by is the text to be compared by these aliases. All else that is known of it
// does not depend on them.
func (o *opened) by(a *text.Aliases) *opened {
	if o.doc.Aliases == a {
		return o
	}
	doc, same := *o.doc, *o
	doc.Aliases = a
	same.doc = &doc
	return &same
}
