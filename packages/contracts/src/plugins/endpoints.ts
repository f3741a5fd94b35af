import { z } from 'zod';
import { unitPathSchema } from '../org/unit.js';
import { instantSchema, jsonSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { taskTypeNameSchema } from '../tasks/task.js';
import { pluginSignatureSchema } from './signature.js';
import { doorPowerSchema } from './task-terms.js';

/**
 * What core calls on a plugin's server, never reachable through the gateway.
 * `manifest`, `signature`, `health` and the built web files are open; everything else needs core's token or signature.
 */
export const pluginEndpoints = {
  /** The exact bytes that are signed. */
  manifest: '/yige/v1/manifest',
  /** 404 where nobody signed. */
  signature: '/yige/v1/signature',
  health: '/yige/v1/health',
  events: '/yige/v1/events',
  /** Every row of the plugin's own database, as NDJSON lines `{table, row}`. */
  data: '/yige/v1/data',
  search: '/yige/v1/search',
  ledgerRows: (name: string) => `/yige/v1/ledgers/${name}/rows`,
  taskResult: (taskId: string) => `/yige/v1/tasks/${taskId}/result`,
  /** Files of the web build, read once at registration. */
  web: (path: string) => `/web/${path}`,
} as const;

/** Where the plugin's own API lives on its server; the gateway maps `/plugins/<id>/<version>/api/*` onto it. */
export const PLUGIN_API_PREFIX = '/api';

/** How long core waits for a plugin to take a result, in milliseconds. */
export const TASK_RESULT_TIMEOUT = 5_000;

/**
 * Body of `POST /yige/v1/tasks/:id/result`. Idempotent by `submissionId`: a repeated delivery answers as the first.
 * Author and time are those of the capture.
 */
export const taskResultDeliverySchema = z
  .strictObject({
    submissionId: ulidSchema,
    task: z.strictObject({
      id: ulidSchema,
      type: taskTypeNameSchema,
      title: localizedTextSchema,
      personId: ulidSchema.nullable(),
      /** Given where the task is about a household as a whole. */
      householdId: ulidSchema.optional(),
      /** Given where it is about a building as a whole. */
      buildingId: ulidSchema.optional(),
      unitId: ulidSchema,
      units: unitPathSchema,
      payload: jsonSchema,
    }),
    result: jsonSchema,
    /**
     * By what right it was handed in. A 2xx to `collect` keeps the task for a review by somebody who holds the type's
     * qualification; a 2xx to anything else closes it.
     */
    power: doorPowerSchema,
    submittedBy: z.strictObject({ id: ulidSchema, name: z.string() }),
    submittedAt: instantSchema,
  })
  .meta({ id: 'TaskResultDelivery' });
export type TaskResultDelivery = z.infer<typeof taskResultDeliverySchema>;

/** 2xx answer to a result: the plugin's reference of the record it made. */
export const taskResultAnswerSchema = z.object({ reference: z.string().min(1).max(100) });
export type TaskResultAnswer = z.infer<typeof taskResultAnswerSchema>;

export const pluginHealthSchema = z.object({
  status: z.enum(['ready', 'starting']),
  id: z.string(),
  version: z.string(),
  /** Migrations done, so that core may enable the version. */
  migrated: z.boolean(),
});
export type PluginHealth = z.infer<typeof pluginHealthSchema>;

/** One line of the file that a launcher hands to core: plugins to register at start, with their credentials. */
export const launchedPluginSchema = z.strictObject({
  id: z.string(),
  baseUrl: z.url(),
  clientId: z.string(),
  clientSecret: z.string().min(32),
  webhookSecret: z.string().startsWith('whsec_'),
  /** Task types of it that need no admission, as the operator confirms. */
  ungated: z.array(z.string()).optional(),
  /** Made by whoever launches both, who thereby vouches for it and grants what it asks for. */
  signature: pluginSignatureSchema.optional(),
  /** PEM of the key that made it, trusted from then on. */
  publicKey: z.string().optional(),
});
export type LaunchedPlugin = z.infer<typeof launchedPluginSchema>;
