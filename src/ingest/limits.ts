// The sizes and times at which ingest gives up, in one place. Bytes are counted after unpacking.

/** One report: longer than any article; a text of 10 MB is a whole book series (the contract's own limit). */
export const MAX_REPORT_BYTES = 10_000_000;

/** How much of a file is looked at to recognise its format. */
export const SNIFF_BYTES = 65_536;

/** A web page that does not come within this time is given up; 20 s is what common HTTP clients allow a connection. */
export const FETCH_TIMEOUT_MS = 20_000;

/** Redirects followed from one URL; browsers give up after 20, pages of news need one to three. */
export const MAX_REDIRECTS = 5;

/** `10 MB`, for messages. */
export const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
