import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postcss, { type AnyNode, type Declaration, type Root, type Rule } from 'postcss';
import {
  isIdentifier,
  isJsxAttribute,
  isNumericLiteral,
  isPropertyAssignment,
  isStringLiteral,
  type Node,
  type PropertyAssignment,
} from 'typescript/unstable/ast';
import type { Finding } from './finding.js';
import { type PluginSource, placeOf } from './plugin-sources.js';

const FOCUS = {
  code: 'accessibility.focus',
  what: 'the outline is taken away, and nothing else shows where the keyboard is',
  mend: 'leave the outline, or draw one of your own under :focus-visible in the same rule or file',
};
const SIZE = {
  code: 'accessibility.size',
  what: 'a size of text in px stays small for who chose large type',
  mend: 'write var(--ant-font-size), -sm, -lg or -xl, or rem',
};
const COLOR = {
  code: 'accessibility.color',
  what: 'a colour of its own is the same in the light and in the dark, where it may not be read',
  mend: 'take one of the theme, such as var(--ant-color-text-secondary), or currentcolor',
};

const COLORED = /^(color|fill|stroke|background|border|outline|box-?shadow|text-?shadow|caret|accent|column-?rule)/i;
const LITERAL =
  /#[0-9a-f]{3,8}\b|(?<![\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:dark|light|medium|pale|deep|dim|hot)?(?:black|white|red|green|blue|yellow|orange|gr[ae]y|silver|maroon|purple|fuchsia|magenta|lime|olive|navy|teal|aqua|cyan|pink|brown|gold|crimson|tomato|violet|indigo|beige|ivory|salmon|coral|khaki|tan)(?![\w-])/i;
/** A replacement of the outline that is seen. */
const SHOWN = /^(outline|box-shadow|border|background)/;

/** What large type, the dark theme and the keyboard lose by styles of the plugin's own, in style sheets and in `style`. */
export async function checkStyleSheets(folder: string, sheets: readonly string[]): Promise<Finding[]> {
  const found = await Promise.all(
    sheets.map(async (path) => sheetFaults(path, postcss.parse(await readFile(join(folder, path), 'utf8')))),
  );
  return found.flat();
}

export function checkInlineStyles(sources: readonly PluginSource[]): Finding[] {
  return sources
    .filter(({ path }) => /^web\/.*\.tsx$/.test(path))
    .flatMap((source) =>
      inlineOf(source.file).flatMap((property): Finding[] => {
        const fault = inlineFault(property);
        return fault === null ? [] : [{ level: 'warning', where: placeOf(source, property.getStart()), ...fault }];
      }),
    );
}

function sheetFaults(path: string, sheet: Root): Finding[] {
  const found: Finding[] = [];
  const printed = printedOf(sheet);
  sheet.walkDecls((declaration) => {
    const where = `${path}:${declaration.source?.start?.line ?? 1}`;
    const faults = printed.has(declaration) ? [] : faultsOf(declaration, sheet);
    for (const fault of faults) found.push({ level: 'warning', where, ...fault });
  });
  return found;
}

function faultsOf(declaration: Declaration, sheet: Root) {
  const { prop, value } = declaration;
  if (isNoOutline(prop, value)) return isReplaced(declaration, sheet) ? [] : [FOCUS];
  return [
    ...(/^font(-size)?$/.test(prop) && /\d\s*px\b/i.test(value) ? [SIZE] : []),
    ...(COLORED.test(prop) && LITERAL.test(own(value)) ? [COLOR] : []),
  ];
}

function inlineFault(property: PropertyAssignment) {
  const { name, initializer } = property;
  if (!isIdentifier(name)) return null;
  const text = isStringLiteral(initializer) ? initializer.text : null;
  if (name.text === 'fontSize' && (isNumericLiteral(initializer) || /\d\s*px\b/i.test(text ?? ''))) return SIZE;
  if (name.text === 'outline' && (text === 'none' || initializer.getText() === '0')) return FOCUS;
  return text !== null && COLORED.test(name.text) && LITERAL.test(own(text)) ? COLOR : null;
}

/** A value without what it takes from elsewhere: the fallback of a variable is never seen in the portal. */
function own(value: string): string {
  const less = value.replace(/(var|url)\([^()]*\)/gi, '');
  return less === value ? value : own(less);
}

function isNoOutline(property: string, value: string): boolean {
  return /^outline(-style|-width)?$/.test(property) && /^(none|0(px)?)$/i.test(value.trim());
}

function isReplaced(declaration: Declaration, sheet: Root): boolean {
  const shows = (node: AnyNode) =>
    node.type === 'decl' && SHOWN.test(node.prop) && !isNoOutline(node.prop, node.value) && node.value !== 'none';
  if (declaration.parent?.nodes.some(shows)) return true;
  let isShown = false;
  sheet.walkRules(/:focus-visible/, (rule: Rule) => {
    isShown ||= rule.nodes.some(shows);
  });
  return isShown;
}

/** Declarations of what is printed: paper is white, and its type as large as it is. */
function printedOf(sheet: Root): ReadonlySet<Declaration> {
  const printed = new Set<Declaration>();
  const keep = (declaration: Declaration) => {
    printed.add(declaration);
  };
  sheet.walkAtRules('media', (rule) => {
    if (/\bprint\b/.test(rule.params)) rule.walkDecls(keep);
  });
  sheet.walkRules(/\.yige-paper/, (rule) => {
    rule.walkDecls(keep);
  });
  return printed;
}

/** Properties of what stands in `style={…}`, also in a choice within it. */
function inlineOf(node: Node, within = false): PropertyAssignment[] {
  const inside = within || (isJsxAttribute(node) && node.name.getText() === 'style');
  const found: PropertyAssignment[] = inside && isPropertyAssignment(node) ? [node] : [];
  node.forEachChild((child) => {
    found.push(...inlineOf(child, inside));
  });
  return found;
}
