package views

import (
	"strings"

	"verbatim/data/say"
)

// cmd names a command.
type cmd string

// place is where a command's keys count.
type place uint16

// The places; a command may count in several.
const (
	onList place = 1 << iota
	onPair
	onSources
	onSpeakers // the sheet of speakers, not a room
	onVersions
	onTimeline
	onMap
	everywhere = onList | onPair | onSources | onVersions | onTimeline | onMap
)

// command is one entry of the table: the menus, the keys and the key sheet
// are made from it and from nothing else.
type command struct {
	id    cmd
	menu  say.Text // the menu it stands in
	label say.Text
	usual string // its chords, parted by spaces, the first is the one shown; see keymap
	where place
	sheet say.Text // column of the key sheet; empty: not on it
	short say.Text // its words there
}

// The menus, in order, and the columns of the key sheet.
var (
	menuNames    = []say.Text{"File", "Edit", "View", "Overlap", "Judge", "Go", "Help"}
	sheetColumns = []say.Text{"Judge", "Read the pair", "The lists", "Everywhere"}
)

// line in a menu stands between groups.
const line cmd = ""

// The commands.
const (
	cmdNew       cmd = "new"
	cmdOpen      cmd = "open"
	cmdRecent    cmd = "recent"
	cmdSaveCopy  cmd = "save a copy"
	cmdBackups   cmd = "backups"
	cmdRepair    cmd = "repair"
	cmdBring     cmd = "bring"
	cmdPause     cmd = "pause"
	cmdGoOn      cmd = "go on"
	cmdLog       cmd = "log"
	cmdStub      cmd = "note a source"
	cmdBlind     cmd = "blind copy"
	cmdMergeIn   cmd = "merge workbench"
	cmdText      cmd = "save text"
	cmdExport    cmd = "export"
	cmdImport    cmd = "import"
	cmdClose     cmd = "close"
	cmdQuit      cmd = "quit"
	cmdUndo      cmd = "undo"
	cmdRedo      cmd = "redo"
	cmdCut       cmd = "cut"
	cmdCopy      cmd = "copy"
	cmdPaste     cmd = "paste"
	cmdSelectAll cmd = "select all"
	cmdMeta      cmd = "what is known"
	cmdNewer     cmd = "newer text"
	cmdRename    cmd = "rename"
	cmdRemove    cmd = "take away"
	cmdCheck     cmd = "check quotation"
	cmdZone      cmd = "zone"
	cmdSeek      cmd = "seek"
	cmdAliases   cmd = "aliases"

	cmdFind        cmd = "find"
	cmdFindNext    cmd = "find next"
	cmdFindPrev    cmd = "find previous"
	cmdFindAll     cmd = "find in all"
	cmdFindWhole   cmd = "find whole words"
	cmdFindAccents cmd = "find accents"
	cmdFindNames   cmd = "find names"

	cmdOverlaps  cmd = "overlaps"
	cmdSources   cmd = "sources"
	cmdVersions  cmd = "versions"
	cmdTimeline  cmd = "timeline"
	cmdMap       cmd = "map"
	cmdBigger    cmd = "bigger"
	cmdSmaller   cmd = "smaller"
	cmdNormal    cmd = "normal"
	cmdLight     cmd = "light"
	cmdDark      cmd = "dark"
	cmdSystem    cmd = "system"
	cmdHouseless cmd = "house style none"
	cmdReuters   cmd = "house style reuters"
	cmdAP        cmd = "house style ap"
	cmdGuardian  cmd = "house style guardian"

	cmdScaleOwn     cmd = "scale own"
	cmdScaleTruth   cmd = "scale true-false"
	cmdScaleCorrect cmd = "scale correct"
	cmdScaleFour    cmd = "scale four-point"
	cmdScaleLetters cmd = "scale letters"
	cmdScaleNames   cmd = "scale names"

	cmdContrast cmd = "high contrast"
	cmdLanguage cmd = "language"
	cmdOwnFiles cmd = "own file lists"
	cmdNextPane cmd = "next pane"
	cmdPrevPane cmd = "previous pane"

	cmdEnter   cmd = "enter" // lists: open; see also cmdSave
	cmdUp      cmd = "up"
	cmdDown    cmd = "down"
	cmdMark    cmd = "mark"
	cmdFilter  cmd = "filter"
	cmdSort    cmd = "sort"
	cmdCopies  cmd = "copies"
	cmdDismiss cmd = "dismiss"
	cmdPark    cmd = "park"
	cmdMarkAll cmd = "mark all"
	cmdTag     cmd = "tag"
	cmdAlike   cmd = "judge copies"

	cmdSaveFilter cmd = "save filter"
	cmdLink       cmd = "link"
	cmdUnlink     cmd = "unlink"
	cmdNextDiff   cmd = "next change"
	cmdPrevDiff   cmd = "previous change"
	cmdContext    cmd = "context"
	cmdTypo       cmd = "typography"
	cmdSpans      cmd = "spans by hand"
	cmdView       cmd = "view"
	cmdSwap       cmd = "swap"

	cmdVersionsOf cmd = "versions of this"
	cmdTimelineOf cmd = "timeline of this"
	cmdBase       cmd = "base"
	cmdLeftward   cmd = "leftward"
	cmdRightward  cmd = "rightward"

	cmdVerbatim    cmd = "verbatim"
	cmdMarked      cmd = "marked"
	cmdAltered     cmd = "altered"
	cmdParaphrase  cmd = "paraphrase"
	cmdTranslated  cmd = "translated"
	cmdUnrelated   cmd = "unrelated"
	cmdAttribution cmd = "attribution"
	cmdAttrBack    cmd = "attribution back"
	cmdSense       cmd = "sense"
	cmdSenseBack   cmd = "sense back"
	cmdSeverity    cmd = "severity"
	cmdConfidence  cmd = "confidence"
	cmdDirection   cmd = "direction"
	cmdNote        cmd = "note"
	cmdEvidence    cmd = "evidence"
	cmdHistory     cmd = "history"
	cmdRevert      cmd = "take back one change"
	cmdAccept      cmd = "accept tag"
	cmdReject      cmd = "reject tag"
	cmdConfirm     cmd = "confirm"
	cmdRefuse      cmd = "refuse"
	cmdSave        cmd = "save"
	cmdSettle      cmd = "settle"
	cmdYourName    cmd = "your name"
	cmdAgree       cmd = "agreement"
	cmdLast        cmd = "last judged"

	cmdBack     cmd = "back"
	cmdLeft     cmd = "not compared"
	cmdSpeakers cmd = "speakers"
	cmdSameName cmd = "one person"
	cmdPartName cmd = "part name"
	cmdMarkName cmd = "mark speaker"
	cmdMerge    cmd = "merge speakers"
	cmdPalette  cmd = "palette"
	cmdRemap    cmd = "change keys"
	cmdKeys     cmd = "keys"
	cmdAbout    cmd = "about"
)

// commands is the one table. Keys without Ctrl are no Fyne shortcuts: the
// frame dispatches them.
var commands = []command{
	{cmdNew, "File", "New workbench…", "Ctrl+N", everywhere, "Everywhere", "new workbench"},
	{cmdOpen, "File", "Open workbench…", "Ctrl+O", everywhere, "Everywhere", "open workbench"},
	{cmdRecent, "File", "Open recent…", "Ctrl+Shift+O", everywhere, "Everywhere", "open a recent workbench"},
	{cmdSaveCopy, "File", "Save a copy…", "Ctrl+Shift+S", everywhere, "Everywhere", "save a copy"},
	{cmdBackups, "File", "Backups…", "", everywhere, "", ""},
	{cmdRepair, "File", "Repair into a new file…", "", everywhere, "", ""},
	{id: line, menu: "File"},
	{cmdBring, "File", "Bring in files…", "Ctrl+I", everywhere, "Everywhere", "bring in files"},
	{cmdStub, "File", "Note a source not held…", "Ctrl+Shift+I", everywhere, "Everywhere", "note a source not held"},
	{cmdPause, "File", "Pause bringing in", "", everywhere, "", ""},
	{cmdGoOn, "File", "Go on bringing in", "", everywhere, "", ""},
	{cmdLog, "File", "What became of the files…", "", everywhere, "", ""},
	{id: line, menu: "File"},
	{cmdText, "File", "Save the text of this source…", "Ctrl+S", onSources, "The lists", "save a source as text"},
	{cmdExport, "File", "Export verdicts…", "Ctrl+E", everywhere, "Everywhere", "export verdicts"},
	{cmdBlind, "File", "Copy for a second reviewer…", "", everywhere, "", ""},
	{cmdMergeIn, "File", "Merge another workbench…", "", everywhere, "", ""},
	{cmdImport, "File", "Import verdicts, a workbench, or what passim found…", "", everywhere, "", ""},
	{id: line, menu: "File"},
	{cmdClose, "File", "Close window", "Ctrl+W", everywhere, "", ""},
	{cmdQuit, "File", "Quit", "Ctrl+Q", everywhere, "Everywhere", "quit"},

	{cmdUndo, "Edit", "Undo", "Ctrl+Z", everywhere, "Everywhere", "undo"},
	{cmdRedo, "Edit", "Redo", "Ctrl+Y Ctrl+Shift+Z", everywhere, "Everywhere", "redo"},
	{id: line, menu: "Edit"},
	{cmdCut, "Edit", "Cut", "Ctrl+X", everywhere, "", ""},
	{cmdCopy, "Edit", "Copy", "Ctrl+C", everywhere, "Everywhere", "copy the selected words"},
	{cmdPaste, "Edit", "Paste (outside a field: a new source)", "Ctrl+V", everywhere, "Everywhere", "paste a new source"},
	{cmdSelectAll, "Edit", "Select all", "Ctrl+A", everywhere, "", ""},
	{id: line, menu: "Edit"},
	{cmdFind, "Edit", "Find in this text…", "Ctrl+F", onPair | onSources, "Everywhere", "find in this text"},
	{cmdFindNext, "Edit", "Next place", "F3", onPair | onSources, "Read the pair", "next place found"},
	{cmdFindPrev, "Edit", "Previous place", "Shift+F3", onPair | onSources, "", ""},
	{cmdFindAll, "Edit", "Find in all sources…", "Ctrl+Shift+F", everywhere, "Everywhere", "find in all sources"},
	{cmdFindWhole, "Edit", "Find whole words only", "Alt+W", onPair | onSources, "", ""},
	{cmdFindAccents, "Edit", "Accents count when finding", "Alt+A", everywhere, "", ""},
	{cmdFindNames, "Edit", "Find any spelling of a name", "Alt+N", everywhere, "", ""},
	{id: line, menu: "Edit"},
	{cmdAliases, "Edit", "Aliases: spellings that count as one…", "Ctrl+Shift+A", everywhere, "Everywhere", "aliases"},

	{id: line, menu: "Edit"},
	{cmdMeta, "Edit", "What is known of this source…", "E", onSources | onTimeline, "The lists", "what is known of a source"},
	{cmdNewer, "Edit", "Newer text of this source…", "N", onSources, "The lists", "newer text of a source"},
	{cmdCheck, "Edit", "Check this quotation…", "K", onSources, "The lists", "check a quotation"},
	{cmdZone, "Edit", "Say what the selection is: headline, caption, comment…", "T", onSources, "The lists", "say what a selection is"},
	{cmdRename, "Edit", "Rename this source…", "F2", onSources, "The lists", "rename a source"},
	{cmdRemove, "Edit", "Take this source away", "Delete", onSources, "The lists", "take a source away"},
	{id: line, menu: "Edit"},
	{cmdSameName, "Edit", "Confirm that two spellings are one person’s", "Y", onSpeakers, "The lists", "speakers: yes, one person"},
	{cmdPartName, "Edit", "Part a spelling from the others", "R", onSpeakers, "The lists", "speakers: part a spelling"},
	{cmdMarkName, "Edit", "Mark a speaker", "Space", onSpeakers, "The lists", "speakers: mark one, then"},
	{cmdMerge, "Edit", "Take the marked speaker and this one for one person", "M", onSpeakers, "The lists", "speakers: join with this one"},

	{cmdOverlaps, "View", "Overlaps", "Ctrl+1", everywhere, "Everywhere", "overlaps"},
	{cmdSources, "View", "Sources", "Ctrl+2", everywhere, "Everywhere", "sources"},
	{cmdVersions, "View", "Versions", "Ctrl+3", everywhere, "Everywhere", "versions"},
	{cmdTimeline, "View", "Timeline", "Ctrl+4", everywhere, "Everywhere", "timeline"},
	{cmdMap, "View", "Map", "Ctrl+5", everywhere, "Everywhere", "map of outlets"},
	{id: line, menu: "View"},
	{cmdBigger, "View", "Larger text", "Ctrl+= Ctrl++", everywhere, "Everywhere", "larger text"},
	{cmdSmaller, "View", "Smaller text", "Ctrl+-", everywhere, "Everywhere", "smaller text"},
	{cmdNormal, "View", "Normal text", "Ctrl+0", everywhere, "Everywhere", "normal text"},
	{id: line, menu: "View"},
	{cmdLight, "View", "Light", "", everywhere, "", ""},
	{cmdDark, "View", "Dark", "", everywhere, "", ""},
	{cmdSystem, "View", "Like the system", "", everywhere, "", ""},
	{cmdContrast, "View", "High contrast", "", everywhere, "", ""},
	{cmdLanguage, "View", "Language…", "", everywhere, "", ""},
	{cmdOwnFiles, "View", "Choose files in the program’s own lists", "", everywhere, "", ""},
	{id: line, menu: "View"},
	{cmdContext, "View", "Context, less or more", "C", onPair, "Read the pair", "context, less or more"},
	{cmdTypo, "View", "Capitals and marks", "T", onPair | onVersions, "Read the pair", "show capitals and marks"},
	{cmdView, "View", "Side by side, inline or stacked", "V", onPair, "Read the pair", "side by side, inline or stacked"},
	{cmdSwap, "View", "Swap A and B", "Shift+V", onPair, "Read the pair", "swap A and B"},
	{id: line, menu: "View"},
	{cmdHouseless, "View", "No house style", "", everywhere, "", ""},
	{cmdReuters, "View", "House style of Reuters", "", everywhere, "", ""},
	{cmdAP, "View", "House style of AP", "", everywhere, "", ""},
	{cmdGuardian, "View", "House style of the Guardian", "", everywhere, "", ""},
	{id: line, menu: "View"},
	{cmdScaleOwn, "View", "Ratings by Verbatim’s names", "", everywhere, "", ""},
	{cmdScaleTruth, "View", "Ratings from True to False", "", everywhere, "", ""},
	{cmdScaleCorrect, "View", "Ratings from Correct to Incorrect", "", everywhere, "", ""},
	{cmdScaleFour, "View", "Ratings in four points", "", everywhere, "", ""},
	{cmdScaleLetters, "View", "Ratings by letters", "", everywhere, "", ""},
	{cmdScaleNames, "View", "Names of the ratings…", "", everywhere, "", ""},

	{cmdEnter, "Overlap", "Open", "Enter", onList | onSources | onVersions | onTimeline | onMap, "The lists", "open"},
	{cmdMark, "Overlap", "Mark", "Space", onList, "The lists", "mark several"},
	{cmdMarkAll, "Overlap", "Mark all that are shown, or none", "A", onList, "The lists", "mark all, or none"},
	{cmdFilter, "Overlap", "Filter", "/", onList | onSources, "The lists", "filter"},
	{cmdSort, "Overlap", "Sort", "O", onList, "The lists", "sort"},
	{cmdSaveFilter, "Overlap", "Save this filter…", "S", onList, "The lists", "save this filter"},
	{cmdCopies, "Overlap", "Identical copies, show or fold", "C", onList | onVersions, "The lists", "identical copies, show or fold"},
	{id: line, menu: "Overlap"},
	{cmdDismiss, "Overlap", "Unrelated, dismiss", "X", onList, "The lists", "unrelated, dismiss"},
	{cmdPark, "Overlap", "Park for later", "Z", onList | onPair, "The lists", "park for later"},
	{cmdTag, "Overlap", "Tag…", "T", onList, "The lists", "tag"},
	{cmdAlike, "Overlap", "Give identical copies the same verdict", "Shift+C", onList | onPair, "The lists", "copies: the same verdict"},
	{id: line, menu: "Overlap"},
	{cmdVersionsOf, "Overlap", "Versions of this passage", "M", onList | onPair | onTimeline, "The lists", "versions of the passage"},
	{cmdTimelineOf, "Overlap", "Timeline of this passage", "L", onList | onPair | onVersions, "The lists", "timeline of the passage"},
	{cmdBase, "Overlap", "Compare with this version", "Shift+B", onVersions, "The lists", "versions: make this the base"},
	{id: line, menu: "Overlap"},
	{cmdSeek, "Overlap", "Find the selection in all sources…", "F", onPair | onSources, "Read the pair", "find the selection in all"},
	{cmdLink, "Overlap", "Line up what is selected", "Ctrl+L", onPair | onSources, "Read the pair", "line up what is selected"},
	{cmdUnlink, "Overlap", "Take the last link away", "Backspace", onPair | onSources, "Read the pair", "take the last link away"},
	{cmdSpans, "Overlap", "Change the spans by hand", "F2", onPair, "Read the pair", "change the spans by hand"},

	{cmdVerbatim, "Judge", "Verbatim: the same words", "1", onPair, "Judge", "verbatim: the same words"},
	{cmdMarked, "Judge", "Marked: changes are shown", "2", onPair, "Judge", "marked: changes are shown"},
	{cmdAltered, "Judge", "Altered: changes not shown", "3", onPair, "Judge", "altered: changes not shown"},
	{cmdParaphrase, "Judge", "Paraphrase, yet quoted", "4", onPair, "Judge", "paraphrase, yet quoted"},
	{cmdTranslated, "Judge", "Translated", "5", onPair, "Judge", "translated"},
	{cmdUnrelated, "Judge", "Unrelated, dismiss", "0 X", onPair, "Judge", "unrelated, dismiss"},
	{id: line, menu: "Judge"},
	{cmdAttribution, "Judge", "Attribution, next value", "A", onPair, "Judge", "attribution, next value"},
	{cmdAttrBack, "Judge", "Attribution, value before", "Shift+A", onPair, "Judge", "attribution, value before"},
	{cmdSense, "Judge", "Sense, next value", "S", onPair, "Judge", "sense, next value"},
	{cmdSenseBack, "Judge", "Sense, value before", "Shift+S", onPair, "Judge", "sense, value before"},
	{cmdSeverity, "Judge", "Severity", "D", onPair, "Judge", "severity"},
	{cmdConfidence, "Judge", "Confidence", "U", onPair, "Judge", "confidence"},
	{cmdDirection, "Judge", "Direction", "I", onPair, "Judge", "direction"},
	{id: line, menu: "Judge"},
	{cmdAccept, "Judge", "Accept the tag of this change", "Y", onPair, "Judge", "accept the tag"},
	{cmdReject, "Judge", "Reject the tag of this change", "R", onPair, "Judge", "reject the tag"},
	{cmdConfirm, "Judge", "The verdict stands for the changed text; yes, the passage is there", "K", onPair, "Judge", "changed text: it stands; yes"},
	{cmdRefuse, "Judge", "No, the passage is not there", "Shift+K", onPair, "Judge", "changed text: not there"},
	{cmdNote, "Judge", "Note", "N", onPair, "Read the pair", "note"},
	{cmdEvidence, "Judge", "Evidence", "E", onPair, "Read the pair", "evidence"},
	{cmdHistory, "Judge", "History", "H", onPair, "Read the pair", "history"},
	{cmdRevert, "Judge", "Take back the change chosen in the history", "Delete", onPair, "Read the pair", "take back a change of it"},
	{id: line, menu: "Judge"},
	{cmdSave, "Judge", "Save and go on", "Enter", onPair, "Judge", "save and go on"},
	{cmdSettle, "Judge", "Settle what two reviewers judged", "Shift+Enter", onPair, "Judge", "settle what two judged"},
	{id: line, menu: "Judge"},
	{cmdYourName, "Judge", "Your name…", "", everywhere, "", ""},
	{cmdAgree, "Judge", "How far reviewers agree…", "", everywhere, "", ""},

	{cmdBack, "Go", "Back", "Esc", everywhere, "Everywhere", "back; nothing is lost"},
	{cmdLast, "Go", "Back to the last one judged", "B", onPair, "Judge", "back to the last one judged"},
	{id: line, menu: "Go"},
	{cmdUp, "Go", "Up", "Up", onList | onSources | onVersions | onTimeline | onMap, "The lists", "up"},
	{cmdDown, "Go", "Down", "Down", onList | onSources | onVersions | onTimeline | onMap, "The lists", "down"},
	{cmdLeftward, "Go", "Left", "Left", onVersions | onTimeline | onMap, "", ""},
	{cmdRightward, "Go", "Right", "Right", onVersions | onTimeline | onMap, "", ""},
	{cmdNextDiff, "Go", "Next change", "F8 .", onPair, "Read the pair", "next change"},
	{cmdPrevDiff, "Go", "Previous change", "Shift+F8 ,", onPair, "Read the pair", "previous change"},
	{id: line, menu: "Go"},
	{cmdNextPane, "Go", "Next pane", "F6", everywhere, "Everywhere", "next pane"},
	{cmdPrevPane, "Go", "Previous pane", "Shift+F6", everywhere, "", ""},
	{id: line, menu: "Go"},
	{cmdPalette, "Go", "Go to a command, a source, a speaker…", "Ctrl+K", everywhere, "Everywhere", "any command, source, speaker"},
	{cmdSpeakers, "Go", "Speakers…", "P", everywhere, "Everywhere", "persons who speak"},
	{cmdLeft, "Go", "What was not compared…", "W", onList | onSources, "The lists", "what was not compared"},

	{cmdKeys, "Help", "Keys", "F1 ?", everywhere, "Everywhere", "this sheet"},
	{cmdRemap, "Help", "Change keys…", "", everywhere, "", ""},
	{cmdAbout, "Help", "About Verbatim", "", everywhere, "", ""},
}

// commandOf finds a command in the table.
func commandOf(id cmd) *command {
	for i := range commands {
		if commands[i].id == id {
			return &commands[i]
		}
	}
	return nil
}

// name is the command's label without what tells that it asks for more.
func (c *command) name() string { return strings.TrimSuffix(say.T(c.label), "…") }

// words are what the key sheet says of a command.
func (c *command) words() string { return say.T(c.short) }
