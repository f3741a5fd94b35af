import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { PROBLEM_MEDIA_TYPE, ProblemError, problem, problemSchema } from '@yige/contracts';
import { useLocale } from '@yige/ui';
import type { z } from 'zod';
import { type PluginScope, useScope } from './host-context.js';

type QueryValues = Record<string, string | number | boolean | undefined>;

interface QueryOptions<Response extends z.ZodType> {
  /** From the plugin's API root, e.g. `/elders`. */
  path: string;
  query?: QueryValues;
  /** Shape of the answer; another one is an error. */
  response: Response;
  /** False waits, for example until an id is known. */
  enabled?: boolean;
  /** False where each reading is recorded: coming back to the window is no reading. */
  refreshes?: boolean;
}

/** Reads from the plugin's own API through the gateway, cached by path and query. */
export function usePluginQuery<Response extends z.ZodType>({
  path,
  query,
  response,
  enabled,
  refreshes,
}: QueryOptions<Response>) {
  const scope = useScope();
  const locale = useLocale();
  return useQuery({
    queryKey: [scope.id, scope.version, path, query ?? {}],
    queryFn: ({ signal }) => callPlugin(scope, { method: 'GET', path, query, response, locale, signal }),
    enabled: enabled ?? true,
    ...(refreshes === false ? { refetchOnWindowFocus: false } : {}),
  });
}

interface MutationOptions<Response extends z.ZodType> {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  response: Response;
}

/** Changes something through the plugin's own API; afterwards everything read from it is read anew. */
export function usePluginMutation<Response extends z.ZodType, Body = unknown>({
  method,
  path,
  response,
}: MutationOptions<Response>) {
  const scope = useScope();
  const locale = useLocale();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => callPlugin(scope, { method, path, body, response, locale }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [scope.id] }),
  });
}

interface Call<Response extends z.ZodType> {
  method: string;
  path: string;
  query?: QueryValues | undefined;
  body?: unknown;
  response: Response;
  locale: string;
  signal?: AbortSignal;
}

async function callPlugin<Response extends z.ZodType>(
  scope: PluginScope,
  call: Call<Response>,
): Promise<z.output<Response>> {
  const answer = await send(scope, call);
  const { status, statusText, headers } = answer;
  return takeAnswer(
    { status, statusText, kind: headers.get('content-type'), text: await answer.text() },
    call.response,
  );
}

/** What the plugin answered, however it was asked. */
export interface Answered {
  status: number;
  statusText: string;
  /** Its media type. */
  kind: string | null;
  text: string;
}

/** The answer by its schema; throws the problem that it is, or that it has another shape. */
export function takeAnswer<Response extends z.ZodType>(answer: Answered, response: Response): z.output<Response> {
  if (answer.status < 200 || answer.status > 299) throw problemOf(answer);
  const parsed = response.safeParse(answer.text === '' ? undefined : JSON.parse(answer.text));
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    problem({ title: 'The answer does not have the agreed shape', status: 502, code: 'answer.malformed' }),
    { cause: parsed.error },
  );
}

/** Where a path of the plugin's API lies in the portal. */
export function pluginAddress({ id, version }: PluginScope, path: string): string {
  return `/plugins/${id}/${version}/api${path}`;
}

/** The browser reaches nobody. */
export function unreachable(cause?: unknown): ProblemError {
  return new ProblemError(problem({ title: 'No connection', status: 503, code: 'network.unreachable' }), { cause });
}

async function send(
  scope: PluginScope,
  { method, path, query, body, locale, signal }: Call<z.ZodType>,
): Promise<Response> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  const suffix = search.size === 0 ? '' : `?${search}`;
  try {
    return await fetch(`${pluginAddress(scope, path)}${suffix}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': locale,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}

function problemOf({ status, statusText, kind, text }: Answered): ProblemError {
  const isProblem = kind?.startsWith(PROBLEM_MEDIA_TYPE) ?? false;
  const parsed = isProblem ? problemSchema.safeParse(JSON.parse(text)) : undefined;
  if (parsed?.success) return new ProblemError(parsed.data);
  return new ProblemError(problem({ title: statusText || 'Unexpected answer', status, code: 'answer.unexpected' }));
}
