import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { type Route, routes } from '@yige/contracts';
import { rawRouteOf, routeOf } from './implement.js';

/**
 * Deny by default, at boot: a handler without a contract (and so without a permission or a schema), one that reads
 * the request past the schemas, or a contract that nobody implements keeps the process from starting.
 */
@Injectable()
export class BootCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const faults: string[] = [];
    const implemented = new Set<Route>();
    for (const { instance, metatype } of this.discovery.getControllers()) {
      if (typeof metatype !== 'function' || instance === null || typeof instance !== 'object') continue;
      for (const { name, handler } of handlersOf(instance)) {
        const place = `${metatype.name}.${name}`;
        const route = routeOf(handler);
        if (route !== undefined) implemented.add(route);
        faults.push(...faultsOf(place, route, handler, metatype));
      }
    }
    faults.push(...unimplemented(implemented));
    if (faults.length > 0) throw new Error(`Refusing to start:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
}

function* handlersOf(instance: object): Generator<{ name: string; handler: object }> {
  const prototype: object = Object.getPrototypeOf(instance);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name === 'constructor') continue;
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof handler === 'function' && Reflect.hasMetadata(PATH_METADATA, handler)) yield { name, handler };
  }
}

function faultsOf(place: string, route: Route | undefined, handler: object, controller: object): string[] {
  if (rawRouteOf(handler) !== undefined) return [];
  if (route === undefined) return [`${place} declares no route of the contract, and so no permission`];
  const faults: string[] = [];
  const named = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, parameter]) => parameter);
  if (named.length > 0 && route.params === undefined)
    faults.push(`${place} takes ${route.path} without a schema for it`);
  const methodName = place.slice(place.indexOf('.') + 1);
  const parameters: Record<string, unknown> = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, methodName) ?? {};
  const unchecked = Object.keys(parameters).some((key) => UNCHECKED.has(key.slice(0, key.indexOf(':'))));
  if (unchecked) faults.push(`${place} reads body, query or path past their schemas: use @Input()`);
  return faults;
}

/** Nest's own decorators for body (3), query (4) and path (5). */
const UNCHECKED = new Set(['3', '4', '5']);

function unimplemented(implemented: ReadonlySet<Route>): string[] {
  return Object.entries(routes).flatMap(([group, operations]) =>
    Object.entries(operations)
      .filter(([, route]: [string, Route]) => !implemented.has(route))
      .map(([name]) => `nobody implements ${group}.${name}`),
  );
}
