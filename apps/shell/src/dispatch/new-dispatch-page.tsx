import { corePermissions } from '@yige/contracts';
import { LoadingView, StateView, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import './dispatch.css';
import { useDispatchTypes } from './dispatch-queries.js';
import { DispatchWizard } from './wizard/dispatch-wizard.js';
import { dispatchWizardMessages } from './wizard/dispatch-wizard-messages.js';

/** A new dispatch: task, admission, targets, the load that it makes, and only then the sending. */
export default function NewDispatchPage() {
  const types = useDispatchTypes();
  if (types.isLoading) return <LoadingView />;
  if (types.data === undefined) return <ReadFailed onRetry={() => void types.refetch()} />;
  return types.data.items.length === 0 ? <NothingToSend /> : <DispatchWizard {...types.data} />;
}

function NothingToSend() {
  const t = useMessages(dispatchWizardMessages);
  const { permissions } = usePortal();
  return (
    <div className="yige-page">
      <h1>{t('title')}</h1>
      <StateView
        kind="empty"
        title={t('noTypes')}
        description={t('noTypesHint')}
        action={
          permissions.includes(corePermissions.admissionApply) ? (
            <Link to="/admissions/new">{t('applyFor')}</Link>
          ) : undefined
        }
      />
    </div>
  );
}
