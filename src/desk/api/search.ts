// Search: words and facts together.
export const SEARCH = {} as const;
