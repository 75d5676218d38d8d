// The embedded data and its look-ups: gazetteer, countries, offices, groups.
export { allCountries, type Country, countryByCapital, countryByCode, countryByDemonym, countryByName } from './countries.ts';
export { foldName, isAcronym } from './fold.ts';
