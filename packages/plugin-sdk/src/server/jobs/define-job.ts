import { SetMetadata } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import type { z } from 'zod';
import { type Handler, handlersOf } from '../handlers.js';

/** A kind of work that is done in the background, and the shape of what it is given. */
export interface JobDefinition<Payload extends z.ZodType = z.ZodType> {
  /** Unique in the plugin, at most 60 characters. */
  name: string;
  /** Shape of what a run is given; kept as JSON until then. */
  payload: Payload;
}

/** One run of a job. */
export interface JobRun {
  /** Under which it was added: whatever must not double carries it. */
  key: string;
  /** From 1. */
  attempt: number;
}

const JOB = Symbol('yige:job');

/** A kind of job: `const recount = defineJob('recount', z.object({ unitId: z.string() }))`. */
export function defineJob<Payload extends z.ZodType>(name: string, payload: Payload): JobDefinition<Payload> {
  if (!/^[a-z][A-Za-z0-9-]{0,59}$/.test(name))
    throw new RangeError(`Job ${name}: letters, digits and hyphens, 60 at most`);
  return { name, payload };
}

/**
 * A provider's method that does a kind of job, in one process at a time. It runs outside a unit of work and opens its own;
 * one that fails or is killed is run again, so what it does must be the same done twice. After five minutes without an end
 * another process takes it up.
 */
export function Job<Payload extends z.ZodType>(definition: JobDefinition<Payload>) {
  return <Method extends (payload: z.output<Payload>, run: JobRun) => Promise<void>>(
    target: object,
    name: string | symbol,
    method: TypedPropertyDescriptor<Method>,
  ): void => {
    SetMetadata(JOB, definition)(target, name, method);
  };
}

export const jobHandlers = (discovery: DiscoveryService): Handler<JobDefinition>[] =>
  handlersOf<JobDefinition>(discovery, JOB);
