// The desk's API: one table of routes, by id. The client takes types from here, and ids, methods and paths from a table that the build makes of it.
import { ADD } from './add.ts';
import { ANSWERS } from './answers.ts';
import { BRIEF } from './brief.ts';
import { NOTES } from './notes.ts';
import { REPORTS } from './reports.ts';
import type { AnswerOf, AskOf } from './route.ts';
import { SEARCH } from './search.ts';
import { SESSION } from './session.ts';
import { STORIES } from './stories.ts';
import { TODAY } from './today.ts';

export const API = { ...SESSION, ...TODAY, ...ADD, ...STORIES, ...REPORTS, ...NOTES, ...SEARCH, ...BRIEF, ...ANSWERS } as const;

export type Api = typeof API;
export type RouteId = keyof Api;
/** What a client gets from a route. */
export type Answer<Id extends RouteId> = AnswerOf<Api[Id]>;
/** What a client passes to a route. */
export type Ask<Id extends RouteId> = AskOf<Api[Id]>;

export type { LiveEvent } from './live.ts';
export { Download, type GivenOf, type InputOf, ROLES, type Role, type RouteShape } from './route.ts';
