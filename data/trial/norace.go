//go:build !race

package trial

const slack = 1
