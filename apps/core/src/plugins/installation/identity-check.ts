import type { PluginManifest } from '@yige/contracts';
import type { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';

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
