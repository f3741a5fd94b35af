import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import { isPlatformRoute, pluginRouteOf } from './plugin-route.js';

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
  if (instance === null || typeof instance !== 'object') return [];
  const prototype: object = Object.getPrototypeOf(instance);
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (name === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler))
      return [];
    const route = pluginRouteOf(handler);
    if (route === undefined)
      return isPlatformRoute(handler) ? [] : [`${controller}.${name} declares no permission: use @PluginRoute`];
    if (/:[A-Za-z]/.test(route.path) && route.params === undefined)
      return [`${controller}.${name} takes ${route.path} without a schema`];
    return [];
  });
}
