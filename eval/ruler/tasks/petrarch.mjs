// petrarch: validation records of the PETRARCH coders: types, sentences without an event, who acts on whom.
import { quote, row, share, spanOf, words } from '../lib.mjs';
import { Cast, guessRows, meetSides, oracleEvent } from '../parties.mjs';

const dyadsOf = (gold) => gold.dyads.map((d) => d.map(spanOf));
/** Which of the gold pairs some event has on its two sides. */
const pairsMet = ({ item, gold, answer }) => {
  const tokens = words(item.text);
  return dyadsOf(gold).map(([source, target]) =>
    answer.events.some((e) => meetSides(tokens, e, [source], [target]).every(Boolean)),
  );
};

export default {
  name: 'petrarch',
  input: 'read',
  oracle({ gold, text }) {
    const cast = new Cast();
    const party = (span) => cast.party(text.slice(...span), span);
    const events = {
      type: () => gold.types.map((type, i) => oracleEvent(text, { id: `e${i}`, type })),
      negative: () => [],
      syntax: () =>
        gold.dyads.map(([s, t], i) =>
          oracleEvent(text, { id: `e${i}`, type: 'CONSULT', actors: [party(s)], recipients: [party(t)] }),
        ),
    }[gold.kind]();
    return { ...cast, events };
  },
  score(pairs, error) {
    const of = (kind) => pairs.filter((p) => p.gold.kind === kind);
    const rate = (name, list, test) => {
      const good = list.filter((p) => {
        const ok = test(p);
        if (!ok) {
          const got = p.answer.events.map((e) => e.type).join(' ') || 'no event';
          const wanted =
            p.gold.types?.join(' ') ??
            (p.gold.dyads
              ? dyadsOf(p.gold)
                  .map((d) => d.map((s) => quote(p.item.text, s)).join('→'))
                  .join(' ')
              : 'no event');
          error(`${p.item.id} ${wanted}, got ${got}: ${quote(p.item.text)}`);
        }
        return ok;
      });
      return row(name, share(good.length, list.length), list.length);
    };
    const syntax = of('syntax');
    const rates = [
      rate('type, any event', of('type'), ({ gold, answer }) => answer.events.some((e) => gold.types.includes(e.type))),
      rate('no event where there is none', of('negative'), ({ answer, missing }) => !missing && !answer.events.length),
      rate('who acts on whom, some pair', syntax, (p) => pairsMet(p).some(Boolean)),
      rate('who acts on whom, all pairs', syntax, (p) => pairsMet(p).every(Boolean)),
    ].filter((r) => r.n);
    return [...rates, ...guessRows(syntax)];
  },
};
