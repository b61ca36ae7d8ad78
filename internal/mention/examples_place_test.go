package mention_test

// places are texts on where and when an occasion was, which the words around it
// say.
var places = []example{
	{"whereabouts", "2024-05-15", "Kenyan President William Ruto met French President Emmanuel Macron in Rome on Monday. Ruto also met Italian Prime Minister Giorgia Meloni on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 France,Kenya | Emmanuel Macron,William Ruto | Rome |",
		"MEETING HELD 2024-05-13..2024-05-13 Italy,Kenya | Giorgia Meloni,William Ruto | Rome |",
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
}
