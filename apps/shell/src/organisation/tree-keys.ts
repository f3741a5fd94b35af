/** What a key does in a tree, by the authoring practices of WAI-ARIA; Enter is the link's own. */
export type TreeMove = 'previous' | 'next' | 'first' | 'last' | 'open' | 'close' | 'parent' | 'child';

export function treeMove(key: string, item: { expanded: boolean | null }): TreeMove | null {
  switch (key) {
    case 'ArrowDown':
      return 'next';
    case 'ArrowUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'ArrowRight':
      return item.expanded === null ? null : item.expanded ? 'child' : 'open';
    case 'ArrowLeft':
      return item.expanded === true ? 'close' : 'parent';
    default:
      return null;
  }
}
