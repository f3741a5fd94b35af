import { Readable } from 'node:stream';
import {
  type FieldError,
  fieldErrors,
  idempotencyKeySchema,
  type Route,
  type RouteInput,
  requestProblems,
} from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';

/** Checks path, query, body and Idempotency-Key against the route; all faults are answered together. */
export function validate(route: Route, request: FastifyRequest): RouteInput<Route> & { idempotencyKey: string | null } {
  const isUpload = route.bodyMedia === 'multipart/form-data';
  if (isUpload && !/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? '')) {
    throw requestProblems['request.mediaType']();
  }
  // A body of a kind that nobody parses arrives as a stream; only the gateway and uploads read those.
  if (!isUpload && route.body !== undefined && request.body instanceof Readable)
    throw requestProblems['request.mediaType']();
  const errors: FieldError[] = [];
  const read = (name: 'params' | 'query' | 'body', schema: z.ZodType | undefined) => {
    if (schema === undefined) return undefined;
    const parsed = schema.safeParse(request[name] ?? {});
    if (parsed.success) return parsed.data;
    errors.push(...fieldErrors(name, parsed.error));
    return undefined;
  };
  const params = read('params', route.params);
  const query = read('query', route.query);
  const body = isUpload ? null : read('body', route.body);
  if (errors.length > 0) throw requestProblems['request.invalid']({ errors });
  return { params, query, body, idempotencyKey: idempotencyKeyOf(route, request) };
}

function idempotencyKeyOf(route: Route, request: FastifyRequest): string | null {
  if (route.idempotencyKey === 'none') return null;
  const key = request.headers['idempotency-key'];
  if (key === undefined && route.idempotencyKey === 'optional') return null;
  const parsed = idempotencyKeySchema.safeParse(key);
  if (parsed.success) return parsed.data;
  throw requestProblems['request.idempotencyKeyMissing']();
}
