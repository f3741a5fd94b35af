/** Pages of the administrators are `/plugins`, a plugin's own and what it leads to; its files and its API lie beside them. */
const NOT_PAGES = /^\/(?:api|metrics|assets|plugins\/[^/?]+\/(?:[^/?]+\/)?(?:api|web))(?:[/?]|$)/;

/** Whether an address is the portal's to open: what belongs to the API or is a file is answered there, or not found. */
export function isPageAddress(url: string): boolean {
  return !NOT_PAGES.test(url);
}
