import { newId, type Portal, type UnitLevel } from '@yige/contracts';

/** A portal of nobody in particular, for tests. */
export function portalOf(changes: Partial<Portal> = {}): Portal {
  return {
    account: { id: newId(), username: 'panqiming', displayName: '潘启明' },
    ...{ posts: [], heldPosts: [], actingPostId: null, permissions: [] },
    ...{ places: [], morePlaces: [], plugins: [], taskTypes: [], breakGlass: null },
    ...{ timeZone: 'Asia/Shanghai', workingDayNotices: [], district: '清河区', version: '1.0.0' },
    ...changes,
  };
}

/** A post in a unit of its own. */
export function postAt(level: UnitLevel): Portal['posts'][number] {
  const unit = { id: newId(), name: '南塘', level };
  const title = { 'zh-CN': '书记', en: 'Secretary' };
  return { id: newId(), role: 'communitySecretary', title, unit, community: null };
}
