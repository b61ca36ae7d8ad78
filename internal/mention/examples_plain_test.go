package mention_test

// plainContacts are meetings in everyday words, and what the same words tell of
// else. Published days: 2024-05-15 was a Wednesday.
var plainContacts = []contactExample{
	{"who told somebody when they met", "Kenyan Foreign Minister Musalia Mudavadi told Rwandan President Paul Kagame on Tuesday that the border would reopen when the two met in Kigali.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Rwanda | Musalia Mudavadi,Paul Kagame | Kigali |",
	}},
	{"reporters are nobody who met", "Kenyan President William Ruto told reporters on Tuesday that the ministers would speak when they met in Kigali.", nil},
	{"hours spent with somebody", "Kenyan President William Ruto spent four hours at a hotel in Kampala on Tuesday with Somali President Bihi Abdi Warsame.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"hours spent with nobody", "Kenyan President William Ruto spent two hours in Kampala on Monday.", nil},
	{"hours with somebody", "In Kampala on Monday Kenyan President William Ruto had two hours with Somali President Bihi Abdi Warsame.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"a time to answer somebody", "Kenyan President William Ruto had two days to answer Somali President Bihi Abdi Warsame on Monday.", nil},
	{"to see somebody", "Kenyan President William Ruto will see Somali President Bihi Abdi Warsame in Kampala on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"to see each other", "Kenyan President William Ruto and Somali President Bihi Abdi Warsame are due to see each other on Friday in Kampala.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"to see somebody do something", "Kenyan President William Ruto saw Somali President Bihi Abdi Warsame leave the hall in Kampala on Monday.", nil},
	{"to see somebody as something", "Kenyan President William Ruto saw Somali President Bihi Abdi Warsame as a friend on Monday.", nil},
	{"not to have seen somebody", "Kenyan President William Ruto has not seen Somali President Bihi Abdi Warsame since March.", nil},
	{"to come together", "The leaders of Kenya, Uganda and Rwanda will come together in Kampala next week.", []string{
		"MEETING PLANNED 2024-05-20..2024-05-26 Kenya,Rwanda,Uganda | | Kampala |",
	}},
	{"a possibility to come together", "Kenya and Somalia may come together in Kampala on Friday.", nil},
	{"to get together", "The foreign ministers of Kenya and Somalia got together in Kampala on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | | Kampala |",
	}},
	{"to sit opposite somebody", "Kenyan President William Ruto sat opposite Somali President Bihi Abdi Warsame in Kampala on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"to sit with something", "Kenyan President William Ruto sat with his hands folded in Nairobi on Monday.", nil},
	{"to speak for a time", "Kenyan President William Ruto and Somali President Bihi Abdi Warsame shook hands and spoke for 45 minutes in Kampala on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"to give a speech for a time", "Kenyan President William Ruto spoke for 45 minutes in parliament in Nairobi on Monday.", nil},
	{"to exchange views", "Kenyan President William Ruto exchanged views with Somali President Bihi Abdi Warsame in Kampala on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"to pay a call", "Ugandan Foreign Minister Jeje Odongo paid a call on Kenyan President William Ruto in Nairobi on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Uganda | Jeje Odongo,William Ruto | Nairobi |",
	}},
	{"to call on somebody in future", "Ugandan Foreign Minister Jeje Odongo will call on Kenyan President William Ruto in Nairobi on Friday.", []string{
		"MEETING PLANNED 2024-05-17..2024-05-17 Kenya,Uganda | Jeje Odongo,William Ruto | Nairobi |",
	}},
	{"to call in future on somebody to do something", "Kenyan President William Ruto will call on Somali President Bihi Abdi Warsame to withdraw on Friday.", nil},
	{"a dinner for somebody", "Kenyan President William Ruto hosted a dinner for Somali President Bihi Abdi Warsame in Nairobi on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
	}},
	{"a dinner for nobody of a party", "Kenyan President William Ruto hosted a dinner for orphans in Nairobi on Monday.", nil},
	{"with whom a meeting was stands first", "Kenyan President William Ruto flew to Kampala on Monday. With Somali President Bihi Abdi Warsame he had a meeting as well.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Kampala |",
	}},
	{"where and when stand between the verb and whom it received", "Kenyan President William Ruto received at his residence in Nairobi, on Monday, a delegation of the African Union.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 African Union,Kenya | William Ruto | Nairobi |",
	}},
	{"a letter is nobody to receive", "Kenyan President William Ruto received on Monday in Nairobi a letter from Somali President Bihi Abdi Warsame.", nil},
	{"a handshake that is only thought of", "Suppose that Kenyan President William Ruto and Somali President Bihi Abdi Warsame shook hands in Kampala.", nil},
	{"a venue", "Kampala was the venue on Tuesday of talks between Kenya and Somalia.", []string{
		"TALKS HELD 2024-05-14..2024-05-14 Kenya,Somalia | | Kampala |",
	}},
	{"to come to a city", "Somali Foreign Minister Bihi Abdi Warsame came to Nairobi on Monday.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Somalia | Bihi Abdi Warsame | Nairobi |",
	}},
	{"a meeting on a journey that the sentence before tells of", "Somali President Bihi Abdi Warsame flew into Nairobi on Monday. It was a short trip. He paid a call on President William Ruto.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Nairobi |",
	}},
	{"the president and the prime minister of a state receive apart", "Ugandan Foreign Minister Jeje Odongo landed in Mogadishu on Wednesday. He is to meet President Bihi Abdi Warsame and Prime Minister Hamza Abdi Barre of Somalia.", []string{
		"MEETING PLANNED 2024-05-15..2024-05-15 Somalia,Uganda | Bihi Abdi Warsame,Jeje Odongo | Mogadishu |",
		"MEETING PLANNED 2024-05-15..2024-05-15 Somalia,Uganda | Hamza Abdi Barre,Jeje Odongo | Mogadishu |",
	}},
	{"a plan of somebody else than who travels", "Somali President Bihi Abdi Warsame flew into Nairobi on Monday. Ugandan Foreign Minister Jeje Odongo is to meet Rwandan Foreign Minister Vincent Biruta.", []string{
		"VISIT HELD 2024-05-13..2024-05-13 Somalia | Bihi Abdi Warsame | Nairobi |",
	}},
	{"who is somebody's guest", "Kenyan President William Ruto is in Mogadishu today as the guest of Somali President Bihi Abdi Warsame.", []string{
		"MEETING HELD 2024-05-15..2024-05-15 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Mogadishu |",
	}},
	{"who goes to a city to see somebody", "Kenyan President William Ruto will be in Mogadishu on Friday. He flew to Kampala on Monday to see Ugandan Foreign Minister Jeje Odongo.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Uganda | Jeje Odongo,William Ruto | Kampala |",
	}},
	{"who went to see somebody saw him", "Kenyan President William Ruto went to see Somali President Bihi Abdi Warsame in Mogadishu on Monday.", []string{
		"MEETING HELD 2024-05-13..2024-05-13 Kenya,Somalia | Bihi Abdi Warsame,William Ruto | Mogadishu |",
	}},
	{"who is in a city to see something", "Kenyan President William Ruto was in Mogadishu on Monday to see the flood damage.", nil},
	{"an office without a name", "Kenyan President William Ruto met the president of Somalia in Kampala on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Somalia | William Ruto | Kampala |",
	}},
	{"a counterpart from a state", "Kenyan President William Ruto met his counterpart from Somalia in Kampala on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Somalia | William Ruto | Kampala |",
	}},
	{"a counterpart in a state", "Kenyan President William Ruto had a meeting with his counterpart in Somalia on Tuesday.", []string{
		"MEETING HELD 2024-05-14..2024-05-14 Kenya,Somalia | William Ruto | |",
	}},
	{"an office of one's own state", "Kenyan President William Ruto met the Kenyan defence minister in Nairobi on Tuesday.", nil},
	{"to come to power", "Kenyan President William Ruto came to power in Nairobi in 2022.", nil},
}
