import { randomInt } from 'node:crypto';

/** Without letters and digits that look alike on paper: 0 O, 1 l I. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUPS = 4;
const GROUP = 4;

/** 16 characters in groups of four, easy to read out: 92 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
