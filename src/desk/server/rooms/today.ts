// The handlers of Today (see ../../api/today.ts): what changed lately, less what a person has read since or set aside.
import type { Mark } from '../../../store/index.ts';
import type { NewsItem, TODAY } from '../../api/today.ts';
import type { Context, Handlers } from '../context.ts';
import { type NewsHead, SOURCES, sourceOf } from './today-sources.ts';

const TEXTS = 2000; // so many of the latest texts are looked at: more than a person goes through in a day

const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`;
/** Read, and nothing came in since. */
const isRead = (mark: Mark | undefined, changed: string): boolean => mark?.read !== undefined && mark.read >= changed;

const latelyChanged = async (context: Context): Promise<NewsHead[]> => {
  const heads: NewsHead[] = await context.store.changed({ texts: TEXTS });
  for (const source of SOURCES) heads.push(...((await source.lately?.(context)) ?? []));
  const order = SOURCES.map((s) => s.kind);
  return heads.sort((a, b) =>
    a.changed === b.changed ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.changed < b.changed ? 1 : -1,
  );
};

/** Marked things with the time of their last change; those that are gone are left out. */
const marked = async (context: Context, marks: readonly Mark[]): Promise<NewsHead[]> => {
  const heads: NewsHead[] = [];
  for (const { kind, id } of marks) {
    const source = sourceOf({ kind, id });
    const changed = await source?.changed(context, id);
    if (source && changed !== undefined) heads.push({ kind: source.kind, id, changed });
  }
  return heads;
};

export const todayRoom: Handlers<typeof TODAY> = {
  async 'today.show'(context, { query: { show, limit } }) {
    const { store, user } = context;
    const since = await store.visit(user.name);
    const marks = new Map((await store.marks(user.name)).map((mark) => [keyOf(mark), mark]));
    const lately = await latelyChanged(context);
    const unread = lately.filter((head) => {
      const mark = marks.get(keyOf(head));
      return !isRead(mark, head.changed) && mark?.aside === undefined;
    });
    const followed = await store.marks(user.name, 'followed');
    const aside = await store.marks(user.name, 'aside');
    const chosen = { new: unread, all: lately, followed: [], aside: [] }[show];
    const heads =
      show === 'followed' || show === 'aside'
        ? await marked(context, (show === 'aside' ? aside : followed).slice(0, limit + 1))
        : chosen;
    const items: NewsItem[] = [];
    for (const head of heads.slice(0, limit)) {
      const mark = marks.get(keyOf(head));
      const told = await sourceOf(head)!.tell(context, head.id, mark?.read ?? since);
      if (told)
        items.push({
          ...told,
          changed: head.changed,
          read: isRead(mark, head.changed),
          followed: mark?.followed !== undefined,
          aside: mark?.aside !== undefined,
        });
    }
    return {
      ...(since !== undefined && { since }),
      items,
      more: heads.length > limit,
      counts: { new: unread.length, followed: followed.length, aside: aside.length },
    };
  },

  async 'today.mark'({ store, user, now, events }, { body: { kind, id, ...wanted } }) {
    const before = await store.mark(user.name, kind, id);
    const at = (name: 'read' | 'followed' | 'aside') => {
      const value = wanted[name] === undefined ? before[name] : wanted[name] ? now() : undefined;
      return value === undefined ? {} : { [name]: value };
    };
    await store.putMark(user.name, { kind, id, ...at('read'), ...at('followed'), ...at('aside') });
    events.publish({ kind: 'room:today' });
    return { read: before.read !== undefined, followed: before.followed !== undefined, aside: before.aside !== undefined };
  },
};
