package ingest

import (
	"bytes"
	"compress/zlib"
	"io"
)

const (
	maxPDF     = 256 << 20 // bytes that the parts of a PDF but for its pictures unpack to; a book has a tenth
	pdfPreface = 2 << 10   // bytes before a part in which is told what it is
)

// swellsPDF tells a PDF of which a part unpacks to far more than text, letters
// or drawings do, before another program spends minutes on it. Pictures may: a
// white page packs to nothing, and for the text they are not unpacked. What is
// packed in other ways, or hidden, is left to the patience of the caller.
func swellsPDF(raw []byte) bool {
	begin := []byte("stream")
	all := 0
	var z io.ReadCloser
	for at := 0; ; {
		next := bytes.Index(raw[at:], begin)
		if next < 0 {
			return false
		}
		preface := raw[max(at, at+next-pdfPreface) : at+next]
		at += next + len(begin)
		if bytes.HasSuffix(preface, []byte("end")) || bytes.Contains(preface[max(bytes.LastIndex(preface, []byte("obj")), 0):], []byte("/Image")) {
			continue
		}
		packed := bytes.NewReader(bytes.TrimLeft(raw[at:], "\r\n"))
		from := packed.Len()
		var err error
		if z == nil {
			z, err = zlib.NewReader(packed)
		} else {
			err = z.(zlib.Resetter).Reset(packed, nil)
		}
		if err != nil {
			continue
		}
		for size := 0; err == nil; {
			var n int64
			n, err = io.CopyN(io.Discard, z, freeRatio)
			size, all = size+int(n), all+int(n)
			if all > maxPDF || size > freeRatio && size/maxRatio > from-packed.Len() {
				return true
			}
		}
		at = len(raw) - packed.Len()
	}
}
