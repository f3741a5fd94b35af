import { z } from 'zod';
import { permissionNameSchema } from '../identity/permissions.js';
import { localizedTextSchema } from '../primitives.js';
import { pagePathSchema } from './page-path.js';

/** Module that a remote exposes: `./<path>`, lower-case. */
export const exposeSchema = z.string().regex(/^\.\/[a-z0-9-]+(\/[a-z0-9-]+)*$/, 'must read ./folder/module');

/** A page of the plugin: `/apps/<plugin><path>` in the portal. */
export const pageDeclarationSchema = z.strictObject({
  path: pagePathSchema,
  title: localizedTextSchema,
  expose: exposeSchema,
  permission: permissionNameSchema,
  /** In the plugin's own navigation; the first one is its entrance. */
  navigation: z.boolean().default(true),
});
export type PageDeclaration = z.infer<typeof pageDeclarationSchema>;

/** Places of the portal that a plugin can fill. */
export const slotNameSchema = z
  .enum(['person.panel', 'household.panel', 'inbox.card', 'dashboard.widget', 'map.layer'])
  .meta({ id: 'SlotName' });
export type SlotName = z.infer<typeof slotNameSchema>;

export const contributionSchema = z.strictObject({
  slot: slotNameSchema,
  expose: exposeSchema,
  title: localizedTextSchema,
  permission: permissionNameSchema,
});
export type Contribution = z.infer<typeof contributionSchema>;

/** Something to do that the portal's search finds by its title, also by the initials of its pinyin. */
export const commandDeclarationSchema = z.strictObject({
  title: localizedTextSchema,
  /** Path of one of the plugin's pages. */
  page: pagePathSchema,
  /** Of the plugin's own; whoever lacks that of the page does not find it either. */
  permission: permissionNameSchema,
});
export type CommandDeclaration = z.infer<typeof commandDeclarationSchema>;
