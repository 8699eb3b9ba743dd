import type { RouteManifest } from '@remix-run/dev/dist/config/routes.js'
import { modules } from './modules/index.ts'
import { schoolRoutes } from './routes/routes.ts'
import { consoleRoutes } from './sites/console/routes.ts'
import { devRoutes } from './sites/dev/routes.ts'
import { publicRoutes } from './sites/public/routes.ts'

/** A page or resource of an area that belongs to no module. */
export interface AreaRoute {
  /** In Remix's notation, without a leading slash; '' is the site's start page. */
  path: string
  /** Below `app/`. */
  file: string
}

/** What surrounds pages: a layout file below `app/` and the routes inside. Null for machines and files. */
export interface Area {
  layout: string | null
  routes: readonly AreaRoute[]
}

type Define = (path: string | undefined, file: string, children?: () => void) => void
type DefineRoutes = (
  callback: (
    route: (path: string | undefined, file: string, optionsOrChildren?: { index?: boolean } | (() => void)) => void,
  ) => void,
) => RouteManifest

/** The one list of addresses, computed from the modules' manifests and the areas' lists. */
export function appRoutes(defineRoutes: DefineRoutes): RouteManifest {
  return defineRoutes(route => {
    for (const area of allAreas()) {
      const own: Define = (path, file) => (path === '' ? route(path, file, { index: true }) : route(path, file))
      const all = () => {
        for (const { path, file } of area.routes) own(path, file)
      }
      if (area.layout) route(undefined, area.layout, all)
      else all()
    }
  })
}

/** Every area with its routes, those of one layout together; modules live inside the school's frame. */
export function allAreas(): Area[] {
  const moduleRoutes = modules.flatMap(manifest =>
    manifest.routes.map(({ path, file }) => ({ path, file: `modules/${manifest.id}/${file}` })),
  )
  return byLayout([
    ...schoolRoutes,
    { layout: 'shell/frame.tsx', routes: moduleRoutes },
    ...publicRoutes,
    ...consoleRoutes,
    ...devRoutes,
  ])
}

/** A layout is one route, whichever areas live in it. */
function byLayout(areas: readonly Area[]): Area[] {
  const merged = new Map<string | null, AreaRoute[]>()
  for (const { layout, routes } of areas) merged.set(layout, [...(merged.get(layout) ?? []), ...routes])
  return [...merged].map(([layout, routes]) => ({ layout, routes }))
}
