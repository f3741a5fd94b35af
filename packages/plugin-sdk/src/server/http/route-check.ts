import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { isPlatformRoute, type PluginRouteFields, pluginRouteOf } from './plugin-route.js';

/** Deny by default: a handler without `@PluginRoute`, and so without a permission, keeps the plugin from starting. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    const faults = this.discovery.getControllers().flatMap(({ instance, name }) => faultsOf(instance, String(name)));
    if (faults.length > 0) throw new Error(`Refusing to start:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
}

function faultsOf(instance: unknown, controller: string): string[] {
  return handlersOf(instance).flatMap(([name, handler]) => {
    const route = pluginRouteOf(handler);
    if (route === undefined)
      return isPlatformRoute(handler) ? [] : [`${controller}.${name} declares no permission: use @PluginRoute`];
    if (/:[A-Za-z]/.test(route.path) && route.params === undefined)
      return [`${controller}.${name} takes ${route.path} without a schema`];
    return [];
  });
}

/** All routes that a server mounts of its own, in the order of their paths. */
export function mountedRoutes(discovery: DiscoveryService): PluginRouteFields[] {
  return discovery
    .getControllers()
    .flatMap(({ instance }) => handlersOf(instance))
    .map(([, handler]) => pluginRouteOf(handler))
    .filter((route) => route !== undefined)
    .sort((one, other) => lineOf(one).localeCompare(lineOf(other), 'en'));
}

const lineOf = ({ method, path }: PluginRouteFields) => `${path} ${method}`;

function handlersOf(instance: unknown): [string, object][] {
  if (instance === null || typeof instance !== 'object') return [];
  const prototype: object = Object.getPrototypeOf(instance);
  return Object.getOwnPropertyNames(prototype).flatMap((name): [string, object][] => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    const isHandler = typeof handler === 'function' && name !== 'constructor';
    return isHandler && Reflect.hasMetadata(PATH_METADATA, handler) ? [[name, handler]] : [];
  });
}
