package desk

import (
	"iter"
	"maps"
	"slices"
)

// layers is a map whose next version costs what changes: that lies over a base
// which versions share. A missing key and the zero value are the same. The zero
// layers are empty and ready.
type layers[V comparable] struct {
	base *map[string]V
	over map[string]V
}

// layersOver makes layers of a map that is not changed any more.
func layersOver[V comparable](base map[string]V) layers[V] { return layers[V]{base: &base} }

// empty tells whether nothing was ever put in.
func (l layers[V]) empty() bool { return l.base == nil && l.over == nil }

// thickest is how many changes lie over a base before a version gets a base of
// its own: copying so many takes some microseconds, and copying twenty thousand
// once for so many versions as much for each.
const thickest = 256

// version is the next version, with the same in it and free to be changed.
func (l layers[V]) version() layers[V] {
	if len(l.over) <= thickest {
		return layers[V]{l.base, maps.Clone(l.over)}
	}
	base := map[string]V{}
	if l.base != nil {
		base = maps.Clone(*l.base)
	}
	var none V
	for key, v := range l.over {
		if base[key] = v; v == none {
			delete(base, key)
		}
	}
	return layers[V]{base: &base}
}

func (l layers[V]) get(key string) V {
	v, ok := l.over[key]
	if !ok && l.base != nil {
		v = (*l.base)[key]
	}
	return v
}

// set changes a version that nobody else has yet.
func (l *layers[V]) set(key string, v V) {
	if l.over == nil {
		l.over = map[string]V{}
	}
	l.over[key] = v
}

func (l *layers[V]) remove(key string) {
	var none V
	l.set(key, none)
}

// all lists what is in it, in no order.
func (l layers[V]) all() iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		var none V
		for key, v := range l.over {
			if v != none && !yield(key, v) {
				return
			}
		}
		if l.base == nil {
			return
		}
		for key, v := range *l.base {
			if _, ok := l.over[key]; !ok && !yield(key, v) {
				return
			}
		}
	}
}

// differing lists the keys under which two versions have something else, and
// some under which they may not; it costs what changed between them.
func differing[V comparable](x, y layers[V]) map[string]bool {
	keys := map[string]bool{}
	for _, l := range []layers[V]{x, y} {
		for key := range l.over {
			if x.get(key) != y.get(key) {
				keys[key] = true
			}
		}
		if x.base == y.base || l.base == nil {
			continue
		}
		for key := range *l.base {
			if x.get(key) != y.get(key) {
				keys[key] = true
			}
		}
	}
	return keys
}

// groups is what goes by several keys, such as the overlaps of a source.
type groups[T comparable] struct{ layers[*[]T] }

func (g groups[T]) version() groups[T] { return groups[T]{g.layers.version()} }

// grouped groups a list.
func grouped[T comparable](list []T, keys func(T) []string) groups[T] {
	numbers, sizes := map[string]int32{}, []int32{}
	who, in := make([]T, 0, 4*len(list)), make([]int32, 0, 4*len(list)) // what goes by each key, and the key's number
	for _, x := range list {
		for _, key := range keys(x) {
			n, ok := numbers[key]
			if !ok {
				n = int32(len(sizes))
				numbers[key], sizes = n, append(sizes, 0)
			}
			sizes[n]++
			who, in = append(who, x), append(in, n)
		}
	}
	room, lists := make([]T, len(who)), make([][]T, len(sizes)) // one room for all of them
	for n, size := range sizes {
		lists[n], room = room[:0:size], room[size:]
	}
	for i, x := range who {
		lists[in[i]] = append(lists[in[i]], x)
	}
	base := make(map[string]*[]T, len(sizes))
	for key, n := range numbers {
		base[key] = &lists[n]
	}
	return groups[T]{layersOver(base)}
}

// of is what goes by a key.
func (g groups[T]) of(key string) []T {
	if list := g.get(key); list != nil {
		return *list
	}
	return nil
}

func (g *groups[T]) add(x T, keys ...string) {
	for _, key := range keys {
		list := append(slices.Clip(g.of(key)), x)
		g.set(key, &list)
	}
}

func (g *groups[T]) drop(x T, keys ...string) {
	for _, key := range keys {
		list := slices.DeleteFunc(slices.Clone(g.of(key)), func(y T) bool { return y == x })
		if g.set(key, &list); len(list) == 0 {
			g.remove(key)
		}
	}
}

// ranked is a sorted list of pointers whose next version costs little more than
// a copy of the pointers.
func ranked[T comparable](list []T, gone map[T]bool, fresh []T, compare func(x, y T) int) []T {
	at := make([]int, 0, len(gone))
	for x := range gone {
		if i, ok := slices.BinarySearchFunc(list, x, compare); ok {
			at = append(at, i)
		}
	}
	slices.Sort(at)
	kept := make([]T, 0, len(list))
	from := 0
	for _, i := range at {
		kept, from = append(kept, list[from:i]...), i+1
	}
	kept = append(kept, list[from:]...)
	out := make([]T, 0, len(kept)+len(fresh))
	for _, x := range fresh {
		n, _ := slices.BinarySearchFunc(kept, x, compare)
		out, kept = append(append(out, kept[:n]...), x), kept[n:]
	}
	return append(out, kept...)
}
