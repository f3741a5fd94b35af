/** The box that a sparkline is drawn in; the picture is stretched to its place. */
export const SPARKLINE = { width: 150, height: 34 } as const;

/** Clear of the line of zero, and of the upper edge. */
const MARGIN = 2;

/** An SVG path through the values, from zero up; where nothing was measured the line is broken. */
export function sparklinePath(values: readonly (number | null)[]): string {
  const highest = Math.max(...values.map((value) => value ?? 0), Number.EPSILON);
  const step = SPARKLINE.width / Math.max(values.length - 1, 1);
  const room = SPARKLINE.height - 2 * MARGIN;
  return values
    .map((value, index) => {
      if (value === null) return '';
      const alone = (values[index - 1] ?? null) === null;
      const y = SPARKLINE.height - MARGIN - (value / highest) * room;
      return `${alone ? 'M' : 'L'}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
