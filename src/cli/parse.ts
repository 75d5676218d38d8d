// sitrep parse: the language room alone. Reports (or CoNLL-U whose words and sentences are kept) in; CoNLL-U, or trees for people, out.
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { FORMATS, type Format, readInputs } from '../ingest/index.ts';
import { fromConllu, type Parsed, parseText, parseWords, toConllu } from '../language/index.ts';
import { parseChoice } from './options.ts';
import { Output, startProgress } from './output.ts';
import { renderTree } from './render/tree.ts';

interface ParseOptions {
  tree?: true;
  conllu?: true;
  format?: Format;
}

const standardInput = async (): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
};

/** Words and sentences of CoNLL-U, parsed anew: spans are those of the text that its forms make. */
const reparse = (conllu: string): Parsed => {
  const { text, tokens, sentences } = fromConllu(conllu);
  const forms = sentences.map((s) => tokens.slice(s.first, s.after).map((t) => t.form ?? text.slice(t.start, t.end)));
  const parsed = parseWords(forms);
  // Cut sentences begin anew with `first`, so words keep their order and number.
  return {
    text,
    sentences: parsed.sentences.map((s) => ({ ...s, start: tokens[s.first]!.start, end: tokens[s.after - 1]!.end })),
    tokens: parsed.tokens.map((t, i) => ({
      ...t,
      start: tokens[i]!.start,
      end: tokens[i]!.end,
      ...(tokens[i]!.form !== undefined && { form: tokens[i]!.form }),
    })),
  };
};

export const register = (program: Command): void => {
  program
    .command('parse')
    .description('words, tags, lemmas and Universal Dependencies trees of a text, as CoNLL-U')
    .argument('[input...]', 'files, folders, http(s) addresses, or - for standard input')
    .option('--tree', 'trees for people: one word a line, below its head')
    .option('--conllu', 'the input is CoNLL-U: keep its words and sentences, parse them anew')
    .addOption(
      new Option('--format <format>', 'what the input is, where content and ending do not tell').argParser(parseChoice(FORMATS)),
    )
    .action(async (inputs: string[], options: ParseOptions, command: Command) => {
      if (!inputs.length) {
        if (process.stdin.isTTY)
          command.error('sitrep parse: name a file, a folder or an address, or - for standard input (see sitrep parse --help)', {
            exitCode: 2,
          });
        inputs = ['-'];
      }
      const out = new Output();
      const progress = startProgress('texts parsed');
      const fail = (input: string, message: string): void => {
        progress.say(`sitrep: ${input}: ${message}`);
        process.exitCode = 1;
      };
      const print = async ({ text, tokens, sentences }: Parsed): Promise<void> => {
        const doc = { report: { text }, tokens, sentences };
        await out.write(options.tree ? `${renderTree(doc).join('\n')}\n` : toConllu(doc));
        progress.step();
      };
      if (options.conllu) {
        for (const input of inputs) {
          try {
            await print(reparse(input === '-' ? await standardInput() : await readFile(input, 'utf8')));
          } catch (error) {
            fail(input === '-' ? 'standard input' : input, error instanceof Error ? error.message : String(error));
          }
        }
      } else {
        for await (const item of readInputs(inputs, { ...(options.format && { format: options.format }) })) {
          if ('error' in item) fail(item.error.input, item.error.message);
          else await print(parseText(item.report.text, item.report.layout));
        }
      }
      progress.stop();
    });
};
