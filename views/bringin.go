package views

import "fyne.io/fyne/v2"

func (f *frame) askFiles()            {}
func (f *frame) paste()               {}
func (f *frame) dropped(_ []fyne.URI) {}
func (f *frame) openExport()          {}
func (f *frame) openKeys()            {}
func (f *frame) openAbout()           {}
