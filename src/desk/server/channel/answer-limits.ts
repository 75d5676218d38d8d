// How many answers are taken: of one address an hour, of all an hour. Kept in memory alone: where an answer came from is written nowhere.
const OF_ONE = 6;
const OF_ALL = 120; // what a person can read
const HOUR_MS = 3600_000;

export class AnswerLimits {
  readonly #clock: () => number;
  #taken: { who: string; at: number }[] = [];

  /** `clock`: milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Why no more is taken now; undefined where there is room. */
  fault(who: string): 'many' | 'full' | undefined {
    const since = this.#clock() - HOUR_MS;
    this.#taken = this.#taken.filter(({ at }) => at > since);
    if (this.#taken.filter((t) => t.who === who).length >= OF_ONE) return 'many';
    return this.#taken.length >= OF_ALL ? 'full' : undefined;
  }

  took(who: string): void {
    this.#taken.push({ who, at: this.#clock() });
  }
}
