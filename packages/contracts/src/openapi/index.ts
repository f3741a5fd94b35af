import { z } from 'zod';
import { PROBLEM_MEDIA_TYPE, problemSchema } from '../http/problem.js';
import type { Route } from '../http/route.js';
import { SDK_PROTOCOL_VERSION } from '../plugins/manifest.js';
import { routes } from '../routes.js';

type JsonObject = Record<string, unknown>;

/** Description of the public API as OpenAPI 3.1, derived from the route catalogue. */
export function buildOpenApi(version: string): JsonObject {
  const components = new Components();
  const paths: Record<string, JsonObject> = {};
  for (const [group, operations] of Object.entries(routes)) {
    for (const [name, route] of Object.entries(operations) as [string, Route][]) {
      const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
      paths[path] = {
        ...paths[path],
        [route.method.toLowerCase()]: operationOf(`${group}.${name}`, group, route, components),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yige 一格',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      // What plugins' `sdk` ranges are compared with, so that a bureau sees beforehand whether its plugin fits.
      'x-yige-protocol': SDK_PROTOCOL_VERSION,
    },
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'yige_session' },
        client: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/api/v1/oauth/token', scopes: {} } } },
      },
    },
  };
}

function operationOf(operationId: string, tag: string, route: Route, components: Components): JsonObject {
  const operation: JsonObject = {
    operationId,
    tags: [tag],
    summary: route.summary,
    parameters: [
      ...parametersOf('path', route.params, components),
      ...parametersOf('query', route.query, components),
      ...(route.idempotencyKey === 'none'
        ? []
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: route.idempotencyKey === 'required',
              schema: { type: 'string', maxLength: 100 },
            },
          ]),
    ],
    responses: {
      [route.status]: {
        description: 'Success',
        ...(route.response === undefined
          ? {}
          : { content: { [route.media]: { schema: components.of(route.response, 'output') } } }),
      },
      default: {
        description: 'Problem (RFC 9457)',
        content: { [PROBLEM_MEDIA_TYPE]: { schema: components.of(problemSchema, 'output') } },
      },
    },
    security: route.access.kind === 'public' ? [] : [{ session: [] }, { client: [] }],
  };
  if (route.access.kind === 'permission') operation['x-permission'] = route.access.permission;
  if (route.stepUp) operation['x-step-up'] = true;
  if (route.body !== undefined) {
    operation.requestBody = {
      required: true,
      content: { [route.bodyMedia]: { schema: components.of(route.body, 'input') } },
    };
  }
  return operation;
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined, components: Components): JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !field.safeParse(undefined).success,
    schema: components.of(field, 'input'),
  }));
}

/** Collects the named schemas (`meta({ id })`) once under `components/schemas`. */
class Components {
  readonly schemas: Record<string, unknown> = {};

  of(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
    const {
      $schema: _dialect,
      $defs,
      ...own
    } = z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }) as JsonObject;
    for (const [id, definition] of Object.entries(($defs ?? {}) as Record<string, JsonObject>)) {
      this.schemas[id] = this.relocate(definition);
    }
    const id = own.id;
    const relocated = this.relocate(own) as JsonObject;
    if (typeof id !== 'string') return relocated;
    this.schemas[id] = relocated;
    return { $ref: `#/components/schemas/${id}` };
  }

  private relocate(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.relocate(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key, inner]) => !(key === 'id' && typeof inner === 'string'))
        .map(([key, inner]) =>
          key === '$ref' && typeof inner === 'string'
            ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
            : [key, this.relocate(inner)],
        ),
    );
  }
}
