import type { DispatchAnswer } from '@yige/contracts';
import { useLocalized } from '@yige/ui';

/** What fields and their choices are called: as the plugin says in the user's language, else as its schema has them. */
export function useAnswerNames() {
  const localized = useLocalized();
  return {
    title: ({ field, title, words }: DispatchAnswer): string =>
      words === null ? (title ?? field) : localized(words.title),
    choice: ({ words }: DispatchAnswer, value: string): string => {
      const called = words?.values?.[value];
      return called === undefined ? value : localized(called);
    },
  };
}
