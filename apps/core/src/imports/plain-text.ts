/** A name as it is compared: full-width letters narrow, no spaces. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
