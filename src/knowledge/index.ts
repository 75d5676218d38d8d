// The embedded data and its look-ups: gazetteer, countries, offices, groups.

export type { ResolvedActor, ResolveOptions } from './actors/answer.ts';
export { findPerson, sectorsAt } from './actors/offices.ts';
export { resolveActor } from './actors/resolve.ts';
export { actorKey, agents, type NamedGroup, namedGroups, type Office, people } from './actors/tables.ts';
export { allCountries, type Country, countryByCapital, countryByCode, countryByDemonym, countryByName } from './countries.ts';
export { type CueClass, type CueEntry, type CueKind, cueEntry, cueForce, cueOf } from './cues.ts';
export { foldName, isAcronym } from './fold.ts';
export { type Gazetteer, type GazetteerEntry, openGazetteer, type PlaceClass } from './gazetteer.ts';
export { arabicSkeleton, foldName as foldPlaceName } from './gazetteer-fold.ts';
export { type Gender, givenNameGender, type NounKind, nounGender, nounKinds, titleGender } from './nouns.ts';
