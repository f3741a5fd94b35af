import type { TaskSource } from '@yige/contracts';

/** The platform's own work, as lists show it beside that of the bureaus. No plugin may be called so. */
export const CORE_SOURCE: TaskSource = {
  pluginId: 'core',
  name: { 'zh-CN': '居民信息', en: 'Resident registry' },
  glyph: '民',
  color: 'other',
};
