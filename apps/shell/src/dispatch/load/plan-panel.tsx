import { corePermissions, type DispatchPreview } from '@yige/contracts';
import { BureauCell, FactList, Icon, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../../app/portal.js';
import type { SendableType } from '../wizard/sendable-type.js';
import { loadMessages } from './load-messages.js';
import { sumOf } from './preview-sums.js';

interface PlanPanelProps {
  type: SendableType;
  preview: DispatchPreview;
  /** Whom it is for, in words. */
  targets: string;
}

/** What is about to be sent, at a glance; and what of it cannot be. */
export function PlanPanel({ type, preview, targets }: PlanPanelProps) {
  const t = useMessages(loadMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { admission, dueAt, fields } = preview;
  return (
    <>
      <Panel title={t('plan')}>
        <FactList
          facts={[
            {
              label: t('bureau'),
              value: (
                <span className="dispatch-name">
                  <BureauCell glyph={type.bureau.glyph} color={type.bureau.color} size="sm" />
                  {localized(type.bureau.name)}
                </span>
              ),
            },
            {
              label: t('basis'),
              value:
                admission === null ? (
                  t('noBasis')
                ) : (
                  <>
                    <Link to={`/admissions/${admission.id}`}>{admission.name}</Link>
                    <small className="dispatch-aside">{admission.basisDocument}</small>
                  </>
                ),
            },
            { label: t('to'), value: targets },
            { label: t('due'), value: dueAt === null ? t('noDue') : format.date(dueAt) },
            ...(fields.asked === 0
              ? []
              : [
                  {
                    label: t('fields'),
                    value: (
                      <>
                        {t('fieldsAsked', fields)}
                        <strong className="dispatch-aside">
                          {t('fieldsLeft', { left: fields.asked - fields.known })}
                        </strong>
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </Panel>
      <Refused preview={preview} />
    </>
  );
}

/** Names that stand in the warning; the table has all of them. */
const NAMED = 3;

function Refused({ preview: { communities } }: { preview: DispatchPreview }) {
  const t = useMessages(loadMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { permissions } = usePortal();
  const { refusing, refused } = sumOf(communities);
  if (refused === 0) return null;
  const reasons = communities.flatMap(({ unit, refusal }) =>
    refusal === null ? [] : [format.about(unit.name, localized(refusal.detail))],
  );
  return (
    <div className="dispatch-refused" role="note">
      <Icon name="stop" size={16} />
      <div>
        <strong>
          {t('refusedTitle', {
            communities: refusing,
            targets: refused,
          })}
        </strong>
        <ul>
          {reasons.slice(0, NAMED).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        {permissions.includes(corePermissions.admissionApply) && <Link to="/admissions/new">{t('widen')}</Link>}
      </div>
    </div>
  );
}
