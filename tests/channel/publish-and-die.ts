// Publishes an issue into a channel and kills itself (SIGKILL) at the step of this number: node --import tsx publish-and-die.ts FOLDER KEY STEP
import { buildIssue, commitBuilt, openChannel, openKeyFile } from '../../src/publish/channel/index.ts';
import { brief } from './briefs.ts';
import { publicOf, script } from './make.ts';

const [folder, key, at] = process.argv.slice(2) as [string, string, string];
let step = 0;
const onStep = (): void => {
  step += 1;
  if (step === Number(at)) process.kill(process.pid, 'SIGKILL');
};
const channel = await openChannel(folder, { key: await openKeyFile(key, async () => ''), script: script(), onStep });
const draft = { kind: 'brief' as const, reviewed: true, brief: publicOf(brief('next', { title: 'The next one' })).brief };
await commitBuilt(
  channel,
  buildIssue(channel, draft, { title: 'Strait Watch', language: 'en' }, '2031-12-01T00:00:00.000Z'),
  onStep,
);
