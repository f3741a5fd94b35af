import { StatusChip, useFormat, useLocalized, useMessages } from '@yige/plugin-sdk/web';
import type { DisputeCategory, DisputeState, Outcome, Party } from '../../contract/disputes.js';
import { disputeCategories } from '../../rules/dispute-categories.js';
import { disputeMessages } from '../text/dispute-messages.js';

/** Only what waits for a decision gets a chip; any other state is plain words. */
export function StateWords({ state, outcome }: { state: DisputeState; outcome: Outcome | null }) {
  const t = useMessages(disputeMessages);
  const format = useFormat();
  if (state === 'received') return <StatusChip status="waiting" label={t('state.received')} />;
  if (state === 'closed' && outcome !== null) return <>{format.aside(t('state.closed'), t(`outcome.${outcome}`))}</>;
  return <>{t(`state.${state}`)}</>;
}

/** Titles of the categories that there are or were. */
export function useCategoryTitles(): { value: DisputeCategory; label: string }[] {
  const localized = useLocalized();
  const known = new Map(disputeCategories.flatMap(({ categories }) => categories).map((each) => [each.value, each]));
  return [...known.values()].map(({ value, title }) => ({ value, label: localized(title) }));
}

/** The title of one of them. */
export function useCategoryTitle(): (category: DisputeCategory) => string {
  const titles = new Map(useCategoryTitles().map(({ value, label }) => [value, label]));
  return (category) => titles.get(category) ?? category;
}

/** 甲、乙 与 丙. */
export function usePartyNames(): (parties: readonly Pick<Party, 'side' | 'name'>[]) => string {
  const t = useMessages(disputeMessages);
  const format = useFormat();
  return (parties) => {
    const of = (side: Party['side']) =>
      format.list(parties.filter((party) => party.side === side).map(({ name }) => name ?? t('erased')));
    return t('versus', { applicants: of('applicant'), respondents: of('respondent') });
  };
}
