import tokens from './tokens.json' with { type: 'json' };

/** Light or dark ground. */
export type ColorMode = 'light' | 'dark';
/** What a person chooses (the 大字 setting). */
export type SizeMode = 'default' | 'large';
/** What a screen gets: the person's choice on the viewport at hand. */
export type SizeSet = keyof typeof tokens.size;
/** Kind of bureau, which decides the colour of its cell. */
export type BureauColor = keyof typeof tokens.color.light.yige.bureau;
/** Size of a bureau’s cell, by where it stands. */
export type BureauCellSize = keyof typeof tokens.bureauCell.sizes;

/** The design tokens; values are changed in `tokens.json` only. */
export { tokens };
