import { type ReactNode, useEffect } from 'react';
import { useAnnounce } from '../accessibility/announcer.js';
import { Icon, type IconName } from '../icon/icon.js';

const icons = {
  empty: 'check',
  noMatch: 'filter',
  error: 'alert',
  noPermission: 'lock',
  unavailable: 'unplugged',
  notFound: 'search',
} as const satisfies Record<string, IconName>;

/** What a place shows instead of its content. */
export type StateKind = keyof typeof icons;

export interface StateViewProps {
  /** What has come about; it decides the picture. */
  readonly kind: StateKind;
  /** What is so, in plain words: 今天的事都办完了. */
  readonly title: string;
  /** What is kept, or what comes next. */
  readonly description?: ReactNode;
  /** One way on. */
  readonly action?: ReactNode;
}

/** What stands in place of content: nothing to do, nothing found, an error, a missing permission. */
export function StateView({ kind, title, description, action }: StateViewProps) {
  const announce = useAnnounce();
  const failed = kind === 'error' || kind === 'unavailable';
  useEffect(() => {
    if (failed) announce(title, kind === 'error' ? 'assertive' : 'polite');
  }, [announce, failed, kind, title]);

  return (
    <div className="yige-state" data-kind={kind}>
      <Icon name={icons[kind]} size={28} />
      <p className="yige-state-title">{title}</p>
      {description !== undefined && <p className="yige-state-description">{description}</p>}
      {action !== undefined && <div className="yige-state-action">{action}</div>}
    </div>
  );
}
