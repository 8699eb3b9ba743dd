import { moduleById } from '#tenants/registry.ts'
import type { Side } from './copies.ts'
import type { SiteFigure } from './site-figure.ts'

const files = import.meta.glob<{ siteFigure: SiteFigure }>('/app/modules/*/site-figure.server.ts', { eager: true })

/** A module's figure of today at a school. */
export interface ModuleFigure {
  moduleId: string
  value: number
  of: number
}

/** What the modules that are on at a school have to say of its day. */
export async function siteFiguresOf(site: Side): Promise<ModuleFigure[]> {
  const figures = await Promise.all(
    site.resolved.modules.flatMap(moduleId => {
      const figure = moduleById(moduleId)?.siteFigure && files[`/app/modules/${moduleId}/site-figure.server.ts`]
      return figure ? [figure.siteFigure(site).then(counted => counted && { moduleId, ...counted })] : []
    }),
  )
  return figures.flatMap(each => each ?? [])
}
