import { type MatterStage, matterStageSchema } from '@yige/contracts';
import type { Map as MapLibre } from 'maplibre-gl';
import { tokenColor } from '../../maps/plan-style.js';
import { stageShapes } from './stage-shapes.js';

/** Pixels of a point, of its shape within, and how many the screen makes of each at most. */
const SIZE = 32;
const SHAPE = 20;
const RATIO = 2;

export function imageOf(stage: MatterStage, overdue: boolean): string {
  return overdue ? `${stage}-overdue` : stage;
}

/** Names of the images of groups carry the number that they show. */
export const GROUP_IMAGE = 'group-';

/** Draws a map's points when it first asks for them: so a site's own style needs no fonts or icons for them. */
export function drawPoints(map: MapLibre): void {
  map.setMissingStyleImageResolver((id) => {
    const image = id.startsWith(GROUP_IMAGE) ? groupImage(id.slice(GROUP_IMAGE.length)) : stageImage(id);
    if (image !== null) map.addImage(id, image, { pixelRatio: RATIO });
  });
}

function stageImage(id: string): ImageData | null {
  const [name, overdue] = id.split('-');
  const stage = matterStageSchema.safeParse(name).data;
  if (stage === undefined) return null;
  const { path, color } = stageShapes[stage];
  return drawn((context) => {
    if (overdue !== undefined) disc(context, SIZE / 2 - 1, 'ant-color-bg-container', 'ant-color-error');
    context.translate((SIZE - SHAPE) / 2, (SIZE - SHAPE) / 2);
    const shape = new Path2D(path);
    context.strokeStyle = tokenColor('ant-color-bg-container');
    context.lineWidth = 3;
    context.stroke(shape);
    context.fillStyle = tokenColor(color);
    context.fill(shape);
  });
}

function groupImage(count: string): ImageData | null {
  return drawn((context) => {
    disc(context, SIZE / 2 - 1, 'ant-color-bg-container', 'ant-color-text');
    context.fillStyle = tokenColor('ant-color-text');
    context.font = `600 13px ${tokenColor('ant-font-family')}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(count, SIZE / 2, SIZE / 2 + 0.5);
  });
}

function disc(context: CanvasRenderingContext2D, radius: number, fill: string, line: string): void {
  context.beginPath();
  context.arc(SIZE / 2, SIZE / 2, radius, 0, 2 * Math.PI);
  context.fillStyle = tokenColor(fill);
  context.fill();
  context.strokeStyle = tokenColor(line);
  context.lineWidth = 2;
  context.stroke();
}

function drawn(draw: (context: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * RATIO;
  canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(RATIO, RATIO);
  draw(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
