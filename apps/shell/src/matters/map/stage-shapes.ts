import type { MatterStage } from '@yige/contracts';

/** Each step as a filled shape on a 20 px grid and a colour of the palette: either tells it apart. */
export const stageShapes: Record<MatterStage, { path: string; color: string }> = {
  openCase: { path: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 1 0 0-15z', color: 'yige-vis-categorical-1' },
  dispatch: { path: 'M3.5 3.5h13v13h-13z', color: 'yige-vis-categorical-2' },
  handle: { path: 'M10 2 18.5 17h-17z', color: 'yige-vis-categorical-3' },
  feedBack: { path: 'M10 1.5 18.5 10 10 18.5 1.5 10z', color: 'yige-vis-categorical-4' },
  verify: { path: 'M5.75 2.5h8.5L18.5 10l-4.25 7.5h-8.5L1.5 10z', color: 'yige-vis-categorical-5' },
  evaluate: {
    path: 'M10 1.5l2.5 5.6 6 .7-4.4 4.1 1.2 6L10 14.9l-5.3 3 1.2-6L1.5 7.8l6-.7z',
    color: 'yige-vis-categorical-6',
  },
  closed: { path: 'M3 7.5h4.5V3h5v4.5H17v5h-4.5V17h-5v-4.5H3z', color: 'ant-color-text-tertiary' },
};
