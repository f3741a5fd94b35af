import { useAnnounce, useMessages, usePluginMutation, usePluginNavigation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { z } from 'zod';
import { abilityMessages } from '../text/ability-messages.js';

const nothing = z.undefined();

/** Throws away what was filled in, as the server has it. */
export function DiscardDraft({ personId, version }: { personId: string; version: number }) {
  const t = useMessages(abilityMessages);
  const announce = useAnnounce();
  const { navigate } = usePluginNavigation();
  const discard = usePluginMutation({
    method: 'DELETE',
    path: `/elders/${personId}/assessment-draft?version=${version}`,
    response: nothing,
  });
  const discarded = () => {
    announce(t('dropped'));
    navigate('/assessments');
  };
  return (
    <>
      <Popconfirm
        title={t('dropAsk')}
        okText={t('dropYes')}
        cancelText={t('cancel')}
        onConfirm={() => discard.mutate(undefined, { onSuccess: discarded })}
      >
        <Button loading={discard.isPending}>{t('drop')}</Button>
      </Popconfirm>
      {discard.error !== null && (
        <span role="alert" className="yige-overdue">
          {discard.error.message}
        </span>
      )}
    </>
  );
}
