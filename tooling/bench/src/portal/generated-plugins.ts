import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Asset, type PluginManifest, pluginManifestSchema } from '@yige/contracts';
import { assetOf } from '@yige/plugin-artefact';

const template = join(dirname(createRequire(import.meta.url).resolve('@yige/probe-plugin/package.json')), 'dist');

/** First of a run of Hanzi, of which each plugin gets one. */
const FIRST_GLYPH = 0x4e00;

export interface GeneratedPlugin {
  manifest: PluginManifest;
  /** Web files by their path. */
  files: ReadonlyMap<string, Buffer>;
}

/**
 * Plugins that are alike but for their names: the probe's build, renamed. Renaming changes the hash of a file, and with it
 * the files that name that hash, until nothing changes any more.
 */
export async function generatePlugins(count: number): Promise<GeneratedPlugin[]> {
  const manifest = pluginManifestSchema.parse(JSON.parse(await readFile(join(template, 'manifest.json'), 'utf8')));
  const files = new Map(
    await Promise.all(
      manifest.web.assets.map(async ({ path }) => [path, await readFile(join(template, 'web', path))] as const),
    ),
  );
  return Array.from({ length: count }, (_, index) => renamed(manifest, files, index));
}

function renamed(template: PluginManifest, files: ReadonlyMap<string, Buffer>, index: number): GeneratedPlugin {
  const id = `bench-${index}`;
  const remoteName = `bench_${index}_${template.version.replaceAll('.', '_')}`;
  const own = withHashes(
    template.web.assets,
    new Map([...files].map(([path, content]) => [path, replaced(content, template.web.remoteName, remoteName)])),
  );
  // Without what only one plugin can have, or would be told of.
  const { matters: _, ...rest } = template;
  const text = JSON.stringify({ ...rest, grants: [], events: { subscribes: [] } });
  const manifest = pluginManifestSchema.parse({
    ...JSON.parse(text.replaceAll(`"${template.id}:`, `"${id}:`)),
    id,
    name: { 'zh-CN': `插件 ${index}`, en: `Plugin ${index}` },
    glyph: String.fromCodePoint(FIRST_GLYPH + index),
    web: { ...template.web, remoteName, assets: [...own].map(([path, content]) => assetOf(path, content)) },
  });
  return { manifest, files: own };
}

/** Writes the new hash of each file in place of the old one, wherever a file names it. */
function withHashes(before: readonly Asset[], files: Map<string, Buffer>): Map<string, Buffer> {
  const named = new Map(before.map(({ path, integrity }) => [path, integrity]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [path, known] of named) {
      const { integrity } = assetOf(path, files.get(path) ?? Buffer.alloc(0));
      if (integrity === known) continue;
      for (const [other, content] of files) files.set(other, replaced(content, known, integrity));
      named.set(path, integrity);
      changed = true;
    }
  }
  return files;
}

function replaced(content: Buffer, from: string, to: string): Buffer {
  return content.includes(from) ? Buffer.from(content.toString('utf8').replaceAll(from, to)) : content;
}

/** The text that is signed and served. */
export function documentOf(manifest: PluginManifest): string {
  return JSON.stringify(manifest);
}

/** Of a plugin whose server only this run can reach. */
export function newSecrets(id: string) {
  return {
    clientId: `plugin:${id}`,
    clientSecret: randomBytes(32).toString('base64url'),
    webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
  };
}
