package desk

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/export"
	"verbatim/data/say"
	"verbatim/data/store"
)

// byPassim names who found what passim gives back.
const byPassim = "passim"

// exportPassim writes all sources as a corpus for passim, and beside it the
// manifest, FILE.manifest.json.
func (d *Desk) exportPassim(ctx context.Context, path string, force bool) (export.Counts, error) {
	beside := path + ".manifest.json"
	if _, err := os.Lstat(beside); err == nil && !force {
		return export.Counts{}, mistake("“%s” is there already and was left as it is. Choose another name, or allow it to be written over.", beside)
	}
	var m export.Manifest
	err := write(path, force, func(w io.Writer) (err error) {
		m, err = d.passimTo(ctx, w)
		return err
	})
	if err == nil {
		err = write(beside, force, func(w io.Writer) error {
			e := json.NewEncoder(w)
			e.SetIndent("", "  ")
			e.SetEscapeHTML(false)
			return e.Encode(m)
		})
	}
	return export.Counts{Written: len(m.Documents)}, err
}

// passimTo writes the corpus alone. A source without a publisher is a series of
// its own: what it shares with others is not to be passed over.
func (d *Desk) passimTo(ctx context.Context, w io.Writer) (export.Manifest, error) {
	s, err := d.present(ctx)
	if err != nil {
		return export.Manifest{}, err
	}
	out := export.NewPassimWriter(w)
	for _, src := range s.shown() {
		r, err := d.file.Revision(ctx, src.revision)
		if err != nil {
			return export.Manifest{}, err
		}
		doc := export.Document{ID: src.id, Text: r.Text, Series: cmp.Or(src.meta.Publisher, src.name), Date: src.meta.Date.String(), Title: src.meta.Title}
		if err := out.Write(doc, src.name, src.revision); err != nil {
			return export.Manifest{}, err
		}
	}
	return out.Manifest(), nil
}

// FromPassim is what comes of passim's output: the overlaps to be made, how many
// are listed already, and what is refused, by reason.
type FromPassim struct {
	Made    []FoundPair
	Known   int
	Refused map[string]int

	sets []store.Set
}

// FoundPair is an overlap as it is shown before it is made: its sources' labels and
// its passages.
type FoundPair struct{ A, B, TextA, TextB string }

// ImportPassim makes overlaps of what passim found in a corpus that this
// workbench wrote, as one step, and tells what [Desk.PlanPassim] does.
func (d *Desk) ImportPassim(ctx context.Context, path string, p Progress) (FromPassim, error) {
	if err := d.writable(); err != nil {
		return FromPassim{}, err
	}
	out, err := d.PlanPassim(ctx, path, p)
	if err == nil && len(out.Made) > 0 {
		_, err = d.apply(ctx, causePassim, out.sets...)
	}
	return out, err
}

// PlanPassim says what importing passim's output would make. path is its output
// folder, align.json or out.json in it, or a file of these, which may be gzipped;
// where align.json is, out.json is passed over, which tells the same less exactly.
// Every stretch is held against the text; what does not match is refused and
// counted.
func (d *Desk) PlanPassim(ctx context.Context, path string, p Progress) (FromPassim, error) {
	if p == nil {
		p = d.progress
	}
	s, err := d.present(ctx)
	if err != nil {
		return FromPassim{}, err
	}
	all, err := readPassim(ctx, path, func(id string) bool { return s.here(id) != nil }, p)
	if err != nil {
		return FromPassim{}, err
	}
	out := FromPassim{Refused: map[string]int{}}
	made := map[string]bool{}
	for i, r := range all {
		if err := ctx.Err(); err != nil {
			return FromPassim{}, err
		}
		p(say.T("taking in what passim found"), i, len(all))
		k, why, err := d.ofPassim(ctx, s, r)
		switch {
		case err != nil:
			return FromPassim{}, err
		case why != "":
			out.Refused[why]++
			continue
		case made[k.ID] || s.lists(&k):
			out.Known++
			continue
		}
		f, err := d.measured(ctx, s, k, nil)
		if err != nil {
			return FromPassim{}, err
		}
		made[k.ID] = true
		out.sets = append(out.sets, ofOverlap(k.ID, fieldOverlap, encode(f)))
		out.Made = append(out.Made, FoundPair{k.inA.label(), k.inB.label(), strings.Join(f.A.Text, " […] "), strings.Join(f.B.Text, " […] ")})
	}
	return out, nil
}

// ofPassim is the overlap of two stretches; why says what speaks against it.
func (d *Desk) ofPassim(ctx context.Context, s *state, r export.Reused) (k known, why string, err error) {
	sides, of := make([]data.Side, 2), make([]*source, 2)
	for i, stretch := range []export.Aligned{r.A, r.B} {
		if of[i] = s.here(stretch.ID); of[i] == nil {
			return k, say.T("its source is not in this workbench"), nil
		}
		o, err := d.text(ctx, s, of[i].revision)
		if err != nil {
			return k, "", err
		}
		points := data.NewPoints(o.doc.Text)
		if stretch.Begin < 0 || stretch.End <= stretch.Begin || stretch.End > points.Of(len(o.doc.Text)) {
			return k, say.T("its place is outside the text"), nil
		}
		span := points.Bytes(data.Span{Start: stretch.Begin, End: stretch.End})
		if !stretch.Says(span.Of(o.doc.Text)) {
			return k, say.T("its words are not those of the text at that place"), nil
		}
		if span, err = o.trimmed(span); err != nil {
			return k, say.T("it has no word"), nil
		}
		sides[i] = o.describe(of[i].side(), data.Passage{span})
	}
	if of[0].id == of[1].id && sides[0].Passage.Common(sides[1].Passage) > 0 {
		return k, say.T("its two passages share text"), nil
	}
	if !data.AFirst(sides[0], sides[1]) {
		slices.Reverse(sides)
		slices.Reverse(of)
	}
	return known{
		Found: &store.Found{Overlap: data.Overlap{ID: data.OverlapID(sides[0], sides[1]), A: sides[0], B: sides[1], Within: of[0].id == of[1].id}},
		inA:   of[0], inB: of[1], foundBy: byPassim,
	}, "", nil
}

// lists tells whether an overlap is listed already, as itself or as one that
// covers it.
func (s *state) lists(k *known) bool {
	if s.at.get(k.ID) != nil {
		return true
	}
	return slices.ContainsFunc(s.of.of(k.inA.id), func(x *known) bool {
		return pairOf(x.Overlap) == pairOf(k.Overlap) && x.is(k.Overlap)
	})
}

// readPassim reads passim's files; here tells whether a source is.
func readPassim(ctx context.Context, path string, here func(id string) bool, p Progress) ([]export.Reused, error) {
	files, err := passimFiles(path)
	if err != nil {
		return nil, err
	}
	var in export.PassimReader
	for i, file := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p(say.T("reading what passim wrote"), i, len(files))
		if err := readPassimFile(&in, file); err != nil {
			return nil, mistake("“%s” was not imported: %s. Nothing was changed.", file, err)
		}
	}
	return in.Reused(here), nil
}

func readPassimFile(in *export.PassimReader, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return say.Errorf("%v", reason(err))
	}
	defer f.Close()
	r, err := unpacked(f)
	if err == nil {
		err = in.Read(r)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return say.Errorf("it is cut off or damaged, and cannot be unpacked")
	}
	return err
}

// unpacked reads a file as it stands, or what is in it where it is gzipped.
func unpacked(f io.Reader) (io.Reader, error) {
	in := bufio.NewReader(f)
	if begins, _ := in.Peek(2); string(begins) != "\x1f\x8b" {
		return in, nil
	}
	return gzip.NewReader(in)
}

// passimFiles are the files of passim's output at a place: its part files, by
// name. Spark's own files beside them are passed over.
func passimFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unread(path, err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	for _, inside := range passimOutputs {
		if _, err := os.Stat(filepath.Join(path, inside)); err == nil {
			return passimFiles(filepath.Join(path, inside)) // one that Spark wrote is a folder, one that was put together a file
		}
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, unread(path, err)
	}
	var files []string
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && isPassimPart(name) {
			files = append(files, filepath.Join(path, name))
		}
	}
	if len(files) == 0 {
		return nil, mistake("In “%s” there is nothing that passim wrote: no align.json, no out.json and no part files.", path)
	}
	return files, nil
}

func isPassimPart(name string) bool {
	return strings.HasPrefix(name, "part-") && (strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".json.gz"))
}

// passimOutputs are what passim writes, the better first, and the same as files.
var passimOutputs = []string{"align.json", "align.json.gz", "out.json", "out.json.gz"}

// isPassim tells by name and beginning whether a file is of passim's output.
func isPassim(path string) bool {
	if isPassimPart(filepath.Base(path)) {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	r, err := unpacked(f)
	return err == nil && export.IsPassim(r)
}

// IsPassimFolder tells by names whether a folder is passim's output.
func IsPassimFolder(path string) bool {
	if slices.Contains(passimOutputs, filepath.Base(path)) {
		return true
	}
	return slices.ContainsFunc(passimOutputs, func(inside string) bool {
		_, err := os.Stat(filepath.Join(path, inside))
		return err == nil
	})
}

// Says tells in sentences what came in.
func (f FromPassim) Says() string {
	return say.T("%s that passim found came in; listed already: %s.", say.N("%s overlap", "%s overlaps", len(f.Made)), say.Number(f.Known)) + f.Refuses()
}

// Refuses tells how many were refused and why, each reason in a sentence after a
// space.
func (f FromPassim) Refuses() (says string) {
	for _, why := range slices.Sorted(maps.Keys(f.Refused)) {
		says += say.T(" %d refused: %s.", f.Refused[why], why)
	}
	return says
}
