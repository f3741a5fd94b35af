import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { type FieldError, fieldErrors, type HttpMethod, PLUGIN_API_PREFIX, requestProblems } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { UploadDefinition } from '../../manifest/define-plugin.js';
import { type IncomingFile, incomingFile } from '../files/incoming-file.js';

/** One route of the plugin's own API, below `/api` and reached through the gateway only. */
export interface PluginRouteFields {
  /** Of HTTP. What changes something is no GET. */
  method: HttpMethod;
  /** From the plugin's API root, e.g. `/elders/:personId`. */
  path: string;
  /** Permission that a caller must hold in at least one unit; the handler narrows to `caller.scopeFor(permission)`. */
  permission: string;
  /** Schemas of what comes in; whatever does not fit is answered 422 with pointers before the handler runs. */
  params?: z.ZodType;
  /** Of what stands after `?`, each value a text. */
  query?: z.ZodType;
  /** Of the JSON that is sent along. */
  body?: z.ZodType;
  /**
   * The route takes a file in place of `body`, as `Input().file`: one of `uploads` of the manifest, whose `path` is the
   * route's and whose `POST` comes with the file's name as `name` in the query.
   */
  upload?: UploadDefinition;
  /** Of the answer when all went well; 200 unless it is given. */
  status?: number;
  /**
   * The answer tells of residents what the law calls sensitive (health, faith, finances, a child …). Everybody whom it names
   * as `personId`, at whatever depth, learns from core, if they ask, that the caller read it; a name without the id is not
   * found. While core cannot note it the route is answered with core's problem.
   */
  sensitive?: boolean;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What `@Input()` gives for a route: `PluginInput<typeof listElders>`. */
export interface PluginInput<Route extends PluginRouteFields> {
  /** Of the path; undefined without a schema. */
  params: Parsed<Route['params']>;
  /** After `?`; undefined without a schema. */
  query: Parsed<Route['query']>;
  /** What was sent along; undefined without a schema. */
  body: Parsed<Route['body']>;
  /** For `PluginFiles.store`; undefined on a route without `upload`. */
  file: Route['upload'] extends UploadDefinition ? IncomingFile : undefined;
}

const ROUTE = Symbol('yige:plugin-route');
const PLATFORM = Symbol('yige:platform-route');

/** Mounts a route with its permission and schemas. A handler without one keeps the plugin from starting. */
export function PluginRoute(route: PluginRouteFields): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: `${PLUGIN_API_PREFIX}${route.path}`, method: RequestMethod[route.method] }),
    HttpCode(route.status ?? 200),
    SetMetadata(ROUTE, route),
  );
}

/** Routes of the SDK itself, which prove their caller in their own way. */
export function PlatformRoute(method: 'GET' | 'POST', path: string): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path, method: RequestMethod[method] }),
    HttpCode(200),
    SetMetadata(PLATFORM, true),
  );
}

export function pluginRouteOf(handler: object): PluginRouteFields | undefined {
  return Reflect.getMetadata(ROUTE, handler);
}

export function isPlatformRoute(handler: object): boolean {
  return Reflect.getMetadata(PLATFORM, handler) === true;
}

/** What the route takes, validated by its schemas. */
export const Input = createParamDecorator((_data: undefined, context: ExecutionContext) => {
  const route = pluginRouteOf(context.getHandler());
  if (route === undefined) throw new TypeError('@Input() stands only beside @PluginRoute()');
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { params, body } = request;
  const { query, fileName } = queryOf(request, route);
  const given = { params, query, body };
  const errors: FieldError[] = [];
  const read = (name: 'params' | 'query' | 'body') => {
    const parsed = route[name]?.safeParse(given[name] ?? {});
    if (parsed === undefined || parsed.success) return parsed?.data;
    errors.push(...fieldErrors(name, parsed.error));
    return undefined;
  };
  const input = { params: read('params'), query: read('query'), body: read('body') };
  if (errors.length > 0) throw requestProblems['request.invalid']({ errors });
  return { ...input, file: route.upload === undefined ? undefined : incomingFile(request, fileName, route.upload) };
});

/** The name of a file is no part of what the route itself asks for. */
function queryOf({ query }: FastifyRequest, { upload }: PluginRouteFields): { query: unknown; fileName?: unknown } {
  if (upload === undefined || query === null || typeof query !== 'object') return { query };
  const { name: fileName, ...others }: { name?: unknown } = { ...query };
  return { query: others, fileName };
}
