import { type Plugin, SLOW_PLUGIN_P95 } from '@yige/contracts';
import { BureauCell, Chip, Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { DisableDialog } from './disable-dialog.js';
import { PauseButton } from './pause/pause-button.js';
import { PauseDialog } from './pause/pause-dialog.js';
import { pluginMessages } from './plugin-messages.js';
import { useOffices } from './plugin-queries.js';
import { isInUse, pilotsOf, standingOf, usedVersionsOf } from './plugin-standing.js';
import { ExportDataDialog } from './removal/export-data-dialog.js';
import { RemoveDialog } from './removal/remove-dialog.js';
import { StandingChip } from './standing-chip.js';
import { useServerWords } from './use-server-words.js';

/** What it is, who runs it, how it does, and what can be done with the whole of it. */
export function PluginHead({ plugin }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const localized = useLocalized();
  const navigate = useNavigate();
  const { installs, operates } = useOffices();
  const format = useFormat();
  const [open, setOpen] = useState<'pause' | 'disable' | 'export' | 'remove' | null>(null);
  const { id, name, glyph, color, bureau, configurable } = plugin;
  return (
    <header className="plugin-head">
      <Link to="/plugins" className="plugin-back">
        <Icon name="chevronLeft" size={16} /> {t('back')}
      </Link>
      <BureauCell glyph={glyph} color={color} size="lg" />
      <div className="plugin-head-words">
        <h1>{localized(name)}</h1>
        <StandingChips plugin={plugin} />
        <p className="yige-quiet">
          {id} · {t('runBy', { bureau: localized(bureau) })}
        </p>
        <Paused plugin={plugin} />
        <Obstacles plugin={plugin} />
        {standingOf(plugin) === 'slow' && (
          <p className="plugin-fresh">
            {t('slowHint', {
              milliseconds: format.count(plugin.recentP95 ?? 0),
              bound: format.count(SLOW_PLUGIN_P95),
            })}
          </p>
        )}
      </div>
      <div className="plugin-actions">
        {configurable && <Button onClick={() => void navigate(`/plugins/${id}/settings`)}>{t('settings')}</Button>}
        {operates && <PauseButton plugin={plugin} onPause={() => setOpen('pause')} />}
        {installs && plugin.removedAt === null && (
          <>
            <Button onClick={() => setOpen('export')}>{t('exportData')}</Button>
            {isInUse(plugin) ? (
              <Button danger onClick={() => setOpen('disable')}>
                {t('disable')}
              </Button>
            ) : (
              <Button danger onClick={() => setOpen('remove')}>
                {t('remove')}
              </Button>
            )}
          </>
        )}
      </div>
      {open === 'pause' && <PauseDialog plugin={plugin} onClose={() => setOpen(null)} />}
      {open === 'disable' && <DisableDialog plugin={plugin} onClose={() => setOpen(null)} />}
      {open === 'export' && <ExportDataDialog plugin={plugin} onClose={() => setOpen(null)} />}
      {open === 'remove' && <RemoveDialog plugin={plugin} onClose={() => setOpen(null)} />}
    </header>
  );
}

/** By whom, since when and why nobody has it for a while. */
function Paused({ plugin: { paused } }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const format = useFormat();
  if (paused === null) return null;
  const { by, since, reason } = paused;
  return (
    <p className="plugin-head-obstacle" role="status">
      {t('pausedBy', { by, day: format.dayMonth(since), reason })}
    </p>
  );
}

/** Why a version that units have does not serve them, and since when. */
function Obstacles({ plugin }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const words = useServerWords();
  const localized = useLocalized();
  return usedVersionsOf(plugin).map(({ version, unfit, server }) => {
    const why = unfit === null ? words(server) : localized(unfit);
    return (
      why !== null && (
        <p key={version} className="plugin-head-obstacle" role="status">
          {t('doing', { version, words: why })}
        </p>
      )
    );
  });
}

function StandingChips({ plugin }: { plugin: Plugin }) {
  const t = useMessages(pluginMessages);
  const standing = standingOf(plugin);
  return (
    <span className="plugin-chips">
      {standing === 'ordinary' && plugin.reachable === true && (
        <Chip tone="success" icon="check">
          {t('running')}
        </Chip>
      )}
      {standing !== 'ordinary' && <StandingChip standing={standing} />}
      {pilotsOf(plugin).length > 0 && (
        <Chip tone="accent" icon="half">
          {t('piloting')}
        </Chip>
      )}
    </span>
  );
}
