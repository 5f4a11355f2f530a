// Package reuse finds the passages that sources share, across two sources or
// inside one.
//
// The entry point is [Find].
package reuse
