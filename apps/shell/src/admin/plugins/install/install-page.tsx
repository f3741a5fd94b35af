import { useMessages } from '@yige/ui';
import { NoPermission } from '../../../states/not-found.js';
import { useOffices } from '../plugin-queries.js';
import { installMessages } from './install-messages.js';
import { InstallationList } from './installation-list.js';
import { SourceForm } from './source-form.js';
import './install.css';

/** Where an installation begins, and those that were begun. */
export default function InstallPage() {
  const t = useMessages(installMessages);
  const { installs, operates } = useOffices();
  if (!operates) return <NoPermission />;
  return (
    <div className="yige-page">
      <h1>{t(installs ? 'title' : 'titleOwn')}</h1>
      <p className="plugin-lead">{t(installs ? 'hint' : 'hintOwn')}</p>
      <SourceForm />
      <InstallationList />
    </div>
  );
}
