// The embedded dossier's side of drafts that are kept as ours (see ../ours.ts).
import type { OursDraft, OursSentence, OursStore } from '../ours.ts';
import type { Database } from './database.ts';

interface OursRow {
  seq: number;
  name: string;
  text: string;
  published: string | null;
  kept_by: string | null;
  kept: string;
  sentences: string;
}

export const oursOf = (db: Database, now: () => string): OursStore => {
  const seqOf = (name: string): number | undefined => db.get<{ seq: number }>('SELECT seq FROM ours WHERE name = ?', name)?.seq;
  const note = (ours: number, alerts: readonly string[], by: string | null): void => {
    for (const alert of new Set(alerts))
      db.run('INSERT OR IGNORE INTO ours_known (ours, alert, made, seen_by) VALUES (?, ?, ?, ?)', ours, alert, now(), by);
  };
  return {
    async keepOurs({ name, text, published, by, sentences, known }) {
      db.transaction(() => {
        db.run('DELETE FROM ours WHERE name = ?', name);
        const seq = db.insert('ours', {
          name,
          text,
          published: published ?? null,
          kept_by: by ?? null,
          kept: now(),
          sentences: JSON.stringify(sentences),
        });
        note(seq, known, null);
      });
    },
    ours: async () =>
      db.all<OursRow>('SELECT * FROM ours ORDER BY name').map(
        ({ seq, name, text, published, kept_by, kept, sentences }): OursDraft => ({
          name,
          text,
          ...(published !== null && { published }),
          ...(kept_by !== null && { by: kept_by }),
          kept,
          sentences: JSON.parse(sentences) as OursSentence[],
          known: new Set(db.all<{ alert: string }>('SELECT alert FROM ours_known WHERE ours = ?', seq).map((x) => x.alert)),
        }),
      ),
    async seeAlerts(name, alerts, by) {
      const seq = seqOf(name);
      if (seq === undefined) return false;
      db.transaction(() => note(seq, alerts, by ?? ''));
      return true;
    },
    dropOurs: async (name) => db.run('DELETE FROM ours WHERE name = ?', name).changes > 0,
  };
};
