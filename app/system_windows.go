package main

import "io/fs"

// onlyOurs leaves it to the rights of the user's own folder, which the new one
// inherits: what Go tells of a file's mode here says nothing of others.
func onlyOurs(fs.FileInfo) bool { return true }
