import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { pluginIdSchema } from './plugin-id.js';
import { settingFieldSchema, settingValueSchema } from './settings.js';

/** A setting as it is in one unit. */
export const settingSchema = z
  .object({
    field: settingFieldSchema,
    /** Null of a secret, whether one is kept or not. */
    value: settingValueSchema.nullable(),
    /** Whether anything is kept, the default apart; of a secret, that there is one. */
    isSet: z.boolean(),
    /** The unit that the value is kept for; null: the default. */
    from: unitReferenceSchema.nullable(),
  })
  .meta({ id: 'PluginSetting' });
export type PluginSetting = z.infer<typeof settingSchema>;

export const pluginSettingsSchema = z
  .object({
    unit: unitReferenceSchema,
    /** Grows with every change of any unit: whoever changes says on what they looked. */
    revision: z.number().int(),
    settings: z.array(settingSchema),
  })
  .meta({ id: 'PluginSettings' });
export type PluginSettings = z.infer<typeof pluginSettingsSchema>;

export const settingChangeSchema = z
  .object({
    revision: z.number().int(),
    unit: unitReferenceSchema,
    name: z.string(),
    /** Null: nothing was kept, or it is a secret. */
    before: settingValueSchema.nullable(),
    after: settingValueSchema.nullable(),
    secret: z.boolean(),
    by: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'SettingChange' });
export type SettingChange = z.infer<typeof settingChangeSchema>;

const reading = { kind: 'permission', permission: corePermissions.pluginRead } as const;
const access = { kind: 'permission', permission: corePermissions.pluginConfigure } as const;
const params = z.object({ id: pluginIdSchema });

/** Settings of plugins, of the newest version that is in use; a unit's value holds for all below it. */
export const pluginSettingRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/settings',
    summary: 'Settings of a plugin as they are in a unit; left out: in the district',
    access: reading,
    params,
    query: z.strictObject({ unit: ulidSchema.optional() }),
    response: pluginSettingsSchema,
  }),
  change: defineRoute({
    method: 'PUT',
    path: '/api/v1/plugins/:id/settings',
    summary: 'Keep values for a unit; null gives up the unit’s own value for what it inherits',
    access,
    params,
    body: z.strictObject({
      unitId: ulidSchema,
      revision: z.number().int().min(0),
      values: z.record(z.string(), settingValueSchema.nullable()),
    }),
    response: pluginSettingsSchema,
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins/:id/settings/history',
    summary: 'Who changed what, the newest first',
    access: reading,
    params,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(settingChangeSchema),
  }),
  /** For the plugin's own server, with its secrets; nobody else is answered. */
  own: defineRoute({
    method: 'GET',
    path: '/api/v1/plugin-settings',
    summary: 'The calling plugin’s settings in a unit; left out: in the district',
    access: { kind: 'session' },
    query: z.strictObject({ unit: ulidSchema.optional() }),
    response: z.object({ revision: z.number().int(), values: z.record(z.string(), settingValueSchema) }),
  }),
};
