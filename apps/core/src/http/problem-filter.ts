import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type Locale, PROBLEM_MEDIA_TYPE, type Problem, ProblemError, problem } from '@yige/contracts';
import { DatabaseError } from '@yige/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PlatformProblem, requestProblems } from './problems.js';

/** Answers every error as an RFC 9457 problem document in the caller's language, and logs those that are ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (error instanceof ProblemError) {
    send(reply, { ...error.problem, requestId: request.id });
    return;
  }
  const known = asPlatformProblem(error);
  if (known.status >= 500) request.log.error({ err: error, code: known.code }, 'request failed');
  if (known.retryAfter !== null) reply.header('retry-after', known.retryAfter);
  send(reply, documentOf(known, localeOf(request), request.id));
}

/** The language the caller asked for; Chinese unless English comes first. */
export function localeOf(request: FastifyRequest): Locale {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh-CN';
}

function documentOf(error: PlatformProblem, locale: Locale, requestId: string): Problem {
  return problem({
    title: error.title[locale],
    status: error.status,
    code: error.code,
    requestId,
    ...(error.detail === null ? {} : { detail: error.detail[locale] }),
    ...(error.errors.length === 0 ? {} : { errors: error.errors }),
  });
}

function send(reply: FastifyReply, document: Problem): void {
  reply.status(document.status).header('content-type', PROBLEM_MEDIA_TYPE).send(JSON.stringify(document));
}

function asPlatformProblem(error: unknown): PlatformProblem {
  if (error instanceof PlatformProblem) return error;
  if (error instanceof DatabaseError) return fromDatabase(error);
  const status = statusOf(error);
  if (status === 400) return requestProblems['request.malformed']({ cause: error });
  if (status === 404) return requestProblems['request.notFound']({ cause: error });
  if (status === 413) return requestProblems['request.tooLarge']({ cause: error });
  if (status === 415) return requestProblems['request.mediaType']({ cause: error });
  return requestProblems['platform.unexpected']({ cause: error });
}

function fromDatabase(error: DatabaseError): PlatformProblem {
  if (error.code === 'database.constraintViolated') return requestProblems['request.conflict']({ cause: error });
  if (error.code === 'database.unavailable') return requestProblems['platform.unavailable']({ cause: error });
  return requestProblems['platform.unexpected']({ cause: error });
}

/** Status that Nest or Fastify gave to an error of theirs. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
