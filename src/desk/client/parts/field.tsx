// A labelled field of a form: a line, several lines, or a choice. What is wrong with it stands under it.
import { useId } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onInput(value: string): void;
  /** How many lines; without it, one. */
  lines?: number;
  type?: 'text' | 'search' | 'url' | 'password' | 'date' | 'number';
  /** A choice among these: value and words. */
  choices?: readonly (readonly [value: string, words: string])[];
  hint?: string;
  wrong?: string;
  placeholder?: string;
  autocomplete?: string;
  /** The label is only read out. */
  bare?: boolean;
  required?: boolean;
}

export const Field = ({
  label,
  value,
  onInput,
  lines,
  type = 'text',
  choices,
  hint,
  wrong,
  placeholder,
  autocomplete = 'off',
  bare,
  required,
}: FieldProps) => {
  const id = useId();
  const note = wrong ?? hint;
  const shared = {
    id,
    value,
    required,
    'aria-describedby': note ? `${id}-note` : undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
  const read = (event: Event): void => onInput((event.currentTarget as HTMLInputElement).value);
  return (
    <div class="field">
      <label for={id} class={bare ? 'read-out' : undefined}>
        {label}
      </label>
      {choices ? (
        <select {...shared} onChange={read}>
          {choices.map(([v, words]) => (
            <option key={v} value={v}>
              {words}
            </option>
          ))}
        </select>
      ) : lines ? (
        <textarea {...shared} rows={lines} placeholder={placeholder} onInput={read} />
      ) : (
        <input {...shared} {...{ type: type as 'text' }} placeholder={placeholder} autocomplete={autocomplete} onInput={read} />
      )}
      {note && (
        <p id={`${id}-note`} class={wrong ? 'note wrong' : 'note'}>
          {note}
        </p>
      )}
    </div>
  );
};
