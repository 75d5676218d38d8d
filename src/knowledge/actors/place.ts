// Cities and regions in a phrase → their country: "Shanghai authorities", "Darfur rebels". Asked only where nothing else told the country.
import { openGazetteer } from '../gazetteer.ts';
import type { Piece } from './pieces.ts';

/** Inhabitants of a town at least: below that a surname is likelier than the town. */
const LEAST = 250_000;

/** Names of places that are mostly something else in a phrase for someone. */
const NEVER =
  /^(?:western|eastern|northern|southern|central|north|south|east|west|national|federal|islamic|republic|union|united|general|major|captain|king|prince|queen|president|minister|republican|democratic|liberal|conservative|labour|green|socialist|young|old|new|high|supreme|upper|lower|english|international|african|asian|european)$/i;

/** The country of a place named in the phrase. */
export const placeCountry = (pieces: readonly Piece[]): { name: string; country: string } | undefined => {
  for (const piece of pieces) {
    if (piece.agent === undefined && piece.words.length > 2) continue; // a person's name, rather
    for (let size = Math.min(3, piece.words.length); size > 0; size -= 1) {
      for (let i = 0; i + size <= piece.words.length; i += 1) {
        const words = piece.words.slice(i, i + size);
        if (!words.every((w) => /^\p{Lu}/u.test(w)) || (words.length === 1 && words[0]!.length < 4)) continue;
        const name = words.join(' ');
        if (NEVER.test(name)) continue;
        const best = openGazetteer().lookup(name)[0];
        if (best?.country && (best.population > LEAST || (best.class === 'region' && size > 1)))
          return { name, country: best.country };
      }
    }
  }
  return undefined;
};
