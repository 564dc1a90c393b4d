import { PROJECT } from './place.ts';

/** A module of the hub as `npm run build` made it: peers that use the hub's views run the very code that the hub runs. */
export const built = async <Module>(path: string): Promise<Module> =>
  (await import(`${PROJECT}/dist/${path}.js`)) as Module;
