import type { Readable } from 'node:stream';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { StoredFile } from './file-rows.js';

/** A stored file as the answer of a route: pictures are shown, a PDF is kept, since it could run something. */
export class FileAnswer extends StreamableFile {
  readonly etag: string;
  /** Whom it is about: a route that is `sensitive` notes that it was read. */
  readonly personId: string | null;

  constructor(content: Readable, { name, kind, size, sha256, personId }: StoredFile) {
    const shown = kind === 'application/pdf' ? 'attachment' : 'inline';
    super(content, { type: kind, length: size, disposition: `${shown}; filename*=UTF-8''${encoded(name)}` });
    this.etag = `"${sha256}"`;
    this.personId = personId;
  }
}

/** Says of a file which content it has, so that nobody fetches twice what they have. */
@Injectable()
export class FileTags implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof FileAnswer) {
          context.switchToHttp().getResponse<FastifyReply>().header('etag', answer.etag);
        }
        return answer;
      }),
    );
  }
}

/** 304 for a file that the caller has; whether they may have it was asked before. */
export function answerUnchanged(server: FastifyInstance): void {
  server.addHook<unknown>('onSend', async (request, reply, payload) => {
    const tag = reply.getHeader('etag');
    if (reply.statusCode !== 200 || tag === undefined || request.headers['if-none-match'] !== tag) return payload;
    if (isStream(payload)) payload.destroy();
    reply.status(304).removeHeader('content-length');
    return null;
  });
}

function isStream(payload: unknown): payload is Readable {
  return payload !== null && typeof payload === 'object' && 'destroy' in payload;
}

/** RFC 8187: what `encodeURIComponent` leaves and an extended value may not have. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
