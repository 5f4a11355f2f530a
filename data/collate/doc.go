// Package collate compares two wordings word by word and says in plain
// sentences what was done to B's against A's.
//
// The entry point is [Compare].
package collate
