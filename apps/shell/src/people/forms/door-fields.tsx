import { useQuery } from '@tanstack/react-query';
import { useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { peopleMessages } from '../people-messages.js';
import { BuildingSelect } from './building-select.js';
import { Field } from './field.js';
import { HouseholdSelect } from './household-select.js';

interface ChosenDoor {
  dwellingId: string | null;
  householdId: string | null;
}

interface DoorFieldsProps extends ChosenDoor {
  /** The building to begin with, where it is known. */
  firstBuildingId?: string | null;
  onChange: (door: ChosenDoor) => void;
  error: string | undefined;
}

/** Building, then door. The one household behind it is joined; of several one is chosen, or a new one begins. */
export function DoorFields({ dwellingId, householdId, firstBuildingId = null, onChange, error }: DoorFieldsProps) {
  const t = useMessages(peopleMessages);
  const [buildingId, setBuildingId] = useState(firstBuildingId);
  const building = useQuery({
    queryKey: ['buildings', 'one', buildingId],
    enabled: buildingId !== null,
    queryFn: ({ signal }) => client.buildings.get({ params: { id: buildingId ?? '' }, signal }),
  });
  const doors = (building.data?.entrances ?? []).flatMap(({ name, dwellings }) =>
    dwellings.map((dwelling) => ({ ...dwelling, label: name === null ? dwelling.door : `${name} ${dwelling.door}` })),
  );
  const householdsAt = (id: string | null) => doors.find((door) => door.id === id)?.householdIds ?? [];
  const households = householdsAt(dwellingId);
  return (
    <>
      <Field label={t('building')} error={undefined}>
        {(control) => (
          <BuildingSelect
            control={control}
            value={buildingId}
            chosen={building.data}
            onChange={(id) => {
              setBuildingId(id);
              onChange({ dwellingId: null, householdId: null });
            }}
          />
        )}
      </Field>
      <Field label={t('doorNumber')} error={error}>
        {(control) => (
          <Select
            {...control}
            disabled={buildingId === null}
            loading={building.isFetching}
            showSearch={{ optionFilterProp: 'label' }}
            value={dwellingId}
            onChange={(id: string) => onChange({ dwellingId: id, householdId: householdsAt(id)[0] ?? null })}
            options={doors.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
      </Field>
      {dwellingId !== null && households.length > 0 && (
        <HouseholdSelect
          householdIds={households}
          value={householdId}
          onChange={(chosen) => onChange({ dwellingId, householdId: chosen })}
        />
      )}
    </>
  );
}
