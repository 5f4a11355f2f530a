package ingest

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"verbatim/data/say"
)

// Limits of archives. What they hold is in memory at once.
const (
	maxArchive  = 200 << 20 // bytes of the file
	maxUnpacked = 100 << 20 // bytes of all that is taken out
)

// zip reads the files in an archive, each as if it lay in a folder.
func (f *file) zip() error {
	if !bytes.HasPrefix(f.raw, []byte("PK")) {
		return say.Error("it is no zip archive, whatever its name says, or it is damaged: get it anew and bring that in")
	}
	p, err := openPack(f.raw)
	if err != nil {
		return err
	}
	left := maxUnpacked
	for _, m := range p.members {
		name := strings.ReplaceAll(memberName(m), `\`, "/")
		if strings.HasSuffix(name, "/") || isHiddenName(name) || ofSavedPage(p, name) {
			continue
		}
		if err := f.member(m, name, &left); err != nil {
			f.batch.Refused = append(f.batch.Refused, refusal(name, err))
		}
		if err := f.crowded(); err != nil {
			return err
		}
	}
	if len(f.batch.Items) > 0 || slices.ContainsFunc(f.batch.Refused, func(r Refused) bool { return r.Table.IsUnread() }) {
		return nil
	}
	if len(f.batch.Refused) == 0 {
		return say.Error("the archive holds no files that are read")
	}
	r := f.batch.Refused[0]
	return say.Errorf("nothing in the archive could be read. %s: %s", clipped(r.Name), strings.TrimSuffix(r.Why, "."))
}

// memberName is a member's name in UTF-8; older programs write that of DOS.
func memberName(m *zip.File) string {
	if utf8.ValidString(m.Name) {
		return m.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(m.Name)
	if err != nil {
		return strings.ToValidUTF8(m.Name, "?")
	}
	return name
}

// isHiddenName tells what systems put into archives for themselves.
func isHiddenName(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part == "__MACOSX" || len(part) > 1 && part[0] == '.' && part != ".." {
			return true
		}
	}
	return false
}

// ofSavedPage tells the pictures and scripts of a page that lies beside them.
func ofSavedPage(p *pack, name string) bool {
	folder, _, ok := strings.Cut(name, "_files/")
	return ok && (p.has(folder+".html") || p.has(folder+".htm"))
}

// member reads one file of the archive.
func (f *file) member(m *zip.File, name string, left *int) error {
	switch {
	case strings.HasPrefix(name, "/"), strings.HasPrefix(path.Clean(name), "../"), path.Clean(name) == "..", len(name) > 1 && name[1] == ':':
		return say.Error("its name leads out of the archive, as no honest one does, and it was passed over")
	case ending(name) == ".zip":
		return say.Error("an archive within an archive is not read: unpack it and bring in what it holds")
	case !Supported(name):
		return say.Error("it is no kind of file that is read and was passed over")
	case m.Flags&1 != 0:
		return say.Error("the archive is locked with a password: unpack it and bring in the folder")
	}
	limit := min(*left, limitOf(name))
	if m.UncompressedSize64 > uint64(limit) && limit == *left {
		return say.Errorf("the archive holds more than %d MB: unpack it and bring in the folder", maxUnpacked>>20)
	}
	r, err := unpack(m, limit)
	if err != nil {
		return err
	}
	raw, err := readAll(r)
	if err != nil {
		return err
	}
	*left -= len(raw)
	inner := &file{name: base(name), ending: ending(name), raw: raw, o: f.o}
	if err := inner.read(); err != nil {
		return err
	}
	for _, it := range inner.batch.Items {
		if it.Whole {
			it.Name, it.Whole = name, false
		}
		f.batch.Items = append(f.batch.Items, it)
	}
	for _, r := range inner.batch.Refused {
		f.batch.Refused = append(f.batch.Refused, Refused{name + "/" + r.Name, r.Why, r.Told, r.Table})
	}
	return nil
}
