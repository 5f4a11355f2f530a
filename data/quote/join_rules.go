package quote

import (
	"cmp"
	"maps"
	"slices"

	"verbatim/data/say"
	"verbatim/data/text"
)

// near is how many neighbours in spelling a name is compared with under one
// key: names under a key are spelled much alike, so few are ever farther off.
const near = 12

// joiner joins bearers: a union-find whose sets know whom they may not meet.
type joiner struct {
	bearers []*bearer
	names   map[Written]int // bearers by source and nameKey, short forms too
	parent  []int
	size    []int
	sex     []string           // of a set, at its root
	marks   []marks            // of a set, at its root
	foes    []map[int]struct{} // roots that a person has put apart, at a root
	links   []placedLink
}

// placedLink is a link with one of its bearers.
type placedLink struct {
	Link
	at int
}

// marks tell two people of one name apart.
type marks struct{ suffix, middle string }

func newJoiner(g *gathering) *joiner {
	j := &joiner{bearers: g.sorted(), names: map[Written]int{}}
	n := len(j.bearers)
	j.parent, j.size, j.sex, j.marks, j.foes = make([]int, n), make([]int, n), make([]string, n), make([]marks, n), make([]map[int]struct{}, n)
	index := make(map[*bearer]int, n)
	for i, b := range j.bearers {
		index[b] = i
		j.parent[i], j.size[i], j.sex[i], j.foes[i] = i, 1, b.sex, map[int]struct{}{}
		j.marks[i] = marks{b.name.Suffix, b.name.Middle()}
		j.names[Written{b.source, b.key}] = i
	}
	for w, b := range g.aliases {
		if _, taken := j.names[w]; !taken && b != nil {
			j.names[w] = index[b]
		}
	}
	return j
}

func (j *joiner) root(i int) int {
	for j.parent[i] != i {
		j.parent[i] = j.parent[j.parent[i]]
		i = j.parent[i]
	}
	return i
}

// find is the bearer that a person's decision names.
func (j *joiner) find(w Written) (int, bool) {
	i, ok := j.names[written(w)]
	return i, ok
}

func (j *joiner) putApart(p [2]Written) {
	a, ok := j.find(p[0])
	b, found := j.find(p[1])
	if ok && found && a != b {
		j.foes[a][b], j.foes[b][a] = struct{}{}, struct{}{}
	}
}

// confirm makes the joins that a person has said, whatever the names are, but
// for those between what has been put apart, which it returns.
func (j *joiner) confirm(pairs [][2]Written) (unmade [][2]Written) {
	ordered := slices.Clone(pairs)
	for i, p := range ordered {
		if byWritten(p[1], p[0]) < 0 {
			ordered[i] = [2]Written{p[1], p[0]}
		}
	}
	ordered = distinct(ordered, func(a, b [2]Written) int { return cmp.Or(byWritten(a[0], b[0]), byWritten(a[1], b[1])) })
	for _, p := range ordered {
		a, ok := j.find(p[0])
		b, found := j.find(p[1])
		if !ok || !found || a == b {
			continue
		}
		if _, foes := j.foes[j.root(a)][j.root(b)]; foes {
			unmade = append(unmade, p)
			continue
		}
		j.links = append(j.links, placedLink{Link{p[0], p[1], say.T("a person has confirmed it"), true}, a})
		j.unite(a, b)
	}
	return unmade
}

// unite makes one set of two. The smaller one's foes become the larger one's.
func (j *joiner) unite(a, b int) {
	a, b = j.root(a), j.root(b)
	if a == b {
		return
	}
	if j.size[a] < j.size[b] || j.size[a] == j.size[b] && b < a {
		a, b = b, a
	}
	j.parent[b] = a
	j.size[a] += j.size[b]
	j.sex[a] = cmp.Or(j.sex[a], j.sex[b])
	j.marks[a].suffix = cmp.Or(j.marks[a].suffix, j.marks[b].suffix)
	j.marks[a].middle = longer(j.marks[a].middle, j.marks[b].middle)
	for f := range j.foes[b] {
		delete(j.foes[f], b)
		j.foes[a][f], j.foes[f][a] = struct{}{}, struct{}{}
	}
	j.foes[b] = nil
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// fits tells whether two sets may be one person.
func (j *joiner) fits(a, b int) bool {
	a, b = j.root(a), j.root(b)
	if _, foes := j.foes[a][b]; foes {
		return false
	}
	x, y := j.sex[a], j.sex[b]
	if x != y && x != "" && y != "" && x != both && y != both {
		return false
	}
	p, q := j.marks[a], j.marks[b]
	if p.suffix != q.suffix && p.suffix != "" && q.suffix != "" {
		return false
	}
	return p.middle == "" || q.middle == "" || p.middle == q.middle || text.SoundAlike(p.middle, q.middle) ||
		(len(p.middle) == 1 || len(q.middle) == 1) && p.middle[0] == q.middle[0]
}

// propose joins two bearers if their names are one person's and nothing speaks
// against it. It tells whether they are joined now.
func (j *joiner) propose(a, b int) bool {
	if j.root(a) == j.root(b) {
		return true
	}
	x, y := j.bearers[a], j.bearers[b]
	like, rule := text.CompareNames(x.name, y.name)
	short := (x.rank == 0) != (y.rank == 0)
	weak := short || rule == text.ByInitial || rule == text.ByArabic || rule == text.ByCyrillic || rule == text.ByPinyin || rule == text.ByKorean
	if like == text.NamesDiffer || like == text.NamesUnknown || !j.fits(a, b) || weak && x.says.clash(y.says) {
		return false
	}
	why := say.T(rule)
	if short {
		why = say.T("nobody else here bears that surname, and %s", why)
	}
	j.links = append(j.links, placedLink{Link{Written{x.source, x.full}, Written{y.source, y.full}, why, false}, a})
	j.unite(a, b)
	return true
}

// buckets are bearers under a key, in the order of their names.
type buckets map[string][]int

// bucket puts the bearers that take part under their keys.
func (j *joiner) bucket(takes func(*bearer) bool, keys func(*bearer) []string) buckets {
	m := buckets{}
	for i, b := range j.bearers {
		if takes(b) {
			for _, k := range keys(b) {
				m[k] = append(m[k], i)
			}
		}
	}
	return m
}

// keys are the buckets' keys: those of letters first, then those of sounds.
func (m buckets) keys() []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(compareBool(b[0] == '=', a[0] == '='), cmp.Compare(a, b))
	})
}

// joinFull joins full names: first those with middle names or "Jr.", then those
// without, which fit one of them only where there is one.
func (j *joiner) joinFull() {
	ranked := [4]buckets{}
	for rank := 3; rank > 0; rank-- {
		m := j.bucket(func(b *bearer) bool { return b.rank == rank }, func(b *bearer) []string { return b.keys })
		for _, k := range m.keys() {
			j.neighbours(m[k])
		}
		ranked[rank] = m
	}
	specific, plain := ranked[3], ranked[2]
	for _, k := range plain.keys() {
		j.toOne(plain[k], specific[k])
	}
}

// neighbours joins the bearers of a bucket with those next to them: of equal
// names each with the one before, of others each with the nearest.
func (j *joiner) neighbours(is []int) {
	var firsts []int // of each run of equal names
	for n, i := range is {
		if n > 0 && j.bearers[i].key == j.bearers[is[n-1]].key {
			j.propose(is[n-1], i)
			continue
		}
		for _, f := range firsts[max(0, len(firsts)-near):] {
			j.propose(f, i)
		}
		firsts = append(firsts, i)
	}
}

// toOne joins bearers of little known names with the one person among the
// others, if there is one only.
func (j *joiner) toOne(is, others []int) {
	if len(others) == 0 || j.several(others) {
		return
	}
	for _, i := range is {
		for _, o := range others[:min(len(others), near)] {
			if j.propose(o, i) {
				break
			}
		}
	}
}

// several tells whether the bearers are more than one person.
func (j *joiner) several(is []int) bool {
	return slices.ContainsFunc(is, func(i int) bool { return j.root(i) != j.root(is[0]) })
}

// joinInitials gives "J. Dunford" to the one Dunford whose name begins so.
func (j *joiner) joinInitials() {
	full, short := buckets{}, buckets{}
	for i, b := range j.bearers {
		if b.rank == 0 {
			continue
		}
		k := string([]rune(b.name.Given[0])[:1]) + "/" + b.name.Family
		if m := full; b.rank > 1 {
			m[k] = append(m[k], i)
		} else {
			short[k] = append(short[k], i)
		}
	}
	for _, k := range short.keys() {
		j.toOne(short[k], full[k])
	}
}

// joinBare gives bare surnames to the one person who bears them: spelled alike,
// else by sound where nobody bears them spelled alike. Where there is nobody of
// that name in full they join each other.
func (j *joiner) joinBare() {
	surname := func(b *bearer) []string { return b.bare }
	full := j.bucket(func(b *bearer) bool { return b.rank > 0 }, surname)
	bare := j.bucket(func(b *bearer) bool { return b.rank == 0 && !b.open }, surname)
	for _, k := range bare.keys() {
		is, known := bare[k], full[k]
		if k[0] != '=' { // by sound: not those who have a name spelled alike
			is = slices.DeleteFunc(slices.Clone(is), func(i int) bool { return len(full["="+j.bearers[i].name.Family+"/"]) > 0 })
		}
		if len(known) > 0 {
			j.toOne(is, known)
		} else {
			j.neighbours(is)
		}
	}
}
