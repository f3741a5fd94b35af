import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Role } from '@yige/contracts';
import { client } from '../api/client.js';

const PAGE = 20;

export type StaffState = 'current' | 'former' | 'seconded' | 'disabled';

export interface StaffFilter {
  q: string;
  unit: string | null;
  role: Role | null;
  state: StaffState | null;
}

export function useStaffList({ q, unit, role, state }: StaffFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: ['staff', 'list', q, unit, role, state, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.staff.list({
        query: {
          limit: PAGE,
          ...(q === '' ? {} : { q }),
          ...(unit === null ? {} : { unit }),
          ...(role === null ? {} : { role }),
          ...(state === null ? {} : { state }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
  });
}

export function useMember(accountId: string) {
  return useQuery({
    queryKey: ['staff', 'one', accountId],
    queryFn: ({ signal }) => client.staff.get({ params: { accountId }, signal }),
  });
}

export function useHistory(accountId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['staff', 'history', accountId],
    enabled,
    queryFn: ({ signal }) => client.staff.history({ params: { accountId }, query: { limit: 50 }, signal }),
  });
}

export function useOpenings(unit: string | null) {
  return useQuery({
    queryKey: ['staff', 'openings', unit],
    enabled: unit !== null,
    queryFn: ({ signal }) => client.staff.openings({ query: { unit: unit ?? '' }, signal }),
  });
}

interface OverviewPage {
  unit: string | null;
  cursor: string | undefined;
}

function overviewQuery({ unit, cursor }: OverviewPage) {
  return { limit: PAGE, ...(unit === null ? {} : { unit }), ...(cursor === undefined ? {} : { cursor }) };
}

export function useVacancies(page: OverviewPage) {
  return useQuery({
    queryKey: ['staff', 'vacancies', page.unit, page.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.staff.vacancies({ query: overviewQuery(page), signal }),
  });
}

export function useSecondments(direction: 'out' | 'in', page: OverviewPage) {
  return useQuery({
    queryKey: ['staff', 'secondments', direction, page.unit, page.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.staff.secondments({ query: { ...overviewQuery(page), direction }, signal }),
  });
}

export function useWorkload(page: OverviewPage) {
  return useQuery({
    queryKey: ['staff', 'workload', page.unit, page.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.staff.workload({ query: overviewQuery(page), signal }),
  });
}
