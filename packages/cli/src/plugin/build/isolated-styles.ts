import type { AtRule, ChildNode, Plugin } from 'postcss';

/** What names something for the whole page, whatever it stands in. */
const NAMING = /^(font-face|font-feature-values|font-palette-values|counter-style|keyframes|position-try)$/;

/**
 * Keeps a plugin's style sheets to the plugin's own places, the elements that the shell marks with its federation name:
 * nothing outside is ever the subject of a rule in `@scope`. Names that a style sheet gives for the whole page go into a
 * layer, where the shell's win. `@property` knows no such order, so that a build refuses it.
 *
 * Browsers without `@scope` leave the rules out: the plugin is plainer there, the page is whole.
 */
export function isolatedStyles(remoteName: string): Plugin {
  return {
    postcssPlugin: 'yige-isolated-styles',
    OnceExit(root, { AtRule }) {
      const imports: ChildNode[] = [];
      const names: ChildNode[] = [];
      root.walkAtRules((rule) => {
        if (rule.name === 'property') throw rule.error('@property would apply to the whole page: leave it out');
        if (rule.name === 'import') imports.push(rule);
        if (NAMING.test(rule.name)) names.push(rule);
      });
      for (const node of [...imports, ...names]) node.remove();
      const wrapped = (name: string, params: string, nodes: ChildNode[]): AtRule[] =>
        nodes.length === 0 ? [] : [new AtRule({ name, params, nodes })];
      const rules = root.nodes;
      root.removeAll();
      root.append(
        ...imports,
        ...wrapped('layer', 'yige-plugins', names),
        ...wrapped('scope', `([data-yige-plugin="${remoteName}"])`, rules),
      );
    },
  };
}
