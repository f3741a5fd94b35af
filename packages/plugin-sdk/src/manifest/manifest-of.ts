import { coreEvents, type PluginManifest, pluginManifestSchema } from '@yige/contracts';
import { z } from 'zod';
import type { PluginDefinition } from './define-plugin.js';

/** A definition that does not make a valid manifest; says what to mend. */
export class ManifestError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ManifestError';
  }
}

/** `manifest.json` of a built plugin, checked by the contract. */
export function manifestOf(plugin: PluginDefinition, web: PluginManifest['web']): PluginManifest {
  const parsed = pluginManifestSchema.safeParse({
    id: plugin.id,
    version: plugin.version,
    sdk: plugin.sdk,
    name: plugin.name,
    glyph: plugin.glyph,
    bureau: plugin.bureau,
    ...(plugin.changes === undefined ? {} : { changes: plugin.changes }),
    permissions: plugin.permissions,
    grants: plugin.grants,
    pages: plugin.pages,
    contributions: plugin.contributions,
    ...(plugin.search === undefined ? {} : { search: plugin.search }),
    commands: plugin.commands ?? [],
    taskTypes: (plugin.taskTypes ?? []).map(({ result, ...type }) => ({ ...type, resultSchema: jsonSchemaOf(result) })),
    facts: plugin.facts ?? [],
    ...(plugin.matters === undefined ? {} : { matters: plugin.matters }),
    events: { subscribes: subscribedBy(plugin) },
    ledgers: plugin.ledgers ?? [],
    settings: plugin.settings ?? [],
    ...(plugin.uploads === undefined ? {} : { uploads: plugin.uploads }),
    web,
  });
  if (parsed.success) return parsed.data;
  throw new ManifestError(
    `plugin.ts does not make a valid manifest:\n${z.prettifyError(named(parsed.error, plugin))}`,
    {
      cause: parsed.error,
    },
  );
}

/** `ledgers.visits.columns.done`: whoever wrote forty columns does not count them. */
function named(error: z.ZodError, { ledgers = [] }: PluginDefinition): z.ZodError {
  const issues = error.issues.map((issue) => {
    const path = [...issue.path];
    const ledger = path[0] === 'ledgers' ? ledgers[Number(path[1])] : undefined;
    const column = path[2] === 'columns' ? ledger?.columns[Number(path[3])] : undefined;
    if (ledger !== undefined) path[1] = ledger.name;
    if (column !== undefined) path[3] = column.name;
    return { ...issue, path };
  });
  return new z.ZodError(issues);
}

/** Whoever has settings hears that they changed: the SDK reads them anew then. */
function subscribedBy({ events, settings = [] }: PluginDefinition): string[] {
  const own = events?.subscribes ?? [];
  return settings.length === 0 ? [...own] : [...new Set([...own, coreEvents.settingsChanged])];
}

/** Modules that the web build must expose, each once. */
export function exposesOf(plugin: PluginDefinition): string[] {
  const forms = (plugin.taskTypes ?? []).flatMap(({ form }) => form ?? []);
  return [
    ...new Set([
      ...plugin.pages.map(({ expose }) => expose),
      ...plugin.contributions.map(({ expose }) => expose),
      ...forms,
    ]),
  ];
}

/** Federation name of a version; two versions never share one, so both can live in one page. */
export function remoteNameOf({ id, version }: { id: string; version: string }): string {
  return `${id}_${version}`.replace(/[^a-z0-9]+/gi, '_').toLowerCase();
}

function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) };
}
