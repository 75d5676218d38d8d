// What a dossier keeps for the desk: accounts, sessions, tokens of scripts, what each person has read, jobs of Add, and what changed lately. A part
// of `Store`. Secrets come in as digests or hashes only.

export type Role = 'reader' | 'analyst' | 'editor' | 'admin';

export interface Account {
  name: string;
  role: Role;
  /** Argon2id, as PHC writes it. */
  password: string;
  made: string;
  /** Since when it may not sign in; absent where it may. */
  disabled?: string;
}

export interface Session {
  account: string;
  role: Role;
  /** Sent along with all that writes. */
  token: string;
  expires: string;
  /** What the browser calls itself. */
  browser?: string;
}

/** A session as people see it: never with its token. */
export interface SessionRow {
  /** The beginning of its digest: enough to name it, nothing to sign in by. */
  id: string;
  account: string;
  /** Absent where it began before this was kept. */
  made?: string;
  expires: string;
  browser?: string;
}

/** A token by which a script works, with what it may do. */
export interface Token {
  number: number;
  name: string;
  role: Role;
  made: string;
  /** When it was used last, to the hour. */
  used?: string;
}

/** What a person can triage. Rooms add kinds of their own. */
export type NewsKind = string;

export interface Mark {
  kind: NewsKind;
  id: string;
  /** When it was read. */
  read?: string;
  /** When it was set aside. */
  aside?: string;
  /** When it was followed. */
  followed?: string;
}

/** What changed lately: something that reports tell, and when the last of these reports came in. */
export interface Change {
  kind: 'story' | 'answer' | 'disagreement';
  id: string;
  /** ISO 8601 in UTC. */
  changed: string;
}

export interface ChangeFilter {
  /** Look at so many of the latest texts. */
  texts: number;
  /** Nothing that changed before. */
  since?: string;
}

/** A claim that reports brought in since a moment. */
export interface NewClaim {
  id: string;
  words: string;
  outlets: number;
  texts: number;
  voices: number;
  denials: number;
  report: string;
  voice: string;
  outlet?: string;
  published?: string;
}

/** A job of Add, when it has ended. `detail`: JSON. */
export interface KeptJob {
  id: string;
  made: string;
  by: string;
  state: string;
  detail: string;
}

export interface DeskStore {
  accounts(): Promise<Account[]>;
  /** By name, in any case. */
  account(name: string): Promise<Account | undefined>;
  /** Makes an account, or changes its role or password; all its sessions end, and it may sign in again. */
  putAccount(account: Omit<Account, 'made' | 'disabled'>): Promise<void>;
  /** Changes its role, or shuts or opens it (all its sessions end when it is shut). False where there is none. */
  changeAccount(name: string, change: { role?: Role; disabled?: boolean }): Promise<boolean>;
  /** False where there is none. Its sessions end. */
  dropAccount(name: string): Promise<boolean>;
  /** Keeps a session by the digest of its secret. Those that are over are dropped. */
  openSession(digest: string, session: Omit<Session, 'role'>): Promise<void>;
  /** A session that is not over, with the role that its account has now. None where the account is shut. */
  session(digest: string): Promise<Session | undefined>;
  /** Sessions that are not over, of one account or of all, the latest first. */
  sessions(account?: string): Promise<SessionRow[]>;
  /** Ends a session by its id, of one account or of whichever. False where there is none. */
  endSession(id: string, account?: string): Promise<boolean>;
  closeSession(digest: string): Promise<void>;
  makeToken(digest: string, token: Pick<Token, 'name' | 'role'>): Promise<Token>;
  tokens(): Promise<Token[]>;
  /** The token with this digest; that it was used is noted. */
  token(digest: string): Promise<Token | undefined>;
  dropToken(number: number): Promise<boolean>;
  /**
   * Notes that a person looks at the desk now. The end of the visit before, if there was one: a visit ends when nobody looked for half an hour.
   */
  visit(account: string): Promise<string | undefined>;
  /** Marks of a person; `of` chooses those that are followed or set aside. The latest first. */
  marks(account: string, of?: 'followed' | 'aside'): Promise<Mark[]>;
  mark(account: string, kind: NewsKind, id: string): Promise<Mark>;
  /** Replaces a person's marks of one thing. */
  putMark(account: string, mark: Mark): Promise<void>;
  /** What changed lately, the latest first. */
  changed(filter: ChangeFilter): Promise<Change[]>;
  /** When one thing changed last; undefined where it isn't there. */
  changedOne(kind: Change['kind'], id: string): Promise<Change | undefined>;
  /** Claims of a story that were first told by reports that came in after a moment, those with most voices first. */
  newClaims(story: string, since: string | undefined, limit: number): Promise<{ total: number; claims: NewClaim[] }>;
  /** How many reports of a story came in after a moment, edited ones included. */
  newReports(story: string, since: string | undefined): Promise<number>;
  putJob(job: KeptJob): Promise<void>;
  /** The latest first. */
  jobs(limit: number): Promise<KeptJob[]>;
  job(id: string): Promise<KeptJob | undefined>;
  /** A feed is no longer followed; its reports stay. False where it isn't followed. */
  dropFeed(url: string): Promise<boolean>;
  /** Takes a report out, with all that was made of it, but may come in again: no tombstone stays. False where it isn't there. */
  withdraw(id: string): Promise<boolean>;
  /** How large the dossier is. */
  size(): Promise<{ reports: number; stories: number }>;
}
