import { z } from 'zod';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route. Every route says so; one that doesn't cannot be declared.
 * - `public`: no login at all
 * - `session`: any logged-in member of staff, and a plugin for itself or for a user
 * - `permission`: a caller that holds the permission in at least one unit; the handler narrows to the units
 */
export type RouteAccess = { kind: 'public' } | { kind: 'session' } | { kind: 'permission'; permission: string };

/** An `Idempotency-Key`, in the header or beside each item of a batch. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 visible ASCII characters');

export type RouteMedia = 'application/json' | 'text/csv' | 'application/octet-stream' | 'text/event-stream';

/**
 * One operation of the public API: the only definition of its path, permission and shapes.
 * Core mounts it, the client calls it, OpenAPI describes it.
 */
export interface Route<
  Params extends z.ZodType | undefined = z.ZodType | undefined,
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Response extends z.ZodType | undefined = z.ZodType | undefined,
> {
  method: HttpMethod;
  /** Path with `:name` parameters, from the origin's root. */
  path: string;
  summary: string;
  access: RouteAccess;
  params: Params;
  query: Query;
  body: Body;
  /** Shape of the success answer; undefined means no content. */
  response: Response;
  /** Status of the success answer. */
  status: 200 | 201 | 202 | 204;
  /** `Idempotency-Key` header: a repeated call with one key answers as the first did and changes nothing. */
  idempotencyKey: 'none' | 'optional' | 'required';
  /** Kind of the body; a file part of a form is a stream that the handler reads by itself. */
  bodyMedia: 'application/json' | 'multipart/form-data';
  /**
   * Kind of the success answer; `application/octet-stream` is a file to keep, which says its own kind. Of a
   * `text/event-stream`, which does not end by itself, `response` is the shape of each event's data.
   */
  media: RouteMedia;
  /** Answers sensitive fields in the clear: the handler wants a reason and records it. All other routes mask them. */
  reveals: boolean;
  /**
   * Dangerous: the caller must be a person who has confirmed on this session, within the last minutes, that it is them;
   * else 403 `session.confirmationRequired`.
   */
  stepUp: boolean;
}

interface RouteFields<
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Body extends z.ZodType | undefined,
  Response extends z.ZodType | undefined,
> {
  method: HttpMethod;
  path: string;
  summary: string;
  access: RouteAccess;
  params?: Params;
  query?: Query;
  body?: Body;
  response?: Response;
  status?: 200 | 201 | 202 | 204;
  idempotencyKey?: 'optional' | 'required';
  bodyMedia?: 'multipart/form-data';
  media?: Exclude<RouteMedia, 'application/json' | 'text/event-stream'>;
  reveals?: true;
  stepUp?: boolean;
}

export function defineRoute<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Response extends z.ZodType | undefined = undefined,
>(fields: RouteFields<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  return {
    method: fields.method,
    path: fields.path,
    summary: fields.summary,
    access: fields.access,
    params: fields.params as Params,
    query: fields.query as Query,
    body: fields.body as Body,
    response: fields.response as Response,
    status: fields.status ?? (fields.response === undefined ? 204 : 200),
    idempotencyKey: fields.idempotencyKey ?? 'none',
    bodyMedia: fields.bodyMedia ?? 'application/json',
    media: fields.media ?? 'application/json',
    reveals: fields.reveals ?? false,
    stepUp: fields.stepUp ?? false,
  };
}

/** A route that goes on telling. An `EventSource` reads it: the client has no function for it. */
export type StreamRoute = Route & { method: 'GET'; media: 'text/event-stream' };

export function defineStream<Query extends z.ZodType, Event extends z.ZodType>(
  fields: Pick<Route, 'path' | 'summary' | 'access'> & { query: Query; event: Event },
): Route<undefined, Query, undefined, Event> & StreamRoute {
  const { event, ...route } = fields;
  return {
    ...defineRoute({ ...route, method: 'GET', response: event }),
    method: 'GET',
    media: 'text/event-stream',
  };
}

/** The one part of an upload. Nothing of it reaches a handler as a value: it is read from the request as it comes. */
export const uploadSchema = z.strictObject({ file: z.file() }).transform(() => null);

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Given<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;

/** What a handler receives after validation. */
export interface RouteInput<R extends Route> {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: Parsed<R['body']>;
}

/** What a handler answers with, and a client receives. */
export type RouteOutput<R extends Route> = R['response'] extends z.ZodType ? z.output<R['response']> : undefined;

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<string, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What a caller of the client passes. */
export type RouteArguments<R extends Route> = Part<'params', Given<R['params']>> &
  Part<'query', Given<R['query']>> &
  Part<'body', Given<R['body']>> & {
    idempotencyKey?: string;
    signal?: AbortSignal;
    /** Of a file: how many bytes have come so far. */
    onReceived?: (bytes: number) => void;
  };
