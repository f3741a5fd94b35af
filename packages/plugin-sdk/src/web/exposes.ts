import type { SlotName } from '@yige/contracts';
import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { PluginDefinition, TaskTypeDefinition } from '../manifest/define-plugin.js';
import type {
  DashboardWidgetProps,
  HouseholdPanelProps,
  InboxCardProps,
  MapLayerProps,
  PersonPanelProps,
  TaskFormProps,
} from './components.js';

/** What the portal gives a component, by the slot that it fills. */
interface SlotProps extends Record<SlotName, object> {
  'person.panel': PersonPanelProps;
  'household.panel': HouseholdPanelProps;
  'inbox.card': InboxCardProps;
  'dashboard.widget': DashboardWidgetProps;
  'map.layer': MapLayerProps;
}

/** Loads a module when it is first shown; its default export is the component. */
type Loads<Props> = () => Promise<{ default: ComponentType<Props> }>;

type TaskTypesOf<Plugin> = Plugin extends { taskTypes: readonly (infer Type extends TaskTypeDefinition)[] }
  ? Type
  : never;
type FormOf<Type extends TaskTypeDefinition> = Type extends { form: infer Form extends string } ? Form : never;

/**
 * The modules that a plugin's manifest names, each with the props of its place: a page has none, a panel or card those of
 * its slot, a form those of the result that its task type declares.
 */
export type ExposesOf<Plugin extends PluginDefinition> = {
  readonly [Page in Plugin['pages'][number] as Page['expose']]: Loads<object>;
} & {
  readonly [Part in Plugin['contributions'][number] as Part['expose']]: Loads<SlotProps[Part['slot']]>;
} & {
  readonly [Type in TaskTypesOf<Plugin> as FormOf<Type>]: Loads<TaskFormProps<z.input<Type['result']>>>;
};

/**
 * `web/exposes.ts` of a plugin: `export const exposes = defineExposes<typeof plugin>({ './pages/list': () =>
 * import('./pages/list.js') })`. A name too many or too few, or a component that does not fit its place, is a compile error.
 * `yige plugin build` bundles `web/<name>.tsx` for each name, and refuses a name that loads another file.
 */
export function defineExposes<Plugin extends PluginDefinition>(exposes: ExposesOf<Plugin>): ExposesOf<Plugin> {
  return exposes;
}
