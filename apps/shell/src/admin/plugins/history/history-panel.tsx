import type { Plugin } from '@yige/contracts';
import { defineMessages, Panel, useFormat, useMessages } from '@yige/ui';
import { useActorName } from '../../actor-name.js';
import { useAsks, useInstallations } from '../plugin-queries.js';
import { type Deed, historyOf } from './plugin-history.js';
import './history.css';

const messages = defineMessages({
  'zh-CN': {
    title: '操作记录',
    none: '还没有记录',
    done: '{by} 安装 {version}',
    running: '{by} 安装 {version}，正在进行',
    waiting: '{by} 安装 {version}，在等',
    failed: '{by} 安装 {version}，没有成功',
    cancelled: '{by} 安装 {version}，后来取消',
    granted: '{by} 同意 {permissions} 项权限',
    refused: '{by} 没有同意 {permissions} 项权限',
    placed: '{by} 把{unit}换成 {version}',
    removed: '{by} 在{unit}停用',
  },
  en: {
    title: 'What was done',
    none: 'Nothing yet',
    done: '{by} installed {version}',
    running: '{by} is installing {version}',
    waiting: '{by} is installing {version}: it waits',
    failed: '{by} could not install {version}',
    cancelled: '{by} began to install {version} and gave it up',
    granted: '{by} granted {permissions, plural, one {# permission} other {# permissions}}',
    refused: '{by} refused {permissions, plural, one {# permission} other {# permissions}}',
    placed: '{by} gave {unit} {version}',
    removed: '{by} disabled it in {unit}',
  },
});

/** As many as are looked at; older acts are in the audit. */
const SHOWN = 8;

/** Who installed, decided and placed what. */
export function HistoryPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(messages);
  const format = useFormat();
  const nameOf = useActorName();
  const installations = useInstallations(plugin.id);
  const asks = useAsks(plugin.id);
  const deeds = historyOf(plugin, installations.data?.items ?? [], asks.data?.items ?? []).slice(0, SHOWN);
  const words = (deed: Deed): string => {
    if (deed.kind === 'placed') {
      const { unit, version } = deed;
      const by = nameOf(deed.by);
      return version === null ? t('removed', { by, unit }) : t('placed', { by, unit, version });
    }
    if (deed.kind === 'installed') return t(deed.state, { by: nameOf(deed.by), version: deed.version });
    return t(deed.kind, { by: nameOf(deed.by), permissions: deed.permissions });
  };
  return (
    <Panel title={t('title')}>
      {deeds.length === 0 && <span className="yige-quiet">{t('none')}</span>}
      <ol className="plugin-history">
        {deeds.map((deed) => (
          <li key={`${deed.at} ${words(deed)}`}>
            <time dateTime={deed.at}>
              {format.dayMonth(deed.at)} {format.time(deed.at)}
            </time>{' '}
            {words(deed)}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
