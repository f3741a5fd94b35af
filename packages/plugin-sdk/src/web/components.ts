import type { FieldError, FormTask, MapPoint, SharedFactAnswers } from '@yige/contracts';
import type { ComponentType } from 'react';

/** Props of a panel on a person's page. */
export interface PersonPanelProps {
  /** Whose page it is. */
  personId: string;
}

/** Props of a panel on a household's page. */
export interface HouseholdPanelProps {
  /** Whose page it is. */
  householdId: string;
}

/** Props of a card below the head of one of the plugin's own tasks, in the inbox. */
export interface InboxCardProps {
  /** The task that is open. */
  task: FormTask;
}

/** Props of a widget on the dashboard. */
export interface DashboardWidgetProps {
  /** Unit of the post under which the user acts; under all their posts, that of the first. */
  unitId: string;
}

/** Props of a layer of the map. What the component shows itself stands below the map, such as a legend; it may be nothing. */
export interface MapLayerProps {
  /** Unit of the post under which the user acts; under all their posts, that of the first. */
  unitId: string;
  /**
   * Tells all points of the layer, 1,000 at most, again whenever there are others. The portal marks each with the
   * bureau’s cell. More, or one that is not as `MapPoint` says, and the layer is shown as one that failed.
   */
  onPoints: (points: readonly MapPoint[]) => void;
}

/** Props of a task's form. It is controlled and never submits: the portal does, with draft, errors and retries. */
export interface TaskFormProps<Result> {
  /** The task that is open. */
  task: FormTask;
  /**
   * What the portal asked of the facts that the type declares. They are part of the result, but not of `value`: the portal
   * asks them above all forms and puts them in.
   */
  facts: Readonly<SharedFactAnswers>;
  /** What is filled in so far; empty at first, or a draft. */
  value: Partial<Result>;
  /** Takes the whole value anew; the portal keeps the draft. */
  onChange: (value: Partial<Result>) => void;
  /** What core or the plugin's server found wrong; pointers begin with `/body/result`. */
  errors: readonly FieldError[];
  /** True while it is handed in, and where it is only shown. */
  disabled: boolean;
}

/** The default export of a module that the manifest names as a page. */
export function definePage(page: ComponentType): ComponentType {
  return page;
}

/** The default export of a module that fills the slot `person.panel`. */
export function definePersonPanel(panel: ComponentType<PersonPanelProps>): ComponentType<PersonPanelProps> {
  return panel;
}

/** The default export of a module that fills the slot `household.panel`. */
export function defineHouseholdPanel(panel: ComponentType<HouseholdPanelProps>): ComponentType<HouseholdPanelProps> {
  return panel;
}

/** The default export of a module that fills the slot `inbox.card`. */
export function defineInboxCard(card: ComponentType<InboxCardProps>): ComponentType<InboxCardProps> {
  return card;
}

/** The default export of a module that fills the slot `dashboard.widget`. */
export function defineDashboardWidget(
  widget: ComponentType<DashboardWidgetProps>,
): ComponentType<DashboardWidgetProps> {
  return widget;
}

/** The default export of a module that fills the slot `map.layer`. */
export function defineMapLayer(layer: ComponentType<MapLayerProps>): ComponentType<MapLayerProps> {
  return layer;
}

/** The default export of a module that a task type names as its form. */
export function defineTaskForm<Result>(
  form: ComponentType<TaskFormProps<Result>>,
): ComponentType<TaskFormProps<Result>> {
  return form;
}

/** What the server said about one field of the result, e.g. `errorOf(errors, 'mode')`; null when it is well. */
export function errorOf(errors: readonly FieldError[], field: string): string | null {
  return errors.find(({ pointer }) => pointer === `/body/result/${field}`)?.message ?? null;
}
