import type { BureauColor, Portal } from '@yige/contracts';
import { initialsOf } from './initials.js';

/** Something that the search opens by its name: a place of the portal, or what a plugin lets do on a page of its own. */
export interface Command {
  key: string;
  title: string;
  to: string;
  /** Whose it is; null: the platform's. */
  plugin: { name: string; glyph: string; color: BureauColor } | null;
}

interface Words {
  place: (name: Portal['places'][number]) => string;
  localized: (text: { 'zh-CN': string; en: string }) => string;
}

export function commandsOf(
  { places, morePlaces, plugins }: Pick<Portal, 'places' | 'morePlaces' | 'plugins'>,
  { place, localized }: Words,
): Command[] {
  const own = [...places, ...morePlaces].map((name) => ({
    ...{ key: name, title: place(name), to: `/${name}` },
    plugin: null,
  }));
  const ofPlugins = plugins.flatMap(({ id, name, glyph, color, commands }) =>
    commands.map(({ title, page }) => ({
      key: `${id}${page}${title.en}`,
      title: localized(title),
      to: `/apps/${id}${page === '/' ? '' : page}`,
      plugin: { name: localized(name), glyph, color },
    })),
  );
  return [...ofPlugins, ...own];
}

/** Those whose title holds what was typed, or whose pinyin begins with those initials; all where nothing was typed. */
export function matching<Titled extends { title: string }>(titled: readonly Titled[], typed: string): Titled[] {
  const text = typed.replace(/\s+/g, '').toLowerCase();
  return titled.filter(
    ({ title }) => title.replace(/\s+/g, '').toLowerCase().includes(text) || initialsOf(title).startsWith(text),
  );
}
