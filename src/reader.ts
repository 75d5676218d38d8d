// A report in, one line of output out: runs the pipeline, says what stands in its way, and stamps who read it.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import {
  assetPath,
  type ErrorRecord,
  InputError,
  type OutputLine,
  type Problem,
  type Report,
  readAsset,
  SCHEMA,
} from './core/index.ts';
import { createPipeline, type Pipeline, type ReadDoc } from './pipeline.ts';
import { toRecord } from './record.ts';

export interface ReaderOptions {
  /** Optional layers of the record: "tokens", "why". */
  layers?: readonly string[];
}

export interface ReaderInfo {
  /** Version of the package. */
  version: string;
  /** Digest of all models and data that ship with it, hex. */
  models: string;
  /** Version of each stage, by name. */
  stages: Readonly<Record<string, number>>;
}

/** A file of models or data: where it lies, its size and digest. */
type Manifest = Record<string, { size: number; sha256: string }>;

const LARGE = 1 << 20; // bytes: larger files are binaries that the build made; their recorded digest holds while the size does

const filesBelow = (folder: string): string[] =>
  readdirSync(assetPath(folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));

/** Digests of all files below models/ and data/; `known` spares reading large files again. */
export const assetManifest = (known: Manifest = {}): Manifest =>
  Object.fromEntries(
    ['data', 'models'].flatMap((folder) =>
      filesBelow(folder).map((file) => {
        const { size } = statSync(assetPath(file));
        const before = known[file];
        if (before && size > LARGE && before.size === size) return [file, before];
        return [file, { size, sha256: createHash('sha256').update(readAsset(file)).digest('hex') }];
      }),
    ),
  );

const readManifest = (): Manifest => {
  try {
    return JSON.parse(readAsset('dist/assets.json').toString('utf8')) as Manifest;
  } catch {
    return {}; // not built: everything is read
  }
};

let pipeline: Pipeline | undefined;
let info: ReaderInfo | undefined;

/** Who reads: the package's version, the digest of models and data, the stages. */
export const readerInfo = (): ReaderInfo => {
  if (!info) {
    pipeline ??= createPipeline();
    const { version } = JSON.parse(readAsset('package.json').toString('utf8')) as { version: string };
    const lines = Object.entries(assetManifest(readManifest())).map(([file, { sha256 }]) => `${file} ${sha256}\n`);
    const models = createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16);
    info = { version, models, stages: Object.fromEntries(pipeline.stages.map((s) => [s.name, s.version])) };
  }
  return info;
};

/** Whether the pipeline can read the report: English, or too short to tell. */
const canRead = (report: Report): boolean => report.language === undefined || /^en\b/i.test(report.language);

const EMPTY: Omit<ReadDoc, 'report'> = {
  sentences: [],
  tokens: [],
  encoding: { width: 0, vectors: new Float32Array(0) },
  toponyms: [],
  mentions: [],
  chains: [],
  actors: { list: [], of: new Map() },
  places: { list: [], of: new Map() },
  times: [],
  statements: [],
  doubts: [],
  events: [],
};

/** All layers of a report, for those who want more than the record (`explain`, evaluation). */
export const readLayers = (report: Report): ReadDoc => {
  pipeline ??= createPipeline();
  return canRead(report) ? pipeline.run(report) : { ...EMPTY, report };
};

export const errorRecord = (error: InputError): ErrorRecord => ({
  schema: SCHEMA,
  error: { code: error.code, message: error.message, input: error.input },
});

/**
 * Reads one report. In a language that we can't read, the record holds the report and the problem `unsupported-language`.
 * An error inside a stage becomes an error record: one report never stops the others.
 */
export const readReport = (
  report: Report,
  { layers = [] }: ReaderOptions = {},
  problems: readonly Problem[] = [],
): OutputLine => {
  const { version, models } = readerInfo();
  try {
    const record = toRecord(readLayers(report), { reader: { version, models }, layers });
    const all = [...problems];
    if (!canRead(report)) {
      all.push({
        code: 'unsupported-language',
        message: `The report is in ${report.language}; only English is read. It is kept as it is.`,
      });
    }
    if (!all.length) return record;
    const { schema, reader, report: head, ...rest } = record;
    return { schema, reader, report: head, problems: all, ...rest };
  } catch (error) {
    if (process.env.SITREP_DEBUG) throw error;
    const message = `This report could not be read (${error instanceof Error ? error.message : String(error)}). Please report it with the text; SITREP_DEBUG=1 shows where.`;
    return errorRecord(new InputError('read-failed', message, report.id));
  }
};
