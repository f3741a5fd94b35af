/** An ID number to its first and last character: more would rebuild it together with birth date and county. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 1)}${'*'.repeat(Math.max(0, idNumber.length - 2))}${idNumber.slice(-1)}`;
}

/** A phone as its first three and last four digits. */
export function maskPhone(phone: string): string {
  return phone.length < 8
    ? '*'.repeat(phone.length)
    : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
}

/** Surnames of two characters that are still borne; all others have one. */
const compoundSurnames = new Set([
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '东方',
  '夏侯',
  '皇甫',
  '尉迟',
  '慕容',
  '令狐',
  '长孙',
  '宇文',
  '公孙',
]);

/** A name as its surname, 陈某某, so that a text can speak of somebody. */
export function maskName(name: string): string {
  const characters = [...name];
  const surname = compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return `${characters.slice(0, surname).join('')}${'某'.repeat(Math.max(1, Math.min(2, characters.length - surname)))}`;
}
