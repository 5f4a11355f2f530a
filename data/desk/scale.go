package desk

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/store"
)

// settingScale is the setting that keeps the workbench's scale.
const settingScale = "scale"

// longestLabel is how long a rating's name may be, in code points: as much as
// the verdict bar shows in two lines.
const longestLabel = 60

// Scale is what the overall ratings are called in this workbench.
func (d *Desk) Scale(ctx context.Context) (data.Scale, error) {
	s, err := d.present(ctx)
	if err != nil {
		return data.Scale{}, err
	}
	return s.scale, nil
}

// SetScale gives the ratings other names, as one step; no verdict changes by
// it. Every rating needs a name.
func (d *Desk) SetScale(ctx context.Context, scale data.Scale) error {
	if err := d.writable(); err != nil {
		return err
	}
	for i, label := range scale {
		scale[i] = oneLine(label)
		what := fmt.Sprintf("rating %d", i)
		if i == 0 {
			what = "what is unproven"
		}
		switch {
		case scale[i] == "":
			return mistake("Give %s a name.", what)
		case utf8.RuneCountInString(scale[i]) > longestLabel:
			return mistake("The name of %s has more than %d characters.", what, longestLabel)
		case strings.EqualFold(scale[i], data.DismissedLabel):
			return mistake("“%s” is what overlaps judged unrelated are called. Choose another name for %s.", scale[i], what)
		}
	}
	set := store.Set{Kind: store.OfSetting, ID: settingScale, Field: fieldValue}
	if scale != data.OwnScale {
		set.Value = encode(scale)
	}
	_, err := d.apply(ctx, causeScale, set)
	return err
}
