import type { PluginManifest } from '@yige/contracts';
import type { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';

/** One bureau's plugin has an id and a glyph, and no other one's. */
export function mustBeItself(directory: PluginDirectory, { id, glyph, bureau }: PluginManifest): void {
  const known = directory.find(id) === null ? null : directory.newest(id);
  if (known !== null && known.bureau.kind !== bureau.kind) {
    throw pluginProblems['plugin.idTaken']({ detail: known.bureau.name });
  }
  const other = directory.all().find((plugin) => plugin.id !== id && directory.newest(plugin.id)?.glyph === glyph);
  if (other === undefined) return;
  throw pluginProblems['plugin.glyphTaken']({
    detail: { 'zh-CN': `“${glyph}”属于 ${other.id}`, en: `${glyph} belongs to ${other.id}` },
  });
}
