import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { Route, RouteAccess } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { maskingOfRoute } from '../access/field-masking.js';
import { validate } from './validation.js';

const ROUTE = Symbol('yige:route');
const RAW_ROUTE = Symbol('yige:raw-route');

export interface RawRouteFields {
  method: 'GET' | 'POST' | 'ALL';
  path: string;
  access: RouteAccess;
  /** Browsers call it by themselves: that keeps no session alive. */
  unattended?: true;
}

/**
 * Mounts a route of the contract on a controller's method: path, method, status, permission and schemas. What the
 * contract classes as sensitive leaves the method masked.
 */
export function Implement(route: Route): MethodDecorator {
  const mount = applyDecorators(
    RequestMapping({ path: route.path, method: RequestMethod[route.method] }),
    HttpCode(route.status),
    SetMetadata(ROUTE, route),
  );
  return (target, key, descriptor) => {
    maskAnswers(route, descriptor);
    mount(target, key, descriptor);
  };
}

/** Around the method itself: an interceptor would cost every route, this costs those that have something to mask. */
function maskAnswers(route: Route, descriptor: PropertyDescriptor): void {
  const masking = maskingOfRoute(route);
  const handler: unknown = descriptor.value;
  if (masking === null || typeof handler !== 'function') return;
  descriptor.value = function (this: unknown, ...parameters: unknown[]): unknown {
    const answer: unknown = Reflect.apply(handler, this, parameters);
    return answer instanceof Promise ? answer.then(masking) : masking(answer);
  };
}

/** For handlers that answer by themselves: the gateway, assets, metrics. Their access is declared all the same. */
export function RawRoute(fields: RawRouteFields): MethodDecorator {
  return applyDecorators(
    RequestMapping({ path: fields.path, method: RequestMethod[fields.method] }),
    SetMetadata(RAW_ROUTE, fields),
  );
}

/** What the route takes, validated: `RouteInput<typeof route>`. */
export const Input = createParamDecorator((_data: undefined, context: ExecutionContext) => {
  const route = routeOf(context.getHandler());
  if (route === undefined) throw new TypeError('@Input() stands only beside @Implement()');
  return validate(route, context.switchToHttp().getRequest<FastifyRequest>());
});

export function routeOf(handler: object): Route | undefined {
  return Reflect.getMetadata(ROUTE, handler);
}

export function rawRouteOf(handler: object): RawRouteFields | undefined {
  return Reflect.getMetadata(RAW_ROUTE, handler);
}

export function accessOf(handler: object): RouteAccess | undefined {
  return routeOf(handler)?.access ?? rawRouteOf(handler)?.access;
}
