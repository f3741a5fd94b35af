import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import {
  KnownProblem,
  localeOfHeader,
  PROBLEM_MEDIA_TYPE,
  type Problem,
  ProblemError,
  problemDocument,
  requestProblems,
} from '@yige/contracts';
import { DatabaseError } from '@yige/database';
import type { FastifyReply, FastifyRequest } from 'fastify';

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
  const known = asKnownProblem(error);
  if (known.status >= 500) request.log.error({ err: error, code: known.code }, 'request failed');
  if (known.retryAfter !== null) reply.header('retry-after', known.retryAfter);
  send(reply, problemDocument(known, localeOfHeader(request.headers['accept-language']), request.id));
}

function send(reply: FastifyReply, document: Problem): void {
  // As bytes, since to text Fastify would add a charset that the media type does not have.
  const body = Buffer.from(JSON.stringify(document));
  reply.status(document.status).header('content-type', PROBLEM_MEDIA_TYPE).send(body);
}

function asKnownProblem(error: unknown): KnownProblem {
  if (error instanceof KnownProblem) return error;
  if (error instanceof DatabaseError) return fromDatabase(error);
  const status = statusOf(error);
  if (status === 400) return requestProblems['request.malformed']({ cause: error });
  if (status === 404) return requestProblems['request.notFound']({ cause: error });
  if (status === 413) return requestProblems['request.tooLarge']({ cause: error });
  if (status === 415) return requestProblems['request.mediaType']({ cause: error });
  return requestProblems['platform.unexpected']({ cause: error });
}

function fromDatabase(error: DatabaseError): KnownProblem {
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
