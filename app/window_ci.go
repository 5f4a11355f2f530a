//go:build ci

package main

// windowless: built with -tags ci the program has Fyne's software driver, which
// shows no window; every command works.
const windowless = true
