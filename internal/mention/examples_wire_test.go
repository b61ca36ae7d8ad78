package mention_test

// wireContacts are occasions as agencies word them: by what the sides did at the
// table, by offices alone, before anybody says who came. Published days:
// 2024-05-15 was a Wednesday.
var wireContacts = []contactExample{
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
	{"one side in the chair, told behind", "Talks between Peru, Chile and Bolivia were held in Lima on Tuesday. The meeting was chaired by Chilean Foreign Minister Ana Rojas.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | Ana Rojas | Lima |",
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
	{"those against a government are no part of the state", "Talks between Peru's opposition and President Luis Mora's government will resume in Geneva on Friday.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Peru,Peruvian opposition | Luis Mora | Geneva |",
	}},
	{"rebels of a state", "Peruvian rebels and the Peruvian government held talks in Quito on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Peru,Peruvian rebels | | Quito |",
	}},
	{"a government and its opposition", "Peru's government and opposition held talks on land in Quito on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Peru,Peruvian opposition | | Quito |",
	}},
	{"an opposition among itself", "The Peruvian opposition met in Lima on Tuesday to choose a candidate.", nil},
	{"who held an office once", "Former Peruvian President Luis Mora met Chilean Foreign Minister Ana Rojas in Lima on Tuesday.", nil},
	{"days before places", "The commitments were made by the leaders of Peru and Chile at meetings on May 6 in Quito and on May 10 in Lima.", []string{
		"TALKS HELD 2024-05-06..2024-05-06 Chile,Peru | | Quito |",
		"TALKS HELD 2024-05-10..2024-05-10 Chile,Peru | | Lima |",
	}},
	{"where somebody left after talks", "A Chilean delegation departed Lima following talks with Peruvian officials on Tuesday aimed at brokering a truce.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"who is there to go between", "The Quito-mediated consultations between Peru and Chile were held in Lima on Tuesday.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Chile,Peru | | Lima |",
	}},
	{"the dialogue of two capitals", "On Friday, the EU envoy will host a meeting of the Lima-Santiago dialogue in Brussels.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Brussels |",
	}},
	{"what was confirmed on a day", "Peruvian President Luis Mora and Chilean President Rosa Leiva will meet in Quito on May 26. The governments confirmed the meeting on Monday.", []string{
		"MEETING PLANNED 2024-05-26..2024-05-26 Chile,Peru | Luis Mora,Rosa Leiva | Quito |",
	}},
	{"a round that is what people meet for", "Peruvian President Luis Mora and Chilean President Rosa Leiva will meet in Quito on May 26 to hold a new round of the dialogue.", []string{
		"TALKS PLANNED 2024-05-26..2024-05-26 Chile,Peru | Luis Mora,Rosa Leiva | Quito |",
	}},
	{"as many as were named", "The water ministers of Peru, Chile and Bolivia failed to agree on Monday. The three ministers held a virtual meeting on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | | |",
	}},
	{"the side of who speaks of talks with others", "Peru's foreign ministry said on Tuesday that the latest round of talks with Chile and Bolivia in Quito had ended without progress.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Bolivia,Chile,Peru | | Quito |",
	}},
	{"them and others", "Peruvian officials announced that negotiations between them and Chile and Bolivia in Quito on May 8 ended without a deal.", []string{
		"TALKS HELD 2024-05-08..2024-05-08 Bolivia,Chile,Peru | | Quito |",
	}},
	{"advisers to leaders", "Advisers to the presidents of Peru, Chile and Bolivia reaffirmed on Tuesday that they stood by the truce after holding talks in Quito.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Bolivia,Chile,Peru | | Quito |",
	}},
	{"separate meetings of who speaks", "Speaking to reporters after separate meetings with Peruvian President Luis Mora and Chilean President Rosa Leiva, UN envoy Peter Holm said on Tuesday that the gap was small.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Peru,United Nations | Luis Mora,Peter Holm | |",
		"MEETING HELD 2024-05-14..2024-05-14 Chile,United Nations | Peter Holm,Rosa Leiva | |",
	}},
	{"the day of an older summit", "During consultations in Quito the envoys of Peru and Chile discussed what their leaders agreed at the Lima summit in May 2020.", []string{
		"TALKS HELD 2024-05-15..2024-05-15 Chile,Peru | | Quito |",
		"SUMMIT HELD 2020-05-01..2020-05-31 Chile,Peru | | Lima |",
	}},
	{"what was called off is not what takes its place", "Talks between Peru and Chile set for May 20 to 24 in Quito were cancelled. The talks between Peru and Chile will be held on May 22.", []string{
		"TALKS CANCELLED 2024-05-20..2024-05-24 Chile,Peru | | Quito |",
		"TALKS PLANNED 2024-05-22..2024-05-22 Chile,Peru | | |",
	}},
	{"days before another occasion", "Peruvian President Juan Quispe called up Chilean President Ana Rojas on Monday. The talk, which came three days after Quispe's meeting with Bolivian President Luis Mamani in Lima, was short.", []string{
		"CALL HELD 2024-05-13..2024-05-13 Chile,Peru | Ana Rojas,Juan Quispe | |",
		"MEETING HELD 2024-05-10..2024-05-10 Bolivia,Peru | Juan Quispe,Luis Mamani | Lima |",
	}},
	{"talked over", "Peru and Chile on Friday discussed ways to ease border tension in Lima.", []string{
		"TALKS HELD 2024-05-10..2024-05-10 Chile,Peru | | Lima |",
	}},
	{"one alone discusses", "Peru's cabinet on Friday discussed ways to ease border tension in Lima.", nil},
	{"some who were there", "Peruvian Foreign Minister Juan Quispe and Chilean Foreign Minister Ana Rojas met in Lima on Friday. The meeting included Bolivian Foreign Minister Luis Mamani.", []string{
		"MEETING HELD 2024-05-10..2024-05-10 Bolivia,Chile,Peru | Ana Rojas,Juan Quispe,Luis Mamani | Lima |",
	}},
	{"what they meet for", "Envoys from Peru and Chile will meet in Lima on Friday for the fifth round of talks on the border.", []string{
		"TALKS PLANNED 2024-05-17..2024-05-17 Chile,Peru | | Lima |",
	}},
	{"talks that concluded are no agreement", "The third round of Peru, Chile border talks aimed at a settlement within the framework of agreed principles concluded in Lima on Friday.", []string{
		"TALKS HELD 2024-05-10..2024-05-10 Chile,Peru | | Lima |",
	}},
	{"a month of last year", "Peru and Chile held talks in Lima last year in November.", []string{
		"TALKS HELD 2023-11-01..2023-11-30 Chile,Peru | | Lima |",
	}},
	{"what an office is for", "Juan Quispe, Peru's special representative for the talks with Chile, said nothing on Monday.", nil},
	{"the day on which somebody spoke of earlier that day", "A meeting between Peru and Chile, which was held earlier in the day in Quito, went well, Peruvian Foreign Minister Juan Quispe said on Monday.", []string{
		"TALKS HELD 2024-05-13..2024-05-13 Chile,Peru | | Quito |",
	}},
}
