import { useMessages } from '@yige/ui';
import Tabs from 'antd/es/tabs';
import { useSearchParams } from 'react-router';
import { ReadsTab } from './reads-tab.js';
import { revealsMessages } from './reveals-messages.js';
import { RevealsTab } from './reveals-tab.js';

/** Who saw what of residents, for the security and the audit administrator: in the clear, and pages. */
export default function RevealsPage() {
  const t = useMessages(revealsMessages);
  const [search, setSearch] = useSearchParams();
  return (
    <div className="yige-page">
      <header>
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('note')}</p>
      </header>
      <Tabs
        destroyOnHidden
        activeKey={search.get('tab') === 'pages' ? 'pages' : 'reveals'}
        onChange={(tab) => setSearch(tab === 'pages' ? { tab } : {}, { replace: true })}
        items={[
          { key: 'reveals', label: t('reveals'), children: <RevealsTab /> },
          { key: 'pages', label: t('pages'), children: <ReadsTab /> },
        ]}
      />
    </div>
  );
}
