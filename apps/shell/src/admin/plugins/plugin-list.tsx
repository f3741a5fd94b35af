import type { Plugin } from '@yige/contracts';
import { BureauCell, Icon, LoadingView, StateView, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Link, NavLink, useNavigate } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { pluginMessages } from './plugin-messages.js';
import { INSTALL, KEYS } from './plugin-paths.js';
import { useOffices, usePlugins } from './plugin-queries.js';
import { isInUse, isSought, pilotsOf, standingOf } from './plugin-standing.js';
import { StandingChip } from './standing-chip.js';

/** As many as are seen at a glance: no more need be sought among. */
const FEW = 8;

/** Every plugin with how it does; those that nobody has come last, below a line. */
export function PluginList({ alone = false }: { alone?: boolean }) {
  const t = useMessages(pluginMessages);
  const navigate = useNavigate();
  const { installs, operates } = useOffices();
  const { data, isLoading, refetch } = usePlugins();
  const [sought, setSought] = useState('');
  const found = data?.filter((plugin) => isSought(plugin, sought)) ?? [];
  const used = found.filter(isInUse);
  const unused = found.filter((plugin) => !isInUse(plugin));
  const operatorsHint = operates ? 'noneOperating' : 'noneReading';
  const noneHint = installs ? 'noneHint' : operatorsHint;
  const Title = alone ? 'h1' : 'h2';
  return (
    <nav className="plugins-list" aria-label={t('list')}>
      <header>
        <Title>{t('title')}</Title>
        {data !== undefined && <span className="yige-quiet">{t('inUse', { count: data.filter(isInUse).length })}</span>}
        {operates && (
          <Button icon={<Icon name="plus" size={16} />} onClick={() => void navigate(INSTALL)}>
            {t(installs ? 'install' : 'bringIn')}
          </Button>
        )}
      </header>
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data?.length === 0 && <StateView kind="empty" title={t('none')} description={t(noneHint)} />}
      {data !== undefined && data.length > FEW && (
        <Input.Search
          allowClear
          aria-label={t('seek')}
          placeholder={t('seek')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      )}
      {data !== undefined && data.length > 0 && found.length === 0 && (
        <p className="yige-quiet" role="status">
          {t('noneFound')}
        </p>
      )}
      {[used, unused].map(
        (plugins, index) =>
          plugins.length > 0 && (
            <ul key={index === 0 ? 'used' : 'unused'}>
              {plugins.map((plugin) => (
                <PluginRow key={plugin.id} plugin={plugin} />
              ))}
            </ul>
          ),
      )}
      <Link to={KEYS} className="plugins-keys">
        <Icon name="shield" size={16} /> {t('keys')}
      </Link>
    </nav>
  );
}

function PluginRow({ plugin }: { plugin: Plugin }) {
  const localized = useLocalized();
  const { id, name, glyph, color, bureau } = plugin;
  return (
    <li>
      <NavLink to={`/plugins/${id}`} className="plugins-row">
        <BureauCell glyph={glyph} color={color} size="md" />
        <span className="plugins-row-words">
          <strong>{localized(name)}</strong>
          <small>
            <VersionWords plugin={plugin} /> · {localized(bureau)}
          </small>
        </span>
        <RowStanding plugin={plugin} />
      </NavLink>
    </li>
  );
}

function VersionWords({ plugin }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const format = useFormat();
  const { enabledVersion, removedAt } = plugin;
  const [pilot] = pilotsOf(plugin);
  if (removedAt !== null) return t('removedOn', { day: format.dayMonth(removedAt) });
  if (pilot === undefined) return enabledVersion ?? t('notEnabled');
  return enabledVersion === null
    ? t('onlyPilot', { pilot: pilot.version })
    : t('pilotLine', { version: enabledVersion, pilot: pilot.version });
}

/** What is ordinary stays quiet; whatever somebody has to look at has a ground. */
function RowStanding({ plugin }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const standing = standingOf(plugin);
  if (standing !== 'ordinary') return <StandingChip standing={standing} />;
  return (
    <span className="plugins-row-ordinary">
      <Icon name="check" size={14} /> {t('ordinary')}
    </span>
  );
}
