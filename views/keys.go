package views

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// typedKey gets every key that no field took: from the canvas, and from
// focused widgets that pass on what they do not use.
func (f *frame) typedKey(ev *fyne.KeyEvent) {
	c := chord{key: ev.Name, mods: f.mods()}
	if c.key == fyne.KeyEnter { // of the number pad
		c.key = fyne.KeyReturn
	}
	f.echo = ""
	f.guard(func() { f.pressed(c) })
	switch { // the letter opened a field
	case f.field() == nil:
	case c.key == fyne.KeySpace:
		f.echo = " "
	case len(c.key) == 1:
		f.echo = string(c.key)
	}
}

// keyDown gets every key while no field has the focus, before menus do: who
// waits for a chord gets those that would never come as typed keys.
func (f *frame) keyDown(ev *fyne.KeyEvent) {
	c := chord{key: ev.Name, mods: f.mods()}
	if f.caught != nil && !c.plain() && unfit(c) == "" {
		f.caught(c)
	}
}

// typedRune gets signs that stand on different keys on different keyboards.
func (f *frame) typedRune(r rune) {
	f.echo = ""
	f.guard(func() { f.pressed(chord{sign: r}) })
}

// echoes tells that a letter typed into a field is the very press that opened
// the field: after a key the driver sends its letter, to what has the focus by
// then.
func (f *frame) echoes(r rune) bool {
	was := f.echo
	f.echo = ""
	return was != "" && strings.EqualFold(was, string(r))
}

// pressed sends a plain key to the topmost sheet, else to its command.
func (f *frame) pressed(c chord) {
	if s := f.top(); s != nil {
		s.pressed(c)
		return
	}
	if f.covered() || f.at == nil {
		return
	}
	if f.desk != nil && f.at.key(c) {
		return
	}
	if id, ok := f.keys.plain(f.at.where(), c); ok {
		f.run(id)
	}
}

// confirm is Ctrl+Enter outside of a field: only sheets have a use for it.
func (f *frame) confirm() {
	if s := f.top(); s != nil {
		f.guard(func() { s.pressed(parseChord("Ctrl+Enter")) })
	}
}

// covered tells that a sheet, a dialog or a menu is above the screen.
func (f *frame) covered() bool { return f.win.Canvas().Overlays().Top() != nil }

// bare tells that neither a field nor anything above the screen has the keys,
// so that the focus ring stands in the screen's own pane.
func (f *frame) bare() bool { return !f.covered() && f.win.Canvas().Focused() == nil }

// can tells whether a command could be done now, by any way.
func (f *frame) can(id cmd) bool {
	c := commandOf(id)
	switch {
	case id == cmdCut || id == cmdCopy || id == cmdPaste || id == cmdSelectAll:
		return f.covered() || f.desk != nil
	case f.covered():
		s := f.top()
		if (id == cmdUndo || id == cmdRedo) && (f.field() != nil || f.undoing > 0 && f.canStep(id)) { // one more while its sheet shows
			return true
		}
		return s != nil && s.can != nil && s.can(id)
	case id == cmdBackups || id == cmdRepair:
		return f.canMend(id)
	case id == cmdOwnFiles:
		return f.chooser != nil
	case id == cmdNew || id == cmdOpen || id == cmdRecent || id == cmdQuit || id == cmdClose || id == cmdKeys || id == cmdAbout,
		id == cmdPalette || id == cmdRemap || id == cmdContrast || id == cmdLanguage,
		id == cmdBigger || id == cmdSmaller || id == cmdNormal, id == cmdLight || id == cmdDark || id == cmdSystem:
		return true
	case f.desk == nil || c == nil || c.where&f.at.where() == 0:
		return false
	}
	writable := f.desk.Place().ReadOnly == ""
	switch id {
	case cmdBring, cmdStub, cmdImport, cmdYourName, cmdMergeIn, cmdHouseless, cmdReuters, cmdAP, cmdGuardian,
		cmdScaleOwn, cmdScaleTruth, cmdScaleCorrect, cmdScaleFour, cmdScaleLetters, cmdScaleNames:
		return writable
	case cmdExport:
		return len(f.overlaps.list.rows) > 0
	case cmdUndo, cmdRedo:
		return f.field() != nil || f.canStep(id)
	case cmdOverlaps, cmdSources, cmdVersions, cmdTimeline, cmdMap, cmdSpeakers, cmdLeft, cmdAliases, cmdBlind, cmdAgree, cmdSaveCopy:
		return true
	case cmdPause, cmdGoOn, cmdLog:
		return f.canJob(id)
	case cmdBack, cmdFindAll:
		return true
	case cmdFind, cmdFindNext, cmdFindPrev, cmdFindWhole, cmdFindAccents:
		return f.finder.can(id)
	}
	return f.at.can(id)
}

// canStep tells whether there is a step to undo or to redo.
func (f *frame) canStep(id cmd) bool {
	undo, redo := f.desk.Steps()
	return f.desk.Place().ReadOnly == "" && (id == cmdUndo && undo != nil || id == cmdRedo && redo != nil)
}

// run does a command if it can be done: menus, keys, buttons and shortcuts all
// come here, because Fyne fires the shortcut of a disabled menu item.
func (f *frame) run(id cmd) {
	f.guard(func() {
		if f.can(id) {
			f.reports.running(id)
			f.doCommand(id)
		}
	})
}

func (f *frame) doCommand(id cmd) {
	switch id {
	case cmdNew:
		f.askNew()
	case cmdOpen:
		f.askOpen()
	case cmdRecent:
		f.openRecent()
	case cmdSaveCopy:
		f.askCopy()
	case cmdBackups:
		f.openBackups()
	case cmdRepair:
		f.askRepair()
	case cmdPause:
		f.going.pause()
	case cmdGoOn:
		f.goOn()
	case cmdLog:
		f.openLog()
	case cmdBring:
		f.askFiles()
	case cmdStub:
		f.askStub(nil)
	case cmdExport:
		f.openExport()
	case cmdBlind:
		f.askBlindCopy()
	case cmdMergeIn:
		f.askMergeIn()
	case cmdYourName:
		f.changeName()
	case cmdAgree:
		f.openAgreement()
	case cmdImport:
		f.askImport()
	case cmdScaleOwn, cmdScaleTruth, cmdScaleCorrect, cmdScaleFour, cmdScaleLetters:
		f.chooseScale(id)
	case cmdScaleNames:
		f.askScale()
	case cmdClose, cmdQuit:
		f.close()
	case cmdUndo, cmdRedo, cmdCut, cmdCopy, cmdPaste, cmdSelectAll:
		f.edit(id)
	case cmdOverlaps, cmdSources, cmdVersions, cmdTimeline, cmdMap:
		f.room(f.roomOf(id))
	case cmdBigger:
		f.textSize(textStep)
	case cmdSmaller:
		f.textSize(-textStep)
	case cmdNormal:
		f.textSize(0)
	case cmdLight:
		f.setTheme(themeLight)
	case cmdDark:
		f.setTheme(themeDark)
	case cmdSystem:
		f.setTheme(themeSystem)
	case cmdHouseless, cmdReuters, cmdAP, cmdGuardian:
		f.chooseStyle(id)
	case cmdBack:
		f.escape()
	case cmdSpeakers:
		f.openSpeakers()
	case cmdFind, cmdFindNext, cmdFindPrev, cmdFindWhole:
		f.finder.do(id)
	case cmdFindAll:
		f.openFindAll()
	case cmdContrast:
		f.setContrast(!f.set.Contrast)
	case cmdOwnFiles:
		f.setOwnFiles(!f.set.OwnFiles)
	case cmdLanguage:
		f.openLanguages()
	case cmdPalette:
		f.openPalette()
	case cmdRemap:
		f.openRemap()
	case cmdKeys:
		f.openKeys()
	case cmdAbout:
		f.openAbout()
	case cmdLeft:
		f.openLeft()
	case cmdAliases:
		f.openAliases()
	default:
		switch s := f.top(); {
		case s != nil && s.do != nil:
			s.do(id)
		case id == cmdFindAccents:
			f.finder.do(id)
		default:
			f.at.do(id)
		}
	}
}

// escape closes the hint, else lets the screen close what it has open, else
// goes back.
func (f *frame) escape() {
	switch {
	case f.finder.host != nil:
		f.finder.close()
	case f.hinting():
		f.closeHint()
	case f.at.can(cmdBack):
		f.at.do(cmdBack)
	default:
		f.back()
	}
}

// undoable is what fields have and the articles have not.
type undoable interface {
	fyne.Shortcutable
	Undo()
	Redo()
}

// field is the field being typed in, or nil.
func (f *frame) field() undoable {
	u, _ := f.win.Canvas().Focused().(undoable)
	return u
}

// edit sends an editing command to the field or text in focus; outside of
// them undo and redo are the program's, and pasting makes a source.
func (f *frame) edit(id cmd) {
	if u := f.field(); u != nil && (id == cmdUndo || id == cmdRedo) {
		if id == cmdUndo {
			u.Undo()
		} else {
			u.Redo()
		}
		return
	}
	clip := f.app.Clipboard()
	s, takes := f.win.Canvas().Focused().(fyne.Shortcutable)
	switch id {
	case cmdUndo:
		f.undo(false)
	case cmdRedo:
		f.undo(true)
	case cmdPaste:
		if f.field() != nil {
			s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		} else if !f.covered() {
			f.paste()
		}
	case cmdCut:
		if takes {
			s.TypedShortcut(&fyne.ShortcutCut{Clipboard: clip})
		}
	case cmdCopy:
		if takes {
			s.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
		} else if !f.covered() && f.at.can(cmdCopy) {
			f.at.do(cmdCopy)
		}
	case cmdSelectAll:
		if takes {
			s.TypedShortcut(&fyne.ShortcutSelectAll{})
		} else if !f.covered() && f.at.can(cmdSelectAll) {
			f.at.do(cmdSelectAll)
		}
	}
}

// shortcut is the Fyne shortcut of a chord with Ctrl: those that Fyne names
// itself never arrive as custom ones.
func shortcut(c chord) fyne.Shortcut {
	if c.mods == fyne.KeyModifierShortcutDefault {
		switch c.key {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.mods}
}
