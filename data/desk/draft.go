package desk

import (
	"context"
	"encoding/json"
	"strings"

	"verbatim/data"
)

// Draft is a verdict in the making, which no crash takes.
type Draft struct {
	Now   data.Judgement
	Begun *data.Judgement // the stored verdict that it was begun on; nil where there was none
}

type draftJSON struct {
	Now   json.RawMessage `json:"now"`
	Begun json.RawMessage `json:"begun"`
}

// draftOf is the name under which the draft on an overlap is kept.
const draftOf = "verdict on "

// KeepDraft keeps the draft on an overlap until the next one, or with nil takes
// it away. It is no step, and nothing that is judged.
func (d *Desk) KeepDraft(ctx context.Context, overlap string, draft *Draft) error {
	if draft == nil {
		return plainly(d.file.PutDraft(ctx, draftOf+overlap, ""))
	}
	kept := draftJSON{Now: encodeVerdict(data.Verdict{Judgement: draft.Now})}
	if draft.Begun != nil {
		kept.Begun = encodeVerdict(data.Verdict{Judgement: *draft.Begun})
	}
	return plainly(d.file.PutDraft(ctx, draftOf+overlap, string(encode(kept))))
}

// Drafts are all drafts by overlap. One that cannot be read is left out:
// nothing was judged by it.
func (d *Desk) Drafts(ctx context.Context) (map[string]Draft, error) {
	stored, err := d.file.Drafts(ctx)
	drafts := map[string]Draft{}
	for name, text := range stored {
		overlap, ok := strings.CutPrefix(name, draftOf)
		kept, err := decode[draftJSON](json.RawMessage(text))
		if !ok || err != nil {
			continue
		}
		now, err := decodeVerdict(overlap, kept.Now)
		if err != nil {
			continue
		}
		draft := Draft{Now: now.Judgement}
		if !isNull(kept.Begun) {
			begun, err := decodeVerdict(overlap, kept.Begun)
			if err != nil {
				continue
			}
			draft.Begun = &begun.Judgement
		}
		drafts[overlap] = draft
	}
	return drafts, err
}
