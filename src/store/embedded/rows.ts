// Rows as SQL gives them → as the interface tells them: what is unknown is absent, never null.

/** No limit, in SQLite's words. */
export const NO_LIMIT = -1;

/** Columns that may be empty may be absent; the others stay. */
type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]>;
};

/** A row without its empty cells. */
export const present = <T extends object>(row: T): Present<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as Present<T>;
