/** Sealed for one account: a secret that is copied to another row does not open. */
export function secondFactorPurpose(accountId: string): string {
  return `second_factors.secret:${accountId}`;
}
