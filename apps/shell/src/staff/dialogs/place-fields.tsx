import { type Opening, type Role, roleWords } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useOpenings } from '../staff-queries.js';
import { UnitSelect } from '../unit-select.js';
import { dialogMessages } from './dialog-messages.js';
import { Field } from './field.js';
import type { PostDraft } from './post-draft.js';

type Place = Pick<PostDraft, 'unitId' | 'role' | 'bodyId' | 'agencyId' | 'partnerId'>;

interface PlaceFieldsProps {
  place: Place;
  labels: { unit: string; role: string };
  faultOf: (field: string) => string | undefined;
  onChange: (change: Partial<Place>) => void;
}

const HOLDERS = [
  { field: 'bodyId', label: 'body', of: ({ bodies }: Opening) => bodies },
  { field: 'agencyId', label: 'agency', of: ({ agencies }: Opening) => agencies },
  { field: 'partnerId', label: 'partner', of: ({ partners }: Opening) => partners },
] as const;

/** Unit, then the posts that one may give there, then the body, agency or partner in which such a post is held. */
export function PlaceFields({ place, labels, faultOf, onChange }: PlaceFieldsProps) {
  const t = useMessages(dialogMessages);
  const localized = useLocalized();
  const { data, error } = useOpenings(place.unitId);
  const openings = data?.items ?? [];
  const opening = openings.find(({ role }) => role === place.role);
  const choose = (role: Role) => {
    const chosen = openings.find((each) => each.role === role);
    onChange({
      role,
      bodyId: only(chosen?.bodies),
      agencyId: chosen?.inAgency ? only(chosen.agencies) : null,
      partnerId: only(chosen?.partners),
    });
  };
  return (
    <>
      <Field label={labels.unit} fault={error === null ? faultOf('unitId') : t('noOpenings')}>
        {({ 'aria-describedby': describedBy, ...control }) => (
          <UnitSelect
            {...control}
            describedBy={describedBy}
            value={place.unitId}
            onChange={(unitId) => onChange({ unitId, role: null, bodyId: null, agencyId: null, partnerId: null })}
          />
        )}
      </Field>
      <Field label={labels.role} fault={faultOf('role')}>
        {(control) => (
          <Select<Role>
            {...control}
            showSearch={{ optionFilterProp: 'search' }}
            disabled={openings.length === 0}
            value={place.role}
            options={openings.map(({ role, title }) => ({
              value: role,
              label: localized(title),
              search: searchedAs(role, localized(title)),
            }))}
            onChange={choose}
          />
        )}
      </Field>
      {opening !== undefined &&
        HOLDERS.map(({ field, label, of }) => {
          const holders = of(opening);
          if (holders.length === 0) return null;
          return (
            <Field
              key={field}
              label={t(label)}
              optional={field === 'agencyId' && !opening.inAgency}
              fault={faultOf(field)}
            >
              {(control) => (
                <Select<string>
                  {...control}
                  allowClear={field === 'agencyId' && !opening.inAgency}
                  placeholder={field === 'agencyId' && !opening.inAgency ? t('unitItself') : undefined}
                  value={place[field]}
                  options={holders.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={(id: string | undefined) => onChange({ [field]: id ?? null })}
                />
              )}
            </Field>
          );
        })}
    </>
  );
}

/** A post is found by all its names: a stairway head (楼门长) is a grid head. */
function searchedAs(role: Role, title: string): string {
  const words = roleWords.find(({ value }) => value === role)?.words ?? [];
  return [title, ...words].join(' ');
}

/** Where there is one only, it is not asked. */
function only(holders: readonly { id: string }[] | undefined): string | null {
  return holders?.length === 1 ? (holders[0]?.id ?? null) : null;
}
