package mention_test

// places are texts on where and when an occasion was, which the words around it
// say.
var places = []example{
	{"whereabouts", "2024-05-15", "Kenyan President William Ruto met French President Emmanuel Macron in Rome on Monday. Ruto also met Italian Prime Minister Giorgia Meloni on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 France,Kenya | Emmanuel Macron,William Ruto | Rome |",
		"MEETING HELD 2024-05-13..2024-05-13 Italy,Kenya | Giorgia Meloni,William Ruto | Rome |",
	}},
	{"another day of the same talks", "2024-05-15", "Envoys of Peru and Chile held talks in Quito on Tuesday. The two sides also met on Monday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
	{"another month of the same talks", "2024-05-15", "Envoys of Peru and Chile held talks in Quito on Tuesday. The two sides last met on April 2.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
		"TALKS HELD 2024-04-02..2024-04-02 Chile,Peru | | |",
	}},
	{"an agency and a city on a line of their own", "2024-05-15", "Peru, Chile end talks\n\nAfp, Quito\n\nPeru and Chile ended talks on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Quito |",
	}},
	// on a day that the article puts in two cities, neither is where it was
	{"whereabouts", "2024-05-15", "Kenyan President William Ruto met French President Emmanuel Macron in Rome on Monday. Ruto met German Chancellor Olaf Scholz in Berlin on Monday. Ruto also met Italian Prime Minister Giorgia Meloni on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 France,Kenya | Emmanuel Macron,William Ruto | Rome |",
		"MEETING HELD 2024-05-13..2024-05-13 Germany,Kenya | Olaf Scholz,William Ruto | Berlin |",
		"MEETING HELD 2024-05-13..2024-05-13 Italy,Kenya | Giorgia Meloni,William Ruto | |",
	}},
	{"meeting-verb", "2024-05-15", "Berber-led Free Sahel Front commander Musa Idris met Algerian President Abdelmadjid Tebboune in Algiers on Monday to discuss a truce.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Algeria,Free Sahel Front | Abdelmadjid Tebboune,Musa Idris | Algiers |",
	}},
	// whom "the two leaders" and "foreign ministers N and M" mean
	{"meant", "2024-05-15", "Chilean President Ana Rojas and Peruvian President Luis Quispe met in Arica on Monday. The two presidents spoke by phone on Tuesday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Luis Quispe | Arica |",
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Luis Quispe | |",
	}},
	{"meant", "2024-05-15", "Chilean President Ana Rojas, Peruvian President Luis Quispe and Bolivian President Juan Mamani spoke on Sunday. The foreign ministers of Chile and Peru met in Arica on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | | Arica |",
	}},
	{"meant", "2024-05-15", "Talks on the border conflict between Chilean and Peruvian Foreign Ministers Ana Rojas and Luis Quispe were held in Arica on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Luis Quispe | Arica |",
	}},
	{"dateline", "2024-05-15", "PORT VILA, Vanuatu (Wire) - Fiji and Samoa held talks on fishing rights on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Fiji,Samoa | | Port Vila |",
	}},
	{"dateline", "2024-05-15", "OLDMARKET, Norway (Wire) - Fiji and Samoa held talks on fishing rights on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Fiji,Samoa | | Oldmarket |",
	}},
	{"dateline", "2024-05-15", "Fiji and Samoa talk\n\nSuva, May 14\n\nFiji and Samoa held talks here on fishing rights on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Fiji,Samoa | | Suva |",
	}},
	{"closing-phrase", "2024-05-15", "Fiji and Samoa held talks in Nadi on Tuesday. In the context of the meeting of Kenya and Uganda on May 2 in Mombasa Tanzanian officials visited Nairobi on Monday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Fiji,Samoa | | Nadi |",
		"TALKS HELD 2024-05-02..2024-05-02 Kenya,Uganda | | Mombasa |",
		"VISIT HELD 2024-05-13..2024-05-13 Tanzania | | Nairobi |",
	}},
	// a place is that of the occasion, not of what was said, agreed or seen there
	{"place-near", "2024-05-15", "Chile and Peru agreed in Lima on Monday that a joint patrol would start in Arica.", []string{
		"AGREEMENT HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"place-near", "2024-05-15", "Chile and Peru made progress during the second meeting of their committee, held on Monday in Lima, Peru.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Lima |",
	}},
	{"place-near", "2024-05-15", "Chilean and Peruvian officials held talks at a hotel in Peru's tourist hub Cusco on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Cusco |",
	}},
	{"call-verb", "2024-05-15", "LIMA, May 14 (Wire) - Chilean President Ana Rojas and Peruvian President Luis Quispe spoke by phone on Tuesday on the crisis in Bolivia.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Luis Quispe | |",
	}},
	{"statement", "2024-05-15", "LIMA, May 14 (Wire) - Peruvian Foreign Minister Luis Quispe said on Tuesday that talks with Chile in Arica on Monday had been useful.", []string{
		"STATEMENT HELD 2024-05-14..2024-05-14 Peru | Luis Quispe | Lima |",
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Luis Quispe | Arica |",
	}},
	{"delegation", "2024-05-15", "Talks between Chile and Peru began in Arica on Tuesday. Chile is represented at the talks by Ana Rojas, a Chilean envoy. The Peruvian delegation consists of Foreign Minister Luis Quispe and envoy Juan Mamani.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Mamani,Luis Quispe | Arica |",
	}},
	{"statement", "2024-05-15", "Chile and Peru held talks in Arica on Monday. Speaking at the Andes Foundation in Lima on Tuesday, Peruvian Foreign Minister Luis Quispe said that they had been useful.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Arica |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Peru | Luis Quispe | Lima | Andes Foundation",
	}},
	{"statement", "2024-05-15", "Chilean Foreign Minister Ana Rojas and Peruvian Foreign Minister Luis Quispe met in Arica on Tuesday. Quispe told reporters on Tuesday that the meeting had been useful.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Luis Quispe | Arica |",
		"STATEMENT HELD 2024-05-14..2024-05-14 Peru | Luis Quispe | Arica |",
	}},
	{"dateline", "2024-05-15", "Peru, Lima, May 14 / Wire , K. Menon/ Peruvian Foreign Minister Luis Quispe said on Tuesday that talks with Chile in Arica on Monday had been useful.", []string{
		"STATEMENT HELD 2024-05-14..2024-05-14 Peru | Luis Quispe | Lima |",
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | Luis Quispe | Arica |",
	}},
	{"city-hosts", "2024-05-15", "On Monday, Vienna hosted talks between Chile and Peru.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Vienna |",
	}},
	{"city-hosts", "2024-05-15", "On Monday, Austria hosted talks between Chile and Peru.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Austria |",
	}},
	{"visited", "2024-05-15", "Peruvian Foreign Minister Luis Quispe visited Chile on Monday. Chilean and Peruvian officials held talks on Monday on fishing rights.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Chile |",
	}},
}
