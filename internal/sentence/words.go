package sentence

import "strings"

// A manner says when the full stop after a word belongs to it.
type manner uint8

const (
	capitalised  manner = iota // when the word begins with a capital: "Gen."
	title                      // likewise, and no sentence ends there
	beforeNumber               // when a number follows: "No. 4"
	anyCase                    // always: "etc."
)

const (
	longestAbbreviation = 6
	longestStarter      = 8
)

// abbreviations are the words of news English that end in a full stop, without
// it. Those made of single letters ("U.S.") need no list.
var abbreviations = merge(
	kinds(title, "mr mrs ms dr gen lt col sgt capt maj cpl pvt adm cmdr brig sen rep gov pres prof rev hon rt st messrs mme mlle fr amb supt"),
	kinds(capitalised, "jan feb mar apr jun jul aug sep sept oct nov dec tue tues wed thu thur thurs fri inc corp ltd co bros jr sr dept univ assn calif fla ariz conn mich minn okla ore tenn wash wis ky va md ga phd eng ph"),
	kinds(beforeNumber, "no nos art fig vol sec para pp mon sat sun ch res"),
	kinds(anyCase, "etc vs approx est ca cf al"),
)

// forms are the titles of address. Anything behind them is a name: "Mr. He".
var forms = set("mr mrs ms dr mme mlle st messrs prof fr hon rev")

// neverNames are words that follow no rank, though they may be capitalised.
var neverNames = set("the a it its they their he his her we our this that these those both in on at but and after before when while with for by from to as if no not")

// starters are words that, capitalised after an abbreviation, begin a sentence:
// "in the U.S. The", but not "the U.S. President".
var starters = set("the a an he she it they we you i in on at but and this that these those his her its their our there " +
	"after before when while as if for with by from no not both neither however meanwhile earlier later last next still yet so what who")

// speech verbs after a quoted question keep it in the sentence that reports
// it: `"When?" Mr. Ivanov asked.`
var speech = set("said asked says asks told added replied wrote answered shouted warned declared insisted wondered")

// compoundStarts begin compounds of two capitalised parts that are one word.
var compoundStarts = set("al el ul ar as ad at az an bin ibn abd abdel abdul abdol abu umm ben bar beit deir tel " +
	"jean anne anna marie pierre paul charles henri louis françois claude hans karl carl ernst heinz klaus maria mary ann john " +
	"vice deputy under secretary director attorney major lieutenant brigadier co ex pre post anti non pro sub trans inter mid pan neo semi self " +
	"saint sainte st st. san santa sao notre port grand baden nord nordrhein rhône rhone ile île guinea timor papua bosnia nagorno kara takht")

// compoundEnds end such compounds.
var compoundEnds = set("general president chief elect minister designate bissau herzegovina leste marne pacific carlton württemberg wurttemberg " +
	"westphalia holstein anhalt montana sevan din deen rahman fattah karabakh palatinate lorraine sevastopol balkaria cherkessia baden")

// participles after a name are words of their own: "Saudi-led".
var participles = set("led backed brokered mediated sponsored hosted facilitated chaired drafted proposed allied controlled occupied " +
	"held run administered negotiated supported monitored supervised organised funded appointed")

// surnamesFirst are surnames written before a given name of two syllables.
var surnamesFirst = set("kim lee yi ri rhee park pak choi choe chung chong jung jeong kang cho jo yoon yun jang chang lim im han shin sin seo suh " +
	"kwon hwang ahn an song hong moon mun ban no roh noh bae baek nam oh cha joo ju ko ma tsai chiang chen lin wang li liu wu soong wei yang mao")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func kinds(k manner, words string) map[string]manner {
	m := map[string]manner{}
	for _, w := range strings.Fields(words) {
		m[w] = k
	}
	return m
}

func merge(ms ...map[string]manner) map[string]manner {
	all := map[string]manner{}
	for _, m := range ms {
		for w, k := range m {
			all[w] = k
		}
	}
	return all
}
