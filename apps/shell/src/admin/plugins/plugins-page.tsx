import { LoadingView, useDisplay } from '@yige/ui';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useParams } from 'react-router';
import { PluginDetail } from './plugin-detail.js';
import { PluginList } from './plugin-list.js';
import { useOthersChanges, usePlugins } from './plugin-queries.js';
import './plugins.css';

const InstallPage = lazy(() => import('./install/install-page.js'));
const InstallationPage = lazy(() => import('./install/installation-page.js'));
const KeysPage = lazy(() => import('./keys/keys-page.js'));

/** The plugins as their administrators see them: all of them beside one; on a phone one after the other. */
export default function PluginsPage() {
  const { phone } = useDisplay();
  const { '*': rest = '' } = useParams();
  useOthersChanges();
  const pages = (
    <Suspense fallback={<LoadingView />}>
      <Routes>
        <Route index element={phone ? <PluginList alone /> : <FirstPlugin />} />
        <Route path="-/install" element={<InstallPage />} />
        <Route path="-/install/:installationId" element={<InstallationPage />} />
        <Route path="-/keys" element={<KeysPage />} />
        <Route path=":pluginId" element={<PluginDetail />} />
      </Routes>
    </Suspense>
  );
  if (phone) return pages;
  return (
    <div className="plugins" data-chosen={rest !== ''}>
      <PluginList />
      <div className="plugins-detail">{pages}</div>
    </div>
  );
}

/** Until one is chosen, the first. */
function FirstPlugin() {
  const { data } = usePlugins();
  const first = data?.[0];
  return first === undefined ? null : <Navigate to={first.id} replace />;
}
