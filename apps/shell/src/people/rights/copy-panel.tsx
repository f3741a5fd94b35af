import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { Icon, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../../api/client.js';
import { formMessages } from '../forms/form-messages.js';
import { CopySheet } from './copy-sheet.js';
import { rightsMessages } from './rights-messages.js';
import { useDataPurposes } from './rights-queries.js';

/**
 * Opens the copy and prints it. It lives in this component alone: it is never cached, and gone when the page is left.
 */
export function CopyPanel({ requestId }: { requestId: string }) {
  const t = useMessages(rightsMessages);
  const f = useMessages(formMessages);
  const cache = useQueryClient();
  const copy = useMutation({
    gcTime: 0,
    mutationFn: () => client.rights.copy({ params: { id: requestId } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['people', 'readers'] }),
  });
  const purposes = useDataPurposes(copy.data !== undefined);
  const { error } = copy;
  return (
    <>
      <Panel title={t('copy')}>
        <p className="rights-note">
          <Icon name="shield" size={16} /> {t('copyNote')}
        </p>
        {error !== null && (
          <p role="alert">{t('failed', { reason: error instanceof ProblemError ? error.message : f('notSaved') })}</p>
        )}
        <div className="form-actions">
          <Button
            type={copy.data === undefined ? 'primary' : 'default'}
            loading={copy.isPending}
            onClick={() => copy.mutate()}
          >
            {t('makeCopy')}
          </Button>
          {copy.data !== undefined && purposes.data !== undefined && (
            <Button type="primary" onClick={() => window.print()}>
              {t('print')}
            </Button>
          )}
        </div>
      </Panel>
      {copy.data !== undefined && purposes.data !== undefined && (
        <CopySheet copy={copy.data} purposes={purposes.data.items} />
      )}
    </>
  );
}
