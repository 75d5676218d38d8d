// Doers or targets of an event: mentions that name an actor, chosen from the text, those of the same sentence first.
import type { ReportPage } from '../../../api/reports.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';

interface PartiesProps {
  label: string;
  page: ReportPage;
  near: number;
  keys: readonly string[];
  onChange(keys: string[]): void;
}

export const Parties = ({ label, page, near, keys, onChange }: PartiesProps) => {
  const names = new Map(page.actors.map((a) => [a.key, a.name]));
  const mentions = page.items.filter((x) => x.layer === 'mentions' && typeof x.fields.actor === 'string');
  const words = (key: string): string => {
    const found = mentions.find((x) => x.key === key);
    if (!found) return 'somebody';
    const said = page.text.slice(found.marks[0]!.start, found.marks[0]!.end);
    const name = names.get(String(found.fields.actor)) ?? '';
    return said === name ? name : `${name} (“${said}”)`;
  };
  const sentence = page.sentences.find((s) => s.start <= near && near < s.end);
  const here = (start: number): boolean => sentence !== undefined && sentence.start <= start && start < sentence.end;
  const others = mentions
    .filter((x) => !keys.includes(x.key))
    .sort((a, b) => Number(here(b.marks[0]!.start)) - Number(here(a.marks[0]!.start)) || a.marks[0]!.start - b.marks[0]!.start);
  return (
    <fieldset class="parties">
      <legend>{label}</legend>
      {keys.map((key) => (
        <span key={key} class="chip">
          {words(key)}
          <Button quiet label={`Take ${words(key)} out`} onClick={() => onChange(keys.filter((k) => k !== key))}>
            ×
          </Button>
        </span>
      ))}
      <Field
        label={`Add a ${label.toLowerCase()}`}
        bare
        value=""
        onInput={(key) => key && onChange([...keys, key])}
        choices={[
          ['', keys.length ? 'one more …' : 'nobody told; choose …'],
          ...others.map((x) => [x.key, words(x.key)] as const),
        ]}
      />
    </fieldset>
  );
};
