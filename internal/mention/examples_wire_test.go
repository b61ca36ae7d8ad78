package mention_test

// wireContacts are occasions as agencies word them: by what the sides did at the
// table, by offices alone, before anybody says who came. Published days:
// 2024-05-15 was a Wednesday.
var wireContacts = []struct {
	about, text string
	want        []string
}{
	{"any word can describe an occasion", "The foreign ministers of Peru, Chile and Bolivia ended their latest Lima crisis meeting on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | | Lima |",
	}},
	{"a wish in front of it is none", "The foreign ministers of Peru, Chile and Bolivia hoped for an early crisis meeting on Friday.", nil},
	{"offices of several", "The foreign secretaries of Peru and Chile will meet on Friday in Lima.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Lima |",
	}},
	{"a counterpart of one of two sides", "The foreign secretaries of Peru and Chile will meet on Friday. Sources said Foreign Secretary Juan Quispe will travel to Santiago to hold talks with his Chilean counterpart Ana Rojas.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Chile,Peru | Ana Rojas,Juan Quispe | Santiago |",
	}},
	{"talks named beside a call", "Peruvian Foreign Minister Juan Quispe and his Chilean counterpart Ana Rojas discussed fishing in a phone call on Tuesday in the context of the talks between Quispe and Ecuadorian President Luis Mora.", []string{
		"CALL HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | |",
		"TALKS HELD 2024-05-14..2024-05-14 Ecuador,Peru | Juan Quispe,Luis Mora | |",
	}},
	{"who speaks after a meeting with others took part", "Peruvian Foreign Minister Juan Quispe said on Tuesday after a meeting with his counterparts from Chile, Bolivia and Ecuador that the border would stay shut.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Ecuador,Peru | Juan Quispe | |",
	}},
	{"what was done at talks", "Senior diplomats from Peru, Chile and Bolivia made progress at talks on Tuesday focused on bringing Ecuador back into the fishing treaty.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | | |",
	}},
	{"an occasion told before its parties", "A ministerial meeting was held in Lima on Tuesday, officials said. They were pleased. The foreign ministers of Peru, Chile and Bolivia took part in the talks on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | | Lima |",
	}},
	{"an occasion of nobody", "Fishing will be discussed. Boats are old. Nets are new. A conference was held in Lima on Tuesday.", nil},
	{"what was done by it", "Peruvian Foreign Minister Juan Quispe and Chilean Foreign Minister Ana Rojas made progress on Tuesday by resuming the talks in Lima.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Lima |",
	}},
	{"one of several things to do", "Peru and Chile said on Tuesday that it was right to keep the peace and resume talks.", nil},
	{"one side in the chair", "A meeting between Peru, Chile and Bolivia, chaired by Chilean Foreign Minister Ana Rojas, was held in Lima on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | Ana Rojas | Lima |",
	}},
	{"the head of a delegation", "The delegations of Peru and Chile held talks in Quito on Tuesday. The delegation of Peru was chaired by Interior Minister Juan Quispe.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Juan Quispe | Quito |",
	}},
	{"the day of another occasion", "Peruvian Foreign Minister Juan Quispe and Chilean Foreign Minister Ana Rojas met in Lima on Monday to prepare the talks slated for Friday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | Lima |",
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | |",
	}},
	{"those named right before", "Peruvian President Luis Mora flew to Quito on Tuesday to greet Chilean President Rosa Leiva. They held talks there on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | Luis Mora,Rosa Leiva | Quito |",
	}},
	{"to speak after a meeting is no call", "Peruvian Foreign Minister Juan Quispe spoke after a meeting on Tuesday with Chilean Foreign Minister Ana Rojas in Lima.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Chile,Peru | Ana Rojas,Juan Quispe | Lima |",
	}},
	{"a year in the name of a paper", "Peru and Chile held talks in Lima after a video conference of parties to the 2015 treaty.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Lima |",
	}},
}
