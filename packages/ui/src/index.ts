export { type Announce, type Urgency, useAnnounce } from './accessibility/announcer.js';
export { LiveRegion, type LiveRegionProps } from './accessibility/live-region.js';
export { SkipLink, type SkipLinkProps } from './accessibility/skip-link.js';
export { VisuallyHidden } from './accessibility/visually-hidden.js';
export { BureauCell, type BureauCellProps } from './bureau/bureau-cell.js';
export { Cells, type CellsItem, type CellsProps } from './chart/cells.js';
export { ChoiceButtons, type ChoiceButtonsProps, type ChoiceOption } from './choice/choice-buttons.js';
export { type Fact, FactList, type FactListProps } from './fact/fact-list.js';
export { KnownFact, type KnownFactProps } from './fact/known-fact.js';
export { MaskedValue, type MaskedValueProps } from './fact/masked-value.js';
export { ageOn, calendarDay, daysBetween } from './format/calendar.js';
export { type DueState, dueState } from './format/due.js';
export { createFormat, type Format, type Moment } from './format/format.js';
export { useFormat } from './format/use-format.js';
export { useNow } from './format/use-now.js';
export { useToday } from './format/use-today.js';
export { type Locale, type LocalizedText, useLocale, useLocalized } from './i18n/locale.js';
export {
  createTranslate,
  defineMessages,
  type Messages,
  type MessageValues,
  type Translate,
  useMessages,
} from './i18n/messages.js';
export { Icon, type IconName, type IconProps } from './icon/icon.js';
export { Logo, type LogoProps } from './icon/logo.js';
export { Pager, type PagerProps, type Pages, usePages } from './page/pager.js';
export { Panel, type PanelProps } from './panel/panel.js';
export { Paper, PaperLine, type PaperLineProps, type PaperProps, PaperSignatures } from './paper/paper.js';
export { smallerPhoto } from './photo/smaller-photo.js';
export {
  ExtensionBoundary,
  type ExtensionBoundaryProps,
  type ExtensionFailure,
  type ExtensionPhase,
} from './state/extension-boundary.js';
export { LoadingView, type LoadingViewProps } from './state/loading-view.js';
export { type StateKind, StateView, type StateViewProps } from './state/state-view.js';
export { UnavailablePlugin, type UnavailablePluginProps } from './state/unavailable-plugin.js';
export { Chip, type ChipProps } from './status/chip.js';
export { DueDay, type DueDayProps } from './status/due-day.js';
export { DueLabel, type DueLabelProps } from './status/due-label.js';
export { type Status, StatusChip, type StatusChipProps } from './status/status-chip.js';
export { buildTheme } from './theme/build-theme.js';
export { type Display, useDisplay } from './theme/display.js';
export { InTimeZone } from './theme/in-time-zone.js';
export type { BureauCellSize, BureauColor, ColorMode, SizeMode, SizeSet } from './theme/tokens.js';
export { YigeProvider, type YigeProviderProps } from './theme/yige-provider.js';
