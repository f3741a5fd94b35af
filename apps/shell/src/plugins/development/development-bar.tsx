import { useQueryClient } from '@tanstack/react-query';
import { Chip, Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import { useEffect } from 'react';
import { Link } from 'react-router';
import './development.css';
import { developmentMessages } from './development-messages.js';
import { useDevelopments } from './use-developments.js';

/** How soon a change on the developer's machine shows, in milliseconds: one look into core's memory. */
const LOOK = 1_000;

/** Says on every page that a plugin runs from the developer's machine, and has the portal follow each build of it. */
export function DevelopmentBar() {
  const t = useMessages(developmentMessages);
  const localized = useLocalized();
  const format = useFormat();
  const cache = useQueryClient();
  const developments = useDevelopments(LOOK);
  const builds = developments?.map(({ id, version }) => `${id} ${version}`).join();
  useEffect(() => {
    if (builds !== undefined) void cache.invalidateQueries({ queryKey: ['portal'] });
  }, [builds, cache]);
  if (developments === undefined || developments.length === 0) return null;
  return (
    <div className="development-bar" role="status">
      <Icon name="source" size={16} />
      <span>{t('bar', { names: format.list(developments.map(({ name }) => localized(name))) })}</span>
      {developments.some(({ problem }) => problem !== null) && (
        <Chip tone="error" icon="alert">
          {t('wrong')}
        </Chip>
      )}
      <Link to="/development">{t('open')}</Link>
    </div>
  );
}
