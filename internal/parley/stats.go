package parley

// Dimension is what EventStats groups events by.
type Dimension string

// The dimensions of the API. The first five are buckets of time, by the first
// day of an event; weeks begin on Monday.
const (
	ByDay     Dimension = "DAY"
	ByWeek    Dimension = "WEEK"
	ByMonth   Dimension = "MONTH"
	ByQuarter Dimension = "QUARTER"
	ByYear    Dimension = "YEAR"
	ByKind    Dimension = "KIND"
	ByStatus  Dimension = "STATUS"
	ByActor   Dimension = "ACTOR"   // who takes part, itself or through others
	ByCountry Dimension = "COUNTRY" // the state it was held in
	ByCity    Dimension = "CITY"    // by name; case and accents do not matter
	ByVenue   Dimension = "VENUE"
	ByTopic   Dimension = "TOPIC"
	ByTrack   Dimension = "TRACK"
	ByOutlet  Dimension = "OUTLET" // that published an article which tells of it
)

// EventStat is a group of events.
type EventStat struct {
	// Keys has one label for each dimension: a name, a constant of the API, or
	// a bucket of time as 2025-04-10, 2025-W15, 2025-04, 2025-Q2 or 2025.
	Keys        []string
	IDs         []string // one for each dimension, empty where the value has no id
	Count       int
	First, Last Date // first days of the earliest and of the latest dated event
	Bucket      When // the days of its bucket of time; empty without one
}

// MaxStats is the most groups that EventStats gives.
const MaxStats = 10_000
