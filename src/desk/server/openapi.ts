// The table of routes → an OpenAPI 3.1 document. Made directly: the schemas are JSON Schema 2020-12 already, which 3.1 takes as it is.
import { z } from 'zod';
import { API, type RouteShape } from '../api/index.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Record<string, unknown>;
  return rest;
};

const parametersOf = (where: 'path' | 'query', schema: z.ZodType | undefined): object[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: object; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }));
};

const ERROR = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: { code: { type: 'string' }, message: { type: 'string' } },
      required: ['code', 'message'],
    },
  },
  required: ['error'],
};

const operationOf = (id: string, shape: RouteShape): object => ({
  operationId: id,
  summary: shape.says,
  tags: [id.split('.')[0]],
  'x-role': shape.role,
  security: shape.role === 'anyone' ? [] : [{ cookie: [] }, { bearer: [] }],
  parameters: [...parametersOf('path', shape.params), ...parametersOf('query', shape.query)],
  ...(shape.body && {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(shape.body, 'input') } } },
  }),
  ...(shape.upload && {
    requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } },
  }),
  responses: {
    200: shape.download
      ? { description: 'A file.', content: { '*/*': { schema: { type: 'string' } } } }
      : { description: shape.says, content: { 'application/json': { schema: schemaOf(shape.answer, 'output') } } },
    default: { description: 'What is wrong, and the way out.', content: { 'application/json': { schema: ERROR } } },
  },
});

/** The document of the whole API. */
export const openApi = (version: string): object => {
  const paths: Record<string, Record<string, object>> = {};
  for (const [id, shape] of Object.entries(API as Record<string, RouteShape>)) {
    const path = shape.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [shape.method.toLowerCase()]: operationOf(id, shape) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sitrep desk', version, description: 'A claim is never a fact: who says so stays with it.' },
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'sitrep-session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    paths,
  };
};
