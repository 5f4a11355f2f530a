// Package main, mktable, makes the background table of package reuse: how common stems and
// pairs of stems are. Only hashes and weights leave it, no text.
//
//	go run ./data/reuse/mktable -o data/reuse/background.table CORPUS.jsonl.gz...
//
// A corpus is JSON Lines, packed or not, one document a line with its text in
// "text". Every file has an equal say.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"verbatim/data/reuse"
	"verbatim/data/text"
)

func main() {
	out := flag.String("o", "background.table", "the file to write")
	flag.Parse()
	if err := run(*out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mktable:", err)
		os.Exit(1)
	}
}

func run(out string, paths []string) error {
	if len(paths) == 0 {
		return errors.New("name at least one corpus, a .jsonl or .jsonl.gz file")
	}
	census := reuse.NewCensus()
	for _, path := range paths {
		census.Corpus()
		if err := count(census, path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	table, stems, pairs := census.Table()
	if err := os.WriteFile(out, table, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: %d stems, %d pairs, %d bytes\n", out, stems, pairs, len(table))
	return nil
}

// count adds every document of one file.
func count(census *reuse.Census, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			return err
		}
	}
	lines := json.NewDecoder(r)
	for n := 1; ; n++ {
		var document struct{ Text string }
		if err := lines.Decode(&document); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("document %d: %w", n, err)
		}
		census.Add(text.Parse(document.Text))
	}
}
