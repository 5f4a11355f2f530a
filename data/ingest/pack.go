package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"verbatim/data/say"
)

// Limits of what is packed: archives and the documents that are archives. A
// few kilobytes can claim to be gigabytes.
const (
	maxPacked  = 100 << 20 // bytes of a document with its pictures
	maxMembers = 20_000    // a book has hundreds
	maxUnpack  = 64 << 20  // bytes of one part of a document: markup takes five times its text
	maxRatio   = 150       // text packs to a tenth, tables and markup to a fiftieth; only bombs are past this
	freeRatio  = 1 << 20   // bytes up to which the ratio does not matter
)

var (
	errNoPack = say.Error("it is no document of the kind its name says, or it is damaged: open it in the program that wrote it, save it anew and bring that in")
	errLocked = say.Error("the document is locked with a password: open it, save it without one and bring that in")
	errSwells = say.Error("the file unpacks to far more than any text does, as files do that are made to fill the memory. It was not read")
	errTruncd = say.Error("the file is damaged or cut off: get it anew from where it came and bring that in")
)

// pack is a document or an archive that is packed as zip.
type pack struct {
	members []*zip.File
	byName  map[string]*zip.File
}

// openPack reads the list of what a file holds.
func openPack(raw []byte) (*pack, error) {
	if bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) { // Word packs a locked .docx so
		return nil, errLocked
	}
	if !bytes.HasPrefix(raw, []byte("PK")) {
		return nil, errNoPack
	}
	if bytes.Count(raw, []byte("PK\x01\x02")) > maxMembers { // before the list takes memory
		return nil, say.Errorf("the file holds more than %d others: unpack it and bring in the folder", maxMembers)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errTruncd
	}
	p := &pack{members: z.File, byName: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := path.Clean(strings.TrimPrefix(f.Name, "/"))
		if p.byName[name] == nil {
			p.byName[name] = f
		}
	}
	return p, nil
}

// has tells whether a part is there.
func (p *pack) has(name string) bool { return p.byName[path.Clean(name)] != nil }

// open gives a part's bytes, at most limit. A part that is not there is empty.
func (p *pack) open(name string, limit int) (io.Reader, error) {
	f := p.byName[path.Clean(name)]
	if f == nil {
		return strings.NewReader(""), nil
	}
	return unpack(f, limit)
}

// unpack refuses a member by the size it claims, and stops it where it has
// claimed too little.
func unpack(f *zip.File, limit int) (io.Reader, error) {
	switch {
	case f.Flags&1 != 0:
		return nil, errLocked
	case f.UncompressedSize64 > uint64(limit), swells(f):
		return nil, errSwells
	}
	r, err := f.Open()
	if err != nil {
		return nil, errTruncd
	}
	return &bounded{r: r, left: limit}, nil // nothing is held open: the bytes are in memory
}

func swells(f *zip.File) bool {
	return f.UncompressedSize64 > freeRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64
}

// read is a part whole.
func (p *pack) read(name string, limit int) ([]byte, error) {
	r, err := p.open(name, limit)
	if err != nil {
		return nil, err
	}
	return readAll(r)
}

func readAll(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(r)
	switch {
	case errors.Is(err, errBomb):
		return nil, errSwells
	case err != nil:
		return nil, errTruncd
	}
	return raw, nil
}
