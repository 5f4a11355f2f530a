package desk

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/data"
	"verbatim/data/store"
)

// longestTag is how long a tag may be, in code points: as much as the facets
// show of one.
const longestTag = 40

// Tag gives overlaps a tag, or takes it from them, as one step: one of
// [data.HandTags], or any words of the person's own. It goes into the verdict
// that [Desk.Reviewer] gave; where there is none yet, it waits on the overlap
// until that verdict is given and takes it along. An overlap judged unrelated
// has no alterations, so a by-hand tag waits there too.
func (d *Desk) Tag(ctx context.Context, tag string, on bool, overlaps ...string) error {
	if err := d.writable(); err != nil {
		return err
	}
	tag = oneLine(tag)
	switch {
	case tag == "":
		return mistake("A tag needs a word.")
	case utf8.RuneCountInString(tag) > longestTag:
		return mistake("A tag has at most %d characters.", longestTag)
	case slices.Contains(data.MachineTags, data.Tag(tag)):
		return mistake("“%s” is what the program calls a change. Accept or reject it in the pair, or choose other words.", tag)
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	reviewer := d.Reviewer()
	var sets []store.Set
	for _, id := range overlaps {
		k, err := s.find(id)
		if err != nil {
			return err
		}
		tagged := k.tag(tag, on, reviewer)
		if len(tagged) == 0 {
			continue
		}
		freeze, err := d.freeze(ctx, s, k)
		if err != nil {
			return err
		}
		sets = append(append(sets, freeze...), tagged...)
	}
	if len(sets) == 0 {
		return nil
	}
	_, err = d.apply(ctx, causeTag, sets...)
	return err
}

// tag are the sets by which the reviewer's verdict, or else what waits for it,
// has a tag or has it no more; none where it is so already.
func (k known) tag(tag string, on bool, reviewer string) (sets []store.Set) {
	i, byHand := given(k.verdicts, reviewer), isHandTag(tag)
	var v data.Verdict
	if i >= 0 {
		v = k.verdicts[i]
	}
	takes := i >= 0 && (!byHand || v.Wording != data.Unrelated)
	if waits := toggled(k.waiting[reviewer], tag, on && !takes); len(waits) != len(k.waiting[reviewer]) {
		sets = append(sets, k.waitingSet(reviewer, waits))
	}
	if i < 0 {
		return sets
	}
	if byHand {
		alterations := toggled(v.Alterations, data.Tag(tag), on && takes)
		if len(alterations) == len(v.Alterations) {
			return sets
		}
		v.Alterations = alterations
	} else {
		tags := toggled(v.Tags, tag, on)
		if len(tags) == len(v.Tags) {
			return sets
		}
		v.Tags = tags
	}
	return append(sets, ofOverlap(k.ID, fieldVerdict+reviewer, encodeVerdict(v)))
}

// toggled is a list with or without a value; a new one where that changes it.
func toggled[T comparable](list []T, value T, on bool) []T {
	i := slices.Index(list, value)
	switch {
	case on && i < 0:
		return append(slices.Clone(list), value)
	case !on && i >= 0:
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return list
}

func isHandTag(tag string) bool { return slices.Contains(data.HandTags, data.Tag(tag)) }

// waitingSet stores what waits for a reviewer's verdict.
func (k known) waitingSet(reviewer string, tags []string) store.Set {
	if len(tags) == 0 {
		return ofOverlap(k.ID, fieldTags+reviewer, nil)
	}
	return ofOverlap(k.ID, fieldTags+reviewer, encode(tags))
}

// takeAlong puts the tags that waited for a reviewer's verdict into it, and
// gives the set by which they wait no more.
func (k known) takeAlong(j *data.Judgement, reviewer string) []store.Set {
	waits := k.waiting[reviewer]
	if len(waits) == 0 {
		return nil
	}
	var stay []string
	for _, tag := range waits {
		switch {
		case !isHandTag(tag):
			j.Tags = toggled(j.Tags, tag, true)
		case j.Wording != data.Unrelated:
			j.Alterations = toggled(j.Alterations, data.Tag(tag), true)
		default:
			stay = append(stay, tag)
		}
	}
	if len(stay) == len(waits) {
		return nil
	}
	return []store.Set{k.waitingSet(reviewer, stay)}
}

// tags are the tags that persons gave an overlap as this reviewer may see it,
// in verdicts or waiting for one, each once and by name. While verdicts are
// hidden nobody sees what waits for another's.
func (s *state) tags(k *known, reviewer string) []string {
	all := map[string]bool{}
	for who, tags := range k.waiting {
		for _, t := range tags {
			all[t] = all[t] || !s.blind || who == reviewer
		}
	}
	for _, v := range k.verdicts {
		for _, t := range v.Tags {
			all[t] = true
		}
		for _, t := range v.Alterations {
			if isHandTag(string(t)) {
				all[string(t)] = true
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	maps.DeleteFunc(all, func(_ string, shown bool) bool { return !shown })
	return slices.Sorted(maps.Keys(all))
}

// taggerOf is the reviewer for whose verdict the tags of a field wait.
func taggerOf(field string) (string, bool) { return strings.CutPrefix(field, fieldTags) }
