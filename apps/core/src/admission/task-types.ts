import { Injectable } from '@nestjs/common';
import type { AdmissionSummary, LocalizedText } from '@yige/contracts';
import { PluginDirectory } from '../plugins/plugin-directory.js';

type Bureau = AdmissionSummary['bureau'];

/** What the plugins call the types and bureaus of admissions. */
@Injectable()
export class TaskTypes {
  constructor(private readonly plugins: PluginDirectory) {}

  /** The bureau as its plugin names it; its id where no plugin is registered under it. */
  bureauOf(pluginId: string): Bureau {
    const manifest = this.plugins.newest(pluginId);
    if (manifest === null) return { pluginId, name: { 'zh-CN': pluginId, en: pluginId }, glyph: '件', color: 'other' };
    return { pluginId, name: manifest.bureau.name, glyph: manifest.glyph, color: manifest.bureau.kind };
  }

  /** Every bureau with a kind of task that needs an admission, by the ids of their plugins. */
  bureaus(): Bureau[] {
    const bureaus = new Map(this.gated().map(({ bureau }) => [bureau.pluginId, bureau]));
    return [...bureaus.values()].sort((left, right) => (left.pluginId < right.pluginId ? -1 : 1));
  }

  titleOf(type: string): LocalizedText {
    const [pluginId = '', name] = type.split(':');
    const declared = this.plugins.newest(pluginId)?.taskTypes.find((each) => each.name === name);
    return declared?.title ?? { 'zh-CN': type, en: type };
  }

  /** Every type that some unit has and that needs an admission. */
  gated(): { type: string; title: LocalizedText; bureau: Bureau }[] {
    return this.plugins
      .taskTypesInUse()
      .filter(({ declaration }) => declaration.gate === 'admission')
      .map(({ name, declaration: { title }, plugin }) => ({
        type: name,
        title,
        bureau: this.bureauOf(plugin.pluginId),
      }));
  }
}
