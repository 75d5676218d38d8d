/** Makes the bundle where it is missing or older than its sources; its path. */
export const buildVerifyPage: () => string;
