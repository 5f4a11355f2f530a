package say

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/leonelquinteros/gotext"
)

// catalogue is one language. Nothing of it changes once it is in use.
type catalogue struct {
	said map[Text]string // of the texts without a number
	po   *gotext.Po      // for those with one
	has  map[Text]bool   // of these, the ones that are translated
}

var now atomic.Pointer[catalogue] // nil: English as the source has it

func (c *catalogue) one(t Text) string {
	if said, ok := c.said[t]; ok {
		return said
	}
	return wraps(t.plain())
}

func (c *catalogue) many(one, many Text, n int) string {
	if c.has[one] {
		return c.po.GetN(string(one), string(many), n)
	}
	return form(one, many, n).plain()
}

// Catalogue is a language's texts as read from a .po file.
type Catalogue struct {
	Name  string   // of the language, in it: the header X-Language-Name
	Done  int      // how many texts are translated
	Wrong []string // the texts left out because their verbs are not those of the English, a sentence each

	of *catalogue
}

// Read reads a .po file. A text that is not translated, or whose verbs do not
// fit, is left out, so that it is said in English.
func Read(po []byte) (Catalogue, error) {
	p := gotext.NewPo()
	p.Parse(po)
	d := p.GetDomain()
	all := d.GetTranslations()
	for context, texts := range d.GetCtxTranslations() {
		for id, t := range texts {
			all[context+string(apart)+id] = t
		}
	}
	c := Catalogue{Name: d.Headers.Get("X-Language-Name"), of: &catalogue{said: map[Text]string{}, po: p, has: map[Text]bool{}}}
	for id, t := range all {
		if id == "" || len(t.Trs) == 0 || slices.ContainsFunc(keysOf(t.Trs), func(n int) bool { return t.Trs[n] == "" }) {
			continue
		}
		if wrong := unlike(t); wrong != "" {
			c.Wrong = append(c.Wrong, wrong)
			continue
		}
		c.Done++
		if t.PluralID == "" {
			c.of.said[Text(id)] = wraps(t.Trs[0])
		} else {
			c.of.has[Text(id)] = true
		}
	}
	slices.Sort(c.Wrong)
	if c.Done == 0 {
		return c, Error("there is no translated text in it, or it is no .po file")
	}
	return c, nil
}

// Use says everything in a language from now on; nil goes back to English.
func Use(c *Catalogue) {
	if c == nil {
		now.Store(nil)
		return
	}
	now.Store(c.of)
}

// unlike says what is wrong with a translation; empty where nothing is. A form
// of several may leave the number away, as the English one may.
func unlike(t *gotext.Translation) string {
	want := verbs(cmp.Or(t.PluralID, t.ID))
	for _, n := range keysOf(t.Trs) {
		got := verbs(t.Trs[n])
		less := t.PluralID != "" && (len(got) == 0 || strings.Contains(t.Trs[n], "%[")) &&
			!slices.ContainsFunc(got, func(v string) bool { return !slices.Contains(want, v) })
		if !slices.Equal(got, want) && !less {
			return fmt.Sprintf("“%s” is translated “%s”, which has other verbs.", t.ID, t.Trs[n])
		}
	}
	return ""
}

func keysOf(trs map[int]string) (keys []int) {
	for n := range trs {
		keys = append(keys, n)
	}
	slices.Sort(keys)
	return keys
}

// verb is one of a format: which argument it takes, and as what.
var verb = regexp.MustCompile(`%[-+# 0]*(\[\d+\])?[\d.]*(\[\d+\])?([a-zA-Z%])`)

// verbs are those of a format by their argument, however they are written.
func verbs(format string) (out []string) {
	if !strings.Contains(format, "%") { // most have none
		return nil
	}
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[3] == "%" {
			continue
		}
		if at := cmp.Or(m[1], m[2]); at != "" {
			next, _ = strconv.Atoi(strings.Trim(at, "[]")) // digits, as the expression says
		}
		out = append(out, fmt.Sprintf("%d%s", next, strings.Replace(m[3], "w", "v", 1)))
		next++
	}
	slices.Sort(out)
	return slices.Compact(out)
}
