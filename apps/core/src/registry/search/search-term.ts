import { addressOf } from './address-keys.js';
import { asciiOf } from './search-name.js';

export interface SearchTerm {
  kind: 'name' | 'letters' | 'number' | 'address';
  text: string;
}

/** A whole phone (mobile, or with its area code), or the number of a document. */
const NUMBERS = [/^(\+?86)?1\d{10}$/, /^0\d{9,11}$/, /^\d{17}[\dX]$/, /^[A-Z]{1,2}\d{7,10}$/, /^\d{8,10}$/];

/** What somebody looks for, told by its form: full-width characters, spaces and hyphens make no difference. */
export function termOf(text: string): SearchTerm {
  const plain = text.normalize('NFKC').trim();
  const joined = plain.replace(/[\s-]/g, '').toUpperCase();
  if (NUMBERS.some((form) => form.test(joined))) return { kind: 'number', text: joined };
  if (addressOf(plain) !== null) return { kind: 'address', text: plain };
  if (/^[\p{Script=Latin}\s']+$/u.test(plain)) return { kind: 'letters', text: asciiOf(plain) };
  return { kind: 'name', text: plain.replace(/\s+/g, '').replace(/[•‧・･]/g, '·') };
}
