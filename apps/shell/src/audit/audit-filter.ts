import { type AuditFilter, auditFilterSchema } from '@yige/contracts';

const NAMES = ['from', 'to', 'actor', 'action', 'subject', 'unit', 'q'] as const;

/** The filter that an address asks for; what makes no sense in it is left out. */
export function filterOf(search: URLSearchParams): AuditFilter {
  const given = NAMES.flatMap((name): [string, string][] => {
    const value = search.get(name) ?? '';
    return auditFilterSchema.shape[name].safeParse(value).success && value !== '' ? [[name, value]] : [];
  });
  return auditFilterSchema.parse(Object.fromEntries(given));
}

export function searchOf(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}
