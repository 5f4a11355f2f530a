package desk

import (
	"context"
	"encoding/json"
	"strings"
)

// What stands typed in the fields of a sheet is kept until it is saved, as the
// verdict in the making is.

// typedIn is the beginning of the name under which typed fields are kept.
const typedIn = "typed in "

// KeepTyped keeps what is typed in the fields of a sheet, which has a name of
// its own, until the next time; nil takes it away. It is no step, and nothing
// that is saved.
func (d *Desk) KeepTyped(ctx context.Context, sheet string, fields []string) error {
	text := ""
	if fields != nil {
		text = string(encode(fields))
	}
	return plainly(d.file.PutDraft(ctx, typedIn+sheet, text))
}

// Typed is what was kept, by the sheets' names. What cannot be read is left out.
func (d *Desk) Typed(ctx context.Context) (map[string][]string, error) {
	stored, err := d.file.Drafts(ctx)
	typed := map[string][]string{}
	for name, text := range stored {
		sheet, ok := strings.CutPrefix(name, typedIn)
		if fields, err := decode[[]string](json.RawMessage(text)); ok && err == nil {
			typed[sheet] = fields
		}
	}
	return typed, err
}
