import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions, permissionNameSchema, roleSchema } from '../identity/permissions.js';
import { instantSchema, localizedTextSchema } from '../primitives.js';

/** Why somebody did it; kept in the audit. */
export const actReasonSchema = z.string().trim().min(4).max(500);

export const permissionSchema = z
  .object({
    name: permissionNameSchema,
    title: localizedTextSchema,
    /** `core`, or the plugin that declares it. */
    owner: z.string(),
    /** Belongs to one of the three administrator roles and cannot be given to another role. */
    administrative: z.boolean(),
  })
  .meta({ id: 'Permission' });
export type Permission = z.infer<typeof permissionSchema>;

/** `role`: it comes with the role; `plugin`: an enabled plugin gives it; `granted`: the security administrator did. */
export const permissionOriginSchema = z.enum(['role', 'plugin', 'granted']).meta({ id: 'PermissionOrigin' });
export type PermissionOrigin = z.infer<typeof permissionOriginSchema>;

/** How a role differs from its default in one permission. */
export const roleAdjustmentSchema = z
  .object({
    permission: permissionNameSchema,
    effect: z.enum(['granted', 'revoked']),
    reason: z.string(),
    by: z.string(),
    at: instantSchema,
  })
  .meta({ id: 'RoleAdjustment' });
export type RoleAdjustment = z.infer<typeof roleAdjustmentSchema>;

export const roleDetailsSchema = z
  .object({
    role: roleSchema,
    title: localizedTextSchema,
    /** One of the three administrators: what it may do is fixed. */
    administrator: z.boolean(),
    permissions: z.array(permissionSchema.extend({ origin: permissionOriginSchema })),
    adjustments: z.array(roleAdjustmentSchema),
    /** How many accounts hold it today. */
    holders: z.number().int(),
  })
  .meta({ id: 'RoleDetails' });
export type RoleDetails = z.infer<typeof roleDetailsSchema>;

export const accessRoutes = {
  permissions: defineRoute({
    method: 'GET',
    path: '/api/v1/permissions',
    summary: 'Every permission of core and of the enabled plugins',
    access: { kind: 'permission', permission: corePermissions.roleRead },
    response: z.object({ items: z.array(permissionSchema) }),
  }),
  roles: defineRoute({
    method: 'GET',
    path: '/api/v1/roles',
    summary: 'Every role with what it may do, where that comes from, and how many hold it',
    access: { kind: 'permission', permission: corePermissions.roleRead },
    response: z.object({ items: z.array(roleDetailsSchema) }),
  }),
  adjustRole: defineRoute({
    method: 'POST',
    path: '/api/v1/roles/:role/adjustments',
    summary: 'Give a role a permission or take one from it; `none` puts it back to the default',
    access: { kind: 'permission', permission: corePermissions.roleManage },
    params: z.object({ role: roleSchema }),
    body: z.strictObject({
      permission: permissionNameSchema,
      effect: z.enum(['granted', 'revoked', 'none']),
      reason: actReasonSchema,
    }),
    response: roleDetailsSchema,
    stepUp: true,
  }),
};
