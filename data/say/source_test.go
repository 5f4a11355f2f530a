package say_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"verbatim/data/say"
)

var update = flag.Bool("update", false, "write verbatim.pot anew")

const (
	root     = "../../"
	module   = "verbatim/"
	sayPath  = module + "data/say"
	template = "verbatim.pot"
)

// source is the program's Go, type-checked as far as the texts need it: our own
// packages whole, everything from outside as an empty package. What such a
// package would have told is not missed, because a text is of a type of ours.
type source struct {
	files    *token.FileSet
	packages map[string]*types.Package
	texts    map[string]*text
	told     []string // what is wrong with a call

	bare, constants []bare // strings that are no texts; untyped constants
}

// bare is a string as it stands in the source.
type bare struct{ place, says string }

// text is one that is collected.
type text struct {
	id, many string
	context  string
	places   []string
}

func read(t *testing.T) *source {
	s := &source{files: token.NewFileSet(), packages: map[string]*types.Package{}, texts: map[string]*text{}}
	for _, dir := range []string{"data", "data/*", "views", "views/*"} {
		dirs, _ := filepath.Glob(root + dir)
		for _, d := range dirs {
			if at, err := filepath.Rel(root, d); err == nil {
				_, _ = s.Import(module + filepath.ToSlash(at))
			}
		}
	}
	if len(s.texts) < 500 {
		t.Fatalf("only %d texts were found, so the source was not read", len(s.texts))
	}
	return s
}

// Import reads a package of ours; from outside there is only the name.
func (s *source) Import(path string) (*types.Package, error) {
	if p := s.packages[path]; p != nil {
		return p, nil
	}
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	s.packages[path] = p
	if !strings.HasPrefix(path, module) {
		return p, nil
	}
	var files []*ast.File
	names, _ := filepath.Glob(root + strings.TrimPrefix(path, module) + "/*.go")
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(s.files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return p, err
		}
		files = append(files, f)
	}
	if len(files) == 0 {
		return p, nil
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}}
	check := types.Config{Importer: s, Error: func(error) {}} // files of other systems clash, packages from outside are empty
	p, _ = check.Check(path, s.files, files, info)
	s.packages[path] = p
	for _, f := range files {
		s.collect(f, info)
	}
	return p, nil
}

// isText tells whether an expression is a constant text, and gives it.
func isText(info *types.Info, e ast.Expr) (string, bool) {
	tv, ok := info.Types[e]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
		return "", false
	}
	n, ok := tv.Type.(*types.Named)
	return constant.StringVal(tv.Value), ok && n.Obj().Name() == "Text" && n.Obj().Pkg().Path() == sayPath
}

// collect gathers the texts of a file, and the strings that are none.
func (s *source) collect(f *ast.File, info *types.Info) {
	views := strings.Contains(s.files.Position(f.Pos()).Filename, "/views/")
	covered := map[ast.Expr]bool{} // inside a text that is one constant
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.CallExpr:
			s.call(n, info, covered)
		case ast.Expr:
			if id, ok := isText(info, n); ok && !covered[n] {
				ast.Inspect(n, func(in ast.Node) bool {
					if e, ok := in.(ast.Expr); ok {
						covered[e] = true
					}
					return true
				})
				s.add(id, "", n)
			}
		}
		return true
	})
	if views {
		s.collectBare(f, covered)
	}
}

func (s *source) place(n ast.Node) string {
	p := s.files.Position(n.Pos())
	return fmt.Sprintf("%s:%d", strings.TrimPrefix(filepath.ToSlash(p.Filename), root), p.Line)
}

func (s *source) add(id, many string, n ast.Node) {
	if id == "" || id == "%s" || id == "%v" {
		return // nothing to translate
	}
	t := s.texts[id]
	if t == nil {
		t = &text{id: id}
		if i := strings.IndexByte(id, '\x04'); i >= 0 {
			t.context, t.id = id[:i], id[i+1:]
		}
		s.texts[id] = t
	}
	if many != "" && t.many != "" && t.many != many {
		s.told = append(s.told, fmt.Sprintf("%s: “%s” has the plural “%s” here and “%s” at %s", s.place(n), id, many, t.many, t.places[0]))
	}
	if many != "" {
		t.many = many
	}
	if at := s.place(n); !slices.Contains(t.places, at) {
		t.places = append(t.places, at)
	}
}

// call looks at a call of this package: its plural, and whether its verbs have
// their arguments.
func (s *source) call(c *ast.CallExpr, info *types.Info, covered map[ast.Expr]bool) {
	sel, ok := c.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	if from, _ := sel.X.(*ast.Ident); from != nil && from.Name == "fmt" {
		for _, a := range c.Args {
			if tv := info.Types[a]; tv.Type != nil && tv.Type.String() == sayPath+".Text" {
				s.told = append(s.told, s.place(c)+": fmt writes a text in English; say.T says it")
			}
		}
	}
	f, ok := info.Uses[sel.Sel].(*types.Func)
	if !ok || f.Pkg() == nil || f.Pkg().Path() != sayPath {
		return
	}
	first := map[string]int{"T": 1, "L": 1, "Errorf": 1, "N": 3, "LN": 3}[f.Name()]
	if first == 0 || len(c.Args) < first || c.Ellipsis.IsValid() {
		return
	}
	one, ok := isText(info, c.Args[0])
	if !ok {
		return // out of a table, without arguments
	}
	given := len(c.Args) - first
	if first == 3 {
		many, _ := isText(info, c.Args[1])
		s.add(one, many, c)
		covered[c.Args[1]] = true
		given++
		s.verbs(c, many, given)
		if !strings.Contains(one, "%") {
			return
		}
	}
	s.verbs(c, one, given)
}

var verb = regexp.MustCompile(`%[-+# 0]*(?:\[(\d+)\])?[\d.]*([a-zA-Z%])`)

func (s *source) verbs(c *ast.CallExpr, format string, given int) {
	next, most := 1, 0
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[2] == "%" {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			next = n
		}
		most = max(most, next)
		next++
	}
	if most != given && (most > 0 || given > 0) {
		s.told = append(s.told, fmt.Sprintf("%s: “%s” has %d verbs and %d arguments", s.place(c), format, most, given))
	}
}

// pot is the template of all texts, in the order of their English.
func (s *source) pot() string {
	var b strings.Builder
	b.WriteString(`# Every text of Verbatim's window, collected from its source:
#   go test -tags ci ./data/say -update
# A language is a copy of this file, called by its code (fr.po), in the folder
# “languages” of the configuration folder or, to come with the program, in
# data/say/languages. Verbs (%s, %d) stay; where they change their order they
# are numbered (%[2]s).
msgid ""
msgstr ""
"Language: \n"
"X-Language-Name: \n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
`)
	keys := make([]string, 0, len(s.texts))
	for k := range s.texts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		x, y := s.texts[a], s.texts[b]
		return strings.Compare(x.id+"\x00"+x.context, y.id+"\x00"+y.context)
	})
	for _, k := range keys {
		t := s.texts[k]
		files := map[string]bool{}
		for _, p := range t.places {
			file, _, _ := strings.Cut(p, ":")
			files[file] = true
		}
		var in []string
		for f := range files {
			in = append(in, f)
		}
		slices.Sort(in)
		fmt.Fprintf(&b, "\n#: %s\n", strings.Join(in, " "))
		if strings.Contains(t.id, "%") {
			b.WriteString("#, c-format\n")
		}
		if t.context != "" {
			fmt.Fprintf(&b, "msgctxt %s\n", quoted(t.context))
		}
		fmt.Fprintf(&b, "msgid %s\n", quoted(t.id))
		if t.many != "" {
			fmt.Fprintf(&b, "msgid_plural %s\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n", quoted(t.many))
		} else {
			b.WriteString("msgstr \"\"\n")
		}
	}
	return b.String()
}

// quoted is a text as .po files write it.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// The template names every text of the source, and nothing else; -update writes
// it.
func TestTemplateHasEveryText(t *testing.T) {
	s := read(t)
	for _, wrong := range s.told {
		t.Error(wrong)
	}
	pot := s.pot()
	if *update {
		if err := os.WriteFile(template, []byte(pot), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != pot {
		was, is := strings.Split(string(kept), "\n"), strings.Split(pot, "\n")
		for i := range max(len(was), len(is)) {
			if i >= len(was) || i >= len(is) || was[i] != is[i] {
				t.Fatalf("%s is not what the source says, from line %d on: go test -tags ci ./data/say -update writes it", template, i+1)
			}
		}
	}
}

// The catalogues that come with the program say nothing that no text of the
// source asks for, and their verbs fit. What is missing is said in English.
func TestCataloguesFitTheTemplate(t *testing.T) {
	texts := func(file string) map[string]bool {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, m := range entry.FindAllStringSubmatch(string(b), -1) {
			out[m[2]+"\x04"+m[3]] = true
		}
		return out
	}
	asked := texts(template)
	for _, l := range say.Available("") {
		c, err := l.Read()
		if err != nil || len(c.Wrong) > 0 || c.Name == l.Code {
			t.Errorf("%s: %v, named %q, wrong: %q", l.Code, err, c.Name, c.Wrong)
		}
		for id := range texts("languages/" + l.Code + ".po") {
			if !asked[id] {
				t.Errorf("%s translates %q, which no text is any more", l.Code, strings.TrimPrefix(id, "\x04"))
			}
		}
		t.Logf("%s: %d of %d texts", l.Code, c.Done, len(asked))
	}
}

var entry = regexp.MustCompile(`(?m)^(msgctxt "(.*)"\n)?msgid "(.+)"$`)

// collectBare gathers the strings with letters that are no texts. Constants of a
// type of their own are codes; other constants may be texts where they are used.
func (s *source) collectBare(f *ast.File, covered map[ast.Expr]bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.Field:
			return false
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && isLog(f.X) {
				return false // the log is English, for those who make the program
			}
		case *ast.GenDecl:
			if n.Tok == token.CONST {
				for _, spec := range n.Specs {
					if v := spec.(*ast.ValueSpec); v.Type == nil {
						for _, e := range v.Values {
							if c, err := strconv.Unquote(types.ExprString(e)); err == nil {
								s.constants = append(s.constants, bare{s.place(e), c})
							}
						}
					}
				}
				return false
			}
		case *ast.BasicLit:
			if v, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING && !covered[n] {
				s.bare = append(s.bare, bare{s.place(n), v})
			}
		}
		return true
	})
}

// isLog tells whether a method is called of the program's log.
func isLog(of ast.Expr) bool {
	f, ok := of.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "log"
}

// noText are the strings of the window that no language changes: keys, names,
// codes, what is stored, and what is written into reports of faults. A string
// of files, chords and formats alone need not stand here.
var noText = []string{
	"English", "en", "languages",
	"nn", "font %d cannot be read: %w", "pasted 2006-01-02 15.04.05", "utf-8", "windows-1252", "windows-1251", "koi8-r", "windows-1250", "iso-8859-2",
	"iso-8859-15", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "utf-16le",
	"utf-16be", "revise", "undo", "redo", "create", "bring", "what is known of ", "check of %s at %d", "Verbatim",
	"Verbatim had a fault. Please send this file to those who make it; no word of an article, a note or a verdict is in it.\n\n",
	"time     %s\nversion  %s, %s, %s/%s\ncommand  %s\nfault    %s\n\n%s", "unknown", "none yet", "a value of type %T", "runtime.", "event", "revision",
	"verdicts-", "workbench-", "verdict_id", "rating", "overall", "wording", "attribution", "alterations", "speaker", "diff", "line-up", "add-span",
	"take-span", "draw-spans", "confirm", "judge", "revert", "verdict", "status", "spans", "tags", "place", "null", "reuters", "ap", "guardian",
	" — Verbatim", "indirect", "www.", "own", "true-false", "correct", "four-point", "letters", "N≠", "Aa", "source", "Reuters", "evidence on ",
	"verbatim-fault-", ", among its own", " with ", "status\x04", "filters", "system", "light", "dark",
	"a sheet is open over the screen", "Documents", "XDG_DOCUMENTS_DIR=", "$HOME/",
	"%w: the bus is gone", ".Close", ".Response", "/org/freedesktop/portal/desktop", "/request/", "OpenFile", "Response", "SaveFile",
	"accept_label", "current_folder", "current_name", "darwin", "directory", "file", "handle_token", "modal", "multiple",
	"CLIPBOARD", "INCR", "VERBATIM", "not on the clipboard", "text/html", "/usr/bin/osascript", "-e", "the clipboard as «class HTML»", "data HTML", "0123456789ABCDEFabcdef",
	"<!--EndFragment-->", "<!--StartFragment-->", "CloseClipboard", "EndFragment", "GetClipboardData", "GlobalLock", "GlobalSize", "GlobalUnlock", "HTML Format",
	"OpenClipboard", "RegisterClipboardFormatW", "StartFragment",
	"CoCreateInstance", "EnumThreadWindows", "PostMessageW", "SHCreateItemFromParsingName", "{43826D1E-E718-42EE-BC55-A1E261C37BFE}",
	"{84BCCD23-5FDE-4CDB-AEA4-AF64B83D78AB}", "{C0B4E2F3-BA21-4773-8DBA-335EC946EB8B}", "{D57C7288-D4AD-4768-BE02-9D969532D960}", "{DC1C5A9C-E88A-4DDE-A5A1-60F82A20AEF7}",
	"no dialog of the desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.DBus.Properties.Get", "version", "org.freedesktop.portal.FileChooser", "org.freedesktop.portal.Request",
	"uris", "verbatim_", "windows", "x11:%x",
}

// notWords is what needs no word in noText: a file's name or ending, a chord, a
// format without words, a date as 2006-01-02.
var notWords = regexp.MustCompile(`^[^\s]*\.[a-z]{1,9}$|^((Ctrl|Shift|Alt)\+)*(Enter|Esc|Space|Tab|Up|Down|Left|Right|Delete|Backspace|Bksp|Del|PgUp|PgDn|F\d+|.)?( \S+)?$|^Ctrl Enter$`)

// Nothing that a person reads stands in the window's source but as a text.
func TestTheWindowHasNoBareWords(t *testing.T) {
	s := read(t)
	listed := map[string]bool{}
	for _, w := range noText {
		listed[w] = false
	}
	for _, c := range s.constants {
		if s.texts[c.says] == nil {
			s.bare = append(s.bare, c)
		}
	}
	for _, b := range s.bare {
		if _, ok := listed[b.says]; ok {
			listed[b.says] = true
			continue
		}
		if strings.ContainsFunc(verb.ReplaceAllString(b.says, ""), unicode.IsLetter) && !notWords.MatchString(b.says) {
			t.Errorf("%s: %q is no text. Say it with say.T; if no language changes it, add it to noText.", b.place, b.says)
		}
	}
	for w, used := range listed {
		if !used {
			t.Errorf("%q stands in noText and nowhere in the window", w)
		}
	}
}
