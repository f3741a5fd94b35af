import type { z } from 'zod';
import type { Locale, LocalizedText } from '../primitives.js';
import { type FieldError, type Problem, problem } from './problem.js';

/** What is wrong with one field, worded in both languages. */
export interface LocalizedFieldError extends Omit<FieldError, 'message'> {
  message: LocalizedText;
}

export interface ProblemOptions {
  /** What exactly is wrong, in both languages. */
  detail?: LocalizedText;
  errors?: readonly (FieldError | LocalizedFieldError)[];
  cause?: unknown;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
}

/** A refusal with a stable code, thrown by servers; `problemDocument` words it in the caller's language. */
export class KnownProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: LocalizedText;
  readonly detail: LocalizedText | null;
  readonly errors: readonly (FieldError | LocalizedFieldError)[];
  readonly retryAfter: number | null;

  constructor(code: string, status: number, title: LocalizedText, options: ProblemOptions = {}) {
    super(`${code}: ${options.detail?.en ?? title.en}`, { cause: options.cause });
    this.name = 'KnownProblem';
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = options.detail ?? null;
    this.errors = options.errors ?? [];
    this.retryAfter = options.retryAfter ?? null;
  }
}

type ProblemTable = Record<string, readonly [status: number, chinese: string, english: string]>;
type ProblemFactories<Table> = { [Code in keyof Table]: (options?: ProblemOptions) => KnownProblem };

/** The problems of one feature: `throw taskProblems['task.notFound']()`. */
export function defineProblems<const Table extends ProblemTable>(table: Table): ProblemFactories<Table> {
  const factories = Object.entries(table).map(([code, [status, chinese, english]]) => [
    code,
    (options?: ProblemOptions) => new KnownProblem(code, status, { 'zh-CN': chinese, en: english }, options),
  ]);
  return Object.fromEntries(factories) as ProblemFactories<Table>;
}

/** Problems that any request can meet. */
export const requestProblems = defineProblems({
  'request.malformed': [400, '请求内容无法读取', 'The request cannot be read'],
  'request.crossSite': [403, '请求来自别的网站', 'The request comes from another site'],
  'request.forbidden': [403, '您的岗位不能做这件事', 'None of your posts may do this'],
  'request.notFound': [404, '没有这个地址', 'There is nothing at this address'],
  'request.tooLarge': [413, '内容太大', 'The content is too large'],
  'request.mediaType': [415, '不支持这种内容类型', 'This kind of content is not supported'],
  'request.invalid': [422, '有内容需要修改', 'Some of it needs to be corrected'],
  'request.idempotencyKeyMissing': [422, '缺少 Idempotency-Key', 'The Idempotency-Key header is missing'],
  'request.abandoned': [499, '提出请求的一方已经离开', 'Whoever asked has gone'],
  'request.tooMany': [429, '请求太频繁，请稍后再试', 'Too many requests; try again later'],
  'request.conflict': [409, '与已有内容冲突', 'It conflicts with what is already there'],
  'platform.unexpected': [500, '平台出错了，您的内容没有保存', 'The platform failed; nothing was saved'],
  'platform.unavailable': [503, '平台暂时不可用', 'The platform is not available right now'],
});

/** The document that answers it. */
export function problemDocument(error: KnownProblem, locale: Locale, requestId: string): Problem {
  return problem({
    title: error.title[locale],
    status: error.status,
    code: error.code,
    requestId,
    ...(error.detail === null ? {} : { detail: error.detail[locale] }),
    ...(error.errors.length === 0 ? {} : { errors: error.errors.map((fault) => worded(fault, locale)) }),
  });
}

function worded({ message, ...rest }: FieldError | LocalizedFieldError, locale: Locale): FieldError {
  return { ...rest, message: typeof message === 'string' ? message : message[locale] };
}

/** The language that an Accept-Language header asks for; Chinese unless English comes first. */
export function localeOfHeader(acceptLanguage: string | undefined): Locale {
  return /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}

/** zod's issues as JSON pointers below `place`, itself a pointer without its first slash, e.g. `body/result`. */
export function fieldErrors(place: string, error: z.ZodError): FieldError[] {
  return error.issues.map(({ path, code, message }) => ({
    pointer: `/${[place, ...path.map(pointerToken)].join('/')}`,
    code,
    message,
  }));
}

/** RFC 6901, section 3. */
function pointerToken(part: PropertyKey): string {
  return String(part).replaceAll('~', '~0').replaceAll('/', '~1');
}
