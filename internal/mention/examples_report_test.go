package mention_test

// reportContacts are what reports on wars inside a state, on journeys and from
// agencies tell in ways of their own. Published days: 2024-05-15 was a Wednesday.
var reportContacts = []contactExample{
	{"a government and those against it", "Delegates of the Malian government and the rebels met in Algiers on Monday under the mediation of Algeria.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Mali,Malian rebels | | Algiers |",
	}},
	{"a government and its opponents' people", "The Malian government and opposition representatives held talks in Algiers on Monday, mediated by Algeria.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Mali,Malian opposition | | Algiers |",
	}},
	{"whose talks the rounds are, and who only goes between", "Negotiations between the Malian government and the opposition reconvened in Lome on Monday as the second round of the Togo peace talks began. Last month, the first round of talks ended without a result, U.N. envoy Juan Quispe said.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Mali,Malian opposition | | Lome |",
		"TALKS HELD 2024-04-01..2024-04-30 Mali,Malian opposition | | |",
	}},
	{"a discussion over the phone", "Peruvian President Juan Quispe and Chilean President Rosa Leiva on Monday continued discussion over phone on fishing.", []string{
		"CALL HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"a discussion of nobody", "There was much discussion over lunch on Monday in Lima.", nil},
	{"who heads delegations, told behind other talks", "Peru, Chile and Bolivia held talks in Lima on Monday. Bolivia and Ecuador held talks in Quito on Tuesday. The Peruvian delegation was headed by Foreign Minister Juan Quispe and included Defence Minister Luis Mora.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | Juan Quispe,Luis Mora | Lima |",
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Ecuador | | Quito |",
	}},
	{"when the next round opens", "Peruvian envoy Juan Quispe announced the end of the talks between Peru and Chile on Monday, saying that the next round will open in September.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
		"TALKS PLANNED 2024-09-01..2024-09-30 Chile,Peru | | |",
	}},
	{"a go-between who hosts two others", "Qatar is a mediator between Peru and Chile. Qatari Emir Salim Nasser hosted Peruvian President Juan Quispe and Chilean President Rosa Leiva in Doha on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Doha |",
	}},
	{"whom they came to negotiate with", "Chilean officials landed in Lima on Monday to negotiate a border deal with Peruvian officials.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"who has arrived for talks", "Peruvian spokesman Juan Quispe said on Monday the 13 detainees had arrived in Lima.", nil},
	{"leaders of many who are not named", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Monday. He also held talks with the leaders of eight island nations in Havana.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"a day behind the second of two verbs", "Peruvian President Juan Quispe arrived in Santiago on Saturday and had a two-day meeting with Chilean President Rosa Leiva in Santiago on May 12-13.", []string{
		"MEETING HELD 2024-05-12..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago |",
	}},
	{"the head of the United Nations is a side", "Peruvian President Juan Quispe met U.N. chief Antonio Guterres and Chilean Foreign Minister Rosa Leiva in Quito on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru,United Nations | Antonio Guterres,Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"visits that are no verb", "Peruvian President Juan Quispe returned to Lima on Monday evening after state visits to Chile, Bolivia and Brazil.", nil},
	{"where an agency has its desk", "MOSCOW (Sputnik) - The foreign ministers of Peru and Chile met on Monday, the Peruvian ministry said.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"what a delegation is sent for", "Peru's government announced on Monday that it will send a delegation to the Chilean city of Arica for consultations with Bolivian officials ahead of next week's negotiations with Ecuador in Quito.", []string{
		"TALKS PLANNED .. Bolivia,Peru | | Arica |",
		"TALKS PLANNED 2024-05-20..2024-05-26 Ecuador,Peru | | Quito |",
	}},
	{"a go-between named by its capital", "Peru and Chile held a second round of Muscat-mediated negotiations in Rome on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Rome |",
	}},
	{"talks that would start", "Qatar and Oman confirmed talks between Peru and Chile would start in Bern on Friday.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Bern |",
	}},
	{"names with their short forms in brackets", "Omani and Qatari mediators have suspended talks between the Free Sahel Front (FSF) and the Army of National Resistance (ANR) in Jeddah. A truce held.", []string{
		"TALKS CANCELLED .. Army of National Resistance,Free Sahel Front | | Jeddah |",
	}},
	{"a people led by somebody", "Envoy Juan Quispe headed the Peruvian delegation at the talks with Chile in Bern on Monday, while the Chileans were led by Foreign Minister Ana Rojas.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | Bern |",
	}},
	{"the news is what was, not what it led to", "Delegates from Peru and Chile agreed to hold more talks next week after concluding talks in Bern.", []string{
		"TALKS PLANNED 2024-05-20..2024-05-26 Chile,Peru | | |",
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Bern |",
	}},
	{"talks that were discussed", "Peruvian and Chilean foreign ministers met in Bern on Monday to discuss negotiations on a peace deal between the two neighbours.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | | Bern |",
	}},
	{"ministers by their short form", "The Peruvian and Chilean FMs’ talks got underway on Monday in Bern.", []string{
		"TALKS ONGOING 2024-05-13..2024-05-13 Chile,Peru | | Bern |",
	}},
	{"ministers named behind their offices", "The foreign ministers of Peru and Chile, Juan Quispe and Ana Rojas, on Wednesday kicked off two days of talks in Bern.", []string{
		"TALKS HELD 2024-05-15..2024-05-16 Chile,Peru | Ana Rojas,Juan Quispe | Bern |",
	}},
	{"who hosts and who looks on", "The talks between Peru and Chile in Bern next week will be co-hosted by Oman and Qatar with the African Union, Egypt and the UN as observers.", []string{
		"TALKS PLANNED 2024-05-20..2024-05-26 Chile,Peru | | Bern |",
	}},
	{"with whose mediation, and of which two", "Amid tensions between Peru and Chile, delegations of the two countries held negotiations in Bern on Monday with Oman's mediation.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Bern |",
	}},
	{"when past meetings took place, told of a plan", "Peru and Chile have agreed to hold a follow-up meeting, following talks in Bern. Quispe summarised the meetings, which took place between May 5 and 10.", []string{
		"TALKS HELD 2024-05-05..2024-05-10 Chile,Peru | | Bern |",
	}},
	{"when talks came to a halt", "Peru and Chile held talks in Bern on Monday. On April 20, Chile announced that it was freezing the talks.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Bern |",
	}},
	{"the first of two meetings, told without its day", "Peru and Chile described the first round of talks, held in Bern, as useful. A second round of talks is scheduled for Friday in Rome.", []string{
		"TALKS HELD .. Chile,Peru | | Bern |",
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Rome |",
	}},
	{"the day of a paper", "The Omani facilitators of the suspended talks between Peru and Chile remind both in Bern of their duties under the May 1 Jeddah Declaration.", []string{
		"TALKS CANCELLED .. Chile,Peru | | Bern |",
	}},
	{"a crisis elsewhere", "Peru pointed to the Monday meeting between Chile, Bolivia and Brazil on the Ecuador crisis in Vienna.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Brazil,Chile | | Vienna |",
	}},
	{"talks to which two are invited", "The African Union has invited Mali's government and the Houthis to peace talks in Lome this weekend. A truce held.", []string{
		"TALKS PLANNED 2024-05-18..2024-05-19 Houthis,Mali | | Lome |",
	}},
	{"two sides of one land", "Inter-Korean high-level talks were held in Panmunjom on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 North Korea,South Korea | | Panmunjom |",
	}},
	{"officials who met, and leaders who met before them", "Peru and Chile agreed on Wednesday to hold more talks later this month. The agreement was reached after high-level officials from the two sides met in Lima to discuss fishing. The Lima treaty was signed by Peruvian President Juan Quispe and Chilean President Rosa Leiva after holding their first summit on April 27. The second summit was held between the leaders on May 10 in Quito. For the high-level talks, the Peruvian delegation was headed by Luis Mora.", []string{
		"TALKS PLANNED 2024-05-15..2024-05-31 Chile,Peru | | |",
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | Luis Mora | Lima |",
		"SUMMIT HELD 2024-04-27..2024-04-27 Chile,Peru | Juan Quispe,Rosa Leiva | |",
		"SUMMIT HELD 2024-05-10..2024-05-10 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"talks of the same day", "Peru and Chile agreed to hold a summit between their leaders in Quito in September, according to a joint statement released on Monday. The announcement came as a result of high-level talks held the same day.", []string{
		"SUMMIT PLANNED 2024-09-01..2024-09-30 Chile,Peru | | Quito |",
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"who will lead a delegation", "Peru and Chile will hold talks in Quito on Friday. Their leaders met in Lima in March. The Peruvian delegation will be led by Juan Quispe, the foreign minister.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | Juan Quispe | Quito |",
		"MEETING HELD 2024-03-01..2024-03-31 Chile,Peru | | Lima |",
	}},
	{"a briefing about talks", "Peruvian Foreign Minister Juan Quispe gave a briefing on the talks on Tuesday. Peru and Chile held talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"efforts at resuming talks", "Peruvian envoy Juan Quispe arrived in Quito on Monday to continue efforts on resuming the four-party talks.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Quito |",
	}},
	{"talks that somebody is asked to facilitate", "The government of Mali and the Houthis have asked Norway to facilitate talks in Bern from 22 to 23 May.", []string{
		"TALKS PLANNED 2024-05-22..2024-05-23 Houthis,Mali | | Bern |",
	}},
	{"who agreed on a day to resume talks", "Peruvian President Juan Quispe agreed Monday to resume open-ended, face-to-face talks with Chilean President Rosa Leiva.", nil},
	{"where an attack was", "Peru and Chile held talks in Quito on Monday. Earlier talks were cancelled on April 2, after an attack on a base in Arica.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"TALKS CANCELLED 2024-04-02..2024-04-02 Chile,Peru | | |",
	}},
	{"nothing other than an agreement to meet", "Peru and Chile on Monday wrapped up talks in Quito without any result other than an agreement to meet again in Lima.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"TALKS PLANNED .. Chile,Peru | | Lima |",
	}},
	{"what was agreed on at talks of another day", "Peru and Chile held talks in Quito on Monday. At the latest round of talks held in late March in Lima, the parties agreed to have another session.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"TALKS HELD 2024-03-21..2024-03-31 Chile,Peru | | Lima |",
	}},
	{"where somebody had been before", "Peruvian envoy Juan Quispe arrived in Quito on Tuesday. He will meet Chilean envoy Rosa Leiva in the evening on Friday. Prior to his arrival, Quispe visited Lima and Bogota.", []string{
		"VISIT HELD 2024-05-14..2024-05-14 Peru | Juan Quispe | Quito |",
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"a day that others name the conference by", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Tuesday on a text to be put to the peace conference this autumn. Earlier on the day, Quispe met Chilean Foreign Minister Ana Mora.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Mora,Juan Quispe | Quito |",
	}},
	{"parties that the United Nations brings together", "Delegates of Mali's rival parties met on Monday in Lome. The U.N.-brokered talks between Mali and Niger began in January, U.N. envoy Juan Quispe said. The United Nations wants a deal, the U.N. said.", []string{
		"TALKS HELD 2024-01-01..2024-01-31 Mali,Niger | | |",
	}},
	{"in the wake of a summit", "Peruvian President Juan Quispe will travel to Quito on Friday in the wake of the Brazil-Ecuador summit.", []string{
		"VISIT PLANNED 2024-05-17..2024-05-17 Peru | Juan Quispe | Quito |",
	}},
	{"leaders of a continent", "European leaders met in Paris on Monday for an emergency summit after Peruvian President Juan Quispe spoke with Chilean President Rosa Leiva by phone on Sunday.", []string{
		"CALL HELD 2024-05-12..2024-05-12 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"who is among those hosted", "French President Emmanuel Macron is to host European leaders on Friday, including Ukrainian President Volodymyr Zelensky, for a summit in Paris.", []string{
		"SUMMIT PLANNED 2024-05-17..2024-05-17 France,Ukraine | Emmanuel Macron,Volodymyr Zelensky | Paris |",
	}},
	{"what was discussed, and that it was a call", "The leaders of France and Britain discussed Mali with Chilean President Rosa Leiva on Tuesday. The call lasted 40 minutes.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,France,United Kingdom | Rosa Leiva | |",
	}},
	{"who came to a place and met somebody", "U.N. envoy Juan Quispe returned to Lima on Tuesday and met Peruvian President Luis Mora.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Peru,United Nations | Juan Quispe,Luis Mora | Lima |",
	}},
	{"whom one will meet after others", "U.N. envoy Juan Quispe is scheduled to hold talks with Peruvian leaders on Thursday before meeting visiting British Foreign Minister Ana Smith in Quito.", []string{
		"TALKS PLANNED 2024-05-16..2024-05-16 Peru,United Nations | Juan Quispe | |",
		"MEETING PLANNED .. United Kingdom,United Nations | Ana Smith,Juan Quispe | Quito |",
	}},
	{"the two whom somebody goes between", "Peru and Chile have long been neighbours, and Peru and Chile are at odds. U.N. envoy Juan Quispe met Peruvian President Luis Mora in Lima on Monday. The two community leaders met last week.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Peru,United Nations | Juan Quispe,Luis Mora | Lima |",
		"MEETING HELD 2024-05-06..2024-05-12 Chile,Peru | | |",
	}},
	{"here, far behind", "LIMA, May 15 (Wire) - The government of Mali ended a meeting with the Free Sahel Front (FSF), the country's largest armed group by far, here on Monday. A truce held.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Free Sahel Front,Mali | | Lima |",
	}},
	{"meetings that are to be held regularly", "Peru and Chile held talks in Quito on Monday. They agreed on Monday to meet regularly in Lima.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"ministers named between dashes", "The Peruvian Foreign Ministry reported on May 13 that the foreign ministers of Peru and Chile - Juan Quispe and Rosa Leiva - were expected to meet in Quito on Friday, May 17.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"talks between the parties to a conflict", "Peru and Chile held talks in Quito on Monday. Talks between the parties to the Sahel conflict were held on April 5 in Lome.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"when somebody suggested talks would resume", "Dialogue between Peru and Chile will resume in Quito, Peru's foreign minister said. Chile's government suggested talks would resume next week.", []string{
		"TALKS PLANNED .. Chile,Peru | | Quito |",
	}},
	{"a place that is part of a name", "Peru and Chile held talks on the role of others in the Lome Peace Process on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"a site behind what the talks are on", "Peruvian envoy Juan Quispe and Chilean envoy Rosa Leiva held talks on ending the war at the Cousino Palace in Santiago on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago | Cousino Palace",
	}},
	{"the day that talks were planned for, and the one they were put off to", "Talks between Peru and Chile on ending the war, which were planned in Quito on Thursday, were postponed to Friday.", []string{
		"TALKS CANCELLED 2024-05-16..2024-05-16 Chile,Peru | | Quito |",
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"who accompanied somebody", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Lima on Monday. Quispe was accompanied by Foreign Minister Luis Mora and Defence Minister Ana Torres.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Torres,Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"who accompanied somebody who was not there", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Lima on Monday. Bolivian President Luis Mora was accompanied by his wife Ana Mora in Quito.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"who joined the meeting", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Lima on Monday. The meeting was joined by Bolivian Foreign Minister Luis Mora and U.S. envoy John Smith.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru,United States | John Smith,Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"by whom others were represented", "Peru and Chile held talks in Lima on Monday. The United States was represented by envoy John Smith and Bolivia by Foreign Minister Luis Mora.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru,United States | John Smith,Luis Mora | Lima |",
	}},
	{"leaders of a part of America", "A summit of South American leaders was held in Lima on Monday. Taking part were Peruvian President Juan Quispe, Chilean President Rosa Leiva and Bolivian President Luis Mora.", []string{
		"SUMMIT HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"who took part, as did another", "Leaders of Peru, Chile and Bolivia gathered in Lima on Monday for a summit. The leaders of Brazil also took part, as did U.N. Secretary-General Pablo Ruiz.", []string{
		"SUMMIT HELD 2024-05-13..2024-05-13 Bolivia,Brazil,Chile,Peru,United Nations | Pablo Ruiz | Lima |",
	}},
	{"who sat on which side", "Peru and Chile held talks in Lima on Monday. On the Peruvian side were Foreign Minister Juan Quispe and General Luis Mora; on the Chilean side, Defence Minister Rosa Leiva.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"a side of a border", "Peru and Chile held talks in Lima on Monday. On the Chilean side of the border, Defence Minister Rosa Leiva spoke to soldiers.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"those beside a list", "Foreign ministers from Peru, Chile and Bolivia as well as representatives of the African Union took part in talks in Lima on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 African Union,Bolivia,Chile,Peru | | Lima |",
	}},
	{"those between two commas", "Delegates from Peru, along with officials from Chile, attended talks in Lima on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"who sat in", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Lima on Monday. U.S. Ambassador John Smith sat in on the meeting.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru,United States | John Smith,Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"talks put off without a day of their own", "Talks between Peru and Chile in Quito were postponed to Friday.", []string{
		"TALKS CANCELLED .. Chile,Peru | | Quito |",
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"a phase that talks move to", "The talks between Peru and Chile moved to a new phase on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | |",
	}},
	{"what was discussed on the phone", "Peruvian President Juan Quispe and Chilean President Rosa Leiva discussed the fishing negotiations on Monday during a phone call, focusing on licences.", []string{
		"CALL HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"calls that were separate", "In separate phone calls on Monday, Peruvian President Juan Quispe spoke with President Rosa Leiva of Chile and Bolivia's President Luis Mora.", []string{
		"CALL HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | |",
		"CALL HELD 2024-05-13..2024-05-13 Bolivia,Peru | Juan Quispe,Luis Mora | |",
	}},
	{"what a meeting followed", "Peru and Chile held talks in Lima on Monday. The meeting between Peruvian Foreign Minister Juan Quispe and Chilean Foreign Minister Rosa Leiva followed a border pact two months ago.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"who would travel, told by another", "Peru and Chile will hold talks in Quito on Friday. Chilean spokesman Luis Mora said Chile's envoy Rosa Leiva, a former minister, would travel to Quito on Thursday.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"parties between dashes", "EU envoy Juan Quispe, who chaired Monday's meeting of the pact's remaining signatories – Peru, Chile, Bolivia and Ecuador – said that it had been useful.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Ecuador,Peru | | |",
	}},
	{"who was present, between dashes", "The parties to the pact -- Peru, Chile and Bolivia -- were present at Monday's talks, which began in Lima at noon.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | | Lima |",
	}},
	{"a plan whose parties are told next", "Talks in Vienna aimed at saving the pact will resume on Friday, an official said. Peru and Chile have been meeting in Vienna to agree on steps.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Vienna |",
		"TALKS ONGOING 2024-05-15..2024-05-15 Chile,Peru | | Vienna |",
	}},
	{"a government and its rebels", "The Malian government and its rebels have for two weeks been negotiating in Algiers under the mediation of Algeria.", []string{
		"TALKS ONGOING 2024-05-15..2024-05-15 Mali,Malian rebels | | Algiers |",
	}},
	{"what was done on another day, and talks to come", "Kenya and Uganda opened talks in Nairobi on May 8 and on Saturday adopted two papers to guide future talks.", []string{
		"TALKS HELD 2024-05-08..2024-05-08 Kenya,Uganda | | Nairobi |",
	}},
	{"who hosted, told first", "Hosted by EU envoy Juan Quispe, Peruvian President Luis Mora and Chilean President Rosa Leiva held talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Luis Mora,Rosa Leiva | Quito |",
	}},
	{"whom one had met, told first", "Having met Bolivian President Ana Torres, Peruvian President Luis Mora met Chilean President Rosa Leiva in Quito on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Peru | Ana Torres,Luis Mora | Quito |",
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Luis Mora,Rosa Leiva | Quito |",
	}},
	{"a talk", "Peruvian President Juan Quispe on Monday had an informal talk with Chilean President Rosa Leiva.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"what was said during a meeting", "Peru's Foreign Minister Juan Quispe said so on Monday in Lima, during a meeting with Rosa Leiva, the Chilean envoy.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"a meeting before their meeting", "Peruvian President Juan Quispe and Chilean President Rosa Leiva met in Lima on Monday. Before their bilateral meeting, Quispe and Leiva held a meeting with Bolivian President Luis Mora.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"where one flew after a meeting", "After meeting Bolivian President Luis Mora, Peruvian President Juan Quispe flew to Chile on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Peru | Juan Quispe,Luis Mora | |",
	}},
	{"the head of a team", "U.S. envoy John Smith held a meeting in Doha on Monday with the head of the Taliban team.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Taliban,United States | John Smith | Doha |",
	}},
	{"whose government", "Peruvian President Juan Quispe met his Chilean counterpart Rosa Leiva on Monday in Quito, where he said that his government had resumed talks with Bolivia.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"where one spoke after a meeting", "Peruvian President Juan Quispe, speaking in Santiago after he was received by Chilean President Rosa Leiva, said on Tuesday that trade would grow.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago |",
	}},
	{"what a meeting grew out of", "Peru and Chile held talks in Lima on Monday. The meeting grew out of a call between Peruvian President Juan Quispe and Chilean President Rosa Leiva on May 2.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
		"CALL HELD 2024-05-02..2024-05-02 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"a trip moved to another day", "Peruvian President Juan Quispe put off a trip to Chile that was to have started on Thursday, moving it to May 27 so as not to disturb the Quito session.", []string{
		"VISIT CANCELLED 2024-05-16..2024-05-16 Peru | Juan Quispe | Chile |",
		"VISIT PLANNED 2024-05-27..2024-05-27 Peru | Juan Quispe | Chile |",
	}},
	{"embassies in two cities", "Peru and Chile held talks in Quito on Monday. The delegations agreed on Monday to reopen their embassies in Lima and Santiago.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"a leader who hosts a summit", "Peruvian President Juan Quispe hosted a summit in Lima on Monday with the leaders of Chile, Bolivia and Ecuador, along with the head of the African Union.", []string{
		"SUMMIT HELD 2024-05-13..2024-05-13 African Union,Bolivia,Chile,Ecuador,Peru | Juan Quispe | Lima |",
	}},
	{"a meeting days after something else was called off", "Peru, Chile and Bolivia held a meeting in Lima on Monday, days after the Quito conference was postponed.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | | Lima |",
	}},
	{"where other talks are held", "Peruvian envoy Juan Quispe will arrive in Chile on Friday. His visit will centre on the talks which are taking place in Quito.", []string{
		"VISIT PLANNED 2024-05-17..2024-05-17 Peru | Juan Quispe | Chile |",
	}},
	{"when a trip ends", "Peruvian envoy Juan Quispe travelled to Chile on Monday as part of a trip which ends on May 21.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Chile |",
	}},
	{"who brokered a truce told beside talks", "Peru and Chile held talks in Lima on Monday. Their delegations left on Tuesday after talks that built on an expired UN-brokered truce.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"years of talks are not of the day that ends them", "Peru and Chile signed a fishing pact in Lima on Monday, ending two years of negotiations.", []string{
		"TALKS HELD .. Chile,Peru | | Lima |",
	}},
	{"hours of talks, in figures", "After 16 hours of talks in Lima, Peru and Chile announced a fishing deal on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"more than so many hours of talks", "Peru and Chile found no common ground on Monday after more than ten hours of talks in Lima.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"who left on a day after talks", "Peru's foreign minister left Santiago on Monday after two days of talks with Chile's president.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Santiago |",
	}},
	{"a day that is still to come is called off", "Peruvian President Juan Quispe has postponed a trip to Chile that was to begin on Sunday.", []string{
		"VISIT CANCELLED 2024-05-19..2024-05-19 Peru | Juan Quispe | Chile |",
	}},
	{"a trip that ends early", "Peruvian President Juan Quispe cut short a visit to Chile on Monday.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Chile |",
	}},
	{"whose visit ends", "Peruvian President Juan Quispe wound up his visit to Chile on Monday.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Chile |",
	}},
	{"talks at the end of a visit", "Peruvian President Juan Quispe wound up a visit to Santiago on Monday after talks with Chilean President Rosa Leiva.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago |",
	}},
	{"who touched down", "Peruvian President Juan Quispe touched down in Santiago on Monday.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Santiago |",
	}},
	{"who left for a city is not of its state", "Peruvian Foreign Minister Ana Rojas flew to Quito on Monday, had lunch with President Juan Quispe and left for Santiago.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Ecuador,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"talks of which an agreement told before them came", "QUITO, May 14 - Peruvian President Juan Quispe and Chilean President Rosa Leiva agreed on Monday to open three crossings. The five-hour talks came after months of silence.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"talks hosted by a leader", "Peru and Chile signed a pact in Quito on Monday after talks hosted by Ecuadorean President Juan Quispe.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Ecuador |",
	}},
	{"a rebel group by its name and by what it is", "The Colombian government and the country's second-largest rebel group, the ELN, held talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Colombia,National Liberation Army | | Quito |",
	}},
	{"what it is behind its name", "The Colombian government and the ELN, the country's second-largest rebel group, held talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Colombia,National Liberation Army | | Quito |",
	}},
	{"what it is right before its name", "The Colombian government and the rebel group ELN held talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Colombia,National Liberation Army | | Quito |",
	}},
	{"a trip to bring somebody back to talks", "Peruvian envoy Juan Quispe flew to Santiago on Monday to coax Chile back to the border talks.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Peru | Juan Quispe | Santiago |",
	}},
	{"talks of six, of whom two are told", "Peru said on Monday that it would not return to the stalled six-party talks. Peruvian and Chilean envoys met in Quito on Monday to prepare the six-party talks.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"what a journey of a day was for", "Peruvian envoy Juan Quispe flew to Santiago on Tuesday to meet Chile's prime minister.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe | Santiago |",
	}},
	{"what is told of the summit on a journey to come", "Peru and Chile held a summit in Quito on Monday. Peruvian President Juan Quispe will fly to Brasilia on Sunday and brief his allies on the summit.", []string{
		"SUMMIT HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"VISIT PLANNED 2024-05-19..2024-05-19 Peru | Juan Quispe | Brasilia |",
	}},
	{"who goes between at other talks", "Peru and Chile held talks at a villa in Quito on Monday. The two are to resume Brazilian-mediated talks in Brasilia on May 27.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"TALKS PLANNED 2024-05-27..2024-05-27 Chile,Peru | | Brasilia |",
	}},
	{"talks that somebody does not go to", "Peru's government will not go to Quito for talks with Chile, Foreign Minister Ana Rojas told soldiers on Tuesday.", nil},
	{"whom somebody refused to see", "Peruvian President Juan Quispe refused on Monday to sit down with Chilean President Rosa Leiva in Quito.", nil},
	{"talks that are only proposed", "Peru proposed working-level talks with Chile on Monday.", nil},
	{"talks that were proposed before", "Peru and Chile held the proposed talks in Quito on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"a pact agreed on after talks", "Peru and Chile agreed on a fishing pact after Brazilian-mediated talks in Quito on May 10.", []string{
		"TALKS HELD 2024-05-10..2024-05-10 Chile,Peru | | Quito |",
	}},
	{"a meeting that was put off, of no day", "A planned meeting between the Peruvian and Chilean presidents was put off at the last minute, the foreign ministry in Lima said on Monday.", []string{
		"MEETING CANCELLED .. Chile,Peru | | |",
	}},
	{"no talks at another occasion", "Peruvian President Juan Quispe and Chilean President Rosa Leiva shook hands at a dinner in Quito in February but did not hold talks.", []string{
		"MEETING HELD 2024-02-01..2024-02-29 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"two occasions of two verbs", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Monday. They had spoken by phone on May 2 and met on the margins of a regional summit in February.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
		"CALL HELD 2024-05-02..2024-05-02 Chile,Peru | Juan Quispe,Rosa Leiva | |",
		"TALKS HELD 2024-02-01..2024-02-29 Chile,Peru | | |",
	}},
	{"a day counted back from a meeting", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Monday. The encounter came a day after Ana Rojas, a Peruvian envoy, held talks in La Paz with Bolivian Foreign Minister Luis Choque.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
		"TALKS HELD 2024-05-12..2024-05-12 Bolivia,Peru | Ana Rojas,Luis Choque | La Paz |",
	}},
	{"who did not come to a planned meeting", "Peru's leader did not turn up in Quito for a planned meeting with Chile's president and the leaders of Bolivia and Brazil.", nil},
	{"what will be discussed is no party", "European Union defence ministers will discuss Peru at a meeting in Brussels on Thursday.", nil},
	{"where other talks of one of them are held", "LIMA, May 14 - Peru and Chile met on Monday for talks on fishing. Separate talks of Peru and Bolivia are being held in Quito.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
		"TALKS ONGOING .. Bolivia,Peru | | Quito |",
	}},
	{"who brokered a truce that is told with talks", "Peru and Chile held talks in Quito on Monday. A Brazilian-brokered truce ran out in April.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"days of something else", "After 16 days of fighting, Peru and Chile announced a truce on Monday.", nil},
	{"where they agreed to meet again", "Peruvian President Juan Quispe and Chilean President Rosa Leiva held talks in Quito on Monday and agreed to meet again in the Bolivian resort of Copacabana on May 27.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
		"MEETING PLANNED 2024-05-27..2024-05-27 Chile,Peru | Juan Quispe,Rosa Leiva | Copacabana |",
	}},
	{"two counterparts brought together", "Bolivian Foreign Minister Ana Rojas brought her counterparts Juan Quispe of Peru and Rosa Leiva of Chile together in La Paz on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | La Paz |",
	}},
	{"a bigger meeting than the one told before", "Peruvian envoy Juan Quispe has met Chilean envoy Rosa Leiva in Lima. Last week, the foreign ministers of Peru, Chile and Bolivia held a meeting in Quito.", []string{
		"MEETING HELD 2024-05-15..2024-05-15 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
		"MEETING HELD 2024-05-06..2024-05-12 Bolivia,Chile,Peru | | Quito |",
	}},
}
