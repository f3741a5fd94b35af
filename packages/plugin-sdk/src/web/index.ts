export { type FieldError, type LocalizedText, type MapPoint, newId, ProblemError, type Task } from '@yige/contracts';
export * from '@yige/ui';
export {
  type DashboardWidgetProps,
  defineDashboardWidget,
  defineHouseholdPanel,
  defineInboxCard,
  defineMapLayer,
  definePage,
  definePersonPanel,
  defineTaskForm,
  errorOf,
  type HouseholdPanelProps,
  type InboxCardProps,
  type MapLayerProps,
  type PersonPanelProps,
  type TaskFormProps,
} from './components.js';
export { defineExposes, type ExposesOf } from './exposes.js';
export { FileLink, type FileLinkProps } from './files/file-link.js';
export { FileUpload, type FileUploadProps } from './files/file-upload.js';
export { type PluginUploadOptions, usePluginUpload } from './files/plugin-upload.js';
export { useOnlyAsked } from './only-asked.js';
export { usePluginMutation, usePluginQuery } from './plugin-api.js';
export { PersonLink, type PluginNavigation, usePluginNavigation, usePluginPermission, usePortal } from './portal.js';
export { ReadFailed, type ReadFailedProps } from './read-failed.js';
export { useResident } from './resident.js';
