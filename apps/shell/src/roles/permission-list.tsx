import type { Permission, RoleDetails } from '@yige/contracts';
import { StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import type { Adjustment } from './adjust-dialog.js';
import { rolesMessages } from './roles-messages.js';

interface PermissionListProps {
  role: RoleDetails;
  permissions: Permission[];
  /** Whether the user may adjust roles at all. */
  editable: boolean;
  onAdjust: (adjustment: Adjustment) => void;
}

/** Every permission, whether the role has it, and since when it differs from the default. */
export function PermissionList({ role, permissions, editable, onAdjust }: PermissionListProps) {
  const t = useMessages(rolesMessages);
  const localized = useLocalized();
  const shown = permissions.filter(({ name, administrative }) => !administrative || originOf(role, name) !== null);
  return (
    <ul className="roles-permissions" aria-label={t('permission')}>
      {shown.map((permission) => {
        const origin = originOf(role, permission.name);
        return (
          <li key={permission.name}>
            <div className="roles-permission">
              <strong>{localized(permission.title)}</strong>
              <small className="yige-quiet">
                {permission.name}
                {origin === 'role' && ` · ${t('fromRole')}`}
                {origin === 'plugin' && ` · ${t('fromPlugin', { plugin: permission.owner })}`}
              </small>
              <AdjustmentNote role={role} name={permission.name} />
            </div>
            <span className={origin === null ? 'yige-quiet' : undefined}>
              {t(origin === null ? 'notHeld' : 'held')}
            </span>
            {editable && !role.administrator && !permission.administrative && (
              <Actions role={role} permission={permission} held={origin !== null} onAdjust={onAdjust} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function AdjustmentNote({ role, name }: { role: RoleDetails; name: string }) {
  const t = useMessages(rolesMessages);
  const format = useFormat();
  const adjustment = role.adjustments.find(({ permission }) => permission === name);
  if (adjustment === undefined) return null;
  const { effect, by, at, reason } = adjustment;
  return (
    <small>
      <StatusChip status={effect === 'granted' ? 'waiting' : 'refusable'} label={t(effect)} />{' '}
      {t('by', { name: by, time: format.dateTime(at), reason })}
    </small>
  );
}

function Actions({
  role,
  permission,
  held,
  onAdjust,
}: {
  role: RoleDetails;
  permission: Permission;
  held: boolean;
  onAdjust: (adjustment: Adjustment) => void;
}) {
  const t = useMessages(rolesMessages);
  const localized = useLocalized();
  const adjusted = role.adjustments.some((adjustment) => adjustment.permission === permission.name);
  const effect = adjusted ? 'none' : held ? 'revoked' : 'granted';
  const word = { none: t('restore'), revoked: t('take'), granted: t('give') }[effect];
  return (
    <Button aria-label={`${word} ${localized(permission.title)}`} onClick={() => onAdjust({ permission, effect })}>
      {word}
    </Button>
  );
}

function originOf(role: RoleDetails, name: string): RoleDetails['permissions'][number]['origin'] | null {
  return role.permissions.find((permission) => permission.name === name)?.origin ?? null;
}
