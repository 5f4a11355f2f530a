package desk

import (
	"context"
	"slices"

	"verbatim/data/collate"
	"verbatim/data/store"
)

// settingStyle is the setting that keeps the workbench's house style.
const settingStyle = "house-style"

// Styles are the names of the house styles that can be chosen, in the order in
// which they are offered.
func Styles() []string {
	names := make([]string, len(collate.Styles))
	for i, s := range collate.Styles {
		names[i] = string(s)
	}
	return names
}

// HouseStyle is the name of the style by which quotations are measured in this
// workbench; "" where none was chosen.
func (d *Desk) HouseStyle(ctx context.Context) (string, error) {
	s, err := d.present(ctx)
	if err != nil {
		return "", err
	}
	return s.style, nil
}

// SetHouseStyle chooses one of [Styles], or none by "", as one step.
func (d *Desk) SetHouseStyle(ctx context.Context, name string) error {
	if err := d.writable(); err != nil {
		return err
	}
	if name != "" && !slices.Contains(Styles(), name) {
		return mistake("There is no house style “%s”. Choose %s, or none.", name, or(Styles()))
	}
	set := store.Set{Kind: store.OfSetting, ID: settingStyle, Field: fieldValue}
	if name != "" {
		set.Value = encode(name)
	}
	_, err := d.apply(ctx, causeStyle, set)
	return err
}
