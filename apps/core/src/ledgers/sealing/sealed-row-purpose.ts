/** What a row's seal is bound to: the row, so that no other row's content can be put in its place. */
export function sealedRowPurpose(id: string): string {
  return `ledger_sealed_rows.body:${id}`;
}
