export const READ = 'party-ledger:ledger.read';
export const KEEP = 'party-ledger:ledger.keep';
