package views

import (
	"regexp"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/desk"
	"verbatim/data/say"
)

// asStatus tells a status from a command of the same English name, for other
// languages.
const asStatus = "status\x04"

// codeNames are the codes of verdicts, overlaps and changes in words. What is
// stored, exported and filtered by are the codes.
var codeNames = map[string]say.Text{
	string(data.Verbatim): "verbatim", string(data.Marked): "changes\x04marked", string(data.Altered): "altered",
	string(data.Paraphrase): "paraphrase", string(data.Translated): "translated", string(data.Unrelated): "unrelated",

	string(data.SameAttribution): "same", string(data.NameVariesAttr): "name varies", string(data.Uncredited): "uncredited",
	string(data.Unnamed): "unnamed", string(data.WrongAttribution): "wrong", string(data.UnclearAttribution): "unclear",
	string(data.Kept): "kept", string(data.Shifted): "shifted", string(data.Reversed): "reversed",
	string(data.NoSeverity): "none", string(data.Minor): "minor", string(data.Serious): "serious",
	string(data.Sure): "sure", string(data.Likely): "likely", string(data.Unsure): "unsure",

	string(data.Open): asStatus + "open", string(data.Parked): "parked", string(data.Judged): "judged", string(data.Checked): "checked",
	string(data.Disputed): "disputed", string(data.Final): "final", string(data.Dismissed): "dismissed", string(data.Stale): "stale",

	string(data.CutMarked): "cut marked", string(data.CutUnmarked): "cut unmarked", string(data.CutStart): "cut start", string(data.CutEnd): "cut end",
	string(data.InsertBracketed): "insert bracketed", string(data.InsertUnmarked): "insert unmarked", string(data.Substitution): "substitution",
	string(data.Reordered): "reordered", string(data.Spliced): "spliced", string(data.SpellingVariant): "spelling variant",
	string(data.Punctuation): "punctuation", string(data.Case): "case", string(data.Typography): "typography",
	string(data.NumberChanged): "number changed", string(data.NegationChanged): "negation changed", string(data.ModalChanged): "modal changed",
	string(data.EllipsisStyle): "ellipsis style", string(data.HeadlineQuote): "headline quote",
	string(data.NameChanged): "name changed", string(data.RolesSwapped): "roles swapped",
	string(data.QualifierLost): "qualifier lost", string(data.ConditionalMadeAbsolute): "conditional made absolute",
	string(data.ContextLost): "context lost", string(data.MixedOwnWords): "mixed own words",
	string(data.BackTranslated): "back translated", string(data.DamagedText): "damaged text",

	desk.OutcomeIn: "brought in", desk.OutcomeAlready: "here already", desk.OutcomeRefused: "not brought in",

	"undo": "undo", "redo": "redo", // causes of changes
}

// originKinds are where a field was read.
var originKinds = map[data.OriginKind]say.Text{data.FromPage: "page", data.FromFile: "file", data.FromText: "text", data.Typed: "typed"}

// originPlaces are the places that package ingest has words for; others bear the
// name that the file gives them.
var originPlaces = sayings("headline", "byline", "dateline", "the line that names it", "the line with the address", "paragraph set as the title", "title of the feed")

func sayings(all ...say.Text) map[string]say.Text {
	out := map[string]say.Text{}
	for _, t := range all {
		out[string(t)] = t
	}
	return out
}

// originName says where a field was read.
func originName(o data.Origin) string {
	kind := string(o.Kind)
	if t, ok := originKinds[o.Kind]; ok {
		kind = say.T(t)
	}
	if o.Where == "" {
		return kind
	}
	where := o.Where
	if t, ok := originPlaces[where]; ok {
		where = say.T(t)
	}
	return kind + ": " + where
}

// found are the rules that found a speaker, in the words that package quote has
// for them.
var found = []say.Text{
	"tag after", "tag after, verb first", "tag before", "tag before, verb first", "according to", "name and colon", "tag between two parts", "credit line",
	"quotation running on from the paragraph before", "quotation running on, tag in a later paragraph", "tag after, verb not listed",
	"introduced by the paragraph before", "named as a saying", "same paragraph", "subject of its sentence", "tag later in the paragraph", "sentence before",
	"carried from the paragraph before", "named in the paragraph before",
}

func init() {
	for _, t := range found {
		codeNames[string(t)] = t
	}
}

// named is a code in words; a person's own tag is said as they wrote it.
func named(code string) string {
	if t, ok := codeNames[code]; ok {
		return say.T(t)
	}
	return plainWords(code)
}

// plainWords writes a code as words: "name varies".
func plainWords(s string) string { return strings.ReplaceAll(s, "-", " ") }

// ratings are the names of the overall ratings on the scales that come with the
// program; a newsroom's own are said as they stand.
var ratings = func() map[string]say.Text {
	texts := map[string]say.Text{}
	for _, t := range []say.Text{
		"Unproven", "Misquoted or misattributed", "Misleading", "Loosely quoted", "Faithful, edits shown or source not credited", "Faithful",
		"Dismissed", "False", "Mostly false", "Half true", "Mostly true", "True", "Not proven", "Incorrect", "Imprecise", "Correct with reservations",
		"Correct", "Inaccurate", "Mostly inaccurate", "Mostly accurate", "Accurate", "No grade",
	} {
		texts[string(t)] = t
	}
	return texts
}()

// ratingName is the name of a rating as it is shown.
func ratingName(label string) string {
	if t, ok := ratings[label]; ok {
		return say.T(t)
	}
	return label
}

// leftTexts are the reasons that something was not compared, as the workbench
// keeps them, with their number out.
var leftTexts = []say.Text{
	"source shorter than %s words", "sources shorter than %s words",
	"phrase that stands at more than %s places, too common to begin a search with", "phrases that stand at more than %s places, too common to begin a search with",
	"overlap of fewer than %s words", "overlaps of fewer than %s words",
}

var digits = regexp.MustCompile(`[0-9]+`)

// leftName is such a reason as it is shown.
func leftName(why string) string {
	n := digits.FindString(why)
	if i := slices.Index(leftTexts, say.Text(strings.Replace(why, n, "%s", 1))); i >= 0 && n != "" {
		return say.T(leftTexts[i], n)
	}
	return why
}

// facetTexts are the values that the facets have from this program, not from
// the sources. Filters keep them in English.
var facetTexts = func() map[string]say.Text {
	all := []say.Text{whereAcross, whereInside, whereQuoted, whereSet, nobody, noOutlet, noVerdict, dismissed}
	all = append(append(all, shortLabels[:]...), signNames[:]...)
	for _, l := range atLeast {
		all = append(all, l.value)
	}
	for _, t := range tiers {
		all = append(all, t.value)
	}
	for _, a := range alarms {
		all = append(all, a.differ)
	}
	for _, z := range zonesListed {
		all = append(all, zoneText(z))
	}
	texts := map[string]say.Text{}
	for _, t := range all {
		texts[string(t)] = t
	}
	return texts
}()

// facetName is a facet's value as it is shown.
func facetName(value string) string {
	if t, ok := facetTexts[value]; ok {
		return say.T(t)
	}
	return value
}
