/** The tokens that antd doesn't know, as CSS: colours by mode, measures by size, the rest once. */
export function customProperties(tokens) {
  const blocks = [
    block(':root', {
      ...prefixed('bureau-cell', tokens.bureauCell.sizes, 'px'),
      ...prefixed('frame', tokens.frame, 'px'),
    }),
  ];
  for (const mode of Object.keys(tokens.color)) {
    blocks.push(
      block(`[data-yige-mode='${mode}']`, {
        'color-scheme': mode,
        ...prefixed('', tokens.color[mode].yige),
        ...prefixed('vis', tokens.vis[mode]),
      }),
    );
  }
  for (const [size, { antd, rowHeight, minTarget }] of Object.entries(tokens.size)) {
    const typeScale = antd.fontSize / tokens.size.default.antd.fontSize;
    blocks.push(
      block(`[data-yige-size='${size}']`, {
        ...prefixed('', { rowHeight, minTarget }, 'px'),
        ...prefixed('', { typeScale }),
      }),
    );
  }
  return blocks.join('\n');
}

/** `('frame', {inbox: {listNarrow: 400}}, 'px')` → `--yige-frame-inbox-list-narrow: 400px`; lists count from one. */
function prefixed(prefix, values, unit = '') {
  return Object.fromEntries(flatten(prefix, values).map(([name, value]) => [`--yige-${name}`, `${value}${unit}`]));
}

function flatten(prefix, values) {
  return Object.entries(values).flatMap(([key, value]) => {
    const place = Array.isArray(values) ? String(Number(key) + 1) : kebab(key);
    const name = prefix === '' ? place : `${prefix}-${place}`;
    return typeof value === 'object' ? flatten(name, value) : [[name, value]];
  });
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const block = (selector, properties) =>
  `${selector} {\n${Object.entries(properties)
    .map(([name, value]) => `  ${name}: ${value};\n`)
    .join('')}}\n`;
