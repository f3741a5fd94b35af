import { StateView, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { dispatchMessages } from './dispatch-messages.js';

/** Stands where a dispatch is not, or not for this user. */
export function DispatchGone() {
  const t = useMessages(dispatchMessages);
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Link to="/dispatches">{t('back')}</Link>}
      />
    </div>
  );
}
