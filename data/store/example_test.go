package store_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"verbatim/data/store"
)

// A verdict is saved, changed, and the change taken back.
func Example() {
	folder, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(folder)
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(folder, "iraq.verbatim"), store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()

	judge := func(verdict string) []store.Event {
		events, err := s.Apply(ctx, "Mona", "judge", store.Set{
			Kind: store.OfOverlap, ID: "o53f0c1d2a4b5e697", Field: "verdict/Mona", Value: json.RawMessage(verdict),
		})
		if err != nil {
			fmt.Println(err)
		}
		return events
	}
	judge(`{"wording":"marked"}`)
	changed := judge(`{"wording":"altered"}`)
	if _, err := s.Revert(ctx, changed[0].Batch, "Mona", "undo"); err != nil {
		fmt.Println(err)
	}

	history, err := s.Events(ctx, store.OfOverlap, "o53f0c1d2a4b5e697")
	if err != nil {
		fmt.Println(err)
	}
	for _, e := range history {
		fmt.Println(e.Seq, e.Cause, string(e.Before), "->", string(e.Value))
	}
	// Output:
	// 1 judge null -> {"wording":"marked"}
	// 2 judge {"wording":"marked"} -> {"wording":"altered"}
	// 3 undo {"wording":"altered"} -> {"wording":"marked"}
}
