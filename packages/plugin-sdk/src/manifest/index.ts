export type { LocalizedText, PluginManifest } from '@yige/contracts';
export {
  definePlugin,
  type PluginDefinition,
  type SettingDefinition,
  type TaskTypeDefinition,
} from './define-plugin.js';
export { exposesOf, ManifestError, manifestOf, remoteNameOf } from './manifest-of.js';
