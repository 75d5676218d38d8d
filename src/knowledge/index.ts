// The embedded data and its look-ups: gazetteer, countries, offices, groups.
export {};
