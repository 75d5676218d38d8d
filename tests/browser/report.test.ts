// A report in a real browser: read it, correct every part of what was understood, by few keys; add, take away, make one, part, take back; notes; versions.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axeFaults, type OpenDesk, openDesk } from './desk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(inject('sample'));
});
afterAll(async () => {
  expect(await desk.stop()).toBe(0);
});

interface Item {
  key: string;
  layer: string;
  sort: string;
  says: string;
  state: string;
  fields: Record<string, unknown>;
  marks: { start: number; end: number; part: string }[];
}
interface Told {
  report: { id: string };
  text: string;
  items: Item[];
  actors: { key: string; name: string; country?: string; mentions: string[] }[];
  places: { key: string; name: string; lat: number; country?: string }[];
  changes: { number: number; did: string; by?: string; made: string; undone?: string; what: string[] }[];
}

/** Id of the report with this title. */
const idOf = async (title: string): Promise<string> => {
  const { reports } = (await (await fetch(`${desk.address}/api/reports`)).json()) as {
    reports: { id: string; title?: string }[];
  };
  return reports.find((r) => r.title?.includes(title))!.id;
};
/** What the desk tells of a report now. */
const told = async (id: string): Promise<Told> =>
  (await (await fetch(`${desk.address}/api/reports/${encodeURIComponent(id)}`)).json()) as Told;
const open = async (id: string, query = '', options: Parameters<OpenDesk['page']>[1] = {}): Promise<Page> => {
  const page = await desk.page(`/reports/${encodeURIComponent(id)}${query}`, options);
  await page.locator('.report-text').waitFor();
  return page;
};
const toast = (page: Page, words: string) => page.locator('.toast', { hasText: words }).first().waitFor();
const ARICA = 'Chile threatens to close port';
const TALLY = 'Toll at Pisiga rises';

/** Counts the keys that reach the page. */
const counting = (page: Page) => {
  let keys = 0;
  return {
    press: async (key: string): Promise<void> => {
      keys += 1;
      await page.keyboard.press(key);
    },
    count: () => keys,
  };
};

describe('reading', () => {
  test('the text stands there as it was, with marks and what was understood', async () => {
    const id = await idOf(ARICA);
    const page = await open(id);
    const { text, items } = await told(id);
    expect(await page.locator('.report-text').evaluate((x) => x.textContent)).toBe(text);
    const side = page.getByRole('complementary', { name: 'Beside the text' });
    const event = items.find((x) => x.layer === 'events')!;
    await page.locator(`mark.event[data-key="${event.key}"]`).first().click();
    await side.getByRole('heading', { name: event.says }).waitFor();
    expect(await side.textContent()).toMatch(/how real/);
    expect(await side.textContent()).toMatch(/of a hundred such, about \d+ were read rightly/);
    expect(await side.textContent()).toMatch(/read by/);
    expect(new URL(page.url()).searchParams.get('item')).toBe(event.key);
    // Layers are switched, and stay so.
    await page.getByRole('button', { name: 'When', exact: true }).click();
    expect(await page.locator('mark.when.words').count()).toBe(0);
    expect(await page.locator('mark.where.words').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'When', exact: true }).click();
    expect(await page.locator('mark.when.words').count()).toBeGreaterThan(1);
    // Codes stay behind their switch.
    expect(await side.locator('code').count()).toBe(0);
    await page.getByRole('button', { name: 'Codes' }).click();
    expect(await side.textContent()).toContain(String(event.fields.type));
  });

  test('a link leads to its words and to what was read there', async () => {
    const id = await idOf(ARICA);
    const { items, text } = await told(id);
    const last = items.filter((x) => x.layer === 'events').at(-1)!;
    const { start, end } = last.marks.find((m) => m.part === 'trigger')!;
    const page = await open(id, `?at=${start}-${end}`);
    const mark = page.locator('mark.at');
    expect((await mark.allTextContents()).join('')).toBe(text.slice(start, end));
    await expect
      .poll(() => mark.first().evaluate((x) => x.getBoundingClientRect().top < innerHeight), { timeout: 30_000 })
      .toBe(true);
    await page.getByRole('heading', { level: 2, name: last.says }).waitFor();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (colorScheme) => {
    const page = await open(await idOf(ARICA), '', { colorScheme });
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('e');
    await page.getByRole('heading', { level: 2, name: /^Correct/ }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByLabel(/^New note/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  test('on a phone the panel is a sheet that can be raised', async () => {
    const page = await open(await idOf(ARICA), '', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const side = page.getByRole('complementary', { name: 'Beside the text' });
    const low = (await side.boundingBox())!;
    expect(low.y).toBeGreaterThan(844 / 2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await side.getByRole('button', { name: 'Accept' }).waitFor();
    await side.getByRole('button', { name: 'More' }).click();
    expect((await side.boundingBox())!.height).toBeGreaterThan(low.height + 100);
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('few keys', () => {
  test('a proposed event is accepted by 1 key', async () => {
    const id = await idOf(ARICA);
    const event = (await told(id)).items.find((x) => x.layer === 'events' && x.state === 'proposed')!;
    const page = await open(id, `?item=${event.key}`);
    const keys = counting(page);
    await keys.press('a');
    await toast(page, 'Accepted');
    expect(keys.count()).toBe(1);
    const after = await told(id);
    expect(after.items.find((x) => x.key === event.key)!.state).toBe('accepted');
    expect(after.changes.at(-1)).toMatchObject({
      did: 'accepted',
      by: expect.any(String),
      made: expect.stringMatching(/^\d{4}-/),
    });
    // The next one is there to be looked at; the last act is taken back by z.
    expect(new URL(page.url()).searchParams.get('item')).not.toBe(event.key);
    await page.keyboard.press('z');
    await toast(page, 'Taken back');
    expect((await told(id)).items.find((x) => x.key === event.key)!.state).toBe('proposed');
  });

  test('a place is corrected by at most 5 keys', async () => {
    const id = await idOf(ARICA);
    const before = await told(id);
    const where = before.items.find(
      (x) => x.sort === 'where' && before.text.slice(x.marks[0]!.start, x.marks[0]!.end) === 'Arica',
    )!;
    const page = await open(id, `?item=${where.key}`);
    const keys = counting(page);
    await keys.press('p');
    const choices = page.getByRole('region', { name: 'Where is it?' }).getByRole('listitem');
    await choices.nth(1).waitFor();
    const second = (await choices.nth(1).textContent())!;
    await keys.press('2');
    await keys.press('Enter');
    await toast(page, 'Placed');
    expect(keys.count()).toBeLessThanOrEqual(5);
    const place = (await told(id)).places.find((p) => p.key === where.fields.place)!;
    expect(place.lat).not.toBe(before.places.find((p) => p.key === where.fields.place)!.lat);
    expect(second).toContain(Math.abs(place.lat).toFixed(2));
    await page.keyboard.press('z');
    await toast(page, 'Taken back');
    expect((await told(id)).places).toEqual(before.places);
  });

  test('j, k and the arrows move through events and statements, J through all marks, x takes away', async () => {
    const id = await idOf(TALLY);
    const page = await open(id);
    const steps = (await told(id)).items.filter((x) => x.layer === 'events' || x.layer === 'statements');
    // Of the page itself: what the browser tells of an address comes later.
    const here = async () => new URLSearchParams((await page.evaluate('location.search')) as string).get('item');
    await page.keyboard.press('j');
    expect(await here()).toBe(steps[1]!.key);
    await page.keyboard.press('ArrowDown');
    expect(await here()).toBe(steps[2]!.key);
    await page.keyboard.press('k');
    expect(await here()).toBe(steps[1]!.key);
    // Keys that come quicker than the page is painted are not lost.
    await page.evaluate(`(async () => {
      for (const key of ['j', 'j', 'k', 'j', 'k', 'k']) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        await new Promise((done) => setTimeout(done));
      }
    })()`);
    expect(await here()).toBe(steps[1]!.key);
    await page.keyboard.press('J');
    expect(await here()).not.toBe(steps[1]!.key);
    await page.keyboard.press('x');
    await toast(page, 'Taken away');
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Take back' }).first().click();
    await toast(page, 'Taken back');
    expect((await told(id)).changes.at(-1)!.undone).toMatch(/^\d{4}/);
  });
});

describe('corrections in place', () => {
  /** Opens an item's form, changes it, saves; the item afterwards. */
  const correct = async (id: string, key: string, change: (page: Page) => Promise<void>): Promise<Item> => {
    const page = await open(id, `?item=${key}`);
    await page.keyboard.press('e');
    await page.getByRole('heading', { level: 2, name: /^Correct/ }).waitFor();
    await change(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'Corrected');
    await page.context().close();
    return (await told(id)).items.find((x) => x.key === key)!;
  };
  const first = async (id: string, wanted: (x: Item) => boolean): Promise<Item> => (await told(id)).items.find(wanted)!;

  test('type, reality, denial, doer, speaker and time of an event', async () => {
    const id = await idOf(ARICA);
    const event = await first(id, (x) => x.layer === 'events' && (x.fields.actors as string[]).length > 0);
    const { items } = await told(id);
    const other = items.find(
      (x) =>
        x.layer === 'mentions' &&
        x.fields.actor &&
        !(event.fields.actors as string[]).includes(x.key) &&
        !(event.fields.recipients as string[]).includes(x.key),
    )!;
    const statement = items.find((x) => x.layer === 'statements' && x.key !== event.fields.statement)!;
    const time = items.find((x) => x.layer === 'times' && x.key !== event.fields.time)!;
    const after = await correct(id, event.key, async (page) => {
      await page.getByLabel('What happens').selectOption('THREATEN');
      await page.getByLabel('How real').selectOption('hypothetical');
      await page.getByLabel('Denied or not done').check();
      await page.getByLabel('Add a doer').selectOption(other.key);
      await page.getByLabel('Who says so').selectOption(statement.key);
      await page.getByLabel('When', { exact: true }).selectOption(time.key);
    });
    expect(after).toMatchObject({
      state: 'corrected',
      fields: {
        type: 'THREATEN',
        reality: 'hypothetical',
        negated: true,
        saidBy: 'statement',
        statement: statement.key,
        time: time.key,
      },
    });
    expect(after.fields.actors).toContain(other.key);
    expect((await told(id)).changes.at(-1)!.what).toContain('type: coerces → threatens');
  });

  test('where an event is, in its form: a place that the report does not have, by its name', async () => {
    const id = await idOf(ARICA);
    const event = await first(id, (x) => x.layer === 'events');
    const after = await correct(id, event.key, async (page) => {
      await page.getByLabel('Where', { exact: true }).selectOption({ label: 'another place …' });
      await page.getByLabel('Which place').fill('Iquique');
      await page
        .getByRole('radio', { name: /Iquique.*S.*W/ })
        .first()
        .check();
      expect(await axeFaults(page)).toEqual([]);
    });
    const { places } = await told(id);
    const place = places.find((p) => p.key === after.fields.place)!;
    expect(place).toMatchObject({ name: 'Iquique', country: 'CHL' });
    expect(Math.abs(place.lat + 20.2)).toBeLessThan(0.3);
  });

  test('speaker and force of a statement, kind and person of a mention, value of a time', async () => {
    const id = await idOf(TALLY);
    const { actors } = await told(id);
    const statement = await first(id, (x) => x.layer === 'statements');
    const speaker = actors.find((a) => a.key !== statement.fields.speaker)!;
    expect(
      await correct(id, statement.key, async (page) => {
        await page.getByLabel('Who says so').selectOption(speaker.key);
        await page.getByLabel('What the words do').selectOption('deny');
      }),
    ).toMatchObject({ fields: { speaker: speaker.key, force: 'deny' } });
    const mention = await first(id, (x) => x.sort === 'who' && typeof x.fields.actor === 'string');
    const changed = await correct(id, mention.key, async (page) => {
      await page.getByLabel('The words are').selectOption('organization');
      await page.getByLabel('Who', { exact: true }).selectOption({ label: 'somebody else …' });
      await page.getByLabel('Name', { exact: true }).fill('The relief committee');
    });
    expect(changed.fields.kind).toBe('organization');
    expect(changed.says).toContain('The relief committee');
    const time = await first(id, (x) => x.layer === 'times');
    expect(
      await correct(id, time.key, async (page) => {
        await page.getByLabel('When is it').fill('2031-10-02');
        await page.getByText('Read as 2031-10-02').waitFor();
      }),
    ).toMatchObject({ fields: { value: '2031-10-02' }, says: 'from 2031-10-02 until before 2031-10-03' });
  });

  test('what would break the record is refused, and says why', async () => {
    const id = await idOf(ARICA);
    const event = await first(id, (x) => x.layer === 'events' && (x.fields.actors as string[]).length > 0);
    const doer = (event.fields.actors as string[])[0]!;
    const page = await open(id, `?item=${event.key}`);
    await page.keyboard.press('e');
    await page
      .getByLabel('Add a target')
      .selectOption(doer)
      .catch(() => undefined);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.toast.bad', { hasText: 'would be doer and target' }).waitFor();
    // The browser logs the refusal; it is no fault of the page.
    desk.faults.splice(0, desk.faults.length, ...desk.faults.filter((f) => !/422/.test(f)));
    expect((await told(id)).items.find((x) => x.key === event.key)!.fields.recipients).not.toContain(doer);
  });

  test('two actors are made one, and parted again; country and sector', async () => {
    const id = await idOf('Santiago rejects');
    const before = await told(id);
    const [a, b] = before.actors.filter((x) => x.mentions.length === 1);
    let page = await open(id, `?item=${a!.mentions[0]}`);
    await page.keyboard.press('w');
    await page.getByLabel('Is the same as').selectOption(b!.key);
    await page.getByRole('button', { name: 'Make them one' }).click();
    await toast(page, 'Made one');
    let after = await told(id);
    expect(after.actors.some((x) => x.key === a!.key)).toBe(false);
    expect(after.actors.find((x) => x.key === b!.key)!.mentions).toHaveLength(2);
    await page.context().close();

    page = await open(id, `?item=${a!.mentions[0]}`);
    await page.keyboard.press('w');
    await page.getByRole('button', { name: 'Part them' }).click();
    await toast(page, 'Parted');
    after = await told(id);
    expect(after.actors.find((x) => x.key === b!.key)!.mentions).toEqual(b!.mentions);
    await page.context().close();

    page = await open(id, `?item=${b!.mentions[0]}`);
    await page.keyboard.press('w');
    await page.getByLabel('Country').selectOption('PER');
    await page.getByLabel('Sector').selectOption('GOV');
    await page.getByRole('button', { name: 'Save' }).click();
    await toast(page, 'Corrected');
    expect((await told(id)).actors.find((x) => x.key === b!.key)).toMatchObject({ country: 'PER', sectors: ['GOV'] });
  });
});

describe('what was missed', () => {
  /** Selects words of the text with the mouse's selection. */
  const select = async (page: Page, span: { start: number; end: number }): Promise<void> => {
    await page.evaluate(({ start, end }) => {
      const pieces = [...document.querySelectorAll<HTMLElement>('.report-text [data-from]')];
      const at = (offset: number, last: boolean): [Node, number] => {
        const piece = pieces.findLast((p) => (last ? Number(p.dataset.from) < offset : Number(p.dataset.from) <= offset))!;
        return [piece.firstChild!, offset - Number(piece.dataset.from)];
      };
      const range = document.createRange();
      range.setStart(...at(start, false));
      range.setEnd(...at(end, true));
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      document.querySelector('.report-text')!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    }, span);
    await page.getByRole('toolbar', { name: 'What is this?' }).waitFor();
  };

  test('an event on selected words, a place, a time and a statement; by keyboard too', async () => {
    const id = await idOf('Peru sends police');
    const { text } = await told(id);
    const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const words = text.match(/\b[a-z]{6,}\b/g)!.slice(3, 8);
    const page = await open(id);
    await select(page, span(words[0]!));
    await page.getByRole('toolbar').getByRole('button', { name: 'An event' }).click();
    await page.getByLabel('What happens').selectOption('AID');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await toast(page, 'Added');

    await page.keyboard.press('i');
    await page.getByLabel('The words as they stand in the report').fill(words[1]!);
    await page.getByLabel('What is this?').selectOption('where');
    await page.getByLabel('What is this?').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Another name, or latitude, longitude').fill('-18.5, -70.3');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Where is it?' }).getByRole('listitem').first().getByRole('button').click();
    await toast(page, `Added: “${words[1]}”`);

    await select(page, span(words[2]!));
    await page.getByRole('toolbar').getByRole('button', { name: 'A time' }).click();
    await page.getByLabel('When is it').fill('2031-10');
    await page.getByText('Read as 2031-10').waitFor();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await toast(page, `Added: “${words[2]}”`);

    await select(page, span(words[3]!));
    await page.getByRole('toolbar').getByRole('button', { name: 'A statement' }).click();
    await page.getByLabel('How', { exact: true }).selectOption('direct');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await toast(page, `Added: “${words[3]}”`);

    await select(page, span(words[4]!));
    await page.getByRole('toolbar').getByRole('button', { name: 'Somebody' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await toast(page, `Added: “${words[4]}”`);

    const added = (await told(id)).items.filter((x) => x.state === 'added');
    expect(added.map((x) => x.layer).sort()).toEqual(['events', 'mentions', 'mentions', 'statements', 'times']);
    // Taken away again.
    const event = added.find((x) => x.layer === 'events')!;
    await page.locator(`mark.event.trigger[data-key="${event.key}"]`).first().click();
    await page.getByRole('button', { name: 'Wrong' }).click();
    await toast(page, 'Taken away');
    expect((await told(id)).items.some((x) => x.key === event.key)).toBe(false);
  });
});

test('a note on words, a reply, done, and back to the words', async () => {
  const id = await idOf(TALLY);
  const page = await open(id);
  await page.keyboard.press('n');
  await page.getByLabel(/^New note on/).fill('Who counted?');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  const note = page.locator('.note-thread', { hasText: 'Who counted?' });
  await note.waitFor();
  await note.getByRole('button', { name: 'Reply' }).click();
  await note.getByLabel('Reply').fill('The hospital.');
  await note.getByRole('button', { name: 'Reply' }).click();
  await note.getByText('The hospital.').waitFor();
  await note.getByRole('button', { name: 'Done', exact: true }).click();
  await note.getByText(/done, says/).waitFor();
  expect(await page.locator('mark.noted').count()).toBeGreaterThan(0);
  await note.getByRole('link').first().click();
  expect(new URL(page.url()).searchParams.get('at')).toMatch(/^\d+-\d+$/);
  const { notes } = (await (await fetch(`${desk.address}/api/notes?report=${encodeURIComponent(id)}`)).json()) as {
    notes: object[];
  };
  expect(notes).toMatchObject([
    { text: 'Who counted?', done: { by: expect.any(String) }, replies: [{ text: 'The hospital.' }], mine: true },
  ]);
});

test('versions show word by word what an edit changed; corrections of the old text stay in the list', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-versions-'));
  const add = (text: string): void => {
    const file = join(folder, 'r.jsonl');
    writeFileSync(
      file,
      `${JSON.stringify({ id: 'edited', title: 'Bridge', published: '2031-10-09', outlet: 'Courier', text })}\n`,
    );
    execFileSync(process.execPath, ['dist/cli/main.js', 'add', '--dossier', desk.dossier, file], { stdio: 'ignore' });
  };
  add('Troops shelled the bridge on Monday, the mayor said.');
  const page = await open('edited');
  await page.keyboard.press('a');
  await toast(page, 'Accepted');
  add('Troops shelled the old bridge on Tuesday, the mayor said.');
  await page.getByRole('button', { name: 'Versions 2' }).click(); // live: the page was open
  await page.locator('.difference ins').nth(1).waitFor();
  expect(await page.locator('.difference ins').allTextContents()).toEqual(['old ', 'Tuesday']);
  expect(await page.locator('.difference del').allTextContents()).toEqual(['Monday']);
  await page.keyboard.press('c');
  expect(await page.locator('.changes').textContent()).toContain('on version 1');
});
