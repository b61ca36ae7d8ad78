package when

// rules are asked in this order.
var rules = []rule{
	{"figures", figures | dayNumber | yearNumber, readFigures},
	{"named", monthWord | weekdayWord | dayNumber | ordinal | yearNumber | dayWord | modifier, readNamed},
	{"season", seasonWord | modifier, readSeason},
	{"part of day", modifier, readPartOfDay},
	{"overnight", modifier, readOvernight},
	{"weekend", modifier | unitWord, readWeekend},
	{"unit", modifier, readUnit},
	{"rest of unit", modifier, readRestOfUnit},
	{"ago", count | unitWord | modifier, readAgo},
	{"window", modifier, readWindow},
	{"apart", count | unitWord | modifier, readApart},
	{"neighbour", modifier | dayPart, readNeighbour},
	{"day and neighbour", modifier, readDayBeforeYesterday},
}
