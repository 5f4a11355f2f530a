package desk

import (
	"context"
	"time"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/export"
	"verbatim/data/quote"
)

// Desk is an open workbench. Its methods may be called from any goroutine;
// those that take a context may take longer than 50 ms and belong off the UI's.
type Desk struct{}

// Options say how a workbench is opened.
type Options struct {
	Window   bool             // take the file's window lock
	Empty    bool             // Create: without the sample articles
	Now      func() time.Time // nil: time.Now
	Progress Progress         // nil: none
}

// Progress is called with what is being done and how far it is; total 0 is
// unknown. It is called from one goroutine at a time.
type Progress func(what string, done, total int)

// Place says which workbench this is.
type Place struct {
	Path     string
	Name     string // the file's name without its ending
	ReadOnly string // why nothing can be saved, a sentence; empty when it can
}

// Quotation is a stretch in marks with its speaker.
type Quotation = quote.Quotation

// Reading is one source ready to be read.
type Reading struct {
	data.Source
	Paragraphs []data.Span
	Zones      []data.ZoneSpan
	Quotations []Quotation
	Damage     []data.Damage
	Words      int
}

// SourceRow is one source in the list.
type SourceRow struct {
	ID, Name  string
	Meta      data.Meta
	Words     int
	Bytes     int
	Overlaps  int         // outside set phrases and boilerplate
	Elsewhere []data.Span // stretches that stand elsewhere too, in order
}

// OverlapRow is one overlap in the list.
type OverlapRow struct {
	data.Overlap
	SourceA, SourceB   string // source ids
	MetaA, MetaB       data.Meta
	LabelA, LabelB     string // what a person calls the sources
	SpeakerA, SpeakerB string // names as written; empty where unknown
	Lead               string // the first words of A's passage, one line
	Status             data.Status
	Verdicts           []data.Verdict // by reviewer
	FoundBy            string         // "finder" or "hand"
}

// Pair is all that the pair screen shows.
type Pair struct {
	Row            OverlapRow
	A, B           *Reading
	QuoteA, QuoteB *Quotation // the quotation that holds most of the side; nil where none
	Collation      collate.Comparison
	History        []data.Event
}

// Step is one thing that can be undone or done again.
type Step struct {
	Batch   string
	Says    string   // "verdict on Hakim Zamili", for "Undo verdict on …"
	Overlap string   // the first overlap it is about, to show it; may be empty
	IDs     []string // all overlaps or sources it is about
}

// Open opens a workbench.
func Open(ctx context.Context, path string, o Options) (*Desk, error) { return nil, nil }

// Create makes one, with the sample articles unless o.Empty, and finds their overlaps.
func Create(ctx context.Context, path string, o Options) (*Desk, error) { return nil, nil }

// Close closes the workbench.
func (d *Desk) Close() error { return nil }

// Place says which workbench this is.
func (d *Desk) Place() Place { return Place{} }

// Reviewer is the name verdicts are given under: the workbench's last, else "".
func (d *Desk) Reviewer() string { return "" }

// Overlaps lists all overlaps, ranked; Left says what was not compared.
func (d *Desk) Overlaps(ctx context.Context) ([]OverlapRow, error) { return nil, nil }

// Left says what was not compared, by reason.
func (d *Desk) Left(ctx context.Context) (map[string]int, error) { return nil, nil }

// Sources lists all sources by label.
func (d *Desk) Sources(ctx context.Context) ([]SourceRow, error) { return nil, nil }

// Read opens one source.
func (d *Desk) Read(ctx context.Context, source string) (*Reading, error) { return nil, nil }

// Pair opens one overlap by its id.
func (d *Desk) Pair(ctx context.Context, overlap string) (*Pair, error) { return nil, nil }

// Resolve turns a unique beginning of an overlap's id into the id.
func (d *Desk) Resolve(ctx context.Context, beginning string) (string, error) { return "", nil }

// Judge stores a verdict with every default made a value, and the status
// judged (dismissed where the wording is unrelated), as one step. Durable when
// it returns. A reviewer judging again changes their one verdict.
func (d *Desk) Judge(ctx context.Context, overlap, reviewer string, j data.Judgement) (data.Verdict, error) {
	return data.Verdict{}, nil
}

// SetStatus gives overlaps a status as one step.
func (d *Desk) SetStatus(ctx context.Context, s data.Status, overlaps ...string) error { return nil }

// Undo takes back the last step and Redo does it again; both return the step,
// or nil where there is none.
func (d *Desk) Undo(ctx context.Context) (*Step, error) { return nil, nil }

// Redo does the last undone step again.
func (d *Desk) Redo(ctx context.Context) (*Step, error) { return nil, nil }

// Steps are the next to undo and to redo; nil where there is none. Cheap.
func (d *Desk) Steps() (undo, redo *Step) { return nil, nil }

// Incoming is one source to be brought in.
type Incoming struct {
	Name string
	data.Meta
	Text     string
	Original []byte // the bytes it came from; nil for a paste
}

// Brought says what bringing in did.
type Brought struct {
	Sources  []string // ids of the new sources
	Already  []string // names of those whose text was here already
	Overlaps int      // new overlaps outside set phrases and boilerplate
}

// Bring stores sources as one step and finds their overlaps.
func (d *Desk) Bring(ctx context.Context, in []Incoming, p Progress) (Brought, error) {
	return Brought{}, nil
}

// SetMeta changes what is known of a source, as one step.
func (d *Desk) SetMeta(ctx context.Context, source string, m data.Meta) error { return nil }

// Remove takes a source away, as one step; overlaps a person touched stay in
// the history.
func (d *Desk) Remove(ctx context.Context, source string) error { return nil }

// Spot is a stretch of a source that a person selected.
type Spot struct {
	Source string
	Span   data.Span
}

// LineUp makes an overlap of two selected stretches by hand and returns its id.
func (d *Desk) LineUp(ctx context.Context, a, b Spot) (string, error) { return "", nil }

// AddSpans adds a further stretch to either side of an overlap (an empty span
// adds none) and TakeSpan takes the last added one away. Both return the
// overlap's id, which stays while a person has touched it.
func (d *Desk) AddSpans(ctx context.Context, overlap string, a, b data.Span) (string, error) {
	return "", nil
}

// TakeSpan takes the last added span away.
func (d *Desk) TakeSpan(ctx context.Context, overlap string) (string, error) { return "", nil }

// History is the overlap's events, oldest first.
func (d *Desk) History(ctx context.Context, overlap string) ([]data.Event, error) { return nil, nil }

// Setting reads a setting of this workbench; "" where it was never set.
func (d *Desk) Setting(ctx context.Context, name string) (string, error) { return "", nil }

// SetSetting changes one.
func (d *Desk) SetSetting(ctx context.Context, name, value string) error { return nil }

// Export says what to write.
type Export struct {
	Format string // "csv"
	NoBOM  bool
}

// Preview is the first rows of an export, as cells, with the counts of all.
type Preview struct {
	Header []string
	Rows   [][]string
	Counts export.Counts
	Words  string // the first row in plain words
}

// Preview shows how an export would look.
func (d *Desk) Preview(ctx context.Context, e Export, rows int) (Preview, error) {
	return Preview{}, nil
}

// Export writes to a temporary file beside path, syncs and renames it; "-" is
// standard output. An existing file is kept unless force.
func (d *Desk) Export(ctx context.Context, e Export, path string, force bool) (export.Counts, error) {
	return export.Counts{}, nil
}

// Report is what Check found.
type Report struct {
	Events, Sources, Verdicts int
	Problems                  []string // sentences; empty when all is well
}

// Check verifies the whole workbench.
func (d *Desk) Check(ctx context.Context, p Progress) (Report, error) { return Report{}, nil }
