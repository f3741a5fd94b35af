import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import {
  KnownProblem,
  localeOfHeader,
  PROBLEM_MEDIA_TYPE,
  ProblemError,
  problemDocument,
  requestProblems,
} from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers every error as a problem document; one that core gave is passed on as it is. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = error instanceof KnownProblem ? error : fromFramework(error);
    if (known.status >= 500) request.log.error({ err: error, code: known.code }, 'request failed');
    const document =
      error instanceof ProblemError
        ? { ...error.problem, requestId: request.id }
        : problemDocument(known, localeOfHeader(request.headers['accept-language']), request.id);
    // As bytes, since to text Fastify would add a charset that the media type does not have.
    const body = Buffer.from(JSON.stringify(document));
    reply.status(document.status).header('content-type', PROBLEM_MEDIA_TYPE).send(body);
  }
}

function fromFramework(cause: unknown): KnownProblem {
  const status = statusOf(cause);
  if (status === 400) return requestProblems['request.malformed']({ cause });
  if (status === 404) return requestProblems['request.notFound']({ cause });
  if (status === 413) return requestProblems['request.tooLarge']({ cause });
  if (status === 415) return requestProblems['request.mediaType']({ cause });
  return requestProblems['platform.unexpected']({ cause });
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}
