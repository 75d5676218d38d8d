// A real `sitrep desk` process on a small dossier, asked over HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import { type RunningDesk, startDesk } from '../browser/running.ts';
import { READER, tellRecord } from '../store/records.ts';

/** A folder with a dossier of three reports; `remove` takes it away. */
export const smallDossier = async (): Promise<{ dossier: string; remove(): void }> => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-desk-'));
  const dossier = join(folder, 'small.db');
  const store = await openStore(dossier, { create: true });
  for (const [i, doer] of ['Berg', 'Koral', 'Holm'].entries())
    await store.put(
      tellRecord(
        { doer, verb: 'met', target: 'Lund', place: 'Orsa' },
        { id: `r${i}`, published: `2031-05-0${i + 1}`, outlet: 'Courier', title: `<script>alert(${i})</script> ${doer}` },
      ),
      READER,
    );
  await store.close();
  return { dossier, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

export interface Asked {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into what the desk answers
  body: any;
  text: string;
}

/** Asks a desk; a body makes it a POST unless the method says otherwise. */
export const ask = async (
  { address }: Pick<RunningDesk, 'address'>,
  path: string,
  { method, body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Asked> => {
  const response = await fetch(address + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // no JSON: the page
  }
  return { status: response.status, headers: response.headers, body: parsed, text };
};

export { type RunningDesk, startDesk };
