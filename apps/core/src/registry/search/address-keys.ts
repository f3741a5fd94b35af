/** What a building is called in a search, without the word for building: 3 栋 → `3`, 石桥村 12 号 → `石桥村12`. */
export function buildingKey(name: string): string {
  return compact(name).replace(/(栋|幢|号楼|座|号|楼|#)$/, '');
}

/** 2 单元 → `2`; a house without entrances has none. */
export function entranceKey(entrance: string | null): string {
  return compact(entrance ?? '').replace(/(单元|门|梯)$/, '');
}

/** 501 室 → `501`, 12 号 → `12`. */
export function doorKey(door: string): string {
  return compact(door).replace(/(室|户|号)$/, '');
}

/** What stands behind the name of a community with which the text begins, with its 社区 or without; null if it does not. */
export function textBehind(text: string, communityName: string): string | null {
  const written = compact(text);
  const name = compact(communityName);
  const beginning = [name, name.replace(/(社区|居委会|村委会)$/, '')].find(
    (known) => known !== '' && written.startsWith(known),
  );
  return beginning === undefined ? null : written.slice(beginning.length);
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** A door as people write it; what is left out matches anything. */
export interface SearchedAddress {
  building: string;
  entrance: string | null;
  door: string | null;
  /** Of `3-501`, which of the two the second part is cannot be told. */
  entranceOrDoor: string | null;
}

/** Reads `3-2-501`, `3栋2单元501`, `3 栋`, `石桥村12号`; null for what is no address. */
export function addressOf(text: string): SearchedAddress | null {
  const written = compact(text);
  const dashed = /^([\p{Script=Han}A-Z]*\d+)-(\d+[A-Z]?)(?:-(\d+[A-Z]?))?$/u.exec(written);
  if (dashed !== null) {
    const [, building = '', second = '', door] = dashed;
    if (door !== undefined) return { building, entrance: second, door, entranceOrDoor: null };
    return { building, entrance: null, door: null, entranceOrDoor: second };
  }
  const worded =
    /^([\p{Script=Han}A-Z]*\d+)(?:栋|幢|号楼|座|号|#)(?:(\d+[A-Z]?)(?:单元|门|梯|-))?(?:(\d+[A-Z]?)(?:室|户|号)?)?$/u.exec(
      written,
    );
  if (worded === null) return null;
  const [, building = '', entrance = null, door = null] = worded;
  return { building, entrance, door, entranceOrDoor: null };
}
