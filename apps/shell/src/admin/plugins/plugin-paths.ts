/** No plugin's id is a hyphen: what belongs to all of them hides none, whatever it is called. */
const OF_ALL = '/plugins/-';

export const INSTALL = `${OF_ALL}/install`;
export const KEYS = `${OF_ALL}/keys`;
