import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SecondFactor } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Enrolment } from './enrolment.js';
import { Fault } from './fault.js';
import { RecoveryCodes } from './recovery-codes.js';
import { secondFactorMessages } from './second-factor-messages.js';
import './security.css';

const KEY = ['second-factor'];

/** One's own second factor: set up, recovery codes, give up. `onEnrolled` is told when the codes are kept. */
export function SecondFactorPanel({ onEnrolled }: { onEnrolled?: () => void }) {
  const t = useMessages(secondFactorMessages);
  const cache = useQueryClient();
  const factor = useQuery({ queryKey: KEY, queryFn: () => client.secondFactor.get() });
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: KEY });
  const begin = useMutation({ mutationFn: () => client.secondFactor.enrol() });

  const body = () => {
    if (codes !== null) {
      const kept = () => {
        setCodes(null);
        void refresh();
        onEnrolled?.();
      };
      return <RecoveryCodes codes={codes} onKept={kept} />;
    }
    if (begin.data !== undefined && factor.data?.active === false) {
      const enrolled = (recoveryCodes: string[]) => {
        setCodes(recoveryCodes);
        begin.reset();
      };
      return <Enrolment {...begin.data} onEnrolled={enrolled} onCancel={() => begin.reset()} />;
    }
    if (factor.isLoading) return <LoadingView />;
    if (factor.data === undefined) return <ReadFailed onRetry={() => void factor.refetch()} />;
    if (factor.data.active) return <Active factor={factor.data} onCodes={setCodes} onDisabled={() => void refresh()} />;
    return (
      <div className="security-form">
        <p>
          {t('off')} {factor.data.required && t('offRequired')}
        </p>
        <Fault error={begin.error} />
        <div className="security-actions">
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
            {t('begin')}
          </Button>
        </div>
      </div>
    );
  };
  return <Panel title={t('title')}>{body()}</Panel>;
}

interface ActiveProps {
  factor: SecondFactor;
  onCodes: (codes: string[]) => void;
  onDisabled: () => void;
}

function Active({ factor, onCodes, onDisabled }: ActiveProps) {
  const t = useMessages(secondFactorMessages);
  const format = useFormat();
  const renew = useMutation({
    mutationFn: () => client.secondFactor.renewRecoveryCodes(),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
  });
  const disable = useMutation({ mutationFn: () => client.secondFactor.disable(), onSuccess: onDisabled });
  const since = factor.since === null ? '' : format.date(factor.since);
  return (
    <div className="security-form">
      <p>{t('on', { date: since, count: factor.recoveryCodesLeft })}</p>
      {factor.required && <p className="yige-quiet">{t('requiredHint')}</p>}
      <Fault error={renew.error ?? disable.error} />
      <div className="security-actions">
        <Popconfirm
          title={t('renewQuestion', { count: factor.recoveryCodesLeft })}
          okText={t('renew')}
          cancelText={t('keep')}
          onConfirm={() => renew.mutate()}
        >
          <Button loading={renew.isPending}>{t('renew')}</Button>
        </Popconfirm>
        {!factor.required && (
          <Popconfirm
            title={t('disableQuestion')}
            okText={t('disable')}
            cancelText={t('keep')}
            okButtonProps={{ danger: true }}
            onConfirm={() => disable.mutate()}
          >
            <Button danger loading={disable.isPending}>
              {t('disable')}
            </Button>
          </Popconfirm>
        )}
      </div>
    </div>
  );
}
