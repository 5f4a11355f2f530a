package desk

import "testing"

func TestDrivesOfThisComputer(t *testing.T) {
	for path, want := range map[string]string{
		`C:\a.verbatim`: "", `\\?\C:\a.verbatim`: "", `\\files\harbour\a.verbatim`: "remote", `\\?\UNC\files\harbour\a.verbatim`: "remote",
	} {
		if got := fileSystem(path); got != want {
			t.Errorf("%s lies on %q, want %q", path, got, want)
		}
	}
}
