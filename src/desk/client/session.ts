// Who is at the desk, for rooms: what the shell learned when the page opened. What a role may not do is refused by the server in any case.
import type { Answer } from '../api/index.ts';

type Session = Answer<'session.show'>;
type Role = NonNullable<Session['user']>['role'];
const ORDER: readonly Role[] = ['reader', 'analyst', 'editor', 'admin'];

let session: Session | undefined;
export const keepSession = (given: Session): void => {
  session = given;
};
/** Undefined until the shell has asked. */
export const currentSession = (): Session | undefined => session;
/** Whether who is here has at least this role. */
export const may = (role: Role): boolean =>
  session?.user !== undefined && ORDER.indexOf(session.user.role) >= ORDER.indexOf(role);
