import { definePage, Panel, useMessages, usePluginNavigation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { type Dispute, isOver } from '../../contract/disputes.js';
import type { NewStepKind } from '../../contract/steps.js';
import { AboutDispute } from '../disputes/about-dispute.js';
import { InviteOfficer } from '../disputes/invite-officer.js';
import { NoDispute } from '../disputes/no-dispute.js';
import { StepDialog } from '../disputes/step-dialog.js';
import { Timeline } from '../disputes/timeline.js';
import { useDispute } from '../disputes/use-dispute.js';
import { StateWords } from '../disputes/words.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { fileMessages } from '../text/file-messages.js';
import { stepMessages } from '../text/step-messages.js';

/** One dispute: what can be done now, how it stands, who takes part, and what was done. */
function DisputePage() {
  const { data, error, refetch } = useDispute();
  return (
    <div className="yige-page">
      {data === undefined ? <NoDispute error={error} onRetry={() => void refetch()} /> : <File dispute={data} />}
    </div>
  );
}

function File({ dispute }: { dispute: Dispute }) {
  const t = useMessages(disputeMessages);
  const words = useMessages(fileMessages);
  const steps = useMessages(stepMessages);
  const { navigate } = usePluginNavigation();
  const [doing, setDoing] = useState<NewStepKind | null>(null);
  const { id, number, state, outcome, subject, possible, mayKeep, agreement } = dispute;
  const isElsewhere = mayKeep && state === 'received' && !possible.includes('accept');
  return (
    <>
      <header className="yige-page-head">
        <h1>
          {t('dispute', { number })}{' '}
          <small className="yige-quiet">
            <StateWords state={state} outcome={outcome} />
          </small>
        </h1>
        <Button onClick={() => navigate('/')}>{t('toList')}</Button>
      </header>
      <Flex wrap gap="small">
        {possible.map((kind, index) => (
          <Button key={kind} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(kind)}>
            {steps(`do.${kind}`)}
          </Button>
        ))}
        {agreement !== null && (
          <Button onClick={() => navigate(`/agreement/${id.toLowerCase()}`)}>{words('print')}</Button>
        )}
        {mayKeep && !isOver(state) && <InviteOfficer id={id} />}
      </Flex>
      {isElsewhere && <p style={{ margin: 0 }}>{words('acceptNot')}</p>}
      <AboutDispute dispute={dispute} />
      <Panel title={words('subject')}>
        <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{subject === '' ? words('subjectErased') : subject}</p>
      </Panel>
      <Panel title={steps('history')}>
        <Timeline dispute={dispute} />
      </Panel>
      {doing !== null && <StepDialog dispute={dispute} kind={doing} onClose={() => setDoing(null)} />}
    </>
  );
}

export default definePage(DisputePage);
