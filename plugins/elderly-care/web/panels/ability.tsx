import {
  definePersonPanel,
  FactList,
  LoadingView,
  type PersonPanelProps,
  ReadFailed,
  useFormat,
  useMessages,
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { type AssessmentLine, historyAnswerSchema } from '../../ability-contract.js';
import { abilityMessages } from '../text/ability-messages.js';

/** 能力评估 on a person's page: the level that counts, when to assess again, and what was found before. */
function AbilityPanel({ personId }: PersonPanelProps) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const { navigate } = usePluginNavigation();
  const mayAssess = usePluginPermission('elderly-care:ability.assess');
  const { data, error, refetch } = usePluginQuery({
    path: `/elders/${personId}/assessments`,
    response: historyAnswerSchema,
    refreshes: false,
  });
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  if (data.history === null) return <p className="yige-quiet">{t('notRegistered')}</p>;
  const { assessments, due, draft } = data.history;
  const action = draft !== null ? 'goOn' : assessments.length === 0 ? 'assess' : 'assessAgain';
  return (
    <Flex vertical gap="small" align="flex-start">
      {assessments.length === 0 ? (
        <span className="yige-quiet">{t('notAssessed')}</span>
      ) : (
        <FactList
          facts={[
            { label: t('due'), value: due === null ? null : format.date(due) },
            {
              label: t('history'),
              value: assessments.map((each) => (
                <HistoryLine key={each.id} line={each} onOpen={() => navigate(`/assessment?id=${each.id}`)} />
              )),
            },
          ]}
        />
      )}
      {draft !== null && <span className="yige-quiet">{t('draftBy', { name: draft.savedBy })}</span>}
      {mayAssess && <Button onClick={() => navigate(`/assess?person=${personId}`)}>{t(action)}</Button>}
    </Flex>
  );
}

function HistoryLine({ line, onOpen }: { line: AssessmentLine; onOpen: () => void }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const { assessedOn, level, reason } = line;
  return (
    <div>
      {format.date(assessedOn)} {t(`level.${level}`)} · {t(`reason.${reason}`)}{' '}
      <button type="button" className="yige-link-button" onClick={onOpen}>
        {t('open')}
      </button>
    </div>
  );
}

export default definePersonPanel(AbilityPanel);
