package views

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// askName asks under which name verdicts are given, and then goes on.
func (f *frame) askName(beside string, then func()) {
	f.ask(asked{
		title: say.T("Your name"), action: say.T("Go on"), beside: beside,
		fields: []askedField{{say.T("Name"), f.desk.Reviewer(), say.T("as your colleagues know you")}},
		take: func(v []string, done func()) (int, error) {
			if err := f.desk.SetReviewer(v[0]); err != nil {
				return 0, err
			}
			f.set.Reviewer = f.desk.Reviewer()
			f.set.write(f.opts.ConfigDir)
			done()
			then()
			return 0, nil
		},
	})
}

// named does what needs the reviewer's name, which is asked for once: at the
// first verdict.
func (f *frame) named(then func()) {
	if f.set.Reviewer != "" {
		then()
		return
	}
	f.askName(say.T("It stands beside your verdicts, so that a second reviewer’s can be told from them. It is asked once; the Judge menu changes it."), then)
}

// changeName asks for another name and gives it to the verdicts there are.
func (f *frame) changeName() {
	was, d := f.desk.Reviewer(), f.desk
	f.askName(say.T("Verdicts that you gave in this workbench take the new name too."), func() {
		to := f.set.Reviewer
		f.save(func(ctx context.Context) error { return d.RenameReviewer(ctx, was, to) }, func() {
			f.say(say.T("Verdicts are given under the name %s.", to))
		})
	})
}

// askBlindCopy writes a copy for a second reviewer.
func (f *frame) askBlindCopy() {
	d := f.desk
	w := pathWanted{title: say.T("Copy for a second reviewer"), action: say.T("Write it"), endings: []string{extension}, save: say.T("%s for review%s", d.Place().Name, extension)}
	f.askPath(w, func(paths []string) {
		path := newPath(paths[0])
		f.work(say.T("Writing the copy"), func(ctx context.Context, _ desk.Progress) error { return d.BlindCopy(ctx, path) }, func(err error) {
			switch {
			case err == nil:
				f.say(say.T("“%s” is written. It hides your verdicts until theirs are given; merge it here when they are.", filepath.Base(path)))
			case !errors.Is(err, context.Canceled):
				f.fail(err)
			}
		})
	})
}

// askMergeIn takes another workbench into this one.
func (f *frame) askMergeIn() {
	d := f.desk
	f.askPath(pathWanted{title: say.T("Merge another workbench into this one"), action: say.T("Merge"), endings: []string{extension}}, func(paths []string) {
		var m desk.Merged
		f.saveLong(say.T("Merging"), func(ctx context.Context, p desk.Progress) (err error) {
			m, err = d.Merge(ctx, paths[0], p)
			return err
		}, func() {
			if m.Events == 0 && m.Texts == 0 {
				f.say(say.T("All of it was here already."))
				return
			}
			f.say(say.T("Merged: %s and %s came in. On %s the reviewers differ.", say.N("%s text", "%s texts", m.Texts), say.N("%s change", "%s changes", m.Events), say.N("%s overlap", "%s overlaps", m.Disputed)))
		})
	})
}

// othersTell tells whether there is something to say of what others judged.
func (p *pair) othersTell() bool {
	return p.at != nil && slices.ContainsFunc(p.at.Row.Verdicts, func(v data.Verdict) bool { return v.Settles || v.Reviewer != p.f.desk.Reviewer() })
}

// disputed tells whether two reviewers judged the overlap and somebody may
// settle it.
func (p *pair) disputed() bool {
	n := 0
	for _, v := range p.at.Row.Verdicts {
		if !v.Settles {
			n++
		}
	}
	return n > 1
}

// othersSay is what the reviewers came to, in a sentence.
func (p *pair) othersSay() string {
	var said []string
	for _, v := range p.at.Row.Verdicts {
		name := v.Reviewer
		if v.Settles {
			name += say.T(", to settle it")
		}
		words := []string{named(string(v.Wording))}
		if v.Attribution != data.SameAttribution {
			words = append(words, named(string(v.Attribution)))
		}
		if v.Sense != data.Kept {
			words = append(words, named(string(v.Sense)))
		}
		said = append(said, name+": "+ratingName(v.Overall().Label)+" ("+strings.Join(words, ", ")+")")
	}
	says := strings.Join(said, " · ")
	if p.at.Row.Status == data.Disputed {
		says += say.T(". They differ")
	}
	return says
}

// drawOthers says over the articles what others judged, and which key settles
// it; one line.
func (p *pair) drawOthers(g *pen, y, w float32) {
	m, b, right := p.noticeMargin(), y+22, w-p.noticeMargin()
	if p.can(cmdSettle) {
		key, end := g.keys.capOf(cmdSettle), right
		right -= g.textRight(right, b, say.T("settle it as below"), sans, 13, g.ink) + 6 + g.keyWidth(key)
		g.key(right, b, key)
		g.hit(right-4, b-18, end-right+8, 26, func() { p.f.run(cmdSettle) })
		right -= 16
	}
	g.fit(m, b, right-m, p.othersSay(), sansBold, 14, g.ink)
}

// settle stores what the verdict bar shows as the adjudicator's verdict.
func (p *pair) settle() {
	if p.ballot.Wording == "" {
		p.f.say(say.T("Choose the wording first: a digit, 1 to 5, or 0 where they are not the same words."))
		return
	}
	id, j, d := p.id, p.ballot.Judgement, p.f.desk
	p.f.named(func() {
		p.saving = true
		p.f.save(func(ctx context.Context) error {
			_, err := d.Settle(ctx, id, d.Reviewer(), j)
			p.f.onUI(func() { p.saving = false })
			return err
		}, func() {
			p.decided[id] = true
			p.dropDraft(id)
			p.f.say(say.T("Settled by %s. %s takes it back.", d.Reviewer(), p.f.keys.named(cmdUndo)))
			if p.id == id {
				p.goOn()
			}
		})
	})
}

// agreementSheet shows how far reviewers agree, two by two.
type agreementSheet struct {
	all   []desk.Agreement
	card  *paint
	sheet *sheet
}

// Measures of the sheet, in units.
const (
	agreeWidth, agreeMargin       = 720, 26
	agreeHead, agreeRow, agreeEnd = 130, 28, 96
)

// openAgreement shows the sheet.
func (f *frame) openAgreement() {
	fetch(f, f.desk.Agreements, func(all []desk.Agreement) {
		s := &agreementSheet{all: all}
		s.card = newPaint(f.look, s.draw)
		height := float32(agreeHead + agreeEnd + max(1, len(all)*5)*agreeRow)
		s.sheet = &sheet{card: s.card, size: fyne.NewSize(agreeWidth, height), key: func(chord) bool { return false }, restyle: s.card.Refresh}
		f.openSheet(s.sheet)
	})
}

func (s *agreementSheet) draw(g *pen, w, h float32) {
	const m = agreeMargin
	g.text(m, 42, say.T("How far reviewers agree"), serifBold, 20, g.ink)
	g.across(m, 54, w-2*m, g.heavy)
	if len(s.all) == 0 {
		for i, l := range g.folded(say.T("No overlap has been judged by two reviewers. A copy for a second reviewer (File menu) hides your verdicts until theirs are given; merge it back, and their agreement stands here."), w-2*m, sans, 14) {
			g.text(m, 84+float32(i)*20, l, sans, 14, g.ink2)
		}
		return
	}
	for i, l := range g.folded(say.T("Alpha is Krippendorff’s: 1 is full agreement, 0 what chance would give. Verdicts that settle a dispute do not count."), w-2*m, sans, 13) {
		g.text(m, 78+float32(i)*18, l, sans, 13, g.ink3)
	}
	y := float32(agreeHead)
	for _, a := range s.all {
		g.fit(m, y, w-2*m, say.T("%s and %s: %s judged by both", a.First, a.Second, say.N("%s overlap", "%s overlaps", a.Both)), sansBold, 15, g.ink)
		y += agreeRow
		for _, axis := range []struct {
			name string
			desk.Agreed
		}{{say.T("Overall"), a.Overall}, {say.T("Wording"), a.Wording}, {say.T("Attribution"), a.Attribution}, {say.T("Sense"), a.Sense}} {
			g.text(m+18, y, axis.name, sans, 14, g.ink)
			share := float32(axis.Same) / float32(a.Both)
			g.rect(m+150, y-9, 200, 8, g.sunk)
			g.rect(m+150, y-9, 200*share, 8, g.ink2)
			g.text(m+366, y, say.T("%.0f %% the same", 100*share), sans, 14, g.ink)
			alpha := say.T("alpha cannot be told")
			if axis.Told {
				alpha = say.T("alpha %.2f", axis.Alpha)
			}
			g.textRight(w-m, y, alpha, sans, 14, g.ink2)
			y += agreeRow
		}
	}
}
