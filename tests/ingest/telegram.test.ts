// Telegram exports: what comes in, and what stays out.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Dropped, type Ingested, type IngestOptions, readInputs } from '../../src/ingest/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-telegram-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (value: object, options: IngestOptions = {}) => {
  const file = join(folder, 'result.json');
  writeFileSync(file, JSON.stringify(value));
  const all: Ingested[] = [];
  const dropped: Dropped[] = [];
  for await (const found of readInputs([file], { ...options, onDropped: (d) => dropped.push(d) })) all.push(found);
  return {
    all,
    dropped,
    reports: all.map((f) => ('error' in f ? f.error.code : f.report)),
    received: all.map((f) => ('error' in f ? undefined : f.received)),
  };
};
const MESSAGE = {
  id: 7,
  type: 'message',
  date: '2031-05-04T12:00:00',
  date_unixtime: '1935655200',
  from: 'Vell Watch',
  from_id: 'channel5',
};
const channel = (...messages: object[]) => ({ name: 'Vell Watch', type: 'public_channel', id: 5, messages });

describe('Telegram exports', () => {
  it('edits, forwards and media are told beside the report', async () => {
    mkdirSync(join(folder, 'photos'), { recursive: true });
    writeFileSync(join(folder, 'photos', 'p1.jpg'), 'picture');
    const { reports, received } = await read(
      channel({
        ...MESSAGE,
        text: ['The ferry ', { type: 'bold', text: 'sank' }, '.'],
        forwarded_from: 'Orsa Port',
        photo: 'photos/p1.jpg',
        edited: '2031-05-04T13:00:00',
        edited_unixtime: '1935658800',
      }),
    );
    expect(reports).toMatchObject([
      {
        id: 'telegram:5/7',
        text: 'The ferry sank.',
        author: 'Orsa Port',
        outlet: 'Vell Watch',
        published: '2031-05-04T10:00:00Z',
      },
    ]);
    const sha256 = createHash('sha256').update('picture').digest('hex');
    expect(received[0]!.headers).toEqual({
      media: `photos/p1.jpg sha256=${sha256}`,
      edited: '2031-05-04T11:00:00Z',
      'forwarded-from': 'Orsa Port',
    });
    expect(JSON.parse(Buffer.from(received[0]!.bytes).toString()).id).toBe(7);
  });

  it('files outside the export’s folder are not read', async () => {
    const outside = join(folder, '..', 'sitrep-outside.jpg');
    writeFileSync(outside, 'secret');
    const { received } = await read(channel({ ...MESSAGE, text: 'The ferry sank.', photo: '../sitrep-outside.jpg' }));
    rmSync(outside);
    expect(received[0]!.headers).toEqual({ media: '../sitrep-outside.jpg' });
  });

  it('phone numbers stay out, of text, names and what is kept of the message', async () => {
    const message = {
      ...MESSAGE,
      from: '+47 555 01 234',
      text: ['Call ', { type: 'phone', text: '+4755501234' }, ' for rooms.'],
      text_entities: [{ type: 'phone', text: '+4755501234' }],
      contact_information: { first_name: 'Ina', phone_number: '+4755501234' },
    };
    const { all } = await read(channel(message));
    expect(all[0]).toMatchObject({ report: { text: 'Call [phone number left out] for rooms.' } });
    const kept = all[0] as { report: object; received: { bytes: Uint8Array } };
    expect(JSON.stringify(kept.report) + Buffer.from(kept.received.bytes).toString()).not.toMatch(/555\s?01\s?234/);
    expect((await read(channel(message), { private: true })).reports).toMatchObject([
      { text: 'Call +4755501234 for rooms.', author: '+47 555 01 234' },
    ]);
  });

  it('private chats stay out unless asked for, and that is told', async () => {
    const full = {
      about: 'x',
      chats: {
        list: [
          channel({ ...MESSAGE, text: 'The ferry sank.' }, { id: 8, type: 'service', action: 'pin_message' }),
          ...['personal_chat', 'private_group', 'saved_messages', 'private_channel', 'bot_chat'].map((type, i) => ({
            name: 'Ina',
            type,
            id: 20 + i,
            messages: [{ ...MESSAGE, text: 'See you at eight.' }],
          })),
        ],
      },
    };
    const { reports, dropped } = await read(full);
    expect(reports).toMatchObject([{ text: 'The ferry sank.' }]);
    expect(dropped.map((d) => [d.code, d.message])).toEqual([
      ['private', '5 private chats were left out (--private reads them)'],
      ['no-text', '1 messages of Vell Watch have no text (service messages, pictures, polls)'],
    ]);
    expect((await read(full, { private: true })).reports).toHaveLength(6);
    expect((await read({ ...full.chats.list[1]! })).reports).toEqual(['empty']);
  });
});
