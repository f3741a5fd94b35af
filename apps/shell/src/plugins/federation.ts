import { getInstance } from '@module-federation/enhanced/runtime';
import { antdComponents } from './antd-components.generated.js';
import { integrityHooks } from './integrity-hooks.js';
import { signedFiles } from './signed-files.js';

/** The page's federation runtime, made by the shell's own build before this module runs; it loads what is signed. */
export function federation() {
  const instance = getInstance();
  if (instance === null || instance === undefined) throw new Error('The federation runtime is not there');
  instance.registerPlugins([integrityHooks(signedFiles)]);
  return instance;
}

/**
 * Never called: that they could be makes all of antd's components, and the plugins' side of the SDK, modules that the
 * shell provides.
 */
export const providedModules = { ...antdComponents, sdk: () => import('@yige/plugin-sdk/web') };
