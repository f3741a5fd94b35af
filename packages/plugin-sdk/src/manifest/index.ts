export type { LocalizedText, PluginManifest } from '@yige/contracts';
export { defineLedger, type LedgerColumnDefinition, type LedgerDefinition } from './define-ledger.js';
export {
  definePlugin,
  type PluginDefinition,
  type SettingDefinition,
  type TaskTypeDefinition,
  type UploadDefinition,
} from './define-plugin.js';
export { exposesOf, ManifestError, manifestOf, remoteNameOf } from './manifest-of.js';
