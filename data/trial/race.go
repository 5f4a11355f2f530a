//go:build race

package trial

// slack is how much more time and memory the race detector may take.
const slack = 10
