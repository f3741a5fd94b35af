import type {
  AnswerWords,
  BureauColor,
  CommandDeclaration,
  Contribution,
  FactKindDeclaration,
  LocalizedText,
  PageDeclaration,
  Role,
  SearchDeclaration,
  SharedFactName,
  SlotName,
  settingFieldSchema,
  TaskTypeDeclaration,
  uploadDeclarationSchema,
} from '@yige/contracts';
import type { z } from 'zod';
import type { LedgerColumnDefinition, LedgerDefinition } from './define-ledger.js';
import type { EachOfItsType, EachOnlyKnown, OnlyKnown, Written } from './written.js';

type CorePermission = `core:${string}.${string}`;
type Expose = `./${string}`;

/** A setting, from which its form, its check and its type in the plugin derive. */
export type SettingDefinition = Written<z.input<typeof settingFieldSchema>>;

export interface PageDefinition extends Omit<PageDeclaration, 'expose' | 'navigation'> {
  expose: Expose;
  navigation?: boolean;
}

export interface ContributionDefinition extends Omit<Contribution, 'expose'> {
  slot: SlotName;
  expose: Expose;
}

/** A route of the plugin's API that takes a file; one object for the manifest, the server's route and the page's `FileUpload`. */
export type UploadDefinition = Written<z.input<typeof uploadDeclarationSchema>>;

/** A kind of task that the plugin sends. */
export interface TaskTypeDefinition {
  /** Without the plugin's prefix: `visit` becomes `elderly-care:visit`. */
  name: string;
  /** What the inbox calls it. */
  title: LocalizedText;
  /** The form that opens in the inbox; left out, the task is closed without one. */
  form?: Expose;
  /** Shape of the result; core checks each submission against it, and so does the plugin's own server. */
  result: z.ZodType;
  /**
   * What the result's fields and their choices are called where answers are read outside of the form, as in the totals and
   * the spreadsheet of a dispatch. What is among `facts` has the portal's words.
   */
  answers?: Readonly<Record<string, Written<AnswerWords>>>;
  /** Facts that the portal asks for it; the result has a property of each one's name and shape (`sharedFactSchemas`). */
  facts?: readonly SharedFactName[];
  /** Whether it is offered at the door, beside what other bureaus want there. */
  doorVisible?: boolean;
  /** What a worker without the qualification may do with it at the door. */
  doorPower?: TaskTypeDeclaration['doorPower'];
  /** Whoever holds it does the task whole, and reviews what others collected. */
  qualification?: string;
  /** With `permission`: seen by its assignee and by those who hold that permission where it lies, and by nobody else. */
  confidential?: boolean;
  /** Who sees it beside its assignee; only with `confidential`. */
  permission?: string;
  /** Left out, communities get it only by an admission; anything else must be confirmed when the plugin is registered. */
  gate?: TaskTypeDeclaration['gate'];
}

/** The manifest as a plugin writes it. */
export interface PluginDefinition {
  /** Lower-case words joined by hyphens; never changes, since addresses, permissions and data hang on it. */
  id: string;
  /** Semantic version of the plugin. */
  version: string;
  /** Range of SDK protocol versions that it works with, e.g. `^1.0.0`. */
  sdk: string;
  /** As people call it, such as 居家养老. */
  name: LocalizedText;
  /** The one Hanzi of the bureau's cell; unique in a district. */
  glyph: string;
  /** The bureau that answers for it; its kind decides the colour. */
  bureau: { name: LocalizedText; kind: BureauColor };
  /** What is new in this version, in a sentence for administrators. */
  changes?: LocalizedText;
  /**
   * Of the plugin's own, `<id>:<noun>.<verb>`; `grantedTo` are the roles that hold one where the plugin is enabled. A
   * `bureauOfficial` holds those of plugins of their own agency's bureau, by its kind.
   */
  permissions: readonly { name: string; title: LocalizedText; grantedTo?: readonly Role[] }[];
  /** Core permissions that the plugin's server needs when it acts for itself. */
  grants: readonly CorePermission[];
  /** Pages at `/apps/<id>` in the portal. */
  pages: readonly PageDefinition[];
  /** What it shows in places of the portal, such as a panel on a person's page. */
  contributions: readonly ContributionDefinition[];
  /** Its server finds things for the portal’s search, in a method with `@Search()`. */
  search?: Written<SearchDeclaration>;
  /** What can be done, each on one of its pages; the portal’s search finds it by its title. */
  commands?: readonly Written<CommandDeclaration>[];
  /** Kinds of tasks that it sends; each has a method with `@TaskResult` on its server. */
  taskTypes?: readonly TaskTypeDefinition[];
  /** Kinds of facts that the plugin adds to the registry's catalogue. */
  facts?: readonly Written<FactKindDeclaration>[];
  /** Categories of matters that street and district may route to the bureau, by the codes of `/api/v1/matter-categories`. */
  matters?: { categories: readonly string[] };
  /** Events of core that its server hears with `@OnEvent`, such as `cn.yige.person.merged.v1`. */
  events?: { subscribes: readonly string[] };
  /** Ledgers that write themselves from the plugin's records, each by `defineLedger` and answered by `@LedgerRows`. */
  ledgers?: readonly LedgerDefinition[];
  /** What local offices set; the plugin's server reads it with `Settings.of`. */
  settings?: readonly SettingDefinition[];
  /** Routes that take files; each is the `upload` of a `@PluginRoute`. */
  uploads?: readonly UploadDefinition[];
}

type DeclaredPermission<Definition extends PluginDefinition> = Definition['permissions'][number]['name'];

/** Own permissions begin with the plugin's id, and everything else names one of those that are declared. */
interface OwnPermissions<Definition extends PluginDefinition> {
  permissions: readonly (PluginDefinition['permissions'][number] & {
    name: `${Definition['id']}:${string}.${string}`;
  })[];
  pages: readonly (PageDefinition & { permission: DeclaredPermission<Definition> })[];
  contributions: readonly (ContributionDefinition & { permission: DeclaredPermission<Definition> })[];
  search?: Written<SearchDeclaration> & { permission: DeclaredPermission<Definition> };
  commands?: readonly (Written<CommandDeclaration> & {
    permission: DeclaredPermission<Definition>;
    page: Definition['pages'][number]['path'];
  })[];
  taskTypes?: readonly (TaskTypeDefinition & {
    permission?: DeclaredPermission<Definition>;
    qualification?: DeclaredPermission<Definition>;
  })[];
  ledgers?: readonly (LedgerDefinition & { permission: DeclaredPermission<Definition> })[];
}

type EachLedger<Given> = {
  [Index in keyof Given]: OnlyKnown<Given[Index], LedgerDefinition> & {
    columns: EachOfItsType<Given[Index]['columns' & keyof Given[Index]], LedgerColumnDefinition>;
  };
};

interface KnownProperties<Definition extends PluginDefinition> {
  pages: EachOnlyKnown<Definition['pages'], PageDefinition>;
  contributions: EachOnlyKnown<Definition['contributions'], ContributionDefinition>;
  search?: OnlyKnown<Definition['search'], SearchDeclaration>;
  commands?: EachOnlyKnown<Definition['commands'], CommandDeclaration>;
  taskTypes?: EachOnlyKnown<Definition['taskTypes'], TaskTypeDefinition>;
  ledgers?: EachLedger<Definition['ledgers']>;
  settings?: EachOfItsType<Definition['settings'], SettingDefinition>;
  uploads?: EachOnlyKnown<Definition['uploads'], UploadDefinition>;
}

/**
 * Declares a plugin: the only place where its manifest is written. The names in it stay known to the compiler, so that
 * `defineExposes` and `Settings.of` refuse any other.
 */
export function definePlugin<const Definition extends PluginDefinition>(
  definition: Definition &
    OwnPermissions<Definition> &
    OnlyKnown<Definition, PluginDefinition> &
    KnownProperties<Definition>,
): Definition {
  return definition;
}
