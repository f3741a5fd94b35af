import { expect, it } from 'vitest';
import { csvLine } from './csv.js';

// Cells from https://owasp.org/www-community/attacks/CSV_Injection
it.each([
  ['=1+1', "'=1+1\r\n"],
  ['+1', "'+1\r\n"],
  ['-1', "'-1\r\n"],
  ['@SUM(A1)', "'@SUM(A1)\r\n"],
  ['\tx', "'\tx\r\n"],
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\r\n`],
])('%j does not reach a spreadsheet as a formula', (text, line) => {
  expect(csvLine([text])).toBe(line);
});

it('quotes what would break the line, and leaves the rest as it is', () => {
  expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, -3, '陈某某'])).toBe(
    '"a,b","say ""x""","two\nlines",,-3,陈某某\r\n',
  );
});
