import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PluginDevelopment } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { Fault } from '../../security/fault.js';
import { NotFound } from '../../states/not-found.js';
import './development.css';
import { developmentMessages } from './development-messages.js';
import { LocalProblem } from './local-problem.js';
import { DEVELOPMENTS, useDevelopments } from './use-developments.js';

/** `/development`, of a development portal: connects what runs on the developer's machine to this session, and ends it. */
export default function DevelopmentPage() {
  const t = useMessages(developmentMessages);
  const { development } = usePortal();
  if (development !== true) return <NotFound />;
  return (
    <div className="yige-page development-page">
      <header>
        <h1>{t('title')}</h1>
        <p className="development-intro yige-quiet">{t('intro')}</p>
      </header>
      <JoinForm />
      <Shown />
      <p className="yige-quiet">{t('stays')}</p>
    </div>
  );
}

function JoinForm() {
  const t = useMessages(developmentMessages);
  const id = useId();
  const refresh = useRefresh();
  const [code, setCode] = useState('');
  const join = useMutation({
    mutationFn: () => client.pluginDevelopments.join({ body: { code } }),
    onSuccess: () => setCode(''),
    onSettled: refresh,
  });
  const isWhole = code.replace(/[^0-9a-z]/gi, '').length === 8;
  return (
    <form
      className="development-join"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) join.mutate();
      }}
      noValidate
    >
      <p>{t('how')}</p>
      <label className="yige-field" htmlFor={id}>
        <span className="yige-field-label">{t('code')}</span>
        <Input
          id={id}
          value={code}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder={t('codeHint')}
          onChange={({ target }) => setCode(target.value)}
        />
      </label>
      <p className="yige-quiet">{t('warning')}</p>
      <Fault error={join.error} />
      <div>
        <Button type="primary" htmlType="submit" disabled={!isWhole} loading={join.isPending}>
          {t('join')}
        </Button>
      </div>
    </form>
  );
}

function Shown() {
  const t = useMessages(developmentMessages);
  const developments = useDevelopments(false);
  return (
    <Panel title={t('shown')}>
      {developments === undefined && <LoadingView />}
      {developments?.length === 0 && <p className="yige-quiet">{t('none')}</p>}
      {developments?.map((development) => (
        <Connected key={development.id} development={development} />
      ))}
    </Panel>
  );
}

function Connected({ development }: { development: PluginDevelopment }) {
  const t = useMessages(developmentMessages);
  const localized = useLocalized();
  const format = useFormat();
  const refresh = useRefresh();
  const { id, name, version, builtAt, endsAt } = development;
  const leave = useMutation({
    mutationFn: () => client.pluginDevelopments.leave({ params: { id } }),
    onSettled: refresh,
  });
  return (
    <article className="development-connected">
      <h3>{localized(name)}</h3>
      <Button loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('end')}
      </Button>
      <p>
        {version === null || builtAt === null ? t('building') : t('version', { version, time: format.time(builtAt) })}
      </p>
      <p className="yige-quiet">{t('ends', { time: format.dateTime(endsAt) })}</p>
      <LocalProblem development={development} />
      <Fault error={leave.error} />
    </article>
  );
}

/** What is connected, and with it what the portal shows. */
function useRefresh(): () => Promise<unknown> {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: DEVELOPMENTS }),
      cache.invalidateQueries({ queryKey: ['portal'] }),
    ]);
}
