import type {
  BureauColor,
  Contribution,
  FactKindDeclaration,
  LocalizedText,
  PageDeclaration,
  Role,
  SharedFactName,
  SlotName,
  TaskTypeDeclaration,
} from '@yige/contracts';
import type { z } from 'zod';

type OwnPermission<Id extends string> = `${Id}:${string}.${string}`;
type CorePermission = `core:${string}.${string}`;
type Expose = `./${string}`;

export interface TaskTypeDefinition<Permission extends string = string> {
  /** Without the plugin's prefix: `visit` becomes `elderly-care:visit`. */
  name: string;
  title: LocalizedText;
  /** The form that opens in the inbox; left out, the task is closed without one. */
  form?: Expose;
  /** Shape of the result; core checks each submission against it, and so does the plugin's own server. */
  result: z.ZodType;
  /** Facts that the portal asks for it; the result has a property of each one's name and shape (`sharedFactSchemas`). */
  facts?: readonly SharedFactName[];
  doorVisible?: boolean;
  /** What a worker without the qualification may do with it at the door. */
  doorPower?: TaskTypeDeclaration['doorPower'];
  /** Whoever holds it does the task whole, and reviews what others collected. */
  qualification?: Permission;
  /** With `permission`: seen by its assignee and by those who hold that permission where it lies, and by nobody else. */
  confidential?: boolean;
  permission?: Permission;
  /** Left out, communities get it only by an admission; anything else must be confirmed when the plugin is registered. */
  gate?: TaskTypeDeclaration['gate'];
}

/**
 * The manifest as a plugin writes it. Own permissions begin with the plugin's id; pages and contributions name one of
 * those declared, which the compiler checks.
 */
export interface PluginDefinition<Id extends string = string, Permission extends string = string> {
  id: Id;
  /** Semantic version of the plugin. */
  version: string;
  /** Range of SDK protocol versions that it works with, e.g. `^0.1.0`. */
  sdk: string;
  name: LocalizedText;
  /** The one Hanzi of the bureau's cell; unique in a district. */
  glyph: string;
  bureau: { name: LocalizedText; kind: BureauColor };
  permissions: readonly { name: Permission; title: LocalizedText; grantedTo?: readonly Role[] }[];
  /** Core permissions that the plugin's server needs when it acts for itself. */
  grants: readonly CorePermission[];
  pages: readonly (Omit<PageDeclaration, 'permission' | 'expose' | 'navigation'> & {
    permission: NoInfer<Permission>;
    expose: Expose;
    navigation?: boolean;
  })[];
  contributions: readonly (Omit<Contribution, 'permission' | 'expose' | 'slot'> & {
    slot: SlotName;
    permission: NoInfer<Permission>;
    expose: Expose;
  })[];
  taskTypes: readonly TaskTypeDefinition<NoInfer<Permission>>[];
  /** Kinds of facts that the plugin adds to the registry's catalogue. */
  facts?: readonly FactKindDeclaration[];
  /** Categories of matters that street and district may route to the bureau, by the codes of `/api/v1/matter-categories`. */
  matters?: { categories: readonly string[] };
  events?: { subscribes: readonly string[] };
}

/** Declares a plugin: the only place where its manifest is written. */
export function definePlugin<const Id extends string, const Permission extends OwnPermission<Id>>(
  definition: PluginDefinition<Id, Permission>,
): PluginDefinition<Id, Permission> {
  return definition;
}
