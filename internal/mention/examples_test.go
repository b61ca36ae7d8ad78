package mention_test

// example is a text with what must be read from it, one line a mention:
// "KIND STATUS START..END parties | people | place | site". A text with no
// lines is a look-alike: nothing may be read from it.
type example struct {
	rule      string // the rule it is about
	published string
	text      string
	want      []string
}

// examples are in our own words. Published days: 2024-05-15 was a Wednesday.
var examples = []example{
	{"meeting-verb", "2024-05-15", "Jordanian Foreign Minister Ayman Safadi met Egyptian Foreign Minister Sameh Shoukry in Amman on Tuesday.", []string{"MEETING HELD 2024-05-14..2024-05-14 Egypt,Jordan | Ayman Safadi,Sameh Shoukry | Amman |"}},
	{"meeting-verb", "2024-05-15", "Norwegian Prime Minister Jonas Gahr Store will meet with German Chancellor Olaf Scholz in Berlin on Friday.", []string{"MEETING PLANNED 2024-05-17..2024-05-17 Germany,Norway | Jonas Gahr Store,Olaf Scholz | Berlin |"}},
	{"meeting-verb", "2024-05-15", "The government of Ghana met the deadline set by creditors on Tuesday.", nil},
	{"meeting-verb", "2024-05-15", "Spanish Foreign Minister Jose Manuel Albares did not meet Moroccan Foreign Minister Nasser Bourita.", nil},
	{"received", "2024-05-15", "King Abdullah II of Jordan received French President Emmanuel Macron in Amman on Monday.", []string{"MEETING HELD 2024-05-13..2024-05-13 France,Jordan | Abdullah II,Emmanuel Macron | Amman |"}},
	{"received", "2024-05-15", "Kenya received a loan from the World Bank on Monday.", nil},
	{"call-verb", "2024-05-15", "Brazilian President Luiz Inacio Lula da Silva spoke by phone with Chinese President Xi Jinping on Monday.", []string{"CALL HELD 2024-05-13..2024-05-13 Brazil,China | Luiz Inacio Lula da Silva,Xi Jinping | |"}},
	{"call-verb", "2024-05-15", "Indian Foreign Minister Subrahmanyam Jaishankar spoke to reporters on Monday.", nil},
	{"call-verb", "2024-05-15", "Poland called for more aid on Monday.", nil},
	{"contact-noun", "2024-05-15", "Talks between Serbia and Kosovo were held in Brussels on Tuesday.", []string{"TALKS HELD 2024-05-14..2024-05-14 Kosovo,Serbia | | Brussels |"}},
	{"contact-noun", "2024-05-15", "A second round of talks between Armenia and Azerbaijan will take place in Almaty on Friday.", []string{"TALKS PLANNED 2024-05-17..2024-05-17 Armenia,Azerbaijan | | Almaty |"}},
	{"contact-noun", "2024-05-15", "Talks between India and Pakistan scheduled for Thursday in Dubai were called off.", []string{"TALKS CANCELLED 2024-05-16..2024-05-16 India,Pakistan | | Dubai |"}},
	{"contact-noun", "2024-05-15", "Sudan and Ethiopia held talks mediated by Kenya in Nairobi on Monday.", []string{"TALKS HELD 2024-05-13..2024-05-13 Ethiopia,Sudan | | Nairobi |"}},
	{"contact-noun", "2024-05-15", "Analysts doubt that talks between Greece and Turkey would change anything.", nil},
	{"contact-noun", "2024-05-15", "The club's wage talks with the striker broke down in Madrid on Monday.", nil},
	{"visit-verb", "2024-05-15", "Japanese Foreign Minister Yoko Kamikawa arrived in Kathmandu on Sunday.", []string{"VISIT HELD 2024-05-12..2024-05-12 Japan | Yoko Kamikawa | Kathmandu |"}},
	{"visit-verb", "2024-05-15", "Thousands of tourists visited Croatia in April.", nil},
	{"agreement-signed", "2024-05-15", "Chad and Sudan signed a border agreement in N'Djamena on Tuesday.", []string{"AGREEMENT HELD 2024-05-14..2024-05-14 Chad,Sudan | | N'Djamena |"}},
	{"agreement-signed", "2024-05-15", "The president signed a law on pensions on Tuesday.", nil},
	{"proposal-verb", "2024-05-15", "Egypt proposed a two-day truce in Gaza on Sunday.", []string{"PROPOSAL HELD 2024-05-12..2024-05-12 Egypt | | |"}},
	{"proposal-verb", "2024-05-15", "The minister offered no comment on Sunday.", nil},
}
