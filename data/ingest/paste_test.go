package ingest

import (
	"strings"
	"testing"

	"verbatim/data"
)

func TestMarkupIsToldFromText(t *testing.T) {
	for s, want := range map[string]bool{
		"<p>The mayor spoke.</p>":                          true,
		"<!DOCTYPE html>\n<html><body>x</body></html>":     true,
		"<meta charset=\"utf-8\"><b>Ferries</b> run again": true,
		"\n  <!-- copied -->\n<div class=\"a\">x</div>":    true,
		"The <p> element opens a paragraph, </p> ends it.": false,
		"<quote> is no element of a page </quote>":         false,
		"<p> alone":                  false,
		"3 < 4 and 5 > 4":            false,
		"":                           false,
		"<applause> and then </end>": false,
	} {
		if got := IsMarkup(s); got != want {
			t.Errorf("%q: markup %v", s, got)
		}
	}
}

func TestPaste(t *testing.T) {
	story := strings.Repeat("The ferry left the old harbour before noon and came back in the rain. ", 6)
	for _, c := range []struct{ name, in, want, title string }{
		{"text stays", "\ufeffA headline\r\n\r\nIt rained.\r\n", "A headline\n\nIt rained.\n", "A headline"},
		{"a stretch of a page", "<p>“It rained,” <a href=\"x\">Ann Lee</a> said.</p><p>Nobody came.</p>", "“It rained,” Ann Lee said.\n\nNobody came.", ""},
		{
			"what the browser marks as selected",
			"<html><body>\n<!--StartFragment--><p>It <em>rained</em>.</p><!--EndFragment-->\n</body></html>", "It rained.", "",
		},
		{"scripts are no words", "<div><script>alert('It rained.')</script><p>Nobody came.</p></div>", "Nobody came.", ""},
		{
			"of a page the article",
			"<!doctype html><html><head><title>Ferries run again</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Ferries run again</h1><p>" + story + "</p><p>" + story + "</p></article></body></html>",
			"Ferries run again\n\n" + strings.TrimSpace(story) + "\n\n" + strings.TrimSpace(story), "Ferries run again",
		},
	} {
		it, err := Paste(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if strings.TrimPrefix(it.Text, "# ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, it.Text, c.want)
		}
		if c.title != "" && it.Title != c.title {
			t.Errorf("%s: the title is %q", c.name, it.Title)
		}
		if it.Charset != (data.Charset{}) || (it.Original != nil) != IsMarkup(c.in) {
			t.Errorf("%s: %+v", c.name, it)
		}
	}
	for _, bad := range []string{" \n", "<div><img src=\"x\"></div>", "a\x00b", "a\u202eb"} {
		if it, err := Paste(bad); err == nil {
			t.Errorf("%q came in as %q", bad, it.Text)
		}
	}
}

func FuzzPaste(f *testing.F) {
	f.Add("<p>The mayor spoke.</p>")
	f.Add("A headline\r\n\r\nIt rained.")
	f.Add("<html><!--StartFragment--><b>x</b>")
	f.Fuzz(func(t *testing.T, s string) {
		it, err := Paste(s)
		if err == nil && (strings.TrimSpace(it.Text) == "" || strings.ContainsRune(it.Text, 0)) {
			t.Errorf("%q came in as %q", s, it.Text)
		}
	})
}
