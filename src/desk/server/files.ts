// The client's files as the build made them; any other address that is no file gets the page, which reads the address itself.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { assetPath } from '../../core/index.ts';

/** Registers the client's files. Throws where the client was not built. */
export const registerFiles = async (app: FastifyInstance): Promise<void> => {
  const root = assetPath('dist/desk/client');
  const page = join(root, 'index.html');
  if (!existsSync(page)) throw new Error('the desk was not built: run npm run build first');
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true, // names carry a digest
    maxAge: '1y',
  });
  app.setNotFoundHandler(async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://desk');
    if (request.method !== 'GET' || /^\/(?:api|assets)(?:\/|$)/.test(pathname))
      return reply.code(404).send({
        error: { code: 'not-found', message: `there is nothing at ${request.method} ${pathname}: /api lists what there is` },
      });
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(page));
  });
};
