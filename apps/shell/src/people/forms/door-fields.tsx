import { useQuery } from '@tanstack/react-query';
import { useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { peopleMessages } from '../people-messages.js';
import { Field } from './field.js';

interface ChosenDoor {
  dwellingId: string | null;
  householdId: string | null;
}

interface DoorFieldsProps extends ChosenDoor {
  onChange: (door: ChosenDoor) => void;
  error: string | undefined;
}

/** Building, then door. Behind a door with one household it is joined; else a new one begins. */
export function DoorFields({ dwellingId, onChange, error }: DoorFieldsProps) {
  const t = useMessages(peopleMessages);
  const [buildingId, setBuildingId] = useState<string | null>(null);
  const buildings = useQuery({
    queryKey: ['buildings', 'choice'],
    queryFn: ({ signal }) => client.buildings.list({ query: { limit: 200 }, signal }),
  });
  const building = useQuery({
    queryKey: ['buildings', 'one', buildingId],
    enabled: buildingId !== null,
    queryFn: ({ signal }) => client.buildings.get({ params: { id: buildingId ?? '' }, signal }),
  });
  const doors = (building.data?.entrances ?? []).flatMap(({ name, dwellings }) =>
    dwellings.map((dwelling) => ({ ...dwelling, label: name === null ? dwelling.door : `${name} ${dwelling.door}` })),
  );
  const choose = (id: string) => {
    const households = doors.find((door) => door.id === id)?.householdIds ?? [];
    onChange({ dwellingId: id, householdId: households.length === 1 ? (households[0] ?? null) : null });
  };
  return (
    <>
      <Field label={t('building')} error={undefined}>
        {(control) => (
          <Select
            {...control}
            loading={buildings.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            value={buildingId}
            onChange={(id: string) => {
              setBuildingId(id);
              onChange({ dwellingId: null, householdId: null });
            }}
            options={(buildings.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
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
            onChange={choose}
            options={doors.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
      </Field>
    </>
  );
}
