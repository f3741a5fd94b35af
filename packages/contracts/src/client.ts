import { type CallArguments, type ClientOptions, call } from './http/call.js';
import type { Route, RouteArguments, RouteOutput, StreamRoute } from './http/route.js';
import { type Routes, routes } from './routes.js';

type Operation<R extends Route> = (
  ...parameters: Record<string, never> extends RouteArguments<R>
    ? [given?: RouteArguments<R>]
    : [given: RouteArguments<R>]
) => Promise<RouteOutput<R>>;

type Operations<Group> = {
  [Name in keyof Group as Group[Name] extends StreamRoute ? never : Name]: Group[Name] extends Route
    ? Operation<Group[Name]>
    : never;
};

/** `client.tasks.list({ query: { box: 'mine' } })`: one function for each route, typed by it. */
export type Client = ClientOf<Routes>;

/** The same for some groups of routes. */
export type ClientOf<Groups> = { [Group in keyof Groups]: Operations<Groups[Group]> };

/**
 * A typed client of the public API. A problem document becomes a `ProblemError`;
 * no connection becomes one with code `network.unreachable` and the cause kept.
 */
export function createClient(options: ClientOptions): Client {
  return clientOf(routes, options);
}

/** A client of those routes only. */
export function clientOf<Groups extends Record<string, Record<string, Route>>>(
  routeGroups: Groups,
  options: ClientOptions,
): ClientOf<Groups> {
  const groups = Object.entries(routeGroups).map(([group, operations]) => [
    group,
    Object.fromEntries(
      Object.entries(operations)
        .filter(([, { media }]: [string, Route]) => media !== 'text/event-stream')
        .map(([name, route]: [string, Route]) => [name, (given: CallArguments = {}) => call(options, route, given)]),
    ),
  ]);
  return Object.fromEntries(groups) as ClientOf<Groups>;
}
