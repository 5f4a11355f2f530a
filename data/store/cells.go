package store

import (
	"encoding/binary"
	"math/bits"
)

// The kinds of page that hold rows, as their first byte says.
const (
	tableLeaf  = 0x0d // rows of a table
	indexLeaf  = 0x0a // rows of a table WITHOUT ROWID, or of an index
	indexInner = 0x02 // the same, between two pages
)

// row is a row as it lies in the file: its number (0 in a table without) and
// its columns, each nil, an int64, a string or a []byte. Nothing says of which table it is.
type row struct {
	n       int64
	columns []any
}

// rows calls take with everything on a page that reads as a row. Two numbers of
// the page itself may be wrong, as one flipped bit makes them: a kind that is a
// bit away from one that holds rows is tried as that, and places of rows are
// read past the end that the page names, as far as they make sense.
func (p *pages) rows(n uint32, take func(row)) {
	page := p.page(n)
	start := 0
	if n == 1 {
		start = 100 // the file's own header
	}
	for _, kind := range []byte{tableLeaf, indexLeaf, indexInner} {
		if bits.OnesCount8(page[start]^kind) > 1 {
			continue
		}
		for at := range places(page, start, kind) {
			if r, ok := p.row(page, at, kind); ok {
				take(r)
			}
		}
	}
}

// places are where rows may begin on a page.
func places(page []byte, start int, kind byte) map[int]bool {
	header := start + 8
	if kind == indexInner {
		header += 4
	}
	said := int(binary.BigEndian.Uint16(page[start+3:]))
	at := map[int]bool{}
	lowest := len(page)
	for i := 0; header+2*i+2 <= len(page); i++ {
		place := int(binary.BigEndian.Uint16(page[header+2*i:]))
		sensible := place >= header+2*i+2 && place < len(page)
		if i >= said && (!sensible || header+2*i+2 > lowest) {
			break
		}
		if sensible {
			at[place] = true
			lowest = min(lowest, place)
		}
	}
	return at
}

// row reads the row at a place of a page, with what of it lies on further pages.
func (p *pages) row(page []byte, at int, kind byte) (r row, ok bool) {
	rest := page[at:]
	if kind == indexInner {
		if len(rest) < 4 {
			return r, false
		}
		rest = rest[4:] // the page to its left
	}
	length, rest, ok := varint(rest)
	if !ok || length < 2 || length > int64(p.size)*int64(p.count) {
		return r, false
	}
	if kind == tableLeaf {
		if r.n, rest, ok = varint(rest); !ok {
			return r, false
		}
	}
	payload, ok := p.payload(rest, int(length), kind)
	if !ok {
		return r, false
	}
	r.columns, ok = columns(payload)
	return r, ok
}

// payload is a row's bytes: those on its page and, of a long one, those on the
// chain of pages that the last four of them name.
func (p *pages) payload(rest []byte, length int, kind byte) ([]byte, bool) {
	usable := p.size
	most, least := usable-35, (usable-12)*32/255-23
	if kind != tableLeaf {
		most = (usable-12)*64/255 - 23
	}
	if length <= most {
		if length > len(rest) {
			return nil, false
		}
		return rest[:length], true
	}
	local := least + (length-least)%(usable-4)
	if local > most {
		local = least
	}
	if local+4 > len(rest) {
		return nil, false
	}
	payload := append([]byte(nil), rest[:local]...)
	next := binary.BigEndian.Uint32(rest[local:])
	for len(payload) < length {
		if next < 2 || next > p.count {
			return nil, false
		}
		page := p.page(next)
		next = binary.BigEndian.Uint32(page)
		payload = append(payload, page[4:min(len(page), 4+length-len(payload))]...)
	}
	return payload, true
}

// shape is the kind of each column, a letter each: which table a row may be of.
func (r row) shape() string {
	shape := make([]byte, len(r.columns))
	for i, c := range r.columns {
		switch c.(type) {
		case nil:
			shape[i] = 'n'
		case int64:
			shape[i] = 'i'
		case string:
			shape[i] = 't'
		default:
			shape[i] = 'b'
		}
	}
	return string(shape)
}

// mostColumns is more than any table of ours has.
const mostColumns = 32

// columns takes a record apart: first the kinds of all columns, then their bytes.
func columns(payload []byte) (all []any, ok bool) {
	header, kinds, ok := varint(payload)
	begin := int64(len(payload) - len(kinds))
	if !ok || header < begin || header > int64(len(payload)) {
		return nil, false
	}
	body := payload[header:]
	kinds = payload[begin:header]
	for len(kinds) > 0 {
		var kind int64
		if kind, kinds, ok = varint(kinds); !ok || len(all) == mostColumns {
			return nil, false
		}
		size, known := columnSize(kind)
		if !known || size > int64(len(body)) {
			return nil, false
		}
		all = append(all, column(kind, body[:size]))
		body = body[size:]
	}
	return all, len(body) == 0
}

// columnSize is how many bytes a column of a kind takes; kinds that none of our
// tables has are unknown.
func columnSize(kind int64) (int64, bool) {
	switch {
	case kind >= 12:
		return (kind - 12) / 2, true
	case kind == 8 || kind == 9 || kind == 0:
		return 0, true
	case kind >= 1 && kind <= 4:
		return kind, true
	case kind == 5:
		return 6, true
	case kind == 6:
		return 8, true
	}
	return 0, false
}

func column(kind int64, bytes []byte) any {
	switch {
	case kind == 0:
		return nil
	case kind >= 12 && kind%2 == 0:
		return bytes
	case kind >= 12:
		return string(bytes)
	case kind >= 8:
		return kind - 8
	}
	n := int64(int8(bytes[0]))
	for _, b := range bytes[1:] {
		n = n<<8 | int64(b)
	}
	return n
}

// varint reads SQLite's number of one to nine bytes.
func varint(b []byte) (n int64, rest []byte, ok bool) {
	for i := range min(len(b), 9) {
		if i == 8 {
			return n<<8 | int64(b[i]), b[9:], true
		}
		n = n<<7 | int64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n, b[i+1:], true
		}
	}
	return 0, nil, false
}
