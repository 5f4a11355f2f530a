package text

import "strings"

// nameSet makes a set of the words of a list.
func nameSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// nameTable reads a list of "from:to".
func nameTable(list string) map[string]string {
	m := map[string]string{}
	for _, w := range strings.Fields(list) {
		from, to, _ := strings.Cut(w, ":")
		m[from] = to
	}
	return m
}

// The words that names are told by, all folded as [NamePart] does.
var (
	// before a name; after a part of one they are a name themselves: Larry King
	nameTitles = nameSet(`us uk mr mrs ms miss dr prof professor gen general lt col colonel lieutenant maj major capt captain sgt sergeant sheikh shaikh
		sheik ayatollah imam king queen prince princess president prime minister premier pm vice deputy foreign defense defence
		secretary senator sen representative rep governor gov chairman chairwoman spokesman spokeswoman ambassador sir lord lady dame
		judge justice commander admiral adm chancellor marine joint chiefs of staff state the`)
	// before a name whatever stands before them: Saudi King Salman
	offices = nameSet(`mr mrs ms dr gen general col colonel lieutenant maj capt king queen prince princess president minister premier
		secretary senator governor chancellor ambassador`)
	courtesies       = nameSet(`mr mrs ms miss dr sir lady`)
	surnames         = nameSet(`king queen prince judge justice major marine lord general`)
	suffixes         = nameSet(`jr sr ii iii iv`)
	namePronouns     = nameSet(`he she they it i we you`)
	arabicArticles   = nameSet(`al el ul ad as ash an at az`)
	arabicParticles  = nameSet(`abu abd abdul abdel abdal bin bint ibn umm`)
	westernParticles = nameSet(`de del della di da dos das van von der den la le du y zu af`)

	// given names that are Arabic wherever they stand. One of the two spellings
	// in the list is enough, and exact: by skeleton Heidi would be Hadi
	arabicGiven = nameSet(`muhammad mohammed mohamed mohammad ahmad ahmed mahmoud mahmud hamid hamad hassan hasan hussein hussain husain
		haider haydar haidar hakim hakem hakeem khalid khaled walid waleed saad saadi sami samir mustafa omar umar uthman othman
		yusuf yousef youssef ibrahim ismail jaafar jafar jasim jassim kadhim kazim kadim karim kareem abdul abdullah abdallah
		abdulrahman faisal faysal faleh falih fadhil fadel fakhri nouri nuri qais qasim qassem qasem kassem muqtada moqtada moeen muen
		mouin mowaffak adnan ammar bashar hafez hafiz hesham hisham ayad iyad saddam salman salim saleem salih saleh tariq tareq
		wissam zaid zayd ziad ziyad hadi mahdi mehdi rashid rasheed osama usama ayman aiman anwar nasser nasir jamal gamal abbas
		bassam ghassan marwan muammar najib naji raed riyadh riad suleiman sulaiman tawfiq yasser yasir zuhair ali massoud masoud`)

	// Slavic given names, as cyrillic and ukrainian write them
	slavicNames = nameSet(`vladimir sergei dmitri aleksandr aleksei andrei nikolai mihail evgeni iuri igor oleg boris anatoli valeri
		viktor vasili vladislav viacheslav iaroslav sviatoslav konstantin grigori gennadi leonid maksim pavel petr ivan ilia fedor
		kiril stanislav ruslan timur tatiana natalia olga irina svetlana ekaterina elena liudmila galina ksenia nadezhda anastasia daria
		iulia maria zinaida sofia bogdan radoslav miroslav`)
	ukrainian = nameTable(`volodimir:vladimir serhi:sergei serhei:sergei dmitro:dmitri oleksandr:aleksandr aleksander:aleksandr
		oleksei:aleksei oleksi:aleksei andri:andrei mikola:nikolai mihailo:mihail mihalo:mihail evhen:evgeni pavlo:pavel petro:petr
		kirilo:kiril oleh:oleg ihor:igor hrihori:grigori vasil:vasili hennadi:gennadi
		olha:olga katerina:ekaterina olena:elena halina:galina nataliia:natalia iuliia:iulia`)

	// the commonest Chinese family names in pinyin, Wade-Giles and as the
	// diaspora writes them
	chineseFamilies = nameSet(`wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie
		han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia
		zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian
		xi hua chang chao chou chiang teng tsai tseng hsu hsieh hsiao hsia chu cheung wong chan lee leung tung tsao lo kuo liang sung`)

	nicknames = nameTable(`joe:joseph mike:michael bill:william will:william bob:robert rob:robert jim:james jimmy:james tom:thomas dan:daniel
		dave:david steve:stephen steven:stephen tony:anthony ed:edward ted:edward chris:christopher matt:matthew ben:benjamin
		sam:samuel alex:alexander andy:andrew nick:nicholas dick:richard rick:richard jeff:jeffrey liz:elizabeth beth:elizabeth
		kate:katherine tim:timothy ron:ronald don:donald ken:kenneth greg:gregory pete:peter larry:lawrence jon:jonathan sue:susan
		peg:margaret`)
)
