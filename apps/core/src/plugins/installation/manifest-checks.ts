import {
  type FieldError,
  fieldErrors,
  forbiddenTopicOf,
  type PluginManifest,
  pluginManifestSchema,
} from '@yige/contracts';
import { z } from 'zod';
import { parseJson } from '../plugin-fetch.js';
import { pluginProblems } from '../problems.js';
import { sdkObstacle } from '../stored-manifest.js';

/** The manifest, where it is one. `sdk` is looked at first: what needs another platform may be written for another schema. */
export function readManifest(body: Buffer): PluginManifest {
  const value = parseJson(body);
  const needs = z.looseObject({ sdk: z.string() }).safeParse(value);
  const parsed = pluginManifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (needs.success) mustSpeakSdk(needs.data.sdk);
  throw pluginProblems['plugin.manifestInvalid']({
    errors: fieldErrors('manifest', parsed.error),
    cause: parsed.error,
  });
}

/** The platform must speak the plugin's protocol. */
export function mustSpeakSdk(sdk: string): void {
  const detail = sdkObstacle(sdk);
  if (detail !== null) throw pluginProblems['plugin.incompatible']({ detail });
}

/** A plugin's parts open with its own permissions or core's; it declares no fact that the registry keeps out, and an entry among its files. */
export function mustKeepToItsOwn(manifest: PluginManifest): void {
  const { facts, web } = manifest;
  const errors = [...foreignPermissions(manifest), ...forbiddenFacts(facts)];
  if (!web.assets.some(({ path }) => path === web.entry)) {
    errors.push({ pointer: '/manifest/web/entry', code: 'not_an_asset', message: 'must be one of the assets' });
  }
  if (errors.length > 0) throw pluginProblems['plugin.manifestInvalid']({ errors });
}

/** With another plugin's permission a part would show to whom nobody of this bureau meant. */
function foreignPermissions({ id, permissions, pages, contributions }: PluginManifest): FieldError[] {
  const own = new Set(permissions.map(({ name }) => name));
  return Object.entries({ pages, contributions }).flatMap(([part, items]) =>
    items.flatMap(({ permission }, index) => {
      if (own.has(permission) || permission.startsWith('core:')) return [];
      const pointer = `/manifest/${part}/${index}/permission`;
      const message = `${permission} is not among the permissions of ${id}: declare it, or name one of core’s`;
      return [{ pointer, code: 'foreign_permission', message }];
    }),
  );
}

/** Part of `mf-manifest.json` as the federation's build writes it: what the remote exposes, by its name without `./`. */
const federationManifestSchema = z.looseObject({
  exposes: z.array(z.looseObject({ name: z.string(), path: z.string().optional() })),
});

/** Every module that the manifest names must have been built: else pages and forms would fail one after another. */
export function mustExposeAll(manifest: PluginManifest, federationManifest: Buffer): void {
  if (namedModules(manifest).length === 0) return;
  const parsed = federationManifestSchema.safeParse(parseJson(federationManifest));
  const exposed = new Set(
    parsed.success ? parsed.data.exposes.map(({ name }) => `./${name.replace(/^\.\//, '')}`) : [],
  );
  const errors = namedModules(manifest).flatMap(({ pointer, expose }) => {
    if (exposed.has(expose)) return [];
    const message = { 'zh-CN': `构建里没有 ${expose}`, en: `the build does not expose ${expose}` };
    return [{ pointer, code: 'not_exposed', message }];
  });
  if (errors.length === 0) return;
  const names = [...new Set(errors.map(({ message }) => message.en.split(' ').at(-1)))].join(', ');
  throw pluginProblems['plugin.exposesMissing']({ errors, detail: { 'zh-CN': names, en: names } });
}

function namedModules({ pages, contributions, taskTypes }: PluginManifest) {
  return [
    ...pages.map(({ expose }, index) => ({ pointer: `/manifest/pages/${index}/expose`, expose })),
    ...contributions.map(({ expose }, index) => ({ pointer: `/manifest/contributions/${index}/expose`, expose })),
    ...taskTypes.flatMap(({ form }, index) =>
      form === undefined ? [] : [{ pointer: `/manifest/taskTypes/${index}/form`, expose: form }],
    ),
  ];
}

type UngatedRefusal = 'plugin.ungatedUnconfirmed' | 'plugin.ungatedByDistrict';

/** Names of types that the manifest frees from the gate as one of the versions before it does. */
export function freedBefore({ taskTypes }: PluginManifest, versions: Iterable<{ manifest: PluginManifest }>): string[] {
  const before = [...versions].flatMap(({ manifest }) => manifest.taskTypes);
  return taskTypes
    .filter(({ name, gate }) => before.some((type) => type.name === name && type.gate === gate))
    .map(({ name }) => name);
}

/**
 * The types that the manifest declares as needing no admission. A plugin cannot free itself from the gate: each must be
 * confirmed by whoever installs the version, else `refusal` says by whom.
 */
export function confirmedUngated(
  { taskTypes }: PluginManifest,
  confirmed: readonly string[],
  refusal: UngatedRefusal = 'plugin.ungatedUnconfirmed',
): string[] {
  const declared = taskTypes.filter(({ gate }) => gate !== 'admission');
  const open = declared.filter(({ name }) => !confirmed.includes(name));
  if (open.length === 0) return declared.map(({ name }) => name);
  throw pluginProblems[refusal]({
    errors: open.map(({ name, gate, title }) => ({
      pointer: '/body/ungated',
      code: 'ungated',
      values: { type: name },
      message: {
        'zh-CN': `“${title['zh-CN']}”（${name}）声明为 ${gate}，不经准入就到社区；同意就写进 ungated`,
        en: `“${title.en}” (${name}) declares ${gate} and reaches communities without an admission; name it in ungated to agree`,
      },
    })),
  });
}

/** Kinds of facts, fields and choices whose name or title belongs to what stays out of the shared registry. */
function forbiddenFacts(facts: PluginManifest['facts']): FieldError[] {
  return facts.flatMap((fact, index) => {
    const topic = wordsOf(fact)
      .map(forbiddenTopicOf)
      .find((found) => found !== null);
    if (topic === undefined || topic === null) return [];
    return [
      {
        pointer: `/manifest/facts/${index}`,
        code: 'forbidden',
        message: `stays out of the registry: ${topic.reason.en}`,
      },
    ];
  });
}

function wordsOf({ kind, title, fields }: PluginManifest['facts'][number]): string[] {
  const options = fields.flatMap((field) => (field.type === 'choice' ? field.options : []));
  return [
    kind,
    ...fields.map(({ name }) => name),
    ...options.map(({ value }) => value),
    ...[title, ...fields.map((field) => field.title), ...options.map((option) => option.title)].flatMap((words) =>
      Object.values(words),
    ),
  ];
}
