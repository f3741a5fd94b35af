import {
  definePersonPanel,
  FactList,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useFormat,
  useMessages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Flex from 'antd/es/flex';
import type { z } from 'zod';
import { personAnswerSchema } from '../../contract/overview.js';
import { DisputeLink } from '../disputes/dispute-link.js';
import { HomeFacts } from '../homes/home-facts.js';
import { EndHome, RegisterHome } from '../homes/register-home.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { homeMessages } from '../text/home-messages.js';

type Answer = z.output<typeof personAnswerSchema>;

/** 社区警务 on a person's page: the home that they rent, and the disputes that the user may open. */
function PersonPanel({ personId }: PersonPanelProps) {
  const t = useMessages(homeMessages);
  const readsHomes = usePluginPermission('policing:rentedHome.read');
  const mayRegister = usePluginPermission('policing:rentedHome.register');
  const { data, error, refetch } = usePluginQuery({ path: `/people/${personId}`, response: personAnswerSchema });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  const { home, disputes } = data;
  return (
    <Flex vertical gap="small" align="flex-start">
      {home !== null && <HomeFacts home={home} />}
      {home === null && readsHomes && <span className="yige-quiet">{t('notRegistered')}</span>}
      {disputes.length > 0 && <Disputes disputes={disputes} />}
      {mayRegister && (home === null ? <RegisterHome personId={personId} /> : <EndHome personId={personId} />)}
    </Flex>
  );
}

function Disputes({ disputes }: { disputes: Answer['disputes'] }) {
  const t = useMessages(homeMessages);
  const words = useMessages(disputeMessages);
  const format = useFormat();
  return (
    <FactList
      facts={[
        {
          label: t('ownDisputes'),
          value: disputes.map(({ id, number, side, state, receivedOn }) => (
            <div key={id}>
              <DisputeLink dispute={{ id, number }} /> {format.date(receivedOn)} · {words(`side.${side}`)} ·{' '}
              {words(`state.${state}`)}
            </div>
          )),
        },
      ]}
    />
  );
}

export default definePersonPanel(PersonPanel);
