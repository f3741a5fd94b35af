/** A set of rules with where it comes from and the day from which it applies, `YYYY-MM-DD`. */
export interface RuleVersion {
  validFrom: string;
  source: string;
}
