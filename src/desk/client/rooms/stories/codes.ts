// "Show codes": the types, keys and ids behind the words, for those who work with them. Kept in this browser.
import { useEffect, useState } from 'preact/hooks';
import type { EventType, Reality } from '../../../../core/record.ts';
import { REALITY_WORDS, TYPE_WORDS } from '../../../../core/words.ts';

const KEPT = 'sitrep-codes';
const readers = new Set<() => void>();

export const setCodes = (on: boolean): void => {
  if (on) localStorage.setItem(KEPT, '1');
  else localStorage.removeItem(KEPT);
  for (const reader of readers) reader();
};

export const useCodes = (): boolean => {
  const [on, set] = useState(() => localStorage.getItem(KEPT) !== null);
  useEffect(() => {
    const reader = () => set(localStorage.getItem(KEPT) !== null);
    readers.add(reader);
    return () => void readers.delete(reader);
  }, []);
  return on;
};

export const typeWords = (type: string): string => TYPE_WORDS[type as EventType] ?? type.toLowerCase();
export const realityWords = (reality: string): string => REALITY_WORDS[reality as Reality] ?? reality;
