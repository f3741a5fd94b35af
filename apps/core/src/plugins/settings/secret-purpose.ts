/** What a secret's seal is bound to: its row, so that no other row's secret can be put in its place. */
export function secretPurpose(id: string): string {
  return `plugin_setting_values.secret:${id}`;
}
