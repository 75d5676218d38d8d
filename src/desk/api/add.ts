// Add: reports in, by paste, file, address or feed.
export const ADD = {} as const;
