// Who may see what is added; what is published heeds it.
import { Field } from '../../parts/field.tsx';

export type HandlingName = 'public' | 'internal' | 'restricted';

const WORDS = [
  ['public', 'public: anybody'],
  ['internal', 'internal: those who work with this dossier'],
  ['restricted', 'restricted: those who are named'],
] as const;

export const HandlingField = ({ value, onInput }: { value: HandlingName; onInput(value: HandlingName): void }) => (
  <Field label="Who may see it" value={value} choices={WORDS} onInput={(name) => onInput(name as HandlingName)} />
);
