// Text → its quotation marks, each with what it may do: open, close, or either. Knows “ ” „ ‟ « » " `` '' ‘ ’ ' and tells
// apostrophes ("workers’ rights", "’90s") from marks as far as one mark alone shows it. Pairing is done in quotations.ts.
import type { Span } from '../../core/index.ts';

/** Which marks can close which: marks of one family pair up. */
export type MarkFamily = 'double' | 'single' | 'angle';

export interface QuoteMark extends Span {
  family: MarkFamily;
  opens: boolean;
  closes: boolean;
  /** The shape leaves no doubt about the direction: “ but not ". */
  sure: boolean;
}

const MARK = /``|''|["“”„‟«»‘’‚‛']/g;
/** What may stand before an opening mark. */
const BEFORE_OPENING = /[\s([{\-–—―/:“‘„«"'…]/;
/** What may stand after a closing mark. */
const AFTER_CLOSING = /[\s)\]}\-–—―/:;,.!?…”’»"']/;
const LETTER = /[\p{L}\p{N}]/u;
/** “’tis”, “’em”, “’90s”: an apostrophe at the start of a word. */
const CLIPPED = /^(?:\d\ds?\b|em\b|tis\b|twas\b|til\b|cause\b|n\b|bout\b|round\b)/i;

/** The marks of `text` between `start` and `end`, in order; apostrophes inside words are left out. */
export const findMarks = (text: string, start = 0, end = text.length): QuoteMark[] => {
  const marks: QuoteMark[] = [];
  MARK.lastIndex = start;
  for (let m = MARK.exec(text); m && m.index < end; m = MARK.exec(text)) {
    const at = m.index;
    const after = at + m[0].length;
    const previous = at > start ? text[at - 1]! : ' ';
    const next = after < end ? text[after]! : ' ';
    const mayOpen = BEFORE_OPENING.test(previous) && !/\s/.test(next);
    const mayClose = !/\s/.test(previous) && AFTER_CLOSING.test(next);
    const add = (family: MarkFamily, opens: boolean, closes: boolean, sure: boolean): void => {
      marks.push({ start: at, end: after, family, opens, closes, sure });
    };
    switch (m[0]) {
      case '“':
      case '‟':
        // „German“ and “wrong way round“: at the end of a word this mark closes.
        add('double', !mayClose || mayOpen, mayClose && !mayOpen, !mayClose);
        break;
      case '„':
      case '``':
        add('double', true, false, true);
        break;
      case '”':
        // ”Swedish” opens with it, where a word begins.
        add('double', mayOpen && !mayClose && LETTER.test(next), !(mayOpen && !mayClose && LETTER.test(next)), !mayOpen);
        break;
      case '«':
        add('angle', !(mayClose && !mayOpen), mayClose && !mayOpen, !mayClose);
        break;
      case '»':
        add('angle', mayOpen && LETTER.test(next), !(mayOpen && LETTER.test(next)), !mayOpen);
        break;
      case '"':
      case "''":
        if (mayOpen || mayClose) add('double', mayOpen, mayClose, false);
        else add('double', true, true, false);
        break;
      default: {
        if (LETTER.test(previous) && LETTER.test(next)) break;
        const turned = m[0] === '‘' || m[0] === '‚' || m[0] === '‛';
        if (turned ? !/\s/.test(next) : mayOpen && !CLIPPED.test(text.slice(after, after + 8)))
          add('single', true, false, turned);
        else if (!turned && mayClose) add('single', false, true, false);
      }
    }
  }
  return marks;
};

/** Whether a closing single mark may as well be a possessive: "the workers’ rights". */
export const maybePossessive = (text: string, mark: Span): boolean =>
  /s/i.test(text[mark.start - 1] ?? '') && /^\s+\p{Ll}/u.test(text.slice(mark.end, mark.end + 3));
