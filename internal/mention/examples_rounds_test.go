package mention_test

// roundContacts are rounds told as a list, and who else was at an occasion.
// Published days: 2024-05-15 was a Wednesday.
var roundContacts = []contactExample{
	{"rounds listed by place and day", "Peru and Chile held talks in Lima on Tuesday. They have held four rounds since March: in Quito on March 4, in Bogota on March 11, and in Quito again on April 2 and April 9.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS HELD 2024-03-04..2024-03-04 Chile,Peru | | Quito |",
		"TALKS HELD 2024-03-11..2024-03-11 Chile,Peru | | Bogota |",
		"TALKS HELD 2024-04-02..2024-04-02 Chile,Peru | | Quito |",
		"TALKS HELD 2024-04-09..2024-04-09 Chile,Peru | | Quito |",
	}},
	{"rounds listed with their days in brackets", "Peru and Chile held talks in Lima on Tuesday. Earlier rounds were held in Quito (March 4 and April 2) and in Bogota (April 20).", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS HELD 2024-03-04..2024-03-04 Chile,Peru | | Quito |",
		"TALKS HELD 2024-04-02..2024-04-02 Chile,Peru | | Quito |",
		"TALKS HELD 2024-04-20..2024-04-20 Chile,Peru | | Bogota |",
	}},
	{"each round in a clause of its own", "Peru and Chile held talks in Lima on Tuesday. The first round of talks took place on March 4 in Quito, the second was in Bogota on March 11, and the third was held in Santiago on April 2.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS HELD 2024-03-04..2024-03-04 Chile,Peru | | Quito |",
		"TALKS HELD 2024-03-11..2024-03-11 Chile,Peru | | Bogota |",
		"TALKS HELD 2024-04-02..2024-04-02 Chile,Peru | | Santiago |",
	}},
	{"a round whose noun and verb are left out", "Delegations of Peru and Chile met in Lima on Tuesday. The first round was on March 4, the second on April 2.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS HELD 2024-03-04..2024-03-04 Chile,Peru | | |",
		"TALKS HELD 2024-04-02..2024-04-02 Chile,Peru | | |",
	}},
	{"what is counted is no round", "Delegations of Peru and Chile met in Lima on Tuesday. Two boats were lost, the first on March 4, the second on April 2.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"a plan that came to nothing", "Peru and Chile held talks in Lima on Tuesday. A fifth round was to be held in Quito on May 2. It never was.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS CANCELLED 2024-05-02..2024-05-02 Chile,Peru | | Quito |",
	}},
	{"what never was a secret came to something", "Peru and Chile will hold talks in Lima on Friday. It was never a secret.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Lima |",
	}},
	{"the day before, counted back", "Peru and Chile held talks in Lima on Tuesday. The day before, Chilean Foreign Minister Ana Rojas had met Bolivian Foreign Minister Luis Mora in Lima.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"MEETING HELD 2024-05-13..2024-05-13 Bolivia,Chile | Ana Rojas,Luis Mora | Lima |",
	}},
	{"who was among those who came", "Peruvian President Juan Quispe hosted a summit on fishing with Chilean President Rosa Leiva in Lima on Tuesday. Among those who came were Bolivian President Luis Mora and Ecuadorian President Ana Rojas.", []string{
		"SUMMIT HELD 2024-05-14..2024-05-14 Bolivia,Chile,Ecuador,Peru | Ana Rojas,Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"who was present, told behind", "Peruvian President Juan Quispe and Chilean President Rosa Leiva met in Lima on Tuesday. Also present were Bolivian President Luis Mora and Ecuador's envoy Ana Rojas.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Ecuador,Peru | Ana Rojas,Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"who also attended", "The foreign ministers of Peru and Chile held talks in Lima on Tuesday. The meeting was also attended by Bolivian Foreign Minister Luis Mora.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | Luis Mora | Lima |",
	}},
	{"who joined later", "Peruvian President Juan Quispe spoke by phone with Chilean President Rosa Leiva on Tuesday. Bolivian President Luis Mora later joined the call.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | |",
	}},
	{"who stayed away", "The foreign ministers of Peru and Chile held talks in Lima on Tuesday. Bolivian Foreign Minister Luis Mora did not attend.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"who attended something else", "The foreign ministers of Peru and Chile held talks in Lima on Tuesday. Bolivian Foreign Minister Luis Mora attended a funeral in Quito.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"leaders in the chair", "Peruvian President Juan Quispe and Chilean President Rosa Leiva chaired a summit in Quito on Tuesday.", []string{
		"SUMMIT HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"whom a party sent", "Peruvian President Juan Quispe and Chilean President Rosa Leiva met in Lima on Tuesday. Bolivia sent its Foreign Minister Luis Mora.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | Juan Quispe,Luis Mora,Rosa Leiva | Lima |",
	}},
	{"a round of talks that began long before", "Peruvian and Chilean negotiators met in Lima on Tuesday. The meeting was the second round of the direct talks that resumed in Quito on March 4.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"TALKS HELD 2024-03-04..2024-03-04 Chile,Peru | | Quito |",
	}},
	{"the part of a paper is no round", "Peruvian and Chilean negotiators met in Lima on Tuesday. Peru brought a paper in two parts. The second would have Chile halt its boats within 100 days.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"to want to bring two together", "Ecuadorian President Luis Mora said on Tuesday he wanted to bring Peruvian President Juan Quispe and Chilean President Rosa Leiva together in Quito.", nil},
	{"a summit of others, at which somebody spoke", "Peru and Chile held talks in Lima on Tuesday. Speaking on Tuesday in Quito at a summit of the bloc's northern members, Peruvian President Juan Quispe said no.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
		"SUMMIT HELD 2024-05-14..2024-05-14 Peru | Juan Quispe | Quito |",
	}},
	{"the day of what the sides agreed", "Peru and Chile agreed on Tuesday to return the bodies of sailors. Their meeting in Lima was chaired by Ecuador.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"the place of where somebody goes on to", "Peruvian Foreign Minister Juan Quispe met Chilean Foreign Minister Ana Rojas in Santiago on Monday before flying to Ecuador, where he is due to see President Luis Mora on Friday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | Santiago |",
		"MEETING PLANNED 2024-05-17..2024-05-17 Ecuador,Peru | Juan Quispe,Luis Mora | Ecuador |",
	}},
	{"the place behind the name of whom one met", "Peruvian Foreign Minister Juan Quispe spoke on Tuesday after meeting the Chilean envoy, Ana Rojas, in Quito.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"whom one speaks to in a call", "In a phone call on Tuesday, Peruvian President Juan Quispe urged Chilean President Rosa Leiva to open the port.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"who watched a ceremony", "Representatives of Peru and Chile began peace talks in Quito on Tuesday, opening with a ceremony attended by Bolivian President Luis Mora.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	{"what is raised with a counterpart", "Peruvian Foreign Minister Juan Quispe said he raised the border with his Chilean counterpart Ana Rojas on the sidelines of a regional meeting in Quito on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"a ministry is where it is", "Peruvian envoy Juan Quispe visited Santiago on Tuesday and met Chilean President Rosa Leiva, the foreign ministry in Lima said.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago |",
	}},
	{"who will attend as well", "The foreign ministers of Peru and Chile will hold talks in Quito on Friday, an official said, adding that Bolivian Foreign Minister Luis Mora would also attend.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Bolivia,Chile,Peru | Luis Mora | Quito |",
	}},
	{"when they had met before", "Peruvian President Juan Quispe met Chilean President Rosa Leiva in Quito on Tuesday. It was their first meeting since April 2023, when they held a summit in Lima.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
		"SUMMIT HELD 2023-04-01..2023-04-30 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"a host who tells a guest", "Peruvian President Juan Quispe told visiting Chilean Foreign Minister Ana Rojas on Tuesday that the port would stay shut.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | |",
	}},
	{"to speak on the sidelines", "Peruvian President Juan Quispe and Chilean President Rosa Leiva spoke on the sidelines of a summit in Quito on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Quito |",
	}},
	{"a host of two others", "Peruvian and Chilean foreign ministers Juan Quispe and Ana Rojas held talks in Quito on Tuesday hosted by Ecuadorian President Luis Mora.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Quito |",
	}},
	{"what is agreed at a round is no plan for another", "Peru and Chile agreed to reopen a port during the ninth round of consultations in Lima on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"ministers of one organisation", "The foreign ministers of the G7 nations wrapped up a two-day meeting in Quito on Tuesday.", []string{
		"MEETING HELD 2024-05-13..2024-05-14 G7 | | Quito |",
	}},
	{"who hosts together", "Fifty countries took part in the conference on fishing in Quito on Tuesday, co-hosted by Peru and Chile.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	{"what somebody denies", "Bolivia denied on Tuesday that Peru and Chile had held talks in Quito on Monday.", []string{
		"TALKS UNCLEAR 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"sides told behind where it began", "The talks, which began on Monday in Quito between officials of Peru and Chile, were extended.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"offices without names", "Peru's president met Chile's prime minister in Quito on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	{"an office without a name in a call", "The Peruvian president spoke by phone with the prime minister of Chile on Tuesday.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | | |",
	}},
	{"who held an office once", "Peru's former president met Chile's prime minister in Quito on Tuesday.", nil},
	{"ministers of an organisation who will gather", "NATO defence ministers will gather in Brussels on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 NATO | | Brussels |",
	}},
	{"who cancels a trip", "Peru's president has cancelled a trip to Quito planned for Friday.", []string{
		"VISIT CANCELLED 2024-05-17..2024-05-17 Peru | | Quito |",
	}},
	{"what leaders will discuss", "The Peruvian president and the prime minister of Chile will discuss fishing in Quito on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Quito |",
	}},
	{"what parliaments will discuss", "The parliament will discuss fishing on Friday.", nil},
	{"a discussion that is held", "Peruvian President Juan Quispe and Chilean President Rosa Leiva soon after held extensive discussion in Lima on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | Lima |",
	}},
	{"a clause about one of two", "Discussions between Peruvian President Juan Quispe, who is on a visit to Chile, and President Rosa Leiva were held in Santiago.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | Juan Quispe,Rosa Leiva | Santiago |",
	}},
	{"earlier on the day of the words", "A meeting of ministers, which was held earlier in the day in Lima, was useful, Peruvian Foreign Minister Juan Quispe said on Monday. Boats are old. The foreign ministers of Peru, Chile and Bolivia took part in the talks earlier in the day.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Bolivia,Chile,Peru | | Lima |",
	}},
	{"whom one met before going on", "Peruvian President Juan Quispe met Chilean President Rosa Leiva on Monday before travelling to Ecuador.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
	{"what had been expected", "Peru and Chile held talks in Quito on Monday. The talks had been expected to resume on Tuesday, but both delegations flew home.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
		"TALKS CANCELLED 2024-05-14..2024-05-14 Chile,Peru | | |",
	}},
	{"what a call was about", "Peruvian President Juan Quispe telephoned Chilean President Rosa Leiva on Tuesday. The call focused on the ceasefire negotiations between Bolivia and Ecuador.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe,Rosa Leiva | |",
	}},
}
