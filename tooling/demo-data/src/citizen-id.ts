/** Weights of the first 17 characters, GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * A citizen ID with a right check character in the division 990101, which GB/T 2260 does not assign:
 * valid in form and plainly invented.
 *
 * @param serial 0–499, unique among people of one birth date and sex; odd third digit means male.
 */
export function inventedCitizenId(birthDate: string, sex: 'female' | 'male', serial: number): string {
  const order = serial * 2 + (sex === 'male' ? 1 : 0);
  if (order > 999) throw new RangeError(`more than 500 people share ${birthDate}`);
  const body = `990101${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + checkCharacter(body);
}

export function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
