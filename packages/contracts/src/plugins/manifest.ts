import { z } from 'zod';
import { permissionNameSchema, roleSchema, withheldFromPlugins } from '../identity/permissions.js';
import { ledgerDeclarationSchema } from '../ledgers/ledger.js';
import { matterCategoryCodeSchema } from '../matters/category-code.js';
import { jsonSchema, localizedTextSchema } from '../primitives.js';
import { factKindSchema } from '../registry/fact-kind.js';
import { sharedFactNameSchema } from '../visits/shared-facts.js';
import { bureauColorSchema } from './bureau-color.js';
import { integritySchema } from './integrity.js';
import {
  commandDeclarationSchema,
  contributionSchema,
  exposeSchema,
  pageDeclarationSchema,
} from './page-declarations.js';
import { pluginIdSchema, semverSchema } from './plugin-id.js';
import { settingFieldsSchema } from './settings.js';
import { answerWordsSchema, doorPowerSchema } from './task-terms.js';
import { uploadDeclarationSchema } from './uploads.js';

/** Version of the protocol between core, shell and plugins that this code speaks. */
export const SDK_PROTOCOL_VERSION = '1.0.0';

export const permissionDeclarationSchema = z.strictObject({
  name: permissionNameSchema,
  title: localizedTextSchema,
  /** Roles that hold the permission in their unit's subtree once the plugin is enabled. */
  grantedTo: z.array(roleSchema).default([]),
});

/** The plugin's server finds things: what they are called together, and who finds them. */
export const searchDeclarationSchema = z.strictObject({
  title: localizedTextSchema,
  /** Of the plugin's own; whoever holds it in a unit finds what lies there. */
  permission: permissionNameSchema,
});
export type SearchDeclaration = z.infer<typeof searchDeclarationSchema>;

/**
 * Whether a type needs an admission before it may be sent to communities. Whatever does not is confirmed by the system
 * administrator when the plugin is registered.
 */
export const taskGateSchema = z.enum(['admission', 'alarm', 'reportedMatter', 'agencyWork']);
export type TaskGate = z.infer<typeof taskGateSchema>;

export const taskTypeDeclarationSchema = z.strictObject({
  /** Without the plugin's prefix: `visit` becomes `elderly-care:visit`. Both, with a unit's id, fit the key of a ledger's row. */
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(32),
  title: localizedTextSchema,
  /** The form that opens in the inbox; left out: the task is closed without one. */
  form: exposeSchema.optional(),
  /** JSON Schema (2020-12) of the result; core checks every submission against it. */
  resultSchema: z.record(z.string(), jsonSchema),
  /** By the result's own fields; those that are `facts` have the portal's words. */
  answers: z.record(z.string().max(60), answerWordsSchema).optional(),
  /** Facts that the portal asks for it: once for all parts that need them. The result holds each under its name. */
  facts: z.array(sharedFactNameSchema).default([]),
  doorVisible: z.boolean().default(false),
  doorPower: doorPowerSchema.default('complete'),
  /**
   * Of the plugin's own: whoever holds it where the task lies does it whole at the door, and reviews what others collected.
   * A type to `collect` has one.
   */
  qualification: permissionNameSchema.optional(),
  /** Seen by its assignee and by those who hold `permission` where it lies; nobody else learns that there is one. */
  confidential: z.boolean().default(false),
  /** Of the plugin's own; only of a confidential type, and always of one. */
  permission: permissionNameSchema.optional(),
  gate: taskGateSchema.default('admission'),
});
export type TaskTypeDeclaration = z.infer<typeof taskTypeDeclarationSchema>;

/** A kind of fact that the plugin adds to the registry's catalogue; without the prefix, `pagerNumber` becomes `elderly-care:pagerNumber`. */
export const factKindDeclarationSchema = factKindSchema.extend({ kind: z.string().regex(/^[a-z][A-Za-z0-9]*$/) });
export type FactKindDeclaration = z.infer<typeof factKindDeclarationSchema>;

export const eventTypeSchema = z.string().regex(/^cn\.yige\.[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*\.v\d+$/);

/** A file of the plugin's web build; core copies exactly these and serves nothing else. */
export const assetSchema = z.strictObject({
  path: z.string().regex(/^(?!.*\.\.)[A-Za-z0-9_@.-]+(\/[A-Za-z0-9_@.-]+)*$/, 'must be a relative path without ..'),
  size: z.number().int().min(0),
  integrity: integritySchema,
});
export type Asset = z.infer<typeof assetSchema>;

export const webDeclarationSchema = z.strictObject({
  /** Federation name; carries the version so that two versions never share one: `elderly_care_1_2_0`. */
  remoteName: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Path of the federation manifest among the assets. */
  entry: z.string(),
  assets: z.array(assetSchema).max(2_000),
});

/** `manifest.json` of a built plugin. Generated from `plugin.ts`; nothing in it is written by hand. */
export const pluginManifestSchema = z
  .strictObject({
    id: pluginIdSchema,
    version: semverSchema,
    /** Range of SDK protocol versions that the plugin works with, e.g. `^1.0.0`. */
    sdk: z.string().min(1).max(50),
    name: localizedTextSchema,
    /** The one Hanzi of the bureau's cell. */
    glyph: z.string().regex(/^\p{Script=Han}$/u, 'must be one Hanzi'),
    bureau: z.strictObject({ name: localizedTextSchema, kind: bureauColorSchema }),
    /** What is new in this version, in a sentence for administrators. */
    changes: localizedTextSchema.optional(),
    permissions: z.array(permissionDeclarationSchema),
    /** Core permissions that the plugin's own server needs when it acts for itself. */
    grants: z.array(permissionNameSchema),
    pages: z.array(pageDeclarationSchema),
    contributions: z.array(contributionSchema),
    search: searchDeclarationSchema.optional(),
    commands: z.array(commandDeclarationSchema).max(20).default([]),
    taskTypes: z.array(taskTypeDeclarationSchema),
    facts: z.array(factKindDeclarationSchema).default([]),
    /** Categories of matters that street and district may route to the bureau; left out: none. */
    matters: z.strictObject({ categories: z.array(matterCategoryCodeSchema).min(1).max(50) }).optional(),
    events: z.strictObject({ subscribes: z.array(eventTypeSchema) }),
    ledgers: z.array(ledgerDeclarationSchema).max(50).default([]),
    settings: settingFieldsSchema.default([]),
    /** Routes of its API that take files; left out: none, and no call brings more than JSON may. */
    uploads: z.array(uploadDeclarationSchema).max(20).optional(),
    web: webDeclarationSchema,
  })
  // Else a manifest could give a role what belongs to core, an administrator's permission among it.
  .superRefine(({ id, permissions }, context) => {
    for (const [index, { name }] of permissions.entries()) {
      if (name.startsWith(`${id}:`)) continue;
      const message = `a plugin declares permissions of its own only: ${name} must begin with ${id}:`;
      context.addIssue({ code: 'custom', path: ['permissions', index, 'name'], message });
    }
  })
  .refine(
    ({ permissions, taskTypes }) => {
      const own = new Set(permissions.map(({ name }) => name));
      return taskTypes.every(({ confidential, permission }) =>
        confidential ? permission !== undefined && own.has(permission) : permission === undefined,
      );
    },
    {
      message: 'a confidential type names one of the plugin’s permissions, and no other type names one',
      path: ['taskTypes'],
    },
  )
  .refine(
    ({ permissions, taskTypes }) => {
      const own = new Set(permissions.map(({ name }) => name));
      return taskTypes.every(({ doorPower, qualification }) =>
        qualification === undefined ? doorPower !== 'collect' : own.has(qualification),
      );
    },
    {
      message: 'a qualification is one of the plugin’s permissions, and a type to collect names one',
      path: ['taskTypes'],
    },
  )
  .superRefine(({ taskTypes }, context) => {
    for (const [index, { doorPower, facts }] of taskTypes.entries()) {
      if (doorPower !== 'observe' || facts.includes('consent')) continue;
      const message = 'whoever is observed is asked first: the type declares the fact consent';
      context.addIssue({ code: 'custom', path: ['taskTypes', index, 'facts'], message });
    }
  })
  .superRefine(({ permissions, pages, search, commands, ledgers }, context) => {
    const own = new Set(permissions.map(({ name }) => name));
    const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    const mustBeOwn = (path: PropertyKey[], permission: string) => {
      if (!own.has(permission)) refuse([...path, 'permission'], `${permission} is not one of the plugin’s permissions`);
    };
    if (search !== undefined) mustBeOwn(['search'], search.permission);
    for (const [index, { page, permission }] of commands.entries()) {
      mustBeOwn(['commands', index], permission);
      if (!pages.some(({ path }) => path === page)) {
        refuse(['commands', index, 'page'], `${page} is not one of the plugin’s pages`);
      }
    }
    for (const [index, { name, permission }] of ledgers.entries()) {
      mustBeOwn(['ledgers', index], permission);
      if (ledgers.findIndex((each) => each.name === name) < index) {
        refuse(['ledgers', index, 'name'], `${name} stands twice`);
      }
    }
  })
  .refine(({ grants }) => !grants.some((name) => withheldFromPlugins.has(name)), {
    message: 'no plugin does an administrator’s work, nor what a person decides by their post',
    path: ['grants'],
  })
  .meta({ id: 'PluginManifest' });
/** A built plugin as core reads it: what `plugin.ts` declares, with every web file and its hash. */
export type PluginManifest = z.infer<typeof pluginManifestSchema>;
