package say_test

import (
	"strings"
	"testing"

	"verbatim/data"
	"verbatim/data/say"
)

// Package data knows no language: its one sentence is said in the window's all
// the same, alone and inside another error.
func TestADateThatIsNoneIsSaidInTheLanguage(t *testing.T) {
	c, err := say.Read([]byte("msgid \"\"\nmsgstr \"\"\n\nmsgid \"" + data.NoDateSays + "\"\nmsgstr \"„%s“ ist kein Datum\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	say.Use(&c)
	defer say.Use(nil)
	_, wrong := data.ParseDate("gestern")
	if got := say.Of(wrong); got != "„gestern“ ist kein Datum" {
		t.Errorf("alone: %s", got)
	}
	if got := say.Of(say.Errorf("row 3: %w", wrong)); got != "row 3: „gestern“ ist kein Datum" {
		t.Errorf("inside another: %s", got)
	}
	if got := wrong.Error(); !strings.HasPrefix(got, "“gestern” is no date") {
		t.Errorf("in English: %s", got)
	}
}
