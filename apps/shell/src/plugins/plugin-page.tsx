import { pageAt } from '@yige/contracts';
import { Navigate, useParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { NotFound } from '../states/not-found.js';
import { PluginComponent } from './plugin-component.js';
import { OpenVersion } from './version-notice.js';

/** `/apps/<plugin>/…`: a page of a plugin, which answers for what lies within its path too. A page without permission does not exist for the user. */
export default function PluginPage() {
  const { pluginId, '*': rest } = useParams();
  const { plugins } = usePortal();
  return (
    <OpenVersion key={pluginId} plugin={plugins.find(({ id }) => id === pluginId)} absent={<NotFound />}>
      {(plugin) => {
        const page = pageAt(plugin.pages, `/${rest ?? ''}`);
        if (page === undefined) {
          // The portal leads to the plugin as a whole: its first page may not be for this user.
          const entrance = rest === '' ? plugin.pages.find(({ navigation }) => navigation) : undefined;
          return entrance === undefined ? <NotFound /> : <Navigate to={`/apps/${plugin.id}${entrance.path}`} replace />;
        }
        // A developer's build takes the place of the one before, where it stands.
        const name = plugin.local ? plugin.id : plugin.remote.name;
        return <PluginComponent key={`${name}${page.path}`} plugin={plugin} expose={page.expose} props={{}} />;
      }}
    </OpenVersion>
  );
}
