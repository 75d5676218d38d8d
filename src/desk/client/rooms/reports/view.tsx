// One report: its text with marks at the left, what was understood beside it, everything correctable in place. /reports/ID?at=START-END brings words
// into sight, ?item=KEY an item.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportItem, ReportPage } from '../../../api/reports.ts';
import { useAsk } from '../../ask.ts';
import { call } from '../../call.ts';
import { useKeys } from '../../keys.ts';
import { Button } from '../../parts/button.tsx';
import { Notes } from '../../parts/notes.tsx';
import { Failed, Waiting } from '../../parts/states.tsx';
import { Tag } from '../../parts/told.tsx';
import { addressOf, setQuery } from '../../router.ts';
import { ActorForm } from './actor-form.tsx';
import { type Addable, AddItem, WhatIsThis, WordsDialog } from './add-item.tsx';
import { Changes } from './changes.tsx';
import { CorrectItem } from './correct-item.tsx';
import type { Codes } from './forms.tsx';
import { HandlingChoice } from './handling-choice.tsx';
import { ALL_LAYERS, itemAt, LAYERS, type Layer, marksOf, stepsOf } from './marks.ts';
import { Panel } from './panel.tsx';
import { PlaceChooser } from './place-chooser.tsx';
import { parseAt } from './segments.ts';
import { ReportText } from './text.tsx';
import { Versions } from './versions.tsx';
import { workOn } from './work.ts';
import './reports.css';

type Span = { start: number; end: number };
type Tab = 'read' | 'changes' | 'notes' | 'versions';
type Mode = 'look' | 'edit' | 'place' | 'actor' | { add: Exclude<Addable, 'note'>; span: Span };

const SHOWN = 'sitrep-layers';
const CODES = 'sitrep-codes';
const keptLayers = (): Set<Layer> => {
  const kept = localStorage.getItem(SHOWN);
  return new Set(kept === null ? ALL_LAYERS.filter((l) => l !== 'thing') : ALL_LAYERS.filter((l) => kept.split(' ').includes(l)));
};

/** The item that a link's words are about: an event or statement first. */
const itemIn = ({ items }: ReportPage, at: Span): ReportItem | undefined =>
  ['event', 'statement', 'who'].flatMap((sort) =>
    items.filter(
      (x) =>
        x.sort === sort &&
        x.marks.some((m) => ['trigger', 'content', 'words'].includes(m.part) && m.start < at.end && at.start < m.end),
    ),
  )[0];

export const ReportView = ({ id, query }: { id: string; query: URLSearchParams }) => {
  const { answer: page, error, again } = useAsk('reports.show', { params: { id } });
  const notes = useAsk('notes.list', { query: { report: id } });
  const [shown, setShown] = useState(keptLayers);
  const [codesOn, setCodesOn] = useState(() => localStorage.getItem(CODES) !== null);
  const [codes, setCodes] = useState<Codes>();
  // The address alone tells what is picked: kept beside it, it would lag behind quick keys.
  const picked = query.get('item') ?? undefined;
  const [tab, setTab] = useState<Tab>('read');
  const [mode, setMode] = useState<Mode>('look');
  const [selection, setSelection] = useState<{ span: Span; left: number; top: number }>();
  const [asking, setAsking] = useState(false);
  const [noteOn, setNoteOn] = useState<Span>();
  const [raised, setRaised] = useState(false);
  // A telling of a whole sentence is named by its offsets.
  const at = parseAt(query.get('at')) ?? parseAt(query.get('item'));
  const work = useMemo(() => workOn(id, async () => void (await again())), [id, again]);
  const steps = useMemo(() => (page ? stepsOf(page.items, shown, false) : []), [page, shown]);
  // Somebody came by a link, or has chosen nothing yet: the words of the link, else the first that nobody has looked at.
  const first = page && ((at && itemIn(page, at)) ?? steps.find((x) => x.state === 'proposed') ?? steps[0]);
  const item = page?.items.find((x) => x.key === picked) ?? first;
  const marks = useMemo(
    () => (page ? marksOf(page, shown, item?.key, at, notes.answer?.notes ?? []) : []),
    [page, shown, item?.key, at?.start, at?.end, notes.answer],
  );
  useEffect(() => {
    if (codes || (mode !== 'edit' && mode !== 'actor' && typeof mode !== 'object')) return;
    call('reports.codes').then(setCodes, () => undefined);
  }, [mode]);
  useEffect(() => {
    if (page) document.title = `${page.report.title ?? 'Report'} · Sitrep`;
  }, [page?.report.title]);

  const pick = (key: string | undefined): void => {
    setMode('look');
    setTab('read');
    setQuery({ item: key, at: undefined }, { replace: true });
  };
  const step = (by: number, all = false): void => {
    if (!page) return;
    const list = stepsOf(page.items, shown, all);
    const now = item ? list.findIndex((x) => x.key === item.key) : -1;
    const next = now < 0 ? list.find((x) => !item || x.marks[0]!.start >= item.marks[0]!.start) : list[now + by];
    if (next) pick(next.key);
  };
  const after = (): ReportItem | undefined => {
    const now = item ? steps.findIndex((x) => x.key === item.key) : -1;
    return steps.slice(now + 1).find((x) => x.state === 'proposed') ?? steps[now + 1];
  };
  const decide = async (op: 'confirm' | 'reject'): Promise<void> => {
    if (!item) return;
    const next = after();
    const kept = await work.correct(item.key, { op }, op === 'confirm' ? 'Accepted' : 'Taken away');
    if (kept !== undefined && (next || op === 'reject')) pick(next?.key);
  };
  const placeKey = item?.fields.place as string | undefined;
  const place = page?.places.find((p) => p.key === placeKey);
  const placeable = item !== undefined && (item.layer === 'events' || item.sort === 'where');
  const actor = item && page?.actors.find((a) => a.key === (item.layer === 'mentions' ? item.fields.actor : item.fields.speaker));
  const toNote = (span?: Span): void => {
    setNoteOn(span);
    setTab('notes');
    setRaised(true);
  };
  const open = (next: Mode): void => {
    setTab('read');
    setMode(next);
    setRaised(true);
  };
  const main = item?.marks.find((m) => ['words', 'trigger', 'content'].includes(m.part));

  useKeys('Report', [
    { keys: 'j', says: 'next event or statement', run: () => step(1) },
    { keys: 'k', says: 'the one before', run: () => step(-1) },
    { keys: 'ArrowDown', says: 'next event or statement', run: () => step(1) },
    { keys: 'ArrowUp', says: 'the one before', run: () => step(-1) },
    { keys: 'J', says: 'next mark of any kind', run: () => step(1, true) },
    { keys: 'K', says: 'mark before, of any kind', run: () => step(-1, true) },
    { keys: 'a', says: 'accept what was understood', run: () => void decide('confirm') },
    { keys: 'x', says: 'it is wrong: take it away', run: () => void decide('reject') },
    { keys: 'e', says: 'correct it', run: () => item && open('edit') },
    { keys: 'p', says: 'correct its place', run: () => placeable && open('place') },
    { keys: 'w', says: 'correct who it is', run: () => actor && open('actor') },
    { keys: 'n', says: 'write a note on it', run: () => toNote(main) },
    { keys: 'i', says: 'add what was missed', run: () => setAsking(true) },
    { keys: 'c', says: 'what people changed', run: () => setTab(tab === 'changes' ? 'read' : 'changes') },
    { keys: 'v', says: 'versions', run: () => setTab(tab === 'versions' ? 'read' : 'versions') },
    // Only where there is something to leave: a dialog over the page closes by itself.
    ...(selection || (mode !== 'look' && !asking)
      ? [
          {
            keys: 'Escape',
            says: 'leave a form',
            typing: true,
            run: () => (selection ? setSelection(undefined) : setMode('look')),
          },
        ]
      : []),
  ]);

  if (error && !page) return <Failed error={error} again={() => void again()} />;
  if (!page) return <Waiting what="the report" />;
  const { report } = page;
  const at0 = steps.findIndex((x) => x.key === item?.key);
  const switchLayer = (layer: Layer): void => {
    const next = new Set(shown);
    if (!next.delete(layer)) next.add(layer);
    localStorage.setItem(SHOWN, [...next].join(' '));
    setShown(next);
  };
  const tabs: readonly (readonly [Tab, string])[] = [
    ['read', 'Understood'],
    ['changes', `Changes ${page.changes.filter((c) => !c.undone).length || ''}`],
    ['notes', `Notes ${notes.answer?.notes.length || ''}`],
    ['versions', `Versions ${page.versions.length > 1 ? page.versions.length : ''}`],
  ];
  const choose = (what: Addable, span: Span): void => {
    setSelection(undefined);
    if (what === 'note') toNote(span);
    else open({ add: what, span });
  };
  const done = (key?: string): void => {
    setMode('look');
    if (key !== undefined) pick(key);
  };
  const choosePlace = async (chosen: Record<string, unknown>): Promise<void> => {
    if (!item) return;
    const kept =
      placeKey === undefined
        ? await work.correct(item.key, { op: 'set', fields: { place: chosen } }, 'Placed')
        : await work.correct(placeKey, { op: 'set', fields: chosen }, 'Placed');
    if (kept !== undefined) setMode('look');
  };
  return (
    <div class="report">
      <div class="report-main">
        <header class="report-head">
          <h1>{report.title ?? 'Untitled report'}</h1>
          <p class="meta">
            <span>{report.outlet ?? 'outlet unknown'}</span>
            {report.author && <span>{report.author}</span>}
            {report.published && <time dateTime={report.published}>{report.published.slice(0, 10)}</time>}
            {report.url && /^https?:/.test(report.url) && (
              <a href={report.url} rel="noreferrer noopener" target="_blank">
                where it came from
              </a>
            )}
            <HandlingChoice id={id} handling={report.handling} again={again} />
            {page.story !== undefined && <a href={addressOf(['stories', page.story])}>its story</a>}
          </p>
          {page.problems.map((p) => (
            <p key={p} class="problem">
              {p}
            </p>
          ))}
          <div class="layers" role="group" aria-label="Marks that are shown">
            {LAYERS.map(([layer, words]) => (
              <button
                key={layer}
                type="button"
                class={`layer ${layer}`}
                aria-pressed={shown.has(layer)}
                onClick={() => switchLayer(layer)}
              >
                <span class="sample">{words}</span>
              </button>
            ))}
            <button
              type="button"
              class="layer codes"
              aria-pressed={codesOn}
              onClick={() => {
                if (codesOn) localStorage.removeItem(CODES);
                else localStorage.setItem(CODES, '1');
                setCodesOn(!codesOn);
              }}
            >
              Codes
            </button>
          </div>
        </header>
        <div class="text-box">
          <ReportText
            text={page.text}
            marks={marks}
            sight={picked === undefined && at ? at : main}
            onPick={(keys) => {
              const note = keys.find((k) => k.startsWith('note-'));
              const items = keys.filter((k) => k && !k.startsWith('note-'));
              const next = itemAt(items, item?.key);
              if (next) pick(next);
              else if (note) toNote();
            }}
            onSelect={(span, box) => {
              const frame = document.querySelector('.text-box')!.getBoundingClientRect();
              setSelection(
                span &&
                  box && {
                    span,
                    left: Math.max(0, Math.min(box.left - frame.left, frame.width - 320)),
                    top: box.bottom - frame.top + 6,
                  },
              );
            }}
          />
          {selection && typeof mode !== 'object' && (
            <WhatIsThis at={selection} onChoose={(what) => choose(what, selection.span)} />
          )}
        </div>
        <Button quiet onClick={() => setAsking(true)} hint="i">
          Add what was missed
        </Button>
      </div>
      <aside class={raised ? 'side raised' : 'side'} aria-label="Beside the text">
        <button type="button" class="handle" aria-expanded={raised} onClick={() => setRaised(!raised)}>
          {raised ? 'Lower' : 'More'}
        </button>
        <div class="tabs" role="group" aria-label="What is shown beside the text">
          {tabs.map(([name, words]) => (
            <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
              {words}
            </button>
          ))}
        </div>
        <div class="side-body">
          {tab === 'changes' && <Changes page={page} onUndo={(n) => void work.undo(n)} onPick={pick} />}
          {tab === 'versions' && <Versions page={page} />}
          {tab === 'notes' && (
            <Notes
              about={{ report: id }}
              on={noteOn && { report: id, ...noteOn }}
              words={noteOn && page.text.slice(noteOn.start, noteOn.end)}
              onChange={() => void notes.again()}
              hrefOf={(note) =>
                'start' in note.about ? addressOf(['reports', id], { at: `${note.about.start}-${note.about.end}` }) : undefined
              }
            />
          )}
          {tab === 'read' && typeof mode === 'object' && (
            <AddItem
              key={`${mode.add} ${mode.span.start}`}
              page={page}
              codes={codes}
              what={mode.add}
              span={mode.span}
              selection={selection?.span}
              work={work}
              onDone={done}
            />
          )}
          {tab === 'read' && item && mode === 'edit' && (
            <CorrectItem
              key={item.key}
              page={page}
              item={item}
              codes={codes}
              selection={selection?.span}
              work={work}
              onDone={done}
            />
          )}
          {tab === 'read' && item && mode === 'place' && (
            <PlaceChooser
              name={placeWordsOf(page, item)}
              now={place}
              onChoose={(chosen) => void choosePlace({ ...chosen })}
              onClose={() => setMode('look')}
            />
          )}
          {tab === 'read' && item && actor && mode === 'actor' && (
            <ActorForm
              key={actor.key}
              page={page}
              actor={actor}
              codes={codes}
              mention={item.layer === 'mentions' ? item.key : (actor.mentions[0] ?? '')}
              work={work}
              onDone={() => setMode('look')}
            />
          )}
          {tab === 'read' && item && mode === 'look' && (
            <Panel
              page={page}
              item={item}
              step={at0 < 0 ? undefined : { at: at0 + 1, of: steps.length }}
              codes={codesOn}
              onPick={pick}
              acts={{
                accept: () => void decide('confirm'),
                reject: () => void decide('reject'),
                edit: () => open('edit'),
                place: placeable ? () => open('place') : undefined,
                actor: actor ? () => open('actor') : undefined,
                note: () => toNote(main),
              }}
            />
          )}
          {tab === 'read' && !item && typeof mode !== 'object' && (
            <p class="meta">Nothing was read from this text. Select words to say what they are, or press i.</p>
          )}
        </div>
      </aside>
      {asking && (
        <WordsDialog
          text={page.text}
          onClose={() => setAsking(false)}
          onChoose={(what, span) => {
            setAsking(false);
            choose(what, span);
          }}
        />
      )}
    </div>
  );
};

/** The words by which the report names the place of an item. */
const placeWordsOf = ({ items, text, places }: ReportPage, item: ReportItem): string => {
  const own = item.marks.find((m) => m.part === (item.layer === 'events' ? 'where' : 'words'));
  const words = own && text.slice(own.start, own.end);
  return (
    words ?? places.find((p) => p.key === item.fields.place)?.name ?? items.find((x) => x.sort === 'where')?.label ?? 'Place'
  );
};
