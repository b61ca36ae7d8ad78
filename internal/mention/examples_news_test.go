package mention_test

// newsExamples are what reports of many conflicts and years tell, each next to what
// looks like it. Published days: 2024-05-15 was a Wednesday.
var newsExamples = []example{
	{"a text that breaks off", "2024-05-15", "Peru and Chile held talks in Quito on Monday.\n\nOn May 3, Peru and Chile signed a joint declaration", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"AGREEMENT HELD 2024-05-03..2024-05-03 Chile,Peru | | |",
	}},
	{"a teaser at the end", "2024-05-15", "Peru and Chile held talks in Quito on Monday.\n\nBolivia, Ecuador sign joint declaration in Lima", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"until when", "2024-05-15", "Talks between Peru and Chile began in Quito on Tuesday and are due to end on Friday, the Ecuadorian government said.", []string{
		"TALKS ONGOING 2024-05-14..2024-05-17 Chile,Peru | | Quito |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Ecuador | | |",
	}},
	{"no end to come", "2024-05-15", "Talks between Peru and Chile began in Quito on Monday. Elections are due to be held on Friday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"late by some time", "2024-05-15", "Tuesday's talks between Peru and Chile in Quito had been delayed by an hour.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	{"late without end", "2024-05-15", "Talks between Peru and Chile set for Friday in Quito have been delayed.", []string{
		"TALKS CANCELLED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"a war that began", "2024-05-15", "Oman has tried to broker a truce between Peru and Chile in the war that began on May 3.", nil},
	{"a truce that began", "2024-05-15", "A truce between Peru and Chile that began on May 3 is holding.", []string{
		"AGREEMENT HELD 2024-05-03..2024-05-03 Chile,Peru | | |",
	}},
	{"a region that talks are on", "2024-05-15", "Peru and Chile held Sahel talks on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"a city where talks are", "2024-05-15", "Peru and Chile held Geneva talks on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Geneva |",
	}},
	{"talks to resume as a matter", "2024-05-15", "Peruvian Foreign Minister Juan Quispe met Chilean Foreign Minister Ana Rojas in Quito on Monday to discuss resuming border negotiations.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"a day to come is not of what was", "2024-05-15", "Peru praised the talks with Chile held in Quito, noting that the two sides agreed to restart cooperation next week.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Quito |",
		"AGREEMENT HELD 2024-05-15..2024-05-15 Chile,Peru | | Quito |",
	}},
	{"the state that hosts", "2024-05-15", "Last month, Ecuador hosted indirect talks between Peru and Chile.", []string{
		"TALKS HELD 2024-04-01..2024-04-30 Chile,Peru | | Ecuador |",
	}},
	{"two states that host", "2024-05-15", "Last month, talks between Peru and Chile were co-hosted by Ecuador and Bolivia.", []string{
		"TALKS HELD 2024-04-01..2024-04-30 Chile,Peru | | |",
	}},
	{"hosts of talks between others", "2024-05-15", "Talks between Peru and Chile will be held in Lima on Friday. Previous talks hosted by Ecuador and Bolivia in Quito ended without result.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Lima |",
		"TALKS HELD .. Chile,Peru | | Quito |",
	}},
	{"who is somewhere for talks", "2024-05-15", "Peru and Chile met in Quito on Friday. The United Nations envoy, Hans Meier, was in Lima this week for talks on the process.", []string{
		"TALKS HELD 2024-05-10..2024-05-10 Chile,Peru | | Quito |",
		"VISIT HELD 2024-05-13..2024-05-19 United Nations | Hans Meier | Lima |",
	}},
	{"those of an armed group who are in a state", "2024-05-15", "Yemen's Houthi delegation met Saudi officials in Muscat on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Houthis,Saudi Arabia | | Muscat |",
	}},
	{"a counterpart told with an office", "2024-05-15", "Chilean negotiator Ana Rojas and her Peruvian counterpart, Deputy Foreign Minister Juan Quispe, met in Quito on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"counted from a day", "2024-05-15", "Peruvian envoy Juan Quispe returned to Santiago on Monday, four days after visiting Quito.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Santiago |",
		"VISIT HELD .. Peru | Juan Quispe | Quito |",
	}},
	{"a day before words told of it", "2024-05-15", "Peruvian envoy Juan Quispe met with Chile's negotiator, Ana Rojas, and Bolivia's envoy, Luis Mora, on Monday, said Rosa Leiva, a spokeswoman for the Peruvian embassy.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | Ana Rojas,Juan Quispe,Luis Mora | |",
		"STATEMENT HELD 2024-05-13..2024-05-13 Peru | Rosa Leiva | |",
	}},
	{"words of nobody named", "2024-05-15", "Peru and Chile are set to sign a pact in Quito on Friday, a senior mediator said on Tuesday.", []string{
		"AGREEMENT PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"officials who are quoted", "2024-05-15", "Peruvian envoy Juan Quispe is back in Quito for further talks with Chile, unnamed officials are quoted as saying.", []string{
		"VISIT HELD .. Peru | Juan Quispe | Quito |",
	}},
	{"somebody who is quoted", "2024-05-15", "Peru and Chile held talks in Quito on Tuesday. Peruvian envoy Juan Quispe was quoted on Tuesday as saying that the talks were useful.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Peru | Juan Quispe | |",
	}},
	{"a junta that governs", "2024-05-15", "Envoys of the Arakan Army met the junta in Kunming on Monday. The Arakan Army is fighting the Myanmar junta. Junta spokesperson Zaw Min Tun confirmed the meeting on Tuesday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Arakan Army,Myanmar | | Kunming |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Myanmar | Zaw Min Tun | |",
	}},
	{"an agreement of a summit", "2024-05-15", "Peru and Chile held talks in Quito on Monday on carrying out the summit agreement.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"members of an armed group", "2024-05-15", "Members of the Arakan Army met Myanmar government officials in Kunming on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Arakan Army,Myanmar | | Kunming |",
	}},
	{"members of something else", "2024-05-15", "A summit of NATO members, called by Peru, was held in Lima on Monday.", nil},
	{"a family name of two letters", "2024-05-15", "Chinese envoy Wu Dawei arrived in Lima on Monday. Peruvian envoy Juan Quispe met Wu on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 China,Peru | Juan Quispe,Wu Dawei | Lima |",
	}},
	{"a paper that was not signed", "2024-05-15", "Peru and Chile held talks in Quito on Monday. Instead of signing a truce, they went home.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who else was there", "2024-05-15", "Peruvian President Juan Quispe and Chilean President Rosa Leiva held talks in Quito on Monday. Also at the talks were Peruvian Foreign Minister Luis Mora and Chilean Foreign Minister Ana Rojas.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe,Luis Mora,Rosa Leiva | Quito |",
	}},
	{"who joined the others at talks", "2024-05-15", "Peru and Chile held talks in Quito on Monday. U.S. envoy John Miller joined Peruvian and Chilean diplomats at the talks.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru,United States | John Miller | Quito |",
	}},
	{"who joined something else", "2024-05-15", "Peru and Chile held talks in Quito on Monday. Bolivia joined Peru at the World Cup.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"the place of what something else came after", "2024-05-15", "The session in Bern came a week after Peruvian President Juan Quispe met Chilean President Rosa Leiva.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Bern |",
		"MEETING HELD 2024-05-08..2024-05-08 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"a truce that may come", "2024-05-15", "Peru and Chile held talks in Quito on Monday on a force that would be sent once a truce has come into effect.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"observers", "2024-05-15", "Peru and Chile held talks in Quito on Monday. The meeting was attended by U.S. Ambassador John Miller and Chinese Ambassador Wu Dawei. The United States was a co-organiser and China attended as an observer.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"the status of observers", "2024-05-15", "Peru, Chile and Bolivia held talks in Quito on Monday. Bolivia had observer status at the talks.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"an observer who is none of the talks", "2024-05-15", "Peru and Chile held talks in Quito on Monday. Peru sent an observer to the elections in Bolivia.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"government officials in a war inside a state", "2024-05-15", "The Arakan Army is fighting the Myanmar junta. Envoys of the Arakan Army met with government officials in Kunming on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Arakan Army,Myanmar | | Kunming |",
	}},
	{"where a summit was", "2024-05-15", "Peru and Chile held talks in Quito on Monday. Their leaders last met at a Swiss summit in April.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"SUMMIT HELD 2024-04-01..2024-04-30 Chile,Peru | | Switzerland |",
	}},
	{"a summit with somebody", "2024-05-15", "Peruvian President Juan Quispe will hold a Chilean summit with Chilean President Rosa Leiva on Friday.", []string{
		"SUMMIT PLANNED 2024-05-17..2024-05-17 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"unclear how they meet", "2024-05-15", "Peruvian and Chilean officials will meet Omani mediators on Friday, a source said, though it was unclear whether they would meet apart.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | |",
	}},
	{"pressure to sign", "2024-05-15", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Monday under pressure to sign a deal.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"whom an envoy asked at a meeting", "2024-05-15", "Chinese envoy Sun Wei asked the Arakan Army to stop fighting at a meeting in Kunming on Tuesday.", []string{
		"PROPOSAL HELD 2024-05-14..2024-05-14 China | Sun Wei | Kunming |",
		"MEETING HELD 2024-05-14..2024-05-14 Arakan Army,China | Sun Wei | Kunming |",
	}},
	{"where another occasion was", "2024-05-15", "Peruvian envoy Juan Quispe met Chilean envoy Rosa Leiva in Lima on Tuesday. At the meeting, Leiva explained the Bolivian consultations in Quito.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Chile | Rosa Leiva | Lima |",
	}},
	{"what had been signed before", "2024-05-15", "Peru and Chile held talks in Quito on Monday. Peru and Chile have already signed several accords.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"a city in front of talks and one behind others", "2024-05-15", "The Geneva negotiations between Peru and Chile followed a dinner in Davos.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Geneva |",
	}},
	{"go-betweens who meet", "2024-05-15", "Israeli envoy David Bar will travel to Doha on Friday to meet U.S. envoy John Miller and Qatari envoy Hamad Nasser. Mediated by the United States and Qatar, the negotiations focused on a truce.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Israel,Qatar,United States | David Bar,Hamad Nasser,John Miller | Doha |",
	}},
	{"the two sides of the news", "2024-05-15", "Myanmar and the Arakan Army held talks in Kunming on Monday. Chinese Foreign Minister Wang Yi met Myanmar President Win Myint in Beijing on Sunday. After the last meeting by the two sides in Muse on April 3, the Arakan Army voiced hope.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Arakan Army,Myanmar | | Kunming |",
		"MEETING HELD 2024-05-12..2024-05-12 China,Myanmar | Wang Yi,Win Myint | Beijing |",
		"TALKS HELD 2024-04-03..2024-04-03 Arakan Army,Myanmar | | Muse |",
		"STATEMENT HELD 2024-04-03..2024-04-03 Arakan Army | | |",
	}},
	{"a counterpart of the other of two states", "2024-05-15", "Peru and Chile will hold talks in Lima on Friday. Peru welcomed the talks and Chile too. Foreign Secretary Ana Rojas called up her Chilean counterpart Juan Quispe on Monday.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Lima |",
		"CALL HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | |",
	}},
	{"mediators named behind the word", "2024-05-15", "In talks in Quito on Monday, mediators Oman and Qatar urged Peru and Chile to sign a truce.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"PROPOSAL HELD 2024-05-13..2024-05-13 Oman,Qatar | | Quito |",
	}},
	{"powers that are not named", "2024-05-15", "World powers and Iran reconvened in Vienna on Monday after a break.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Iran | | Vienna |",
	}},
	{"what talks are for", "2024-05-15", "Peru and Chile held talks in Quito on Tuesday. The main goal of the talks was to end the war.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	{"words told by a spokesman", "2024-05-15", "Peruvian Foreign Minister Juan Quispe met Chilean Foreign Minister Ana Rojas in Quito on Tuesday. Chilean spokesman Luis Mora said Rojas underscored the ties.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"the two rebel groups of a war", "2024-05-15", "The Sudan Liberation Movement and the Justice and Equality Movement are fighting Sudan. Sudanese officials met with the two rebel groups in Abuja on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Justice and Equality Movement,Sudan,Sudan Liberation Movement | | Abuja |",
	}},
	{"the meeting of the news", "2024-05-15", "Peru and Chile held talks on Tuesday to prepare for carrying out a pact drawn up at the meeting between Peruvian President Juan Quispe and Chilean President Rosa Leiva in April. Chile sent five envoys to Quito, where the meeting was held.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
		"MEETING HELD 2024-04-01..2024-04-30 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"what was suspended is not what is planned", "2024-05-15", "Talks between Peru and Chile were held in Lima in March. Peruvian envoy Juan Quispe is due to meet Bolivian envoy Luis Mora in Quito on Friday. The talks were suspended when Quispe fell ill.", []string{
		"TALKS HELD 2024-03-01..2024-03-31 Chile,Peru | | Lima |",
		"MEETING PLANNED 2024-05-17..2024-05-17 Bolivia,Peru | Juan Quispe,Luis Mora | Quito |",
	}},
	{"a meeting that begins", "2024-05-15", "Peruvian and Chilean negotiators begin a three-day meeting on Monday in Quito.", []string{
		"TALKS PLANNED 2024-05-20..2024-05-22 Chile,Peru | | Quito |",
	}},
	{"a meeting that began", "2024-05-15", "Peruvian and Chilean negotiators began a three-day meeting on Monday in Quito.", []string{
		"TALKS ONGOING 2024-05-13..2024-05-15 Chile,Peru | | Quito |",
	}},
	{"who meets somebody on a day", "2024-05-15", "Peruvian President Juan Quispe meets Chilean President Rosa Leiva in Lima on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"a sign of an agreement", "2024-05-15", "The foreign ministers of Peru and Chile will meet in Quito on Friday, in a sign that Peru and Chile may be close to an agreement.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"a truce that is only described", "2024-05-15", "Peru and Chile held talks in Quito on Monday on issues with an extended truce.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"on a condition", "2024-05-15", "The foreign ministers of Peru and Chile will meet in Quito on Friday. Peru had said that the meeting would not take place unless the issues were resolved.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"a state by its full name", "2024-05-15", "Talks between the Government of the Republic of the Philippines (GPH) and the Moro Islamic Liberation Front (MILF) were held in Kuala Lumpur on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Moro Islamic Liberation Front,Philippines | | Kuala Lumpur |",
	}},
	{"set for another day", "2024-05-15", "Talks between Peru and Chile due on Thursday in Quito were rescheduled for May 30.", []string{
		"TALKS CANCELLED 2024-05-16..2024-05-16 Chile,Peru | | Quito |",
		"TALKS PLANNED 2024-05-30..2024-05-30 Chile,Peru | | Quito |",
	}},
	{"an opposition that somebody mediates with", "2024-05-15", "A delegation of the Peruvian government arrived in Quito on Monday for talks with the opposition. Mediated by Norway, the negotiations aim to end a crisis.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Peru,Peruvian opposition | | Quito |",
	}},
	{"what talks ended with", "2024-05-15", "Peru and Chile ended two days of talks in Quito on Monday with an agreement on fishing.", []string{
		"TALKS HELD 2024-05-12..2024-05-13 Chile,Peru | | Quito |",
		"AGREEMENT HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"what talks produced", "2024-05-15", "The talks between Peru and Chile in Quito on Monday produced an agreement to exchange prisoners.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"AGREEMENT HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"what talks ended without", "2024-05-15", "Talks between Peru and Chile ended in Quito on Monday without an agreement.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"what a strike ended with", "2024-05-15", "Peru and Chile held talks in Quito on Monday. A strike at the port ended on Tuesday with an agreement.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"under what was signed", "2024-05-15", "Under a deal signed in April, Peru and Chile exchange envoys.", []string{
		"AGREEMENT HELD 2024-04-01..2024-04-30 Chile,Peru | | |",
	}},
	{"in what was announced", "2024-05-15", "In a deal announced on Monday, Peru and Chile will reopen the border.", []string{
		"AGREEMENT HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"who carries messages", "2024-05-15", "Omani envoys carried messages between Peru and Chile in Muscat on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Muscat |",
	}},
	{"who shuttles between sides", "2024-05-15", "Omani officials shuttled between the Peruvian and Chilean delegations in Muscat on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Muscat |",
	}},
	{"who shuttles between cities", "2024-05-15", "Omani officials shuttled between Quito and Lima on Monday.", nil},
	{"what carries goods", "2024-05-15", "Lorries carried goods between Peru and Chile on Monday.", nil},
	{"a team: its people", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. Peru's team: Foreign Minister Juan Quispe and Defence Minister Luis Mora.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Luis Mora | Quito |",
	}},
	{"what teams are made up of", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. The Peruvian delegation was made up of Foreign Minister Juan Quispe and Defence Minister Luis Mora; the Chilean side of Foreign Minister Rosa Leiva.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | Quito |",
	}},
	{"what a parliament is made up of", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. The parliament was made up of friends of Peruvian Minister Juan Quispe.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who was leading a team", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. Leading the Peruvian delegation was Foreign Minister Juan Quispe.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe | Quito |",
	}},
	{"who was leading a march", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. Leading the march was Peruvian Foreign Minister Juan Quispe.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who speaks for a state", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. Peruvian Foreign Minister Juan Quispe spoke for Peru.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe | Quito |",
	}},
	{"who speaks for an hour", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. Peruvian Foreign Minister Juan Quispe spoke for an hour in parliament.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who sat at the table", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. At the table sat Peruvian Foreign Minister Juan Quispe and Chilean Foreign Minister Rosa Leiva.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"who sat in a court", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday. At the court sat Peruvian Foreign Minister Juan Quispe.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who is in the chair", "2024-05-15", "Talks between Peru and Chile opened in Quito on Monday with Oman in the chair.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"who led those who visited", "2024-05-15", "A Peruvian delegation led by Foreign Minister Juan Quispe visited Santiago on Monday.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Santiago |",
	}},
	{"one side, whichever it is, is not both", "2024-05-15", "Peru and Chile opened talks in Quito on Monday. The junta proposed a truce.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"both sides who propose", "2024-05-15", "Peru and Chile opened talks in Quito on Monday. The parties proposed a truce.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"PROPOSAL HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"where somebody was some days after something", "2024-05-15", "Peru and Chile held talks in Lima on May 6. In Bern a week after the talks, Peruvian President Juan Quispe met Chilean President Rosa Leiva.", []string{
		"TALKS HELD 2024-05-06..2024-05-06 Chile,Peru | | Lima |",
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Bern |",
	}},
}
