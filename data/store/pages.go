package store

import (
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
)

// pages reads a database file page by page without SQLite, which gives a page up
// whole, and all that hangs on it, where one number in it is wrong. What stands
// in the write-ahead log goes before what stands in the file. The file's format
// is SQLite's documented one (sqlite.org/fileformat2.html).
type pages struct {
	file, log io.ReaderAt
	size      int              // of a page, in bytes
	count     uint32           // pages are numbered from 1
	inLog     map[uint32]int64 // page -> its place in the log
	close     func() error
}

// usualPage is the size of a page where the file does not say a possible one.
const usualPage = 4096

const (
	logHeader   = 32 // bytes
	frameHeader = 24
)

// openPages opens a file that is not to be changed, with its log.
func openPages(path string) (*pages, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p := &pages{file: file, size: usualPage, inLog: map[uint32]int64{}, close: file.Close}
	head := make([]byte, 100)
	if _, err := file.ReadAt(head, 0); err == nil {
		if n := int(binary.BigEndian.Uint16(head[16:])); n >= 512 && n&(n-1) == 0 {
			p.size = n
		}
	}
	p.count = uint32((info.Size() + int64(p.size) - 1) / int64(p.size))
	log, err := os.Open(path + "-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	p.log, p.close = log, func() error { return errors.Join(file.Close(), log.Close()) }
	return p, p.readLog()
}

// readLog finds the newest copy of each page that a finished transaction put
// into the log. As for SQLite, the log ends at the first frame whose sum is
// wrong.
func (p *pages) readLog() error {
	head := make([]byte, logHeader)
	if n, err := p.log.ReadAt(head, 0); n < logHeader {
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	}
	magic := binary.BigEndian.Uint32(head)
	if magic&^1 != 0x377f0682 || int(binary.BigEndian.Uint32(head[8:])) != p.size {
		return nil
	}
	s := logSum{order: binary.ByteOrder(binary.LittleEndian)}
	if magic&1 == 1 {
		s.order = binary.BigEndian
	}
	s.add(head[:24])
	pending := map[uint32]int64{}
	frame := make([]byte, frameHeader+p.size)
	for at := int64(logHeader); s.is(head[24:32]) || at > logHeader; at += int64(len(frame)) {
		if _, err := p.log.ReadAt(frame, at); err != nil {
			break
		}
		s.add(frame[:8])
		s.add(frame[frameHeader:])
		if string(frame[8:16]) != string(head[16:24]) || !s.is(frame[16:24]) {
			break
		}
		pending[binary.BigEndian.Uint32(frame)] = at + frameHeader
		if pagesNow := binary.BigEndian.Uint32(frame[4:]); pagesNow > 0 { // the transaction ends here
			for n, at := range pending {
				p.inLog[n] = at
			}
			clear(pending)
			p.count = max(p.count, pagesNow)
		}
	}
	return nil
}

// logSum is the running sum of a write-ahead log.
type logSum struct {
	order binary.ByteOrder
	a, b  uint32
}

func (s *logSum) add(bytes []byte) {
	for ; len(bytes) >= 8; bytes = bytes[8:] {
		s.a += s.order.Uint32(bytes) + s.b
		s.b += s.order.Uint32(bytes[4:]) + s.a
	}
}

func (s *logSum) is(sum []byte) bool {
	return binary.BigEndian.Uint32(sum) == s.a && binary.BigEndian.Uint32(sum[4:]) == s.b
}

// page reads page n; what cannot be read of it is zero.
func (p *pages) page(n uint32) []byte {
	page := make([]byte, p.size)
	if n < 1 || n > p.count {
		return page
	}
	if at, ok := p.inLog[n]; ok {
		_, _ = p.log.ReadAt(page, at)
		return page
	}
	_, _ = p.file.ReadAt(page, int64(n-1)*int64(p.size))
	return page
}

// said is how many pages the file says that it has.
func (p *pages) said() uint32 { return binary.BigEndian.Uint32(p.page(1)[28:]) }

// lockedAt is the byte on whose page SQLite sets its locks and writes nothing.
const lockedAt = 1 << 30

// empty tells whether nothing at all stands on a page that should hold something.
func (p *pages) empty(n uint32) bool {
	if int64(n-1) == lockedAt/int64(p.size) {
		return false
	}
	for _, b := range p.page(n) {
		if b != 0 {
			return false
		}
	}
	return true
}

// free are the pages that hold nothing any more. Where the list of them does
// not have the length that the file says, it is not believed.
func (p *pages) free() map[uint32]bool {
	head := p.page(1)
	trunk, count := binary.BigEndian.Uint32(head[32:]), binary.BigEndian.Uint32(head[36:])
	free := map[uint32]bool{}
	for trunk != 0 {
		if trunk > p.count || free[trunk] {
			return nil
		}
		free[trunk] = true
		page := p.page(trunk)
		n := int(binary.BigEndian.Uint32(page[4:]))
		if n < 0 || n > len(page)/4-2 {
			return nil
		}
		for i := range n {
			leaf := binary.BigEndian.Uint32(page[8+4*i:])
			if leaf < 2 || leaf > p.count || free[leaf] {
				return nil
			}
			free[leaf] = true
		}
		trunk = binary.BigEndian.Uint32(page)
	}
	if uint32(len(free)) != count {
		return nil
	}
	return free
}
