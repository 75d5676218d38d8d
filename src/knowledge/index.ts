// The embedded data and its look-ups: gazetteer, countries, offices, groups.

export type { ResolvedActor, ResolveOptions } from './actors/answer.ts';
export { actorKey } from './actors/key.ts';
export { findPerson, sectorsAt } from './actors/offices.ts';
export { type Office, type People, people } from './actors/people.ts';
export { resolveActor } from './actors/resolve.ts';
export { agents, longestFrom, type NamedGroup, namedGroups, starterOf } from './actors/tables.ts';
export { allCountries, type Country, countryByCapital, countryByCode, countryByDemonym, countryByName } from './countries.ts';
export { type CueClass, type CueEntry, type CueKind, cueEntry, cueForce, cueOf } from './cues.ts';
export { designationKind } from './designations.ts';
export { foldName, isAcronym } from './fold.ts';
export { type Gazetteer, type GazetteerEntry, openGazetteer, type PlaceClass } from './gazetteer.ts';
export { arabicSkeleton, foldName as foldPlaceName } from './gazetteer-fold.ts';
export { bearersGender, type Gender, givenNameGender, type NounKind, nounGender, nounKinds, titleGender } from './nouns.ts';
