import { secondFactorPurpose } from '../identity/second-factor-purpose.js';
import { sealedRowPurpose } from '../ledgers/sealing/sealed-row-purpose.js';
import { secretPurpose } from '../plugins/settings/secret-purpose.js';
import type { IndexedKind } from './blind-index.js';

/** A column of sealed fields, and the blind index beside it. */
export interface SealedColumn {
  table: string;
  /** Primary key, by which a rotation walks through the table. */
  key: string;
  column: string;
  /** What its seals are bound to; where a row's seal is bound to the row, by its key. */
  purpose: string | ((key: string) => string);
  index?: { column: string; kind: IndexedKind };
}

/** Every sealed column of core's database. A rotation walks them in this order. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'signing_keys', key: 'kid', column: 'private_sealed', purpose: 'signing_keys.private' },
  {
    table: 'plugin_clients',
    key: 'plugin_id',
    column: 'webhook_secret_sealed',
    purpose: 'plugin_clients.webhook_secret',
  },
  {
    table: 'second_factors',
    key: 'account_id',
    column: 'secret_sealed',
    purpose: secondFactorPurpose,
  },
  {
    table: 'people',
    key: 'id',
    column: 'id_number_sealed',
    purpose: 'people.id_number',
    index: { column: 'id_number_index', kind: 'idNumber' },
  },
  {
    table: 'people',
    key: 'id',
    column: 'phone_sealed',
    purpose: 'people.phone',
    index: { column: 'phone_index', kind: 'phone' },
  },
  {
    table: 'person_phones',
    key: 'id',
    column: 'phone_sealed',
    purpose: 'person_phones.phone',
    index: { column: 'phone_index', kind: 'phone' },
  },
  {
    table: 'person_merge_sides',
    key: 'id',
    column: 'id_number_sealed',
    purpose: 'people.id_number',
    index: { column: 'id_number_index', kind: 'idNumber' },
  },
  {
    table: 'person_merge_sides',
    key: 'id',
    column: 'phone_sealed',
    purpose: 'people.phone',
    index: { column: 'phone_index', kind: 'phone' },
  },
  {
    table: 'import_first_passwords',
    key: 'id',
    column: 'password_sealed',
    purpose: 'import_first_passwords.password',
  },
  { table: 'person_facts', key: 'id', column: 'value_sealed', purpose: 'person_facts.value' },
  { table: 'registry_changes', key: 'id', column: 'before_sealed', purpose: 'registry_changes.before' },
  { table: 'registry_changes', key: 'id', column: 'after_sealed', purpose: 'registry_changes.after' },
  { table: 'diary_entries', key: 'id', column: 'text_sealed', purpose: 'diary_entries.text' },
  { table: 'diary_addenda', key: 'id', column: 'text_sealed', purpose: 'diary_addenda.text' },
  { table: 'visits', key: 'id', column: 'note_sealed', purpose: 'visits.note' },
  {
    table: 'sealed_people',
    key: 'id',
    column: 'id_number_sealed',
    purpose: 'sealed_people.id_number',
    index: { column: 'id_number_index', kind: 'idNumber' },
  },
  { table: 'sealed_people', key: 'id', column: 'record_sealed', purpose: 'sealed_people.record' },
  { table: 'legal_holds', key: 'id', column: 'reason_sealed', purpose: 'legal_holds.reason' },
  { table: 'rights_requests', key: 'id', column: 'details_sealed', purpose: 'rights_requests.details' },
  { table: 'rights_requests', key: 'id', column: 'answer_sealed', purpose: 'rights_requests.answer' },
  { table: 'plugin_setting_values', key: 'id', column: 'secret_sealed', purpose: secretPurpose },
  { table: 'matters', key: 'id', column: 'contact_sealed', purpose: 'matters.contact' },
  { table: 'ledger_sealed_rows', key: 'id', column: 'body_sealed', purpose: sealedRowPurpose },
];

export function nameOf({ table, column }: SealedColumn): string {
  return `${table}.${column}`;
}
