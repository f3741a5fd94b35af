import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { routeOf } from './implement.js';

/**
 * Holds answers to their contract. Provided while developing and testing only: in production the cost would be paid
 * on every hot read, and the mappers are typed by the same schemas.
 */
@Injectable()
export class ResponseCheck implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    const schema = route?.media === 'application/json' ? route.response : undefined;
    if (schema === undefined) return next.handle();
    return next.handle().pipe(map((answer: unknown) => schema.parse(answer)));
  }
}
