import type { Client, Import, ImportKind, ImportRow } from '@yige/contracts';
import { idOf } from './district.js';
import { eventually } from './test-platform.js';

/** A spreadsheet as csv, in UTF-8. */
export function csvFile(rows: readonly (readonly string[])[], name = 'list.csv'): File {
  return new File([rows.map((row) => row.join(',')).join('\r\n')], name);
}

export const HEADINGS = ['姓名', '身份证号', '联系电话', '楼栋', '单元', '户室'] as const;

/** Uploads, and suggests nothing but what the headings say. */
export function upload(client: Client, file: File, kind: ImportKind = 'people', unit = 'elm'): Promise<Import> {
  return client.imports.create({ query: { kind, unitId: idOf(unit) }, body: { file } });
}

/** Waits for the step in progress to end. */
export async function settled(client: Client, id: string): Promise<Import> {
  let last: Import | null = null;
  await eventually(async () => {
    last = await client.imports.get({ params: { id } });
    return last.state !== 'checking' && last.state !== 'running';
  }, 60_000);
  return last ?? client.imports.get({ params: { id } });
}

export async function checked(client: Client, { id }: Pick<Import, 'id'>): Promise<Import> {
  await client.imports.check({ params: { id } });
  return settled(client, id);
}

/** Checks, runs and waits for the end. */
export async function loaded(client: Client, upload: Pick<Import, 'id'>): Promise<Import> {
  await checked(client, upload);
  await client.imports.execute({ params: { id: upload.id } });
  return settled(client, upload.id);
}

/** Makes what is missing of buildings and dwellings. */
export async function makingPlaces(client: Client, { id, mapping }: Import): Promise<Import> {
  return client.imports.map({ params: { id }, body: { ...mapping, makePlaces: true } });
}

/** What was said of the rows, as `C3 checkCharacter`; a field that changes as `A3 name`. */
export async function saidOf(client: Client, { id }: Pick<Import, 'id'>): Promise<string[]> {
  const { items } = await client.imports.rows({ params: { id }, query: { limit: 200 } });
  return items.flatMap(({ notes }: ImportRow) =>
    notes.map(({ cell, field, code }) => `${cell ?? field} ${code ?? field}`),
  );
}
