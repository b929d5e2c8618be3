import { createApp } from '../../server/app.ts';
import type { Need } from '../../server/domain/permissions.ts';
import { ALONE } from './app.ts';

type Layer = { route?: { path: string; methods: Record<string, boolean>; stack: { handle: { need?: Need } }[] } };
export type Route = { method: string; path: string; need: Need | undefined };

/** Nothing is asked of the parts while routes are registered, whatever is asked for. */
const ANYTHING: unknown = new Proxy(() => ANYTHING, { get: () => ANYTHING });
const PARTS = ['folder', 'past', 'assets', 'metrics', 'log', 'render', 'asset', 'exportFile', 'layOut', 'now', 'newId'];

/** What express was told, in order, and what each route asks of whoever comes. */
export function routeTable(): Route[] {
  const deps = { ...Object.fromEntries(PARTS.map((name) => [name, ANYTHING])), site: ALONE };
  const { router } = createApp(deps as unknown as Parameters<typeof createApp>[0]) as unknown as {
    router: { stack: Layer[] };
  };
  return router.stack.flatMap(({ route }) =>
    route
      ? Object.keys(route.methods).map((method) => ({
          method: method.toUpperCase(),
          path: route.path,
          need: route.stack[0]?.handle.need,
        }))
      : [],
  );
}
