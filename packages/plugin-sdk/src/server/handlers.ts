import { SetMetadata } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import type { LedgerDefinition } from '../manifest/define-ledger.js';
import type { LedgerQuery, LedgerRow } from './ledgers/ledger-rows.js';
import type { Recurrence } from './schedule/recurrence.js';

const TASK_RESULT = Symbol('yige:task-result');
const ON_EVENT = Symbol('yige:on-event');
const EVERY = Symbol('yige:every');
const RECURRING = Symbol('yige:recurring');
const LEDGER_ROWS = Symbol('yige:ledger-rows');
const SEARCH = Symbol('yige:search');

export interface EveryOptions {
  /** Unique in the plugin. */
  name: string;
  minutes: number;
}

export interface RecurringOptions extends Recurrence {
  /** Unique in the plugin. */
  name: string;
}

/**
 * A provider's method that takes the results of a task type. It runs inside a unit of work, exactly once for each
 * submission, and answers the reference of the record it made.
 */
export const TaskResult = (typeName: string): MethodDecorator => SetMetadata(TASK_RESULT, typeName);

/**
 * A provider's method that answers the rows of a ledger, in the order of their keys. It reads only, may be asked for any
 * period, and at any time. What is not as the ledger declares it is answered 500, and the log says what.
 */
export function LedgerRows<const Ledger extends LedgerDefinition>(ledger: Ledger) {
  return <Method extends (query: LedgerQuery<Ledger>) => Promise<readonly LedgerRow<Ledger>[]>>(
    target: object,
    name: string | symbol,
    method: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(LEDGER_ROWS, ledger)(target, name, method);
  };
}

/** A provider's method that hears of an event, exactly once, inside a unit of work. */
export const OnEvent = (type: string): MethodDecorator => SetMetadata(ON_EVENT, type);

/** A provider's method that runs at start and then at this interval, in one process at a time. */
export const Every = (options: EveryOptions): MethodDecorator => SetMetadata(EVERY, options);

/**
 * A provider's method that runs once in each period of the calendar, in one process at a time, and gets its `Occurrence`. A
 * plugin that was down when it opened runs it as soon as it is up, in the same period; one that fails or is killed runs it
 * again, so the method uses the occurrence’s key for whatever must not double, such as the keys of the tasks it sends.
 */
export function Recurring(options: RecurringOptions): MethodDecorator {
  const { name, on = 1, at = '08:00' } = options;
  if (!Number.isInteger(on) || on < 1) throw new RangeError(`Recurring work ${name}: "on" counts days from 1`);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw new RangeError(`Recurring work ${name}: "at" must read HH:MM`);
  return SetMetadata(RECURRING, options);
}

/**
 * The provider's method that finds things for the portal's search: `(query: SearchQuery) => Promise<SearchHit[]>`. Core
 * waits for a second, and drops what lies outside `query.scope`. What it answers is read by whoever stands behind the
 * user: health, party membership and what is known of a person's troubles stay out, and so does the query out of logs.
 */
export const Search = (): MethodDecorator => SetMetadata(SEARCH, true);

export interface Handler<Key> {
  key: Key;
  name: string;
  call(...parameters: unknown[]): Promise<unknown>;
}

export const taskResultHandlers = (discovery: DiscoveryService) => handlersOf<string>(discovery, TASK_RESULT);
export const ledgerHandlers = (discovery: DiscoveryService) => handlersOf<LedgerDefinition>(discovery, LEDGER_ROWS);
export const eventHandlers = (discovery: DiscoveryService) => handlersOf<string>(discovery, ON_EVENT);
export const scheduledHandlers = (discovery: DiscoveryService) => handlersOf<EveryOptions>(discovery, EVERY);
export const searchHandlers = (discovery: DiscoveryService) => handlersOf<true>(discovery, SEARCH);
export const recurringHandlers = (discovery: DiscoveryService) => handlersOf<RecurringOptions>(discovery, RECURRING);

/** Methods of the plugin’s providers that carry this mark. */
export function handlersOf<Key>(discovery: DiscoveryService, metadata: symbol): Handler<Key>[] {
  return discovery.getProviders().flatMap(({ instance, name }) => {
    const provider: unknown = instance;
    if (provider === null || typeof provider !== 'object') return [];
    const prototype: object | null = Object.getPrototypeOf(provider);
    if (prototype === null) return [];
    return Object.getOwnPropertyNames(prototype).flatMap((method): Handler<Key>[] => {
      const handler: unknown = Object.getOwnPropertyDescriptor(prototype, method)?.value;
      if (typeof handler !== 'function' || !Reflect.hasMetadata(metadata, handler)) return [];
      const key: Key = Reflect.getMetadata(metadata, handler);
      return [
        { key, name: `${String(name)}.${method}`, call: async (...parameters) => handler.apply(provider, parameters) },
      ];
    });
  });
}
