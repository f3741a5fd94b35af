import { useMessages } from '@yige/ui';
import { usePostUnit } from '../app/portal.js';
import { PluginPanels } from '../plugins/plugin-panels.js';
import { dashboardMessages } from './dashboard-messages.js';
import { Figures } from './figures.js';
import './dashboard.css';

/** 看板: the platform’s own figures, then what each bureau shows of its work, each in its own cell. */
export default function DashboardPage() {
  const t = useMessages(dashboardMessages);
  const unitId = usePostUnit();
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('about')}</p>
      </header>
      <Figures />
      {unitId !== null && <PluginPanels slot="dashboard.widget" props={{ unitId }} className="dashboard-widgets" />}
    </div>
  );
}
