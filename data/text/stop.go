package text

// IsStop tells a function word (folded to Diacritics).
func IsStop(folded string) bool { return stopWords[folded] }

// stopWords are the function words of English: articles, pronouns,
// prepositions, conjunctions, auxiliaries, with their contractions.
var stopWords = set(`a an the this that these those
	i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
	it its itself they them their theirs themselves who whom whose which what one ones
	and or but nor so yet if then else than as because while although though until unless since whether
	of at by for with about against between among into through during before after above below to from up down in out on off over
	under again further upon within without toward towards across around per via
	am is are was were be been being have has had having do does did doing done
	will would shall should can could may might must ought
	not no only just also too very there here when where why how all any both each few more most other some such own same s t
	i'm i've i'll i'd you're you've you'll you'd he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'll we'd they're
	they've they'll they'd that's that'll there's who's what's here's let's
	isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't cannot couldn't
	mustn't mightn't needn't`)
