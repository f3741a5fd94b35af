/** A building by its number alone is said to be one: 3 → `3 栋`. */
export function buildingText(name: string): string {
  return /^\d+$/.test(name) ? `${name} 栋` : name;
}

/** An entrance by its number alone: 2 → `2 单元`. */
export function entranceText(entrance: string): string {
  return /^\d+$/.test(entrance) ? `${entrance} 单元` : entrance;
}

/** A door within its building. */
export function doorOf({ entrance, door }: { entrance: string | null; door: string }): string {
  return entrance === null ? door : `${entrance} ${door}`;
}
