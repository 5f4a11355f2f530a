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

	// given names that are Arabic or Persian wherever they stand. One of the two spellings
	// in the list is enough, and exact: by skeleton Heidi would be Hadi
	arabicGiven = nameSet(`muhammad mohammed mohamed mohammad ahmad ahmed mahmoud mahmud hamid hamad hassan hasan hussein hussain husain
		haider haydar haidar hakim hakem hakeem khalid khaled walid waleed saad saadi sami samir mustafa omar umar uthman othman
		yusuf yousef youssef ibrahim ismail jaafar jafar jasim jassim kadhim kazim kadim karim kareem abdul abdullah abdallah
		abdulrahman faisal faysal faleh falih fadhil fadel fakhri nouri nuri qais qasim qassem qasem kassem muqtada moqtada moeen muen
		mouin mowaffak adnan ammar bashar hafez hafiz hesham hisham ayad iyad saddam salman salim saleem salih saleh tariq tareq
		wissam zaid zayd ziad ziyad hadi mahdi mehdi rashid rasheed osama usama ayman aiman anwar nasser nasir jamal gamal abbas
		bassam ghassan marwan muammar najib naji raed riyadh riad suleiman sulaiman tawfiq yasser yasir zuhair ali massoud masoud
		adel adil akram amr amro anas ashraf atef awad aziz badr bahaa bilal emad imad essam issam fahad fahd fares faris farouk faruq
		fathi fawzi fuad fouad habib haitham haytham hamza hani hashim hashem hatem hatim hikmat hossam husam ihab jaber jabir
		jalal jawad jihad khalaf laith layth luay lutfi maher mahir majed majid majeed mazen mazin medhat mohannad muhannad mohsen
		muhsin mukhtar munir mounir munther murtada muslim mustapha moustafa muthanna nabil nabeel nadim naif nayef nasrallah nidal nizar
		omran qasem rachid rafiq rafik ragheb rahman ramadan ramzi ramzy raouf rauf rida saeed said saif seif salah samer shadi
		shakir sharif sherif shukri sliman slimane sobhi subhi taha talal tamer tamim thamer wael wahid yahya yaser younis yunus
		zakaria zakariya zaki asma fatma fadwa hanan hessa huda ibtisam iqbal khadija manal nawal noura rasha rima
		sabah safaa samira sawsan suad thuraya wafa zainab zaynab zeinab zeynep
		alireza amir ardeshir arash ashkan babak bahram behrouz behzad dariush daryoush ebrahim esmail farhad farid farida farideh faramarz
		farzad fereydoun ghasem ghassem gholamreza habibollah hamidreza hojjat hooman hormoz hossein hosein iraj javad jahangir kamran
		kaveh kazem kourosh koroush kurosh mahmoudreza manouchehr mansour masoumeh mehran mehrdad mohammadreza mojtaba morteza
		nasrin nasreen navid parisa parvin parviz payam ramin reza rostam rouhollah sadegh sadeq saman shahin shahram siamak sohrab
		soraya vahid yaghoub`)
	// honorifics before two names or more; before one they are a given name
	honorifics = nameSet(`seyed seyyed sayed sayyed sayyid syed mir haj hajj haji hajji mullah mulla`)

	// Slavic given names that few others bear (no Maria, no Boris), as cyrillic
	// and ukrainian write them
	slavicNames = nameSet(`vladimir sergei dmitri aleksandr aleksei andrei nikolai mihail evgeni iuri igor oleg anatoli valeri
		vasili vladislav viacheslav iaroslav sviatoslav konstantin grigori gennadi leonid maksim pavel petr ilia fedor
		kiril stanislav ruslan timur svetlana ekaterina liudmila galina ksenia nadezhda
		iulia zinaida bogdan radoslav miroslav arkadi arseni artem filipp gleb makar
		matvei nikita platon rostislav semen stepan taras tihon trofim vadim vitali
		vsevolod zoia evgenia iana lidia oksana raisa`)
	ukrainian = nameTable(`volodimir:vladimir serhi:sergei serhei:sergei dmitro:dmitri oleksandr:aleksandr aleksander:aleksandr
		oleksei:aleksei oleksi:aleksei andri:andrei mikola:nikolai mihailo:mihail mihalo:mihail evhen:evgeni pavlo:pavel petro:petr
		kirilo:kiril oleh:oleg ihor:igor hrihori:grigori vasil:vasili hennadi:gennadi
		olha:olga ludmila:liudmila katerina:ekaterina olena:elena halina:galina nataliia:natalia iuliia:iulia`)

	// the commonest Chinese family names in pinyin, Wade-Giles and as the
	// diaspora writes them
	chineseFamilies = nameSet(`wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie
		han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia
		zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian
		xi hua chang chao chou chiang teng tsai tseng hsu hsieh hsiao hsia chu cheung wong chan lee leung tung tsao lo kuo liang sung`)

	// the commonest Korean family names as they are written abroad
	koreanFamilies = nameTable(`kim:kim gim:kim park:pak bak:pak pak:pak lee:li yi:li rhee:li choi:choe choe:choe jung:chong jeong:chong chung:chong
		kang:kang cho:cho jo:cho yoon:yun yun:yun jang:chang chang:chang lim:im im:im rim:im han:han oh:o seo:so suh:so shin:sin sin:sin kwon:kwon
		gwon:kwon hwang:hwang ahn:an an:an song:song hong:hong yoo:yu yu:yu ryu:yu moon:mun mun:mun bae:pae baek:paek paik:paek nam:nam
		ko:ko koh:ko go:ko noh:no roh:no ha:ha heo:ho huh:ho shim:sim sim:sim yang:yang son:son sohn:son min:min cha:cha joo:chu ju:chu`)

	nicknames = nameTable(`joe:joseph mike:michael bill:william will:william bob:robert rob:robert jim:james jimmy:james tom:thomas dan:daniel
		dave:david steve:stephen steven:stephen tony:anthony ed:edward ted:edward chris:christopher matt:matthew ben:benjamin
		sam:samuel alex:alexander andy:andrew nick:nicholas dick:richard rick:richard jeff:jeffrey liz:elizabeth beth:elizabeth
		kate:katherine tim:timothy ron:ronald don:donald ken:kenneth greg:gregory pete:peter larry:lawrence jon:jonathan sue:susan
		peg:margaret peggy:margaret maggie:margaret meg:margaret katie:katherine kathy:katherine kathryn:katherine pat:patrick
		paddy:patrick charlie:charles chuck:charles danny:daniel bobby:robert robbie:robert billy:william willy:william tommy:thomas
		johnny:john jack:john jimmie:james jamie:james joey:joseph mikey:michael mick:michael ricky:richard richie:richard rich:richard
		eddie:edward teddy:edward ned:edward freddie:frederick fred:frederick frank:francis phil:philip phillip:philip gerry:gerald
		jerry:gerald harry:henry hank:henry hal:henry walt:walter wally:walter ray:raymond stan:stanley vince:vincent vic:victor
		gus:augustus ernie:ernest bernie:bernard barney:bernard artie:arthur art:arthur alec:alexander sandy:alexander nate:nathaniel
		zach:zachary zack:zachary josh:joshua jake:jacob drew:andrew donnie:donald ronnie:ronald kenny:kenneth timmy:timothy
		lizzie:elizabeth betty:elizabeth betsy:elizabeth eliza:elizabeth susie:susan suzie:susan debbie:deborah deb:deborah
		barb:barbara becky:rebecca cindy:cynthia jenny:jennifer jen:jennifer judy:judith mandy:amanda nan:nancy patty:patricia
		trish:patricia tricia:patricia sally:sarah sadie:sarah steph:stephanie terri:theresa tess:theresa val:valerie vicky:victoria
		vicki:victoria abby:abigail angie:angela christy:christine chrissy:christine ellie:eleanor gwen:gwendolyn maddie:madeline
		nikki:nicole pam:pamela penny:penelope`)
)
