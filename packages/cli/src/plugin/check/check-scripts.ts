import { filesOf } from '@yige/contracts';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

/** Words by which a library is known even when everything else in it is minified. */
const SHARED: { library: string; known: RegExp; mend: string }[] = [
  {
    library: 'React',
    known: /react\.transitional\.element|Minified React error/,
    mend: 'import react and react-dom only, not a part of theirs such as react-dom/server',
  },
  {
    library: 'antd',
    known: /data-css-hash|anticon-spin/,
    mend: "import antd's components from antd/es/<component>, not from antd/lib or @ant-design",
  },
  {
    library: 'the SDK',
    known: /data-yige-size/,
    mend: 'import @yige/plugin-sdk/web only, not @yige/ui',
  },
  {
    library: 'React Query',
    known: /No QueryClient set/,
    mend: 'use usePluginQuery and usePluginMutation of the SDK',
  },
  {
    library: 'React Router',
    known: /may be used only in the context of a <Router>/,
    mend: 'use usePluginNavigation and PersonLink of the SDK',
  },
];

/** zod asks with an empty function whether it may make any, and does without where it may not. */
const EVALUATES = /\beval\(|\bFunction\((?!""\))/;

/** What the portal brings is not brought again, and nothing is evaluated from text, which the portal forbids. */
export function checkScripts({ federation, web }: BuiltFiles): Finding[] {
  // The entry is the bundler's own.
  const [entry] = filesOf(federation, []);
  return [...web]
    .filter(([path]) => path.endsWith('.js') && path !== entry)
    .flatMap(([path, content]): Finding[] => {
      const code = content.toString('utf8');
      const where = `dist/web/${path}`;
      const copies = SHARED.filter(({ known }) => known.test(code)).map(
        ({ library, mend }): Finding => ({
          ...{ level: 'error', code: 'scripts.copy', where, mend },
          what: `it holds a copy of ${library}, which the portal brings: the copy knows nothing of the page around it`,
        }),
      );
      if (!EVALUATES.test(code)) return copies;
      return [
        ...copies,
        {
          ...{ level: 'error', code: 'scripts.eval', where },
          what: 'it evaluates text as code, which the portal’s content security policy refuses',
          mend: 'write it without eval and new Function, or take another library',
        },
      ];
    });
}
