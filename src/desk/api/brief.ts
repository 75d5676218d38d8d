// Brief: the situation report being written.
export const BRIEF = {} as const;
