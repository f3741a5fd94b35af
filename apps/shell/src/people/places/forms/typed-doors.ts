/** Doors as they are typed, with blanks, commas or line breaks between them; each once. */
export function typedDoors(text: string): string[] {
  const doors = text.split(/[\s,，、;；]+/).filter((door) => door !== '');
  return [...new Set(doors)];
}

/** A floor as it is typed; null where it is left out, and a word where what is typed is none. */
export function floorOf(text: string): number | null | 'wrong' {
  const typed = text.trim();
  if (typed === '') return null;
  const floor = Number(typed);
  return /^-?\d{1,3}$/.test(typed) && floor >= -9 && floor <= 200 ? floor : 'wrong';
}
