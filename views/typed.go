package views

import (
	"context"
	"strings"

	"verbatim/data/desk"
	"verbatim/data/say"
)

// keeper keeps on the disk what is typed in the fields of a sheet until that is
// saved or dropped, so that no crash takes it.
type keeper struct {
	f      *frame
	desk   *desk.Desk
	name   string
	fields func() []string
	soon   bool // it is to be kept soon
	over   bool // it is saved or dropped
}

// keeper makes one for a sheet; its name tells the sheet and what it is about.
func (f *frame) keeper(name string, fields func() []string) *keeper {
	return &keeper{f: f, desk: f.desk, name: name, fields: fields}
}

// before is what was typed here and neither saved nor dropped; nil for nothing.
func (k *keeper) before() []string { return k.f.typedIn[k.name] }

// typed has what stands in the fields kept soon.
func (k *keeper) typed() {
	if k == nil || k.soon || k.over || k.desk == nil || k.desk.Place().ReadOnly != "" {
		return
	}
	k.soon = true
	k.f.later(draftAfter, func() {
		k.soon = false
		if !k.over && k.f.desk == k.desk {
			k.put(k.fields())
		}
	})
}

// drop forgets what was typed: it is saved, or not wanted.
func (k *keeper) drop() {
	if k == nil {
		return
	}
	k.over = true
	if k.f.desk == k.desk && k.before() != nil {
		k.put(nil)
	}
}

func (k *keeper) put(fields []string) {
	if strings.TrimSpace(strings.Join(fields, "")) == "" {
		fields = nil
		delete(k.f.typedIn, k.name)
	} else {
		k.f.typedIn[k.name] = fields
	}
	d, ctx := k.desk, context.WithoutCancel(k.f.ctx)
	k.f.queue(func() { _ = k.f.guarded(func() error { return d.KeepTyped(ctx, k.name, fields) }) }) // the next key tries again
}

// readTyped takes up what stood typed in sheets when the program ended.
func (f *frame) readTyped() {
	d := f.desk
	f.typedIn = map[string][]string{}
	fetch(f, d.Typed, func(typed map[string][]string) {
		if f.desk == d {
			f.typedIn = typed
		}
	})
}

// typedSays is said on a sheet that opens with what was typed there before.
const typedSays say.Text = "What you had typed here before stands here again; it is not saved yet."
