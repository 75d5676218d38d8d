// What a route of the desk's API is: who may call it, what goes in, what comes out. Server, client and OpenAPI document are made from the same table.
import { z } from 'zod';

/** What a person may do, each all that those before may: read · correct and triage · release and merge · accounts. */
export const ROLES = ['reader', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface RouteShape {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under /api, with ":name" for parameters: '/api/stories/:id'. */
  path: string;
  /** The least role; `anyone`: without signing in. */
  role: Role | 'anyone';
  /** One line for the OpenAPI document. */
  says: string;
  params?: z.ZodType;
  query?: z.ZodType;
  /** JSON. With `upload`, bytes come in place of it. */
  body?: z.ZodType;
  /** The body is bytes (application/octet-stream); the handler gets a Buffer as `input.body`. */
  upload?: true;
  answer: z.ZodType;
  /** How often an address may call it, where that is less than for others. */
  perMinute?: number;
  /** The answer is a file to save: the handler gives a `Download`. */
  download?: true;
}

/** A file that a route answers with. */
export const Download = z.object({ name: z.string(), type: z.string(), body: z.union([z.string(), z.instanceof(Uint8Array)]) });
export type Download = z.infer<typeof Download>;

/** Declares a route; its key in the room's table is its id. */
export const route = <const R extends RouteShape>(declared: R): R => declared;

type Out<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined;
type In<R, K extends string> = R extends { [P in K]: infer S extends z.ZodType } ? z.input<S> : undefined;

/** What a handler gets, checked. */
export interface InputOf<R> {
  params: Out<R, 'params'>;
  query: Out<R, 'query'>;
  body: R extends { upload: true } ? Uint8Array : Out<R, 'body'>;
}
/** What a handler gives. */
export type GivenOf<R> = In<R, 'answer'>;
/** What a client gets. */
export type AnswerOf<R> = Out<R, 'answer'>;

type Asked<K extends string, T> = T extends undefined ? object : object extends T ? { [P in K]?: T } : { [P in K]: T };
/** What a client passes. */
export type AskOf<R> = Asked<'params', In<R, 'params'>> &
  Asked<'query', In<R, 'query'>> &
  (R extends { upload: true } ? { body: Blob } : Asked<'body', In<R, 'body'>>);
