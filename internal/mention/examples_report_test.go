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
}
