// Package text reads a text once and says what is in it: tokens that tile it,
// words as the project counts them, sentences, stretches in quotation marks,
// zones. It folds words at several levels for comparing, reads the table of
// spellings that count as one ([Aliases], which a text carries), and tells
// whether two names are one person's. It is pure: no file, no clock.
//
// Quotation marks are paired a paragraph at a time by the cheapest reading of
// all its marks together, never by toggling. On 840 articles of PolNeAR all
// 5,090 marked quotations are found; with one mark lost in each article .9996
// of the others stay as they were, with one too many .9999 (BenchmarkOneBadMark).
//
// Zones are told by layout and wording, never by a site's name: page.go where the
// article stands on a page that was copied whole, zone.go what stands above an article
// and in it, furniture.go and credit.go the wordings of what belongs to the page,
// comments.go what readers wrote, each comment a zone of its own. [Doc.Redrawn] lays
// what a person says over it. TRICKY.md tells what stays wrong.
//
// On 968 saved pages of 906 sites, copied as a browser copies them without their outer
// style sheets, most of them German, menus, forms and what
// readers wrote are told from the article (BenchmarkZonesOfPages; labels by what
// extractors that see the markup agree on). The rules were made on the 482 pages of one
// half of the sites: .129 of the words around the articles are kept for the article's,
// .053 of the article's words are lost (nearly half of that is one table of lessons), of
// its lines of twelve words and more .022. On the 486 of the other half, looked at three
// times, .233 are kept and .029 lost, of the longer lines .016. On 280 pages of 261
// other sites, on which no rule was made, .30 and .20 are kept (by half; .32 and .25 before
// the rules for names below a head, buttons to answer with, notices of cookies and first
// words that are cut off) and .017 and .026 lost. Other articles that are told in whole
// sentences, tables, code and lists below an article are most of the rest.
//
// Of 452 paragraphs of twenty pages made in the manner of as many sites 451 are told
// right (TestSites prints the table). In 2,225 articles of the BBC that came without
// furniture .997 of 10,635 paragraphs are the article's (BenchmarkZonesOfArticles);
// those left are mostly fixtures of sports pages. No text of BBC, PolNeAR and Reuters,
// of pan13 and with planted passages, 24,444 in all, is taken for a copied page.
//
// All offsets are bytes; [Doc.Points] gives code points for JSON and exports.
// On one core of a shared server, beside much other work, Parse reads 4.4 million
// words a second of PolNeAR and 4.6 of Reuters-21578. Zones are told when they are
// first asked for; with them it was 3.7 and 3.6 in a quiet minute, in which it had been
// 4.8 and 4.1 without page.go and other languages' wordings. Fold takes 30 million
// words a second, 10 to their stems.
//
// The entry point is [Parse].
package text
