import { useParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { NotFound } from '../states/not-found.js';
import { PluginComponent } from './plugin-component.js';

/** `/apps/<plugin>/…`: a page of a plugin. A page without permission does not exist for the user. */
export default function PluginPage() {
  const { pluginId, '*': rest } = useParams();
  const { plugins } = usePortal();
  const plugin = plugins.find(({ id }) => id === pluginId);
  const page = plugin?.pages.find(({ path }) => path === `/${rest ?? ''}`);
  if (plugin === undefined || page === undefined) return <NotFound />;
  return <PluginComponent key={`${plugin.remote.name}${page.path}`} plugin={plugin} expose={page.expose} props={{}} />;
}
