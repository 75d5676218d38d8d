// Briefs by hand, fiction, as the dossier gives them: Vellmark and Tarsk quarrel over a strait. Some sentences must stay at home.
import { createHash } from 'node:crypto';
import { BRIEF_SCHEMA, type Brief, type BriefNote, type BriefSentence, type Handling } from '../../src/core/index.ts';

export interface ReportText {
  id: string;
  text: string;
  outlet: string;
  title: string;
  url: string;
  published: string;
  handling: Handling;
}

export const REPORTS: ReportText[] = [
  {
    id: 'https://coast-tribune.example/2031/10/strait',
    outlet: 'Coast Tribune',
    title: 'Vellmark orders its cutters out of the strait',
    url: 'https://coast-tribune.example/2031/10/strait',
    published: '2031-10-12',
    handling: 'public',
    text: 'Vellmark’s prime minister, Ines Koral, ordered coast guard cutters out of the Orsa Strait on Sunday. “We leave on Tuesday, and we expect Tarsk to do the same,” she said. Fishermen in Port Amel said that two boats had been rammed on Friday.',
  },
  {
    id: 'https://meridian.example/a?x=1&y=2',
    outlet: 'The Meridian',
    title: 'Tarsk <denies> ramming & demands an inquiry',
    url: 'https://meridian.example/a?x=1&y=2',
    published: '2031-10-13T08:30:00Z',
    handling: 'public',
    text: 'A spokesman for Tarsk’s navy denied that its ships had rammed fishing boats, and demanded an inquiry by the Straits Commission. Three people were injured, the port’s harbour master said.',
  },
  {
    id: 'memo-7',
    outlet: 'Field office',
    title: 'Internal memo',
    url: 'https://intranet.example/memo-7',
    published: '2031-10-13',
    handling: 'internal',
    text: 'Our contact at the harbour, whom nobody may learn of, counted nine cutters at the secret berth.',
  },
];

const reportOf = (id: string): ReportText => REPORTS.find((r) => r.id === id)!;

const note = (number: number, report: ReportText, quote: string, speaker?: string): BriefNote => {
  const start = report.text.indexOf(quote);
  if (start < 0) throw new Error(`not in the report: ${quote}`);
  const { id, text, outlet, title, url, published, handling } = report;
  return {
    number,
    report: id,
    sha256: createHash('sha256').update(text).digest('hex'),
    start,
    end: start + quote.length,
    quote,
    outlet,
    title,
    url,
    published,
    ...(speaker !== undefined && { speaker }),
    handling,
  };
};

const [TRIBUNE, MERIDIAN, MEMO] = [REPORTS[0]!, REPORTS[1]!, REPORTS[2]!];
export const SECRET_WORDS = [
  'Our contact',
  'secret berth',
  'nine cutters',
  'memo-7',
  'Internal memo',
  'Field office',
  'Old Mill Lane',
  'Petra Vance',
  'Ana Editor',
];

/** A brief that a person released; `changes` replace fields. */
export const brief = (id: string, changes: Partial<Brief> = {}, more: BriefSentence[] = []): Brief => ({
  schema: BRIEF_SCHEMA,
  id,
  title: 'The Orsa Strait, 12 to 13 October 2031',
  about: 'situation:Orsa Strait',
  since: '2031-10-12',
  until: '2031-10-13',
  made: '2031-10-13T09:00:00.000Z',
  reader: { version: '0.1.0', models: 'ab12' },
  released: { by: 'Ana Editor', at: '2031-10-13T09:30:00.000Z' },
  sections: [
    {
      kind: 'reported',
      title: 'What is reported',
      sentences: [
        {
          id: 'a1',
          text: 'Vellmark’s prime minister, Ines Koral, ordered coast guard cutters out of the Orsa Strait on Sunday 12 October, the Coast Tribune reports; they are to leave on Tuesday.',
          notes: [1, 2],
          claim: 'claim-order',
          item: 'event-order',
          date: '2031-10-12',
          places: [{ name: 'Orsa Strait', lat: 41.23456, lon: 12.98765 }],
        },
        {
          id: 'a2',
          text: 'Three people were injured, according to the harbour master of Port Amel, quoted by The Meridian.',
          notes: [5],
          claim: 'claim-injured',
          item: 'event-injured',
        },
        { id: 'a3', text: 'Nine cutters lie at a secret berth.', notes: [7], claim: 'claim-memo' },
        {
          id: 'a4',
          text: 'Petra Vance, who owns one of the boats, lives at 4 Old Mill Lane.',
          notes: [3],
          needs: ['private person', 'exact place'],
        },
        ...more,
      ],
    },
    {
      kind: 'disagreements',
      title: 'Where sources disagree',
      sentences: [
        {
          id: 'b1',
          text: 'Fishermen say that two boats were rammed on Friday (Coast Tribune); a spokesman for Tarsk’s navy denies that its ships rammed any (The Meridian).',
          notes: [3, 4],
          claim: 'claim-ramming',
          disagreement: 'd1',
        },
      ],
    },
    {
      kind: 'follow-ups',
      title: 'What was promised, and what came of it',
      sentences: [
        { id: 'c1', text: 'Koral: “We leave on Tuesday, and we expect Tarsk to do the same.” Open.', notes: [2], followUp: 'f1' },
        { id: 'c2', text: 'Tarsk’s promise to open the channel was broken, an editor decided.', notes: [6], followUp: 'f2' },
        {
          id: 'c3',
          text: 'Tarsk demands an inquiry by the Straits Commission <script>alert(1)</script>.',
          notes: [6],
          followUp: 'f3',
          edited: { by: 'Ana Editor', at: '2031-10-13T09:20:00Z', evidence: 'kept' },
        },
      ],
    },
  ],
  notes: [
    note(1, TRIBUNE, 'ordered coast guard cutters out of the Orsa Strait on Sunday'),
    note(2, TRIBUNE, '“We leave on Tuesday, and we expect Tarsk to do the same,”', 'Ines Koral'),
    note(3, TRIBUNE, 'Fishermen in Port Amel said that two boats had been rammed on Friday.', 'fishermen'),
    note(4, MERIDIAN, 'denied that its ships had rammed fishing boats', 'a spokesman for Tarsk’s navy'),
    note(5, MERIDIAN, 'Three people were injured, the port’s harbour master said.', 'the harbour master'),
    note(6, MERIDIAN, 'demanded an inquiry by the Straits Commission', 'a spokesman for Tarsk’s navy'),
    note(7, MEMO, 'counted nine cutters at the secret berth'),
  ],
  ...changes,
});

/** What the dossier says of the reports' handling. */
export const handlingOf = (id: string): Handling | undefined => reportOf(id)?.handling;
