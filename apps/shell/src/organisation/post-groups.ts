import { bodyKindSchema, type UnitPost } from '@yige/contracts';

export interface PostGroup {
  key: string;
  /** Of the body, agency or partner; null for posts of the unit itself. */
  name: string | null;
  posts: UnitPost[];
}

const ORDER = bodyKindSchema.options;

/** Bodies first, in their usual order, then the unit itself, agencies and partners. */
export function postGroups(posts: readonly UnitPost[]): PostGroup[] {
  const groups = new Map<string, PostGroup & { rank: number }>();
  for (const post of posts) {
    const place = post.body ?? post.agency ?? post.partner;
    const key = place?.id ?? 'unit';
    const group = groups.get(key) ?? { key, name: place?.name ?? null, posts: [], rank: rankOf(post) };
    groups.set(key, group);
    group.posts.push(post);
  }
  return [...groups.values()]
    .sort((one, other) => one.rank - other.rank)
    .map(({ key, name, posts: inside }) => ({ key, name, posts: inside.sort(byUnit) }));
}

function rankOf({ body, agency, partner }: UnitPost): number {
  if (body !== null) return ORDER.indexOf(body.kind);
  if (partner !== null) return ORDER.length + 2;
  return agency === null ? ORDER.length : ORDER.length + 1;
}

/** By unit and name, never by anything that would rank people. */
function byUnit(one: UnitPost, other: UnitPost): number {
  return (
    one.unit.name.localeCompare(other.unit.name, 'zh-CN', { numeric: true }) ||
    one.account.name.localeCompare(other.account.name, 'zh-CN')
  );
}
