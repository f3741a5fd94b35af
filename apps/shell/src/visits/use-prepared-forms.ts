import type { DueVisit } from '@yige/contracts';
import { useEffect } from 'react';
import { usePortal } from '../app/portal.js';
import { keepForms } from '../offline/kept-forms.js';
import { pluginOfForm } from '../plugins/form-plugin.js';

/** While there is network: the forms of all doors of the list are brought to the device. */
export function usePreparedForms(doors: readonly DueVisit[]): void {
  const { plugins } = usePortal();
  const needed = doors.flatMap(({ tasks }) => tasks.flatMap(({ form }) => form ?? []));
  const key = [...new Set(needed.map(({ pluginId, version, expose }) => `${pluginId} ${version} ${expose}`))]
    .sort()
    .join('\n');
  useEffect(() => {
    const forms = key.split('\n').flatMap((line) => {
      const [pluginId = '', version = '', expose = ''] = line.split(' ');
      const plugin = pluginOfForm(plugins, { pluginId, version, expose });
      return plugin === undefined ? [] : [{ remote: plugin.remote, expose }];
    });
    void keepForms(forms);
  }, [key, plugins]);
}
