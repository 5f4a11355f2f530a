package desk

import (
	"context"
	"encoding/json"
	"time"

	"verbatim/data"
	"verbatim/data/store"
)

// What became of a file of a job.
const (
	OutcomeIn      = "brought in"
	OutcomeAlready = "here already"
	OutcomeRefused = "not brought in"
)

// BringingIn is what [Desk.WorkOff] tells its progress of as a whole.
const BringingIn = "bringing in"

// Job is the bringing in of many files, which goes on where it stopped when the
// program was closed or killed.
type Job struct {
	ID    string
	At    time.Time // when it was asked for
	Files int
	Done  int // those that have an outcome
}

// JobFile is one line of a job's log.
type JobFile struct {
	Name    string
	Outcome string // one of the constants; empty while it waits
	Says    string // why it was not brought in
}

// task is what is to be done with one text, which the workbench holds already.
type task struct {
	Meta     json.RawMessage `json:"meta"`
	Revision string          `json:"revision"`
	Zones    json.RawMessage `json:"zones,omitempty"` // drawn in it, as a source has them
}

// Ask stores that these sources are to be brought in, with their texts, and
// the refused files for the log; [Desk.WorkOff] does it. Nothing is asked for
// where it is cancelled.
func (d *Desk) Ask(ctx context.Context, in []Incoming, refused []Refused, p Progress) (Job, error) {
	if p == nil {
		p = d.progress
	}
	if err := d.writable(); err != nil {
		return Job{}, err
	}
	id, err := store.NewBatch()
	if err != nil {
		return Job{}, err
	}
	var items []store.JobItem
	var texts []arrival
	add := func(i store.JobItem) {
		i.N = len(items)
		items = append(items, i)
	}
	for _, x := range in {
		text, err := decent(x)
		if err != nil {
			add(store.JobItem{Name: x.Name, Task: encode(nil), Outcome: OutcomeRefused, Says: err.Error()})
			continue
		}
		a := arrival{source{name: x.Name, meta: x.Meta, origins: x.Origins, revision: data.Hash(text)}.drawnIn(x, text), text, x.Original}
		texts = append(texts, a)
		add(store.JobItem{Name: nameOf(x), Task: encode(task{encodeMeta(x.Meta, x.Origins), a.revision, encodeDrawn(a.drawn)})})
	}
	for _, r := range refused {
		add(store.JobItem{Name: r.Name, Task: encode(nil), Outcome: OutcomeRefused, Says: r.Why})
	}
	if err := d.keep(ctx, texts, p); err != nil {
		return Job{}, err
	}
	if err := d.file.PutJob(ctx, id, items); err != nil {
		return Job{}, plainly(err)
	}
	return Job{id, d.now(), len(items), len(items) - len(texts)}, nil
}

// Jobs are all jobs, the newest first.
func (d *Desk) Jobs(ctx context.Context) ([]Job, error) {
	stored, err := d.file.Jobs(ctx)
	jobs := make([]Job, len(stored))
	for i, j := range stored {
		jobs[i] = Job{j.ID, j.At, j.Items, j.Done}
	}
	return jobs, err
}

// JobLog tells what became of each file of a job, in the order in which they
// were asked for.
func (d *Desk) JobLog(ctx context.Context, id string) ([]JobFile, error) {
	items, err := d.file.JobItems(ctx, id)
	files := make([]JobFile, len(items))
	for i, x := range items {
		files[i] = JobFile{x.Name, x.Outcome, x.Says}
	}
	return files, err
}

// dropWaiting forgets the job whose step is taken back, unless it is done.
func (d *Desk) dropWaiting(ctx context.Context, batchID string) error {
	jobs, err := d.file.Jobs(ctx)
	for _, j := range jobs {
		if j.ID == batchID && j.Done < j.Items {
			err = d.file.DropJob(ctx, j.ID)
		}
	}
	return err
}

// DropJob forgets a job: what waits is not brought in, what came in stays.
func (d *Desk) DropJob(ctx context.Context, id string) error {
	return plainly(d.file.DropJob(ctx, id))
}

// FewFiles is how many files are brought in at once; more are a job, of which the
// first overlaps are shown after so many. Each further part is twice the one before: so the overlaps come
// early, and all of them are compared twice at most.
const FewFiles = 50

// WorkOff does what waits in the jobs, oldest first, and calls did (which may be
// nil) after every part. Each job is one step to undo. Cancelled, it leaves the
// rest for the next call.
func (d *Desk) WorkOff(ctx context.Context, p Progress, did func()) (Brought, error) {
	if p == nil {
		p = d.progress
	}
	var all Brought
	jobs, err := d.file.Jobs(ctx)
	if err != nil {
		return all, err
	}
	for i := len(jobs) - 1; i >= 0; i-- {
		j := jobs[i]
		p(BringingIn, j.Done, j.Items)
		begun := time.Now()
		if j.Done < j.Items {
			d.log.Info("job begun", "job", j.ID, "files", j.Items, "done", j.Done)
		}
		for part := FewFiles; ; part *= 2 {
			items, err := d.file.WaitingItems(ctx, j.ID, part)
			if err != nil {
				return all, err
			}
			if len(items) == 0 {
				break
			}
			b, err := d.workPart(ctx, j.ID, items, p)
			all.Sources, all.Already = append(all.Sources, b.Sources...), append(all.Already, b.Already...)
			if err != nil {
				return all, err
			}
			j.Done += len(items)
			d.log.Info("job went on", "job", j.ID, "done", j.Done, "of", j.Items, "sources", len(b.Sources), "already", len(b.Already), "took", time.Since(begun))
			if did != nil {
				did()
			}
			p(BringingIn, j.Done, j.Items)
		}
	}
	all.Overlaps, err = d.overlapsOf(ctx, all.Sources)
	return all, err
}

// workPart brings in some files of a job. What one of them comes to is stored by
// itself; a program that ends in between finds the file here already and goes on.
func (d *Desk) workPart(ctx context.Context, job string, items []store.JobItem, p Progress) (Brought, error) {
	if err := d.writable(); err != nil {
		return Brought{}, err
	}
	d.corpus.Lock()
	defer d.corpus.Unlock()
	s, err := d.present(ctx)
	if err != nil {
		return Brought{}, err
	}
	before, err := d.cameInBy(ctx, job)
	if err != nil {
		return Brought{}, err
	}
	w := s.welcome()
	var arrived []arrival
	var brought Brought
	for i := range items {
		x := &items[i]
		var t task
		if t, err = decode[task](x.Task); err != nil {
			return Brought{}, err
		}
		meta, origins, err := decodeMeta(t.Meta)
		if err != nil {
			return Brought{}, err
		}
		x.Outcome = OutcomeIn
		if a, ok := w.take(x.Name, meta, origins, t.Revision); ok {
			if a.drawn, err = decodeDrawn(t.Zones); err != nil {
				return Brought{}, err
			}
			arrived = append(arrived, a)
		} else if src := s.hereAs(t.Revision); src == nil || !before[src.id] || src.name != x.Name {
			x.Outcome = OutcomeAlready // and not brought in by this item before the program was killed
			brought.Already = append(brought.Already, x.Name)
		}
	}
	var sets []store.Set
	for _, a := range arrived {
		sets = append(sets, a.sets()...)
	}
	if len(arrived) > 0 {
		_, err = d.change(ctx, s, sets, p, func() ([]store.Event, error) { return d.applyEach(ctx, job, arrived) })
		if err != nil {
			return Brought{}, err
		}
	}
	for _, a := range arrived {
		brought.Sources = append(brought.Sources, a.id)
	}
	return brought, plainly(d.file.PutJobItems(context.WithoutCancel(ctx), job, items))
}

// cameInBy are the sources that a job brought in before.
func (d *Desk) cameInBy(ctx context.Context, job string) (map[string]bool, error) {
	events, err := d.file.Batch(ctx, job)
	came := map[string]bool{}
	for _, e := range events {
		came[e.Set.ID] = true
	}
	return came, err
}

// applyEach stores each source by itself, all in one batch and one step.
func (d *Desk) applyEach(ctx context.Context, batchID string, arrived []arrival) ([]store.Event, error) {
	d.saving.Lock()
	defer d.saving.Unlock()
	if err := d.recall(ctx); err != nil {
		return nil, err
	}
	var all []store.Event
	for _, a := range arrived {
		events, err := d.file.ApplyTo(ctx, batchID, d.Reviewer(), causeBring, a.sets()...)
		if err != nil {
			return all, plainly(err)
		}
		if len(events) > 0 {
			d.mu.Lock()
			d.steps.take(batch{events: events})
			d.mu.Unlock()
			all = append(all, events...)
		}
	}
	d.nameSteps(ctx)
	return all, nil
}
