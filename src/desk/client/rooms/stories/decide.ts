// What a person decides of groups and follow-ups, said at the edge of the page with undo.
import { FOLLOW_UP_WORDS } from '../../../../core/words.ts';
import { call } from '../../call.ts';
import { say, sayError } from '../../toasts.tsx';

const undoOf = (number: number, again: () => Promise<void>) => async (): Promise<void> => {
  await call('decisions.undo', { params: { number } });
  await again();
};

/** How a follow-up ended. */
export const decideFollowUp = async (
  id: string,
  state: 'kept' | 'broken' | 'answered' | 'open',
  again: () => Promise<void>,
): Promise<void> => {
  try {
    const { number } = await call('followUps.decide', { params: { id }, body: { state } });
    await again();
    say(`Set to “${FOLLOW_UP_WORDS[state]}”.`, { undo: undoOf(number, again) });
  } catch (error) {
    sayError(error);
  }
};

/** Two groups are one, or one is taken out of another. True where it was done. */
export const decideGroup = async (
  body: { subject: 'story' | 'claim'; op: 'merge' | 'split'; a: string; b: string },
  words: string,
  again: () => Promise<void>,
): Promise<boolean> => {
  try {
    const { number } = await call('groups.decide', { body });
    await again();
    say(words, { undo: undoOf(number, again) });
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
};
