import {
  definePage,
  Pager,
  StateView,
  useMessages,
  usePages,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import { helpPageSchema } from '../../contract/help.js';
import { HelpCard } from '../help/help-card.js';
import { PlanHelpDialog } from '../help/plan-help-dialog.js';
import { PluginPage } from '../parts/plugin-page.js';
import { QueryView } from '../parts/query-view.js';
import { helpMessages } from '../text/help-messages.js';

type State = 'open' | 'ended';

/** Help at home, from the plan to the resident's word. */
function HelpPage() {
  const t = useMessages(helpMessages);
  const mayOrganise = usePluginPermission('volunteering:activity.organise');
  const [state, setState] = useState<State>('open');
  const [planning, setPlanning] = useState(false);
  const pages = usePages();
  const query = usePluginQuery({ path: '/help', query: { state, cursor: pages.cursor }, response: helpPageSchema });
  const plan = (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('plan')}
    </Button>
  );
  return (
    <PluginPage place="help" action={mayOrganise ? plan : null}>
      <div className="yige-filters">
        <Segmented<State>
          value={state}
          options={[
            { value: 'open', label: t('open') },
            { value: 'ended', label: t('ended') },
          ]}
          onChange={(chosen) => {
            setState(chosen);
            pages.restart();
          }}
        />
      </div>
      <QueryView query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <StateView
                kind="empty"
                title={t(state === 'open' ? 'empty' : 'emptyEnded')}
                description={t('emptyHint')}
              />
            ) : (
              <ul className="yige-cards">
                {items.map((help) => (
                  <HelpCard key={help.id} help={help} />
                ))}
              </ul>
            )}
            <Pager pages={pages} next={next} />
          </>
        )}
      </QueryView>
      {planning && <PlanHelpDialog onClose={() => setPlanning(false)} />}
    </PluginPage>
  );
}

export default definePage(HelpPage);
