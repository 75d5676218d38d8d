// actors: an actor phrase to its country and sector.
import { row, share } from '../lib.mjs';

const countryRight = (gold, answer) => {
  const got = answer.country ?? '';
  // International bodies have no country; PLOVER's code for them may stand in its place.
  return got === gold.country || (gold.body !== undefined && (got === gold.body || got === ''));
};
const sectorRight = (gold, answer) => {
  const first = answer.sectors?.[0] ?? '';
  return gold.sector.some((s) => s === first || (s === 'UNK' && first === '') || (s === '' && first === 'UNK'));
};

export default {
  name: 'actors',
  input: 'actor',
  oracle: ({ gold }) => ({
    country: gold.country || undefined,
    sectors: (gold.sector ?? []).slice(0, 1).filter(Boolean),
    kind: 'group',
  }),
  score(pairs, error) {
    const rows = [];
    for (const kind of ['nat', 'short', 'full']) {
      const cases = pairs.filter((p) => p.gold.kind === kind);
      const rate = (name, list, test) => {
        const good = list.filter(({ item, gold, answer }) => {
          const ok = Boolean(answer) && test(gold, answer);
          if (!ok)
            error(
              `${item.id} ${name} of “${item.text}”${item.published ? ` (${item.published})` : ''}: ${gold.body ?? gold.country ?? '·'} ${gold.sector?.join('/') ?? '·'}, got ${answer ? `${answer.country ?? ''} ${answer.sectors?.join('+') ?? ''}` : 'nothing'}`,
            );
          return ok;
        });
        if (list.length) rows.push(row(`${kind}: ${name}`, share(good.length, list.length), list.length));
      };
      const [country, sector] = [cases.filter((p) => p.gold.country !== undefined), cases.filter((p) => p.gold.sector)];
      rate('country', country, countryRight);
      rate(
        'country, where there is one',
        country.filter((p) => p.gold.country),
        countryRight,
      );
      rate('sector', sector, sectorRight);
      rate(
        'sector, where there is one',
        sector.filter((p) => !p.gold.sector.includes('') && !p.gold.sector.includes('UNK')),
        sectorRight,
      );
      rate(
        'country and sector',
        country.filter((p) => p.gold.sector),
        (g, a) => countryRight(g, a) && sectorRight(g, a),
      );
    }
    return rows;
  },
};
