import type { Plugin } from '@yige/contracts';
import { LoadingView, useAnnounce, useDisplay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Tree from 'antd/es/tree';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { usePluginChange } from '../plugin-queries.js';
import { lossOf, versionAlong } from '../plugin-standing.js';
import { ConfirmLoss } from './confirm-loss.js';
import { useUnitTree } from './use-unit-tree.js';
import { versionMessages } from './version-messages.js';

interface PlaceDrawerProps {
  plugin: Plugin;
  version: string;
  onClose: () => void;
}

/** The units of a trial, chosen in the organisation; nothing changes before it is saved. */
export function PlaceDrawer({ plugin, version, onClose }: PlaceDrawerProps) {
  const t = useMessages(versionMessages);
  const { phone } = useDisplay();
  const announce = useAnnounce();
  const tree = useUnitTree();
  const having = plugin.units.filter((placed) => placed.version === version).map(({ unit }) => unit);
  const before = having.map(({ id }) => id);
  const [checked, setChecked] = useState<readonly string[]>(before);
  const added = checked.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !checked.includes(id));
  const place = usePluginChange(() =>
    client.plugins.place({
      params: { id: plugin.id },
      body: {
        units: [
          ...added.map((unitId) => ({ unitId, version })),
          ...removed.map((unitId) => ({ unitId, inherit: true as const })),
        ],
      },
    }),
  );
  const changes = added.length + removed.length > 0;
  const loss = lossOf(plugin, [
    ...having
      .filter(({ id }) => removed.includes(id))
      .map((unit) => ({ unit, before: version, after: plugin.enabledVersion })),
    // A trial of a newer version ends too where an older one is placed.
    ...added.flatMap((id) => {
      const path = tree.pathOf(id);
      const before = versionAlong(
        plugin,
        path.map((unit) => unit.id),
      );
      return path.slice(0, 1).map((unit) => ({ unit, before, after: version }));
    }),
  ]);
  const save = () =>
    place.mutate(undefined, {
      onSuccess: () => {
        announce(t('done'));
        onClose();
      },
    });
  return (
    <Drawer
      open
      title={t('placeTitle', { version })}
      size={phone ? '100%' : 440}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
      footer={
        <div className="plugin-drawer-foot">
          <Fault error={place.error} />
          <ConfirmLoss loss={loss} onConfirm={save}>
            {(onClick) => (
              <Button type="primary" disabled={!changes} loading={place.isPending} onClick={onClick}>
                {t('place')}
              </Button>
            )}
          </ConfirmLoss>
          {changes && (
            <span className="yige-quiet">{t('placing', { added: added.length, removed: removed.length })}</span>
          )}
        </div>
      }
    >
      <p className="plugin-drawer-hint">{t('placeHint', { version })}</p>
      {tree.nodes === undefined ? (
        <LoadingView />
      ) : (
        <Tree
          checkable
          checkStrictly
          selectable={false}
          blockNode
          defaultExpandedKeys={tree.nodes.map(({ key }) => key)}
          treeData={tree.nodes}
          loadData={({ key }) => tree.open(String(key))}
          checkedKeys={[...checked]}
          onCheck={(keys) => setChecked((Array.isArray(keys) ? keys : keys.checked).map(String))}
        />
      )}
      <Fault error={tree.error} />
    </Drawer>
  );
}
