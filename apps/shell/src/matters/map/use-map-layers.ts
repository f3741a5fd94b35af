import { type MapPoint, mapPointsSchema, type PortalPlugin } from '@yige/contracts';
import { useCallback, useMemo, useState } from 'react';
import { usePortal } from '../../app/portal.js';

/** A layer that a plugin offers for the map. */
export interface OfferedLayer {
  key: string;
  plugin: PortalPlugin;
  expose: string;
  title: { 'zh-CN': string; en: string };
}

/** `refused`: the plugin told points that no map shows. */
export type LayerPoints = readonly MapPoint[] | 'refused';

/** The layers that the user's plugins offer, which of them are switched on, and what these have told. */
export function useMapLayers() {
  const { plugins } = usePortal();
  const [on, setOn] = useState<readonly string[]>([]);
  const [told, setTold] = useState<Readonly<Record<string, LayerPoints>>>({});
  const offered = useMemo(
    () =>
      plugins.flatMap((plugin) =>
        plugin.contributions
          .filter(({ slot }) => slot === 'map.layer')
          .map(({ expose, title }): OfferedLayer => ({ key: `layer ${plugin.id} ${expose}`, plugin, expose, title })),
      ),
    [plugins],
  );
  const tell = useCallback((key: string, points: unknown) => {
    const parsed = mapPointsSchema.safeParse(points);
    if (!parsed.success) console.error(`The points of ${key} are not as agreed`, parsed.error);
    setTold((before) => ({ ...before, [key]: parsed.success ? parsed.data : 'refused' }));
  }, []);
  /** Its component is shown anew, and tells anew. */
  const forget = (key: string) => setTold(({ [key]: _refused, ...rest }) => rest);
  const turn = (key: string) => setOn(on.includes(key) ? on.filter((each) => each !== key) : [...on, key]);
  const shown = useMemo(() => offered.filter(({ key }) => on.includes(key)), [offered, on]);
  return { offered, shown, told, tell, forget, turn };
}
