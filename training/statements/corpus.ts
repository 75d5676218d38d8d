// Corpus rows and parsed layers for the training of statements. PolNeAR rows as score/corpora have them: `text`, `gold.statements`.
// Parses are cached, because they cost more than the training does.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Doc, type Encoding, type Report, readAsset, type Sentence, type Span, type Token } from '../../src/core/index.ts';
import { readLayout } from '../../src/ingest/index.ts';
import { createLanguageStage } from '../../src/language/index.ts';

export interface GoldStatement {
  source: Span[];
  cue: Span[];
  content: Span[];
}

export interface Article {
  id: string;
  doc: Doc<'sentences' | 'tokens' | 'encoding'>;
  gold: GoldStatement[];
}

const spans = (list: [number, number][]): Span[] => list.map(([start, end]) => ({ start, end }));

/** Articles of `DIR/statements/PART.jsonl`, parsed; `cache` is a folder for parses, two files a parser and article. */
export const readArticles = (
  corpora: string,
  part: string,
  options: { cache?: string; every?: number; offset?: number; parser?: string } = {},
): Article[] => {
  const stage = createLanguageStage();
  const { cache, every = 1, offset = 0 } = options;
  // What the parser is made of: a cached parse of another one is of no use.
  const digest = createHash('sha256');
  if (cache) for (const name of ['model.bin', 'sentences.bin', 'lemmas.tsv']) digest.update(readAsset(`models/language/${name}`));
  const parser = options.parser ?? `${stage.version}-${digest.digest('hex').slice(0, 8)}`;
  const lines = readFileSync(join(corpora, 'statements', `${part}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  const out: Article[] = [];
  lines.forEach((line, n) => {
    if (n % every !== offset) return;
    const row = JSON.parse(line) as {
      id: string;
      text: string;
      gold: { statements: Record<'source' | 'cue' | 'content', [number, number][]>[] };
    };
    const sha256 = createHash('sha256').update(row.text).digest('hex');
    const report: Report = { id: row.id, text: row.text, sha256, layout: readLayout(row.text).parts };
    const file = cache && join(cache, `${parser}-${sha256.slice(0, 16)}.json.gz`);
    let layers: { sentences: readonly Sentence[]; tokens: readonly Token[]; encoding: Encoding };
    if (file && existsSync(file)) {
      const bytes = readFileSync(`${file}.f32`);
      const vectors = new Float32Array(new Uint8Array(bytes).buffer);
      const kept = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Omit<typeof layers, 'encoding'>;
      layers = { ...kept, encoding: { width: vectors.length / Math.max(1, kept.tokens.length), vectors } };
    } else {
      layers = stage.run({ report });
      if (file) {
        const { sentences, tokens, encoding } = layers;
        mkdirSync(cache, { recursive: true });
        const { buffer, byteOffset, byteLength } = encoding.vectors;
        writeFileSync(`${file}.f32`, new Uint8Array(buffer, byteOffset, byteLength));
        writeFileSync(file, gzipSync(JSON.stringify({ sentences, tokens }), { level: 1 }));
      }
    }
    out.push({
      id: row.id,
      doc: { report, ...layers },
      gold: row.gold.statements.map((s) => ({ source: spans(s.source), cue: spans(s.cue), content: spans(s.content) })),
    });
  });
  return out;
};
