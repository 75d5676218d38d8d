// What a situation or saved search watches, in words.
import type { Watch } from '../../../api/filters.ts';
import { realityWords, typeWords } from './codes.ts';
import { dayWords } from './days.ts';

const or = (list: readonly string[] | undefined): string => (list ?? []).join(' or ');

export const watchWords = (w: Watch): string[] => [
  ...(w.words ? [`words: ${w.words}`] : []),
  ...(w.actors?.length ? [`with ${or(w.actors)}`] : []),
  ...(w.speakers?.length ? [`said by ${or(w.speakers)}`] : []),
  ...(w.countries?.length ? [`country ${or(w.countries)}`] : []),
  ...(w.places?.length
    ? [or(w.places.map((p) => `within ${p.km} km of ${p.name ?? `${p.lat.toFixed(2)}, ${p.lon.toFixed(2)}`}`))]
    : []),
  ...(w.types?.length ? [or(w.types.map(typeWords))] : []),
  ...(w.realities?.length ? [or(w.realities.map(realityWords))] : []),
  ...(w.outlets?.length ? [`in ${or(w.outlets)}`] : []),
  ...(w.since ? [`from ${dayWords(w.since)}`] : []),
  ...(w.until ? [`to ${dayWords(w.until)}`] : []),
];

export const Watches = ({ watch }: { watch: Watch }) => {
  const words = watchWords(watch);
  return <span>{words.length ? words.join(' · ') : 'all reports'}</span>;
};
