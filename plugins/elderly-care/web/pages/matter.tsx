import {
  definePage,
  FactList,
  LoadingView,
  Panel,
  ReadFailed,
  StateView,
  useFormat,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { type MatterAnswer, type MatterFile, matterFileSchema } from '../../matters-contract.js';
import { isNotThere } from '../is-not-there.js';
import { AnswerDialog } from '../matters/answer-dialog.js';
import { MatterHistory } from '../matters/matter-history.js';
import { MatterState } from '../matters/matter-state.js';
import { matterMessages } from '../text/matter-messages.js';

/** One matter: where and what it is, what was done so far, and the bureau's answer. */
function MatterPage() {
  const t = useMessages(matterMessages);
  const id = usePluginNavigation().query.get('id');
  const { data, error, refetch } = usePluginQuery({
    path: `/matters/${id}`,
    response: matterFileSchema,
    enabled: id !== null,
  });
  if (id === null || isNotThere(error)) return <StateView kind="notFound" title={t('notFound')} />;
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  return <File matter={data} />;
}

function File({ matter }: { matter: MatterFile }) {
  const t = useMessages(matterMessages);
  const format = useFormat();
  const { navigate } = usePluginNavigation();
  const [doing, setDoing] = useState<MatterAnswer['kind'] | null>(null);
  const { title, place, reportedAt, state, answer, platform } = matter;
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{title}</h1>
        <Button onClick={() => navigate('/matters')}>{t('toList')}</Button>
      </header>
      {state === 'open' && (
        <Flex wrap gap="small">
          <Button type="primary" onClick={() => setDoing('feedBack')}>
            {t('feedBack')}
          </Button>
          <Button onClick={() => setDoing('sendBack')}>{t('sendBack')}</Button>
        </Flex>
      )}
      <FactList
        facts={[
          { label: t('place'), value: place },
          { label: t('reportedAt'), value: format.dateTime(reportedAt) },
          { label: t(state === 'open' ? 'dueAt' : 'state'), value: <MatterState matter={matter} /> },
          ...(answer === null ? [] : [{ label: t('answer'), value: answer }]),
        ]}
      />
      {platform === null ? (
        <p className="yige-quiet">{t('notHere')}</p>
      ) : (
        <>
          <Panel title={t('description')}>
            <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
              {platform.description === '' ? t('noDescription') : platform.description}
            </p>
          </Panel>
          <Panel title={t('history')}>
            <MatterHistory history={platform.history} />
          </Panel>
        </>
      )}
      {doing !== null && <AnswerDialog id={matter.id} kind={doing} onClose={() => setDoing(null)} />}
    </div>
  );
}

export default definePage(MatterPage);
