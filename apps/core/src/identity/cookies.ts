export { parse as parseCookie, serialize as stringifySetCookie } from 'cookie';
