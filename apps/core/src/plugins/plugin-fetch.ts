import { createHash } from 'node:crypto';
import {
  type Asset,
  type FieldError,
  fieldErrors,
  forbiddenTopicOf,
  type PluginManifest,
  pluginEndpoints,
  pluginHealthSchema,
  pluginManifestSchema,
  SDK_PROTOCOL_VERSION,
} from '@yige/contracts';
import semver from 'semver';
import { pluginProblems } from './problems.js';

const TIMEOUT = 5_000;
const MANIFEST_LIMIT = 1_048_576;

/** Reads a running plugin's manifest and refuses whatever the platform could not run. */
export async function fetchManifest(baseUrl: string): Promise<PluginManifest> {
  const body = await fetchLimited(new URL(pluginEndpoints.manifest, baseUrl), MANIFEST_LIMIT);
  const parsed = pluginManifestSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    throw pluginProblems['plugin.manifestInvalid']({
      errors: fieldErrors('manifest', parsed.error),
      cause: parsed.error,
    });
  }
  const manifest = parsed.data;
  checkCompatible(manifest);
  checkOwnNames(manifest);
  return manifest;
}

/** A plugin that still migrates must not get users yet. */
export async function isMigrated(baseUrl: string): Promise<boolean> {
  const body = await fetchLimited(new URL(pluginEndpoints.health, baseUrl), MANIFEST_LIMIT);
  const health = pluginHealthSchema.safeParse(parseJson(body));
  return health.success && health.data.migrated;
}

/** One file of the web build, only if size and integrity are those of the manifest. */
export async function fetchAsset(baseUrl: string, asset: Asset): Promise<Buffer> {
  const body = await fetchLimited(new URL(pluginEndpoints.web(asset.path), baseUrl), asset.size);
  const integrity = `sha384-${createHash('sha384').update(body).digest('base64')}`;
  if (body.length === asset.size && integrity === asset.integrity) return body;
  throw pluginProblems['plugin.assetTampered']({ detail: { 'zh-CN': asset.path, en: asset.path } });
}

function checkCompatible({ sdk }: PluginManifest): void {
  if (semver.validRange(sdk) !== null && semver.satisfies(SDK_PROTOCOL_VERSION, sdk)) return;
  throw pluginProblems['plugin.incompatible']({
    detail: {
      'zh-CN': `插件需要 SDK ${sdk}，平台现在是 ${SDK_PROTOCOL_VERSION}`,
      en: `The plugin needs SDK ${sdk}, the platform has ${SDK_PROTOCOL_VERSION}`,
    },
  });
}

/** A plugin declares permissions under its own name only, no fact that the registry keeps out, and an entry among its files. */
function checkOwnNames({ id, permissions, facts, web }: PluginManifest): void {
  const errors = permissions.flatMap(({ name }, index) =>
    name.startsWith(`${id}:`)
      ? []
      : [{ pointer: `/manifest/permissions/${index}/name`, code: 'foreign_prefix', message: `must begin with ${id}:` }],
  );
  errors.push(...forbiddenFacts(facts));
  if (!web.assets.some(({ path }) => path === web.entry)) {
    errors.push({ pointer: '/manifest/web/entry', code: 'not_an_asset', message: 'must be one of the assets' });
  }
  if (errors.length > 0) throw pluginProblems['plugin.manifestInvalid']({ errors });
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

/** Reads at most `limit` bytes; more, a redirect, silence or an error status is a plugin that cannot be reached. */
async function fetchLimited(url: URL, limit: number): Promise<Buffer> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    if (!response.ok || response.body === null) throw new Error(`${url.pathname} answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limit) throw new Error(`${url.pathname} is larger than ${limit} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw pluginProblems['plugin.unreachable']({ detail: { 'zh-CN': reason, en: reason }, cause });
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw pluginProblems['plugin.manifestInvalid']({ cause });
  }
}
