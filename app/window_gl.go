//go:build !ci

package main

// windowless: this build has Fyne's real driver.
const windowless = false
