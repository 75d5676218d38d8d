// A story's reports → where they point to earlier coverage, and which reports of the dossier that may be: of the same story, or of the same outlet.
import { earlierOf, type LookBack, linkLookBacks, mayLookBack } from '../../linking/index.ts';
import type { Database } from './database.ts';
import { currentReading, readRecord } from './read-record.ts';

const LOOKED_AT = 200; // earlier reports of the story or the outlet, the latest first

export const lookBacksOf = (db: Database, story: string): LookBack[] =>
  db
    .all<{ seq: number; text: string; outlet: string | null; published: string | null }>(
      `SELECT r.seq, v.text, v.outlet, v.published FROM texts t JOIN reports r ON r.seq = t.report JOIN versions v ON v.seq = r.version
       WHERE t.story = ? ORDER BY t.sort`,
      story,
    )
    .flatMap(({ seq, text, outlet, published }) => {
      if (published === null || !mayLookBack(text)) return [];
      const reading = currentReading(db, seq);
      if (!reading) return [];
      const earlier = db.all<{ id: string; text: string; outlet: string | null; url: string | null; published: string }>(
        `SELECT r.id, v.text, v.outlet, v.url, v.published FROM reports r JOIN versions v ON v.seq = r.version JOIN texts t ON t.report = r.seq
         WHERE v.published < ? AND (t.story = ? OR v.outlet = ?) ORDER BY v.published DESC LIMIT ?`,
        published,
        story,
        outlet ?? '',
        LOOKED_AT,
      );
      return linkLookBacks(
        readRecord(reading),
        earlier.map((e) =>
          earlierOf({
            id: e.id,
            text: e.text,
            published: e.published,
            ...(e.outlet !== null && { outlet: e.outlet }),
            ...(e.url !== null && { url: e.url }),
          }),
        ),
      );
    });
