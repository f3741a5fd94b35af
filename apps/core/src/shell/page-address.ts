/** `/plugins` itself is a page of the administrators; what lies below are the plugins' own files. */
const NOT_PAGES = /^\/(?:(?:api|metrics|assets)(?:[/?]|$)|plugins\/)/;

/** Whether an address is the portal's to open: what belongs to the API or is a file is answered there, or not found. */
export function isPageAddress(url: string): boolean {
  return !NOT_PAGES.test(url);
}
