import { shapes } from './shapes.js';

/** An icon that there is. */
export type IconName = keyof typeof shapes;

export interface IconProps {
  /** Of the platform’s own set. */
  readonly name: IconName;
  /** Only where no word stands beside it; without it the icon is decoration to screen readers. */
  readonly label?: string | undefined;
  /** Pixels at the default type size; larger type enlarges it. */
  readonly size?: 14 | 16 | 20 | 24 | 28 | undefined;
}

/** A line icon of our own; takes the colour of the text. */
export function Icon({ name, label, size = 20 }: IconProps) {
  const shape = <path d={shapes[name]} />;
  const drawing = {
    className: 'yige-icon',
    width: size,
    height: size,
    viewBox: '0 0 20 20',
    style: { '--yige-icon-size': `${size}px` },
    // Small icons keep a visible line.
    strokeWidth: size < 16 ? 1.9 : 1.5,
  };
  if (label === undefined) {
    return (
      <svg {...drawing} aria-hidden="true">
        {shape}
      </svg>
    );
  }
  return (
    <svg {...drawing} role="img" aria-label={label}>
      {shape}
    </svg>
  );
}
