import postcss from 'postcss';
import type { BuiltFiles } from './built-files.js';
import type { Finding } from './finding.js';

/** Style sheets reach the plugin's own places only, as `yige plugin build` writes them. */
export function checkStyles({ manifest, web }: BuiltFiles): Finding[] {
  return [...web]
    .filter(([path]) => path.endsWith('.css'))
    .flatMap(([path, content]) =>
      postcss.parse(content.toString('utf8')).nodes.flatMap((node): Finding[] => {
        if (node.type === 'comment') return [];
        if (node.type === 'atrule' && isOwn(node.name, node.params, manifest.web.remoteName)) return [];
        return [
          {
            level: 'error',
            code: 'styles.unscoped',
            where: `dist/web/${path}`,
            what: `${node.toString().slice(0, 60)} would reach the whole page`,
            mend: 'build with yige plugin build, which scopes every rule',
          },
        ];
      }),
    );
}

function isOwn(name: string, params: string, remoteName: string): boolean {
  if (name === 'import' || name === 'charset') return true;
  if (name === 'layer') return params.trim() === 'yige-plugins';
  return name === 'scope' && params.replace(/["'\s]/g, '') === `([data-yige-plugin=${remoteName}])`;
}
