import {
  bureauColorSchema,
  factKindDeclarationSchema,
  fieldErrors,
  type LocalizedText,
  localizedTextSchema,
  type PluginManifest,
  pluginManifestSchema,
  SDK_PROTOCOL_VERSION,
  type TaskTypeDeclaration,
  taskTypeDeclarationSchema,
} from '@yige/contracts';
import semver from 'semver';
import { z } from 'zod';

/** Of what is wrong with a manifest, so many characters are told: a localized text has room for 200. */
const LONGEST_FAULTS = 150;

/** A manifest as it was stored, perhaps by an older or a newer platform. */
export interface StoredManifest {
  /** Of one that cannot be read, what is left: names, kinds of facts, and which tasks are confidential. */
  manifest: PluginManifest;
  /** Why this platform does not run the version; null: it does. */
  unfit: LocalizedText | null;
}

/** Never throws: one plugin's row takes no other plugin down. */
export function readStoredManifest(id: string, version: string, text: string): StoredManifest {
  const value = parsed(text);
  const whole = pluginManifestSchema.safeParse(value);
  if (whole.success) return { manifest: whole.data, unfit: sdkObstacle(whole.data.sdk) };
  const manifest = remainsOf(id, version, value);
  const faults = fieldErrors('manifest', whole.error)
    .map(({ pointer, message }) => `${pointer} ${message}`)
    .join('; ')
    .slice(0, LONGEST_FAULTS);
  const unreadable = {
    'zh-CN': `平台读不了它的清单：${faults}`,
    en: `The platform cannot read its manifest: ${faults}`,
  };
  return { manifest, unfit: (manifest.sdk === '' ? null : sdkObstacle(manifest.sdk)) ?? unreadable };
}

/** Why the platform does not speak a plugin's protocol; null: it does. */
export function sdkObstacle(sdk: string): LocalizedText | null {
  if (semver.validRange(sdk) !== null && semver.satisfies(SDK_PROTOCOL_VERSION, sdk)) return null;
  return {
    'zh-CN': `需要 SDK ${sdk}，平台现在是 ${SDK_PROTOCOL_VERSION}`,
    en: `It needs SDK ${sdk}, the platform has ${SDK_PROTOCOL_VERSION}`,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON has nothing left to read.
    return null;
  }
}

const looseTaskType = z.looseObject({ name: z.string(), permission: z.string().optional().catch(undefined) });
const list = z.array(z.unknown()).catch([]);
const nothing = { permissions: [], grants: [], pages: [], contributions: [], commands: [], ledgers: [], settings: [] };

function remainsOf(id: string, version: string, value: unknown): PluginManifest {
  const name = { 'zh-CN': id, en: id };
  const schema = z.object({
    sdk: z.string().catch(''),
    name: localizedTextSchema.catch(name),
    glyph: z.string().catch('件'),
    bureau: z.object({ name: localizedTextSchema, kind: bureauColorSchema }).catch({ name, kind: 'other' }),
    taskTypes: list,
    facts: list,
  });
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  const { taskTypes, facts, ...words } = schema.parse(isObject ? value : {});
  return {
    ...{ id, version, ...words, ...nothing },
    taskTypes: taskTypes.flatMap((type) => taskTypeOf(type) ?? []),
    facts: facts.flatMap((fact) => factKindDeclarationSchema.safeParse(fact).data ?? []),
    events: { subscribes: [] },
    web: { remoteName: 'unreadable', entry: '', assets: [] },
  };
}

/** A secret stays one, whatever else of its type cannot be read. */
function taskTypeOf(value: unknown): TaskTypeDeclaration | null {
  const whole = taskTypeDeclarationSchema.safeParse(value);
  if (whole.success) return whole.data;
  const loose = looseTaskType.safeParse(value);
  if (!loose.success) return null;
  const { name, permission } = loose.data;
  return {
    ...{ name, title: { 'zh-CN': name, en: name }, resultSchema: {}, facts: [], gate: 'admission' },
    ...{ doorVisible: false, doorPower: 'complete', confidential: permission !== undefined },
    ...(permission === undefined ? {} : { permission }),
  };
}
