// What the server tells the pages that are open, over /api/events.

/** Something changed; pages ask again for what they show. */
export type LiveEvent =
  /** The dossier changed, by this desk or another program. */
  | { kind: 'dossier'; changes: number }
  /** A job of Add: where it stands. */
  | { kind: 'job'; id: string }
  /** Anything else that a room publishes, named by the room. */
  | { kind: `room:${string}`; id?: string };
