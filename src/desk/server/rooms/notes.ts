// The handlers of Notes (see ../../api/notes.ts).
import type { Note as Kept } from '../../../store/index.ts';
import type { NOTES, Note } from '../../api/notes.ts';
import { type Context, DeskError, type Handlers, notFound } from '../context.ts';

const shown = ({ replies, ...note }: Kept, me: string): Note => ({
  ...note,
  mine: note.by === me,
  replies: replies.map((reply) => ({ ...reply, mine: reply.by === me })),
});

/** The note or reply with a number, removed ones too. */
const author = async ({ store }: Context, number: number): Promise<{ by?: string } | undefined> =>
  (await store.notes({ removed: true })).flatMap((note) => [note, ...note.replies]).find((n) => n.number === number);

const setRemoved = async (context: Context, number: number, removed: boolean): Promise<{ done: true }> => {
  const note = await author(context, number);
  if (!note) throw notFound('note', String(number));
  const { name, role } = context.user;
  if (note.by !== name && role !== 'editor' && role !== 'admin')
    throw new DeskError(403, 'not-allowed', `this note is ${note.by ?? 'somebody else'}’s: an editor may take it away`);
  await context.store.setNoteRemoved(number, removed);
  return { done: true };
};

export const notesRoom: Handlers<typeof NOTES> = {
  'notes.list': async ({ store, user }, { query: { report, claim, open } }) => ({
    notes: (
      await store.notes({
        ...(report !== undefined && { report }),
        ...(claim !== undefined && { claim }),
        ...(open && { open: true }),
      })
    ).map((note) => shown(note, user.name)),
  }),
  'notes.add': async ({ store, user }, { body }) => shown(await store.addNote({ ...body, by: user.name }), user.name),
  'notes.reply': async ({ store, user }, { params, body }) =>
    shown(await store.replyToNote(params.number, { text: body.text, by: user.name }), user.name),
  'notes.done': async ({ store, user }, { params, body }) =>
    shown(await store.setNoteDone(params.number, body.done, user.name), user.name),
  'notes.remove': (context, { params }) => setRemoved(context, params.number, true),
  'notes.restore': (context, { params }) => setRemoved(context, params.number, false),
};
