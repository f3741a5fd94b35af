import {
  isJsxAttribute,
  isJsxElement,
  isJsxExpression,
  isJsxFragment,
  isJsxSelfClosingElement,
  isJsxSpreadAttribute,
  isJsxText,
  isNumericLiteral,
  isStringLiteral,
  type JsxChild,
  type JsxElement,
  type JsxSelfClosingElement,
  type Node,
} from 'typescript/unstable/ast';
import type { Finding } from './finding.js';
import { type PluginSource, placeOf } from './plugin-sources.js';

/** What takes a press or a key by itself. */
const CONTROLS = new Set(['a', 'button', 'input', 'label', 'option', 'select', 'summary', 'textarea']);
/** Parts of antd that look like a place and are no control, whatever is hung on them. */
const PLACES = new Set(['Avatar', 'Badge', 'Card', 'Col', 'Flex', 'Row', 'Space']);
const BUTTONS = new Set(['a', 'button', 'Button']);
/** What is filled in, and says nothing of what it asks. */
const FIELDS =
  /^(input|select|textarea|Input(\.\w+)?|InputNumber|Select|AutoComplete|Cascader|TreeSelect|(Date|Time)Picker(\.\w+)?|Switch|Slider)$/;
/** Types of `<input>` that have no label, or carry their own. */
const UNLABELLED = /^(hidden|submit|button|reset|image)$/;
const LABELS = ['aria-label', 'aria-labelledby', 'title'];
const ICON = /^(svg|(\w*)Icon|\w+(Outlined|Filled|TwoTone))$/;

type Element = JsxElement | JsxSelfClosingElement;

interface Fault {
  code: string;
  what: string;
  mend: string;
}

/** What nobody can reach, name or see who does not use a mouse and both eyes; as far as the markup alone shows it. */
export function checkMarkup(sources: readonly PluginSource[]): Finding[] {
  return sources
    .filter(({ path }) => /^web\/.*\.tsx$/.test(path))
    .flatMap((source) =>
      elementsOf(source.file).flatMap((element) =>
        [alternative, control, name, order, label].flatMap((rule): Finding[] => {
          const fault = rule(element);
          return fault === null ? [] : [{ level: 'error', where: placeOf(source, element.getStart()), ...fault }];
        }),
      ),
    );
}

function alternative(element: Element): Fault | null {
  const tag = tagOf(element);
  if ((tag !== 'img' && tag !== 'Image') || has(element, ['alt', 'aria-hidden'])) return null;
  return {
    code: 'accessibility.alternative',
    what: `<${tag}> has no alt: a screen reader says the name of its file, or nothing`,
    mend: 'say what it shows in alt, or write alt="" where it is decoration',
  };
}

function control(element: Element): Fault | null {
  const tag = tagOf(element);
  const isPlace = PLACES.has(tag) || (/^[a-z]/.test(tag) && !CONTROLS.has(tag));
  if (!isPlace || attribute(element, 'onClick') === null) return null;
  if (attribute(element, 'role') !== null && attribute(element, 'onKeyDown') !== null) return null;
  return {
    code: 'accessibility.control',
    what: `<${tag}> takes a click, and no key: who does not use a mouse cannot press it`,
    mend: 'write <button type="button" className="yige-link-button"> or antd’s Button in its place',
  };
}

function name(element: Element): Fault | null {
  const tag = tagOf(element);
  if (!BUTTONS.has(tag) || has(element, LABELS)) return null;
  const children = isJsxElement(element) ? element.children : [];
  if (attribute(element, 'children') !== null || children.some(isWord)) return null;
  return {
    code: 'accessibility.name',
    what: `<${tag}> shows a picture at most: a screen reader calls it “button”`,
    mend: 'name it in both languages: aria-label={t(…)}, or words inside',
  };
}

function order(element: Element): Fault | null {
  const given = attribute(element, 'tabIndex');
  const value = given === null ? null : literalOf(given);
  if (value === null || !(Number(value) > 0)) return null;
  return {
    code: 'accessibility.order',
    what: `tabIndex ${value} comes before everything else of the portal`,
    mend: 'leave it out, and let the order of the page be the order of the keys; 0 at most',
  };
}

function label(element: Element): Fault | null {
  const tag = tagOf(element);
  if (!FIELDS.test(tag) || has(element, [...LABELS, 'id'])) return null;
  const type = attribute(element, 'type');
  if (type !== null && UNLABELLED.test(literalOf(type) ?? '')) return null;
  if (isLabelled(element.parent)) return null;
  return {
    code: 'accessibility.label',
    what: `<${tag}> has no label: nobody hears what it asks, and a press on its words does nothing`,
    mend: 'give it an id that a <label htmlFor> names, or aria-label={t(…)}',
  };
}

function isLabelled(node: Node | undefined): boolean {
  if (node === undefined) return false;
  if (isJsxElement(node) && /^(label|Form\.Item)$/.test(tagOf(node))) return true;
  return isLabelled(node.parent);
}

/** Whether a child may say something: words, what the code puts there, and elements that are no icon. */
function isWord(child: JsxChild): boolean {
  if (isJsxText(child)) return !child.containsOnlyTriviaWhiteSpaces;
  if (isJsxExpression(child)) return child.expression !== undefined;
  if (isJsxFragment(child)) return child.children.some(isWord);
  const tag = tagOf(child);
  if (tag === 'img') return literalOf(attribute(child, 'alt')) !== '';
  return !ICON.test(tag);
}

function has(element: Element, names: readonly string[]): boolean {
  const { properties } = attributesOf(element);
  return properties.some((each) => isJsxSpreadAttribute(each) || names.includes(each.name.getText()));
}

function attribute(element: Element, wanted: string): Node | null {
  return (
    attributesOf(element).properties.find((each) => isJsxAttribute(each) && each.name.getText() === wanted) ?? null
  );
}

/** A value that stands there as such: `alt=""`, `tabIndex={2}`. */
function literalOf(node: Node | null): string | null {
  if (node === null || !isJsxAttribute(node)) return null;
  const { initializer } = node;
  if (initializer === undefined) return null;
  const value = isJsxExpression(initializer) ? initializer.expression : initializer;
  return value !== undefined && (isStringLiteral(value) || isNumericLiteral(value)) ? value.text : null;
}

function attributesOf(element: Element) {
  return isJsxElement(element) ? element.openingElement.attributes : element.attributes;
}

function tagOf(element: Element): string {
  return (isJsxElement(element) ? element.openingElement : element).tagName.getText();
}

function elementsOf(node: Node): Element[] {
  const found: Element[] = isJsxElement(node) || isJsxSelfClosingElement(node) ? [node] : [];
  node.forEachChild((child) => {
    found.push(...elementsOf(child));
  });
  return found;
}
