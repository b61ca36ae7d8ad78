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
	// a report with its sentences behind it: the talks, the two sides, the day
	{"contact-noun", "2023-03-10", "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations after talks in Beijing.\n\nThe agreement was announced after four days of talks between senior security officials of the two countries. Iranian Foreign Minister Hossein Amir-Abdollahian said on Friday that the talks had been constructive.", []string{
		"AGREEMENT HELD 2023-03-10..2023-03-10 Iran,Saudi Arabia | | Beijing |",
		"TALKS HELD 2023-03-10..2023-03-10 Iran,Saudi Arabia | | Beijing |",
		"STATEMENT HELD 2023-03-10..2023-03-10 Iran | Hossein Amir-Abdollahian | |",
	}},
	{"contact-noun", "2013-10-15", "GENEVA, Oct 15 (Wire) - Iran and six world powers began two days of talks on Tuesday.", []string{"TALKS ONGOING 2013-10-15..2013-10-16 Iran | | Geneva |"}},
	{"contact-noun", "2016-01-30", "Russian Foreign Minister Sergei Lavrov and U.S. Secretary of State John Kerry discussed preparations for the conference in a phone call on Saturday, the Russian Foreign Ministry said in a statement.", []string{
		"CALL HELD 2016-01-30..2016-01-30 Russia,United States | John Kerry,Sergei Lavrov | |",
		"STATEMENT HELD 2016-01-30..2016-01-30 Russia | | |",
	}},
	{"contact-noun", "2015-03-02", "A meeting of Russian Foreign Minister Sergey Lavrov and US Secretary of State John Kerry started in Geneva on Monday.", []string{"MEETING ONGOING 2015-03-02..2015-03-02 Russia,United States | John Kerry,Sergey Lavrov | Geneva |"}},
	{"contact-noun", "2018-11-27", "TEHRAN - Iranian Foreign Minister Mohammad Javad Zarif and Afghanistan's Chief Executive Abdullah Abdullah sat for talks on Tuesday in Geneva.", []string{"TALKS HELD 2018-11-27..2018-11-27 Afghanistan,Iran | Abdullah Abdullah,Mohammad Javad Zarif | Geneva |"}},
	{"contact-noun", "2022-03-29", "The talks between the Russian and Ukrainian delegations ended in Istanbul on Tuesday. The previous round was held in Antalya on March 10.", []string{
		"TALKS HELD 2022-03-29..2022-03-29 Russia,Ukraine | | Istanbul |",
		"TALKS HELD 2022-03-10..2022-03-10 Russia,Ukraine | | Antalya |",
	}},
	{"contact-noun", "2019-06-20", "Visiting Pakistani Prime Minister Imran Khan held talks with Chinese Premier Li Keqiang in Beijing on Thursday and the two sides signed a trade agreement.", []string{
		"TALKS HELD 2019-06-20..2019-06-20 China,Pakistan | Imran Khan,Li Keqiang | Beijing |",
		"AGREEMENT HELD 2019-06-20..2019-06-20 China,Pakistan | | Beijing |",
	}},
	{"visit-verb", "2019-06-20", "U.S. envoy Stephen Biegun will travel to Seoul next week for talks with South Korean officials.", []string{"VISIT PLANNED 2019-06-24..2019-06-30 United States | Stephen Biegun | Seoul |"}},
	{"contact-noun", "2021-04-06", "The European Union chaired a meeting of Iran, China, Russia, France, Germany and Britain in Vienna on Tuesday.", []string{"TALKS HELD 2021-04-06..2021-04-06 China,France,Germany,Iran,Russia,United Kingdom | | Vienna |"}},
	{"statement", "2021-04-06", "Russian envoy Mikhail Ulyanov and Iranian negotiator Abbas Araqchi met in Vienna on Tuesday. Ulyanov wrote on Twitter after the meeting that it had been useful.", []string{
		"MEETING HELD 2021-04-06..2021-04-06 Iran,Russia | Abbas Araqchi,Mikhail Ulyanov | Vienna |",
		"STATEMENT HELD 2021-04-06..2021-04-06 Russia | Mikhail Ulyanov | |",
	}},
	{"statement", "2021-04-06", "Analysts said on Tuesday that the economy would shrink.", nil},
	{"contact-noun", "2018-04-27", "North Korean leader Kim Jong Un and South Korean President Moon Jae-in held a summit in Panmunjom on Friday.", []string{"SUMMIT HELD 2018-04-27..2018-04-27 North Korea,South Korea | Kim Jong Un,Moon Jae-in | Panmunjom |"}},
	{"agreement-reached", "2020-11-10", "Armenia and Azerbaijan reached a ceasefire deal brokered by Russia on Monday.", []string{"AGREEMENT HELD 2020-11-09..2020-11-09 Armenia,Azerbaijan | | |"}},
	{"agreement-exchange", "2024-01-04", "Russia and Ukraine exchanged 200 prisoners on Wednesday.", []string{"AGREEMENT HELD 2024-01-03..2024-01-03 Russia,Ukraine | | |"}},
	{"agreement-reached", "2024-01-04", "The company reached a deal with its union on Wednesday over wages, and shareholders welcomed the merger.", nil},
	{"position", "2024-05-15", "Qatar proposed a six-week truce on Monday. Hamas rejected the proposal on Tuesday.", []string{"PROPOSAL HELD 2024-05-13..2024-05-13 Qatar | | |"}},
}
