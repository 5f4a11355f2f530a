package reuse

import "slices"

// seed is a place where a search can begin: three terms in a row, or two
// content terms near each other.
type seed struct {
	key    uint32
	at     int32   // its first term
	weight float32 // nats, a third of what its terms weigh: a term lies in about three seeds
}

// seedReach is how many content terms a pair may span. With pairs alone exact
// quotations suffer, with triples alone the reworded ones: .79 for .93 on
// heavily edited quotations.
const seedReach = 3

// seeder is scratch space for listing seeds.
type seeder struct {
	listed  []seed
	content []int32 // the places of content terms
}

// seeds lists a document's seeds by place; they hold until the next call.
func (s *seeder) seeds(t []term) []seed {
	s.list(t, stretch{0, int32(len(t))})
	return s.listed
}

// list lists the seeds that begin in a part of a document.
func (s *seeder) list(t []term, part stretch) {
	s.content = s.content[:0]
	inside := 0 // content terms of the part
	for i := part.from; int(i) < len(t) && (i < part.to || len(s.content) < inside+seedReach); i++ {
		if t[i].is(stop) {
			continue
		}
		s.content = append(s.content, i)
		if i < part.to {
			inside++
		}
	}
	out, content := slices.Grow(s.listed[:0], int(part.len())+seedReach*inside), s.content
	for i := part.from; i < part.to; i++ {
		if int(i)+2 < len(t) {
			w := t[i].weight.nats() + t[i+1].after.nats() + t[i+2].after.nats()
			out = append(out, seed{triple(t[i].stem, t[i+1].stem, t[i+2].stem), i, w / 3})
		}
		if len(content) == 0 || content[0] != i {
			continue
		}
		for _, j := range content[1:min(len(content), 1+seedReach)] {
			w := t[j].weight
			if j == i+1 {
				w = t[j].after
			}
			out = append(out, seed{couple(t[i].stem, t[j].stem), i, (t[i].weight.nats() + w.nats()) / 3})
		}
		content = content[1:]
	}
	s.listed = out
}

// triple and couple are the keys of the two kinds of seed. Keys of 32 bits
// meet by chance once in a thousand look-ups of a big corpus; the alignment
// finds out.
func triple(a, b, c uint32) uint32 { return mix(a, b, uint64(c)) }
func couple(a, b uint32) uint32    { return mix(a, b, 1<<32) }

func mix(a, b uint32, c uint64) uint32 {
	h := uint64(a)*0x9E3779B97F4A7C15 ^ uint64(b)*0xC2B2AE3D27D4EB4F ^ c*0x165667B19E3779F9
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return uint32(h >> 32)
}
