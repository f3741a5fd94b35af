import type { BureauColor, PluginManifest } from '@yige/contracts';
import type { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';

/** What a bureau brings in is a version of a plugin of its own that the district once admitted; null: by an administrator. */
export function mustBeAdmitted(
  directory: PluginDirectory,
  bureaus: readonly BureauColor[] | null,
  { id }: PluginManifest,
): void {
  if (bureaus === null) return;
  const known = directory.find(id) === null ? null : directory.newest(id);
  if (known === null || !bureaus.includes(known.bureau.kind)) throw pluginProblems['plugin.notAdmitted']();
}

/** One bureau's plugin has an id and a glyph, and no other one's. */
export function mustBeItself(directory: PluginDirectory, { id, glyph, bureau }: PluginManifest): void {
  const known = directory.find(id) === null ? null : directory.newest(id);
  if (known !== null && known.bureau.kind !== bureau.kind) {
    const { 'zh-CN': owner, en } = known.bureau.name;
    throw pluginProblems['plugin.idTaken']({
      detail: { 'zh-CN': `“${id}”是${owner}的插件，换一个标识`, en: `${id} is a plugin of ${en}: take another id` },
    });
  }
  const other = directory.all().find((plugin) => plugin.id !== id && directory.newest(plugin.id)?.glyph === glyph);
  if (other === undefined) return;
  throw pluginProblems['plugin.glyphTaken']({
    detail: {
      'zh-CN': `“${glyph}”是 ${other.id} 的字，换一个`,
      en: `${glyph} belongs to ${other.id}: take another character`,
    },
  });
}
