// The table of routes → routes of the server: who may call, what goes in is checked, what goes wrong is told as {error: {code, message}}.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodError, z } from 'zod';
import { InputError } from '../../core/index.ts';
import { DossierError } from '../../store/index.ts';
import { API, type Download, ROLES, type RouteShape } from '../api/index.ts';
import { type Context, DeskError, type User } from './context.ts';
import { HANDLERS } from './rooms/index.ts';

export interface Ways {
  /** Who asks; undefined where nobody is signed in. */
  userOf(request: FastifyRequest): User | undefined;
  context(user: User, request: FastifyRequest, reply: FastifyReply): Context;
  /** Hold answers against the table: for tests. */
  checkAnswers: boolean;
}

const NOBODY: User = { name: '', role: 'reader' };

const faultsOf = (where: string, error: ZodError): string =>
  error.issues.map(({ path, message }) => `${[where, ...path.map(String)].join('.')}: ${message}`).join('; ');

const checked = (where: string, schema: z.ZodType | undefined, value: unknown): unknown => {
  if (!schema) return undefined;
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw new DeskError(400, 'invalid', faultsOf(where, error));
  return data;
};

const STATUS_OF_DOSSIER: Record<string, number> = { missing: 404, locked: 503, 'read-only': 409, exists: 409 };

/** An error in the words that the desk answers with. */
export const told = (error: unknown): { status: number; code: string; message: string } => {
  if (error instanceof DeskError) return { status: error.status, code: error.code, message: error.message };
  if (error instanceof DossierError)
    return { status: STATUS_OF_DOSSIER[error.code] ?? 500, code: error.code, message: error.message };
  if (error instanceof InputError) return { status: 400, code: error.code, message: error.message };
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (statusCode !== undefined && statusCode < 500)
    return {
      status: statusCode,
      code: (code ?? 'invalid').toLowerCase().replace(/_/g, '-'),
      message: message ?? 'this request cannot be read',
    };
  return { status: 500, code: 'failed', message: 'the desk could not do this; its standard error tells why: please report it' };
};

/** Whether a role holds what a route asks for. */
const mayCall = (user: User | undefined, role: RouteShape['role']): boolean =>
  role === 'anyone' || (user !== undefined && ROLES.indexOf(user.role) >= ROLES.indexOf(role));

/** Throws DeskError where the role does not reach. */
export const allow = (user: User | undefined, role: RouteShape['role']): void => {
  if (mayCall(user, role)) return;
  throw user
    ? new DeskError(
        403,
        'not-allowed',
        `this needs the role ${role}, and ${user.name} is ${user.role}: ask who keeps the accounts`,
      )
    : new DeskError(401, 'not-signed-in', 'sign in first: POST /api/session with name and password, or send a token');
};

const answerOne = async (
  id: string,
  shape: RouteShape,
  ways: Ways,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> => {
  const user = ways.userOf(request);
  allow(user, shape.role);
  const input = {
    params: checked('path', shape.params, request.params),
    query: checked('query', shape.query, request.query),
    body: shape.upload ? request.body : checked('body', shape.body, request.body ?? {}),
  };
  if (shape.upload && !(input.body instanceof Uint8Array))
    throw new DeskError(415, 'invalid', 'send the bytes as application/octet-stream');
  const handler = HANDLERS[id as keyof typeof HANDLERS] as unknown as (context: Context, given: typeof input) => Promise<unknown>;
  const answer = await handler(ways.context(user ?? NOBODY, request, reply), input);
  if (ways.checkAnswers) shape.answer.parse(answer);
  if (!shape.download) return answer;
  const { name, type, body } = answer as Download;
  return reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(typeof body === 'string' ? body : Buffer.from(body));
};

/** Registers all routes of the table. */
export const registerRoutes = (app: FastifyInstance, ways: Ways): void => {
  for (const [id, shape] of Object.entries(API as Record<string, RouteShape>))
    app.route({
      method: shape.method,
      url: shape.path,
      ...(shape.perMinute !== undefined && { config: { rateLimit: { max: shape.perMinute, timeWindow: 60_000 } } }),
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return answerOne(id, shape, ways, request, reply);
      },
    });
};
