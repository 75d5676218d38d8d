// What the tests of mentions, chains and actors share: a text read up to its actors.
import { createHash } from 'node:crypto';
import { stages } from '../../src/core/index.ts';
import { createActorStage } from '../../src/extraction/actors/stage.ts';
import { createCoreferenceStage } from '../../src/extraction/coreference/stage.ts';
import { createMentionStage } from '../../src/extraction/mentions/stage.ts';
import { createToponymStage } from '../../src/extraction/places/toponyms.ts';
import { createLanguageStage } from '../../src/language/index.ts';

const pipeline = stages()
  .add(createLanguageStage())
  .add(createToponymStage())
  .add(createMentionStage())
  .add(createCoreferenceStage())
  .add(createActorStage());

export const readActors = (text: string, published = '2016-03-14') => {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const doc = pipeline.run({
    id: 'test',
    text,
    sha256,
    published,
    layout: text.trim() ? [{ role: 'body', start: 0, end: text.length }] : [],
  });
  const words = (id: string): string => {
    const m = doc.mentions.find((x) => x.id === id)!;
    return text.slice(m.start, m.end);
  };
  return {
    doc,
    /** "kind form words" of every mention. */
    mentions: doc.mentions.map((m) => `${m.kind} ${m.form} ${text.slice(m.start, m.end)}`),
    /** Words of the mentions of each chain. */
    chains: doc.chains.map((c) => c.mentions.map(words)),
    /** The actor that some words stand for. */
    actorOf: (of: string) => {
      const m = doc.mentions.find((x) => text.slice(x.start, x.end) === of && doc.actors.of.has(x.id));
      return m && doc.actors.list.find((a) => a.id === doc.actors.of.get(m.id));
    },
  };
};
