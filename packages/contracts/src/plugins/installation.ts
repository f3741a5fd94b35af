import { z } from 'zod';
import { problemSchema } from '../http/problem.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { bureauColorSchema } from './bureau-color.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';

/**
 * Steps of an installation, in their order. Each is repeated without harm, so that an installation that a crash cut goes on
 * where it was.
 */
export const installationStageSchema = z
  .enum(['fetch', 'verify', 'compatibility', 'permissions', 'migrate', 'ready'])
  .meta({ id: 'InstallationStage' });
export type InstallationStage = z.infer<typeof installationStageSchema>;

/**
 * `waiting`: for a decision of the security administrator (`permissions`) or for the plugin's server (`migrate`); goes on by
 * itself. `failed`: `problem` says why; can be tried again. `done`: the version is there and can be given to units.
 */
export const installationStateSchema = z
  .enum(['running', 'waiting', 'failed', 'done', 'cancelled'])
  .meta({ id: 'InstallationState' });
export type InstallationState = z.infer<typeof installationStateSchema>;

export const installationSchema = z
  .object({
    id: ulidSchema,
    /** Where the web files come from: the running server, or an artefact that was uploaded. */
    source: z.enum(['url', 'upload']),
    baseUrl: z.string(),
    /** What the manifest said; null before it was read. */
    plugin: z
      .object({
        id: pluginIdSchema,
        version: semverSchema,
        name: localizedTextSchema,
        glyph: z.string(),
        color: bureauColorSchema,
      })
      .nullable(),
    stage: installationStageSchema,
    state: installationStateSchema,
    /** Of a failed one: why. Of a waiting one: for what. */
    problem: problemSchema.nullable(),
    /** Files whose hashes were found right, of how many. */
    files: z.object({ verified: z.number().int(), total: z.number().int() }),
    startedBy: z.string(),
    startedAt: instantSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'Installation' });
export type Installation = z.infer<typeof installationSchema>;

/** Largest artefact that is taken, in bytes, packed and unpacked. */
export const ARTEFACT_LIMITS = { packed: 50_000_000, unpacked: 200_000_000, files: 2_100 } as const;
