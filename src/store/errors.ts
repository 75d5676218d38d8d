// What can go wrong with a dossier as a whole, in words that say what to do. Errors of single reports are core's InputError.

export type DossierErrorCode =
  | 'missing'
  | 'not-a-dossier'
  | 'newer'
  | 'locked'
  | 'read-only'
  | 'disk'
  | 'damaged'
  | 'unsupported'
  | 'exists'
  | 'failed';

/** A dossier that can't be opened, read or written. */
export class DossierError extends Error {
  readonly code: DossierErrorCode;
  constructor(code: DossierErrorCode, message: string) {
    super(message);
    this.name = 'DossierError';
    this.code = code;
  }
}
