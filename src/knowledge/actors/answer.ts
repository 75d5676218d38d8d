// What is asked of the resolver and what it answers; shared by its parts.
import type { ActorKind } from '../../core/index.ts';

export interface ResolveOptions {
  /** ISO 8601 date; decides who holds an office. Without it the latest known fact counts. */
  published?: string;
  /** ISO 3166-1 alpha-3: where the report is about; decides between organizations of one name. */
  near?: string;
  /** The phrase is known to be a person's name. */
  person?: boolean;
}

export interface ResolvedActor {
  /** Canonical, where the phrase names someone known. */
  name?: string;
  kind: ActorKind;
  country?: string;
  body?: string;
  sectors: string[];
  /** Why country or sector could not be told. */
  unknown?: string;
  /** Which facts decided. */
  by: string;
}
