package when

// Rules names the rules, but for "named", which names what it read.
func Rules() []string {
	names := []string{"date", "month", "year", "weekday", "day", "date range", "month range", "year range", "weekday range"}
	for _, r := range rules {
		if r.name != "named" {
			names = append(names, r.name)
		}
	}
	return names
}
