import { useMessages, usePluginQuery } from '@yige/plugin-sdk/web';
import Select from 'antd/es/select';
import { type Organisation, organisationListSchema } from '../../contract/organisations.js';
import { words } from '../text/words.js';

/** All organisations that the user may see; a parent comes before those below it. */
export function useOrganisations() {
  return usePluginQuery({ path: '/organisations', response: organisationListSchema });
}

/** How deep below the top each stands. */
export function depthOf(organisation: Organisation, all: readonly Organisation[]): number {
  const parent = all.find(({ id }) => id === organisation.parentId);
  return parent === undefined ? 0 : 1 + depthOf(parent, all);
}

interface OrganisationSelectProps {
  id?: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  /** Which of them can be chosen. */
  only?: (organisation: Organisation) => boolean;
  /** What stands where none is chosen; without it one has to be. */
  none?: string;
}

/** Chooses an organisation, indented as the tree is. */
export function OrganisationSelect({ id, value, onChange, only = () => true, none }: OrganisationSelectProps) {
  const t = useMessages(words);
  const all = useOrganisations().data?.items ?? [];
  return (
    <Select<string>
      {...(id === undefined ? { 'aria-label': t('organisation') } : { id })}
      value={value ?? null}
      placeholder={none ?? t('organisation')}
      allowClear={none !== undefined}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 220, maxWidth: '100%' }}
      options={all.filter(only).map((each) => ({
        value: each.id,
        label: `${'　'.repeat(none === undefined ? 0 : depthOf(each, all))}${each.name}`,
      }))}
      onChange={(chosen: string | undefined) => onChange(chosen)}
    />
  );
}
