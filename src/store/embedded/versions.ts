// Which report is it? Identity, versions and tombstones: by the given id, else by the address; by the text where neither is known.
import { createHash } from 'node:crypto';
import type { ReportHead } from '../../core/index.ts';
import type { Known } from '../store.ts';
import { type Database, storable } from './database.ts';

export interface VersionRow {
  seq: number;
  report: number;
  number: number;
  sha256: string;
  text: string;
  title: string | null;
  outlet: string | null;
  author: string | null;
  url: string | null;
  published: string | null;
  language: string | null;
  translation_of: string | null;
  added: string;
}

/** An address without its fragment: "#comments" names a place in the same page. */
export const canonicalUrl = (url: string | undefined): string | undefined => url?.replace(/#.*$/, '');

const digest = (kind: string, value: string): string => createHash('sha256').update(`${kind}:${value}`).digest('hex');

/** By what a forgotten report is known again. */
export const tombstoneDigests = (head: Pick<ReportHead, 'id' | 'sha256'> & { url?: string | undefined }): string[] => {
  const url = canonicalUrl(head.url);
  return [digest('id', head.id), digest('sha256', head.sha256), ...(url === undefined ? [] : [digest('url', url)])];
};

export const isForgotten = (db: Database, head: ReportHead): boolean =>
  tombstoneDigests(head).some((d) => db.get('SELECT 1 AS found FROM tombstone_digests WHERE digest = ?', d));

/** The report's number, id and, if it was found by its address, the dossier's id of it. */
export const findReport = (db: Database, head: ReportHead): { seq: number; id: string } | undefined => {
  const byId = db.get<{ seq: number; id: string }>('SELECT seq, id FROM reports WHERE id = ?', head.id);
  if (byId) return byId;
  const url = canonicalUrl(head.url);
  if (url !== undefined) {
    const byUrl = db.get<{ seq: number; id: string }>(
      'SELECT r.seq, r.id FROM versions v JOIN reports r ON r.seq = v.report WHERE v.address = ? ORDER BY r.seq LIMIT 1',
      url,
    );
    if (byUrl) return byUrl;
  }
  // Without an id of its own and an address, the text is all that tells a report.
  if (head.id !== head.sha256 || url !== undefined) return undefined;
  return db.get<{ seq: number; id: string }>(
    'SELECT r.seq, r.id FROM versions v JOIN reports r ON r.seq = v.report WHERE v.sha256 = ? ORDER BY r.seq LIMIT 1',
    head.sha256,
  );
};

/**
 * The version that says all that this head says, if there is one. Any version, not only the last: reading an old export again must
 * change nothing. (An article that is changed back to an earlier text is therefore not noted.)
 */
export const findVersion = (db: Database, report: number, head: ReportHead): VersionRow | undefined =>
  db
    .all<VersionRow>('SELECT * FROM versions WHERE report = ? AND sha256 = ? ORDER BY number DESC', report, head.sha256)
    .find(
      (v) =>
        (['title', 'outlet', 'author', 'published'] as const).every(
          (name) => head[name] === undefined || storable(head[name]!) === v[name],
        ) &&
        (head.translationOf === undefined || storable(head.translationOf) === v.translation_of),
    );

/** How a report stands to the dossier. */
export const lookUp = (db: Database, head: ReportHead): Known => {
  const found = findReport(db, head);
  if (found) return { id: found.id, status: findVersion(db, found.seq, head) ? 'unchanged' : 'changed' };
  return { id: head.id, status: isForgotten(db, head) ? 'forgotten' : 'new' };
};
