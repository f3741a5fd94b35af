import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Our custom properties may be set in `style`. */
    [property: `--yige-${string}`]: string | number | undefined;
  }
}
