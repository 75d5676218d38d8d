// An event as somebody else's data set tells it: what ingest reads of GDELT, ACLED and the like, and the dossier keeps apart from what was read here.

export interface ImportedEvent {
  /** The data set: "gdelt", "acled", … */
  source: string;
  /** Their id of it. */
  id: string;
  /** First day, ISO 8601. */
  date?: string;
  /** Their type and mode, in their words or codes. */
  type?: string;
  mode?: string;
  actor?: string;
  actorCountry?: string;
  recipient?: string;
  recipientCountry?: string;
  place?: string;
  country?: string;
  lat?: number;
  lon?: number;
  score?: number;
  fatalities?: number;
  outlet?: string;
  url?: string;
  words?: string;
  /** Their row, by the names of its columns. */
  original: Readonly<Record<string, string>>;
}
