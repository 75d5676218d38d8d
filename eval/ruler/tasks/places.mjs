// places: finding place names and putting them on the map (Gritta et al., A Pragmatic Guide to Geoparsing Evaluation).
import { Count, distanceKm, mean, median, overlap, prf, quote, row, share, spanKey } from '../lib.mjs';

const HALF_EARTH = 20039; // km: the error of a toponym that was found but not resolved
const NEAR = 161; // km, 100 miles
const LITERAL = new Set(['Literal', 'Literal_Modifier', 'Mixed', 'Coercion', 'Embedded_Literal']);

/** Area under the curve of sorted log errors, as a share of the worst case. */
const errorArea = (errors) => {
  const logs = errors.map((e) => Math.log(1 + e)).sort((a, b) => a - b);
  if (logs.length < 2) return logs.length ? logs[0] / Math.log(HALF_EARTH) : 0;
  let area = 0;
  for (let i = 1; i < logs.length; i += 1) area += (logs[i - 1] + logs[i]) / 2;
  return area / (Math.log(HALF_EARTH) * (logs.length - 1));
};

const toponymsOf = (record, gold) => {
  const places = new Map(record.places.map((p) => [p.id, p]));
  return (
    record.mentions
      .filter((m) => (m.form === 'name' || m.place) && (m.kind === 'location' || m.place))
      .map((m) => ({ start: m.start, end: m.end, kind: m.kind, place: places.get(m.place) }))
      // Not every corpus marks nationalities ("Turkish"): they count where gold has them, and are no error elsewhere.
      .filter((m) => m.kind !== 'nationality' || gold.some((g) => overlap(g, m)))
  );
};

/** The prediction for a gold toponym: the same span, else the largest overlap; a resolved one first. */
const bestMatch = (gold, system) =>
  system
    .filter((s) => overlap(gold, s))
    .sort(
      (a, b) =>
        (spanKey(b) === spanKey(gold)) - (spanKey(a) === spanKey(gold)) ||
        Boolean(b.place) - Boolean(a.place) ||
        overlap(gold, b) - overlap(gold, a),
    )[0];

/**
 * End to end: toponyms with coordinates that were found and put within 161 km, one prediction each (same spans first,
 * then the larger overlap). A prediction that only meets toponyms without coordinates is neither right nor wrong.
 */
const endToEnd = (wanted, system) => {
  const gold = wanted.filter((g) => g.lat !== undefined);
  const judged = system.filter((s) => gold.some((g) => overlap(g, s)) || !wanted.some((g) => overlap(g, s)));
  const candidates = gold
    .flatMap((g) =>
      judged.filter((s) => overlap(g, s)).map((s) => ({ g, s, same: spanKey(g) === spanKey(s), size: overlap(g, s) })),
    )
    .sort((a, b) => b.same - a.same || b.size - a.size || a.g.start - b.g.start || a.s.start - b.s.start);
  const used = new Set();
  let hits = 0;
  for (const { g, s } of candidates) {
    if (used.has(g) || used.has(s)) continue;
    used.add(g).add(s);
    if (s.place && distanceKm(g, s.place) <= NEAR) hits += 1;
  }
  return [hits, judged.length, gold.length];
};

export default {
  name: 'places',
  input: 'read',
  oracle({ gold }) {
    const places = gold.toponyms.map(
      (t, i) => t.lat !== undefined && { id: `p${i}`, name: '', lat: t.lat, lon: t.lon, confidence: 1 },
    );
    return {
      places: places.filter(Boolean),
      mentions: gold.toponyms.map((t, i) => ({
        id: `m${i}`,
        start: t.start,
        end: t.end,
        kind: 'location',
        form: 'name',
        place: places[i] ? `p${i}` : undefined,
      })),
    };
  },
  score(pairs, error) {
    const rows = [];
    const corpora = [...new Set(pairs.map((p) => p.gold.corpus))];
    for (const corpus of corpora) {
      const [exact, mapped] = [new Count(), new Count()];
      const loose = { right: 0, found: 0, predicted: 0, gold: 0 };
      const literal = { found: 0, n: 0 };
      const errors = [];
      let resolvable = 0;
      let reached = 0;
      for (const { item, gold, answer } of pairs.filter((p) => p.gold.corpus === corpus)) {
        const wanted = gold.toponyms;
        const system = toponymsOf(answer, wanted);
        const keys = new Set(wanted.map(spanKey));
        exact.add(new Set(system.map(spanKey).filter((k) => keys.has(k))).size, system.length, keys.size);
        mapped.add(...endToEnd(wanted, system));
        loose.predicted += system.length;
        loose.gold += wanted.length;
        for (const s of system) {
          if (wanted.some((g) => overlap(g, s))) loose.right += 1;
          else error(`${item.id} not a place: ${quote(item.text, s)} in ${quote(item.text, s, 40)}`);
        }
        for (const g of wanted) {
          const match = bestMatch(g, system);
          if (match) loose.found += 1;
          else error(`${item.id} missed ${quote(item.text, g)} in ${quote(item.text, g, 40)}`);
          if (LITERAL.has(g.type)) {
            literal.n += 1;
            if (match) literal.found += 1;
          }
          if (g.lat === undefined) continue;
          resolvable += 1;
          if (!match) continue;
          const km = match.place ? distanceKm(g, match.place) : HALF_EARTH;
          errors.push(km);
          if (km <= NEAR) reached += 1;
          else
            error(
              `${item.id} ${quote(item.text, g)} ${match.place ? `${Math.round(km)} km off: got ${match.place.name ?? ''} ${match.place.country ?? ''}` : 'not resolved'}`,
            );
        }
      }
      const p = share(loose.right, loose.predicted);
      const r = share(loose.found, loose.gold);
      rows.push(
        ...exact.rows(`${corpus}: found, exact`, 'F1'),
        row(`${corpus}: found, overlap P`, p, loose.predicted),
        row(`${corpus}: found, overlap R`, r, loose.gold),
        row(`${corpus}: found, overlap F1`, p + r ? (2 * p * r) / (p + r) : 0, loose.gold),
      );
      if (literal.n) rows.push(row(`${corpus}: literal toponyms found (R)`, share(literal.found, literal.n), literal.n));
      rows.push(
        row(
          `${corpus}: accuracy@161 km of the found`,
          share(errors.filter((e) => e <= NEAR).length, errors.length),
          errors.length,
        ),
        row(`${corpus}: mean error, km`, errors.length ? mean(errors) : HALF_EARTH, errors.length, 'lower'),
        row(`${corpus}: median error, km`, errors.length ? median(errors) : HALF_EARTH, errors.length, 'lower'),
        row(`${corpus}: AUC of the log error`, errors.length ? errorArea(errors) : 1, errors.length, 'lower'),
        row(`${corpus}: found and within 161 km (R)`, share(reached, resolvable), resolvable),
        ...mapped.rows(`${corpus}: end to end @161 km`),
      );
    }
    return rows;
  },
};
