import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService } from '@nestjs/core';
import type { UploadDefinition } from '../../manifest/define-plugin.js';
import { RunningPlugin } from '../tasks/task-results.js';
import { isPlatformRoute, type PluginRouteFields, pluginRouteOf } from './plugin-route.js';

/** Deny by default: a handler without `@PluginRoute`, and so without a permission, keeps the plugin from starting. */
@Injectable()
export class RouteCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly plugin: RunningPlugin,
  ) {}

  onModuleInit(): void {
    const faults = [
      ...this.discovery.getControllers().flatMap(({ instance, name }) => faultsOf(instance, String(name))),
      ...uploadFaults(this.plugin.definition.uploads ?? [], mountedRoutes(this.discovery)),
    ];
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

/** What the manifest does not declare the gateway lets through to 1 MiB only, and what nobody takes it would let through. */
function uploadFaults(declared: readonly UploadDefinition[], routes: readonly PluginRouteFields[]): string[] {
  const taking = routes.filter(({ upload }) => upload !== undefined);
  return [
    ...taking
      .filter(({ method, path, upload }) => method !== 'POST' || upload?.path !== path || !isAmong(declared, upload))
      .map((route) => `${lineOf(route)} takes a file: it is a POST at the path of one of the manifest’s uploads`),
    ...declared
      .filter(({ path }) => !taking.some(({ upload }) => upload?.path === path))
      .map(({ path }) => `plugin.ts declares the upload ${path}, which no route takes`),
  ];
}

function isAmong(declared: readonly UploadDefinition[], upload: UploadDefinition): boolean {
  return declared.some((each) => isDeepStrictEqual(each, upload));
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
