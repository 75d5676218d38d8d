// The one error that input can cause: it names the input and the way out, and becomes an error record.

export type ErrorCode =
  | 'not-found'
  | 'unreadable'
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'too-large'
  | 'no-article'
  | 'invalid-json'
  | 'invalid-item'
  | 'lone-surrogate'
  | 'unknown-format'
  | 'network'
  | 'read-failed';

/** An input that can't be read. `message` says what is wrong and what to do; `input` names the file, line or URL. */
export class InputError extends Error {
  readonly code: ErrorCode;
  readonly input: string;
  constructor(code: ErrorCode, message: string, input: string) {
    super(message);
    this.name = 'InputError';
    this.code = code;
    this.input = input;
  }
}
