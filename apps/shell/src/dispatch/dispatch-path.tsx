import { Icon, useMessages } from '@yige/ui';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { dispatchMessages } from './dispatch-messages.js';

interface DispatchPathProps {
  /** Pages between the list and this one. */
  over?: readonly { to: string; name: string }[];
  here: string;
}

/** The way back to the list of dispatches. */
export function DispatchPath({ over = [], here }: DispatchPathProps) {
  const t = useMessages(dispatchMessages);
  return (
    <nav className="dispatch-path" aria-label={t('path')}>
      {[{ to: '/dispatches', name: t('title') }, ...over].map(({ to, name }) => (
        <Fragment key={to}>
          <Link to={to}>{name}</Link>
          <Icon name="chevronRight" size={14} />
        </Fragment>
      ))}
      <span>{here}</span>
    </nav>
  );
}
