// Keys: what rooms and the shell do at a key, in one registry, so that "?" can show them all. Sequences as in "g t"; single letters can be
// switched off (WCAG 2.1.4) and never act while somebody types.
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Key {
  /** As KeyboardEvent.key has it: 'j', '?', 'Enter', 'Escape', 'ArrowDown'; with 'Ctrl+' before; a sequence as 'g t'. */
  keys: string;
  /** What it does, for people: "next story". */
  says: string;
  run(event: KeyboardEvent): void;
  /** Also while somebody types in a field. */
  typing?: boolean;
}

interface Group {
  title: string;
  keys: () => readonly Key[];
}

const groups: Group[] = [];
const readers = new Set<() => void>();
const SEQUENCE_MS = 1200; // time for the second key of a sequence
const OFF = 'sitrep-keys-off';

/** Whether single letters act. */
export const lettersOn = (): boolean => localStorage.getItem(OFF) === null;
export const setLetters = (on: boolean): void => {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
};

let pending = '';
let since = 0;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(?:TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit)$/.test(target.type)));

const onKey = (event: KeyboardEvent): void => {
  if (event.isComposing || event.altKey || /^(?:Shift|Control|Alt|Meta)$/.test(event.key)) return;
  const typing = isTyping(event.target);
  const pressed = `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`;
  const sequence = pending && event.timeStamp - since < SEQUENCE_MS ? `${pending} ${pressed}` : pressed;
  // Enter and space belong to the button or link that has the focus.
  const own =
    (event.key === 'Enter' || event.key === ' ') &&
    event.target instanceof Element &&
    event.target.closest('a, button, summary, [role="menuitem"]');
  const all = [...groups].reverse().flatMap((g) => g.keys());
  pending = '';
  for (const wanted of new Set([sequence, pressed]))
    for (const key of all) {
      if (key.keys !== wanted || (typing && !key.typing) || own) continue;
      if (/^\S( \S)?$/.test(key.keys) && !lettersOn()) continue;
      event.preventDefault();
      key.run(event);
      return;
    }
  if (!typing && all.some((key) => key.keys.startsWith(`${pressed} `)) && lettersOn()) {
    pending = pressed;
    since = event.timeStamp;
  }
};
addEventListener('keydown', onKey);

/** Registers keys while the component is there. The title groups them in the list of all keys. */
export const useKeys = (title: string, keys: readonly Key[]): void => {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const group: Group = { title, keys: () => current.current };
    groups.push(group);
    for (const reader of readers) reader();
    return () => {
      groups.splice(groups.indexOf(group), 1);
      for (const reader of readers) reader();
    };
  }, [title]);
};

/** All keys that act now, by group. */
export const useAllKeys = (): { title: string; keys: readonly Key[] }[] => {
  const list = () => groups.map(({ title, keys }) => ({ title, keys: keys() }));
  const [all, set] = useState(list);
  useEffect(() => {
    const reader = () => set(list());
    readers.add(reader);
    reader();
    return () => void readers.delete(reader);
  }, []);
  return all;
};
