package desk

import (
	"context"
	"maps"

	"verbatim/data/store"
	"verbatim/data/text"
)

// sizeRules stand beside the kept sizes. Count them up when package text counts
// words otherwise.
const sizeRules = "1"

// sizes are how long these texts are: as kept in the workbench, else counted on
// all cores and kept there.
func (d *Desk) sizes(ctx context.Context, sources []*source) (map[string]store.TextSize, error) {
	d.sizing.Lock()
	defer d.sizing.Unlock()
	if d.sized == nil {
		var err error
		if d.sized, err = d.file.TextSizes(ctx, sizeRules); err != nil {
			d.sized = nil
			return nil, err
		}
	}
	var missing []string
	for _, src := range sources {
		if _, ok := d.sized[src.revision]; !ok {
			missing = append(missing, src.revision)
		}
	}
	if len(missing) > 0 {
		fresh, err := d.count(ctx, missing)
		if err != nil {
			return nil, err
		}
		d.sized = maps.Clone(d.sized) // the one before may be read just now
		maps.Copy(d.sized, fresh)
		if d.writable() == nil {
			_ = d.file.PutTextSizes(ctx, sizeRules, fresh) // else they are counted again at the next opening
		}
	}
	return d.sized, nil
}

// count counts the words of texts. They are not opened for it: that would fill
// the shelf with texts that nobody looks at.
func (d *Desk) count(ctx context.Context, texts []string) (map[string]store.TextSize, error) {
	counted, failed := make([]store.TextSize, len(texts)), make([]error, len(texts))
	err := each(ctx, len(texts), func(i int) {
		r, err := d.file.Revision(ctx, texts[i])
		if failed[i] = err; err == nil {
			counted[i] = store.TextSize{Words: text.CountWords(r.Text), Bytes: len(r.Text)}
		}
	})
	sizes := make(map[string]store.TextSize, len(texts))
	for i, hash := range texts {
		sizes[hash] = counted[i]
		if err == nil {
			err = failed[i]
		}
	}
	return sizes, err
}
