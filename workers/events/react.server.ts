import type { Ids } from '#db/schema/events.ts'
import { resolveSchool } from '#tenants/resolve.server.ts'
import { reactionJob, type School } from '#tenants/school.server.ts'
import type { Reactions } from '#workers/reaction.ts'

interface ReactionsFile {
  reactions: Reactions
}

const ofModules = import.meta.glob<ReactionsFile>('/app/modules/*/reactions.server.ts')
const ofPlatform = import.meta.glob<ReactionsFile>([
  '/app/platform/reactions.server.ts',
  '/app/platform/*/reactions.server.ts',
])

/** Who may react: a module's id, or `platform`; with the file that says to what. */
export interface Reactor {
  id: string
  /** Null for the platform's own, which are always on. */
  module: string | null
  load: () => Promise<ReactionsFile>
}

const reactors: readonly Reactor[] = [
  ...Object.entries(ofModules).map(([path, load]) => ({ id: nameIn(path), module: nameIn(path), load })),
  ...Object.entries(ofPlatform).map(([path, load]) => ({
    id: `platform-${nameIn(path).replace(/\W/g, '-')}`,
    module: null,
    load,
  })),
]

interface Happening {
  event: string
  reactor?: string
  [detail: string]: Ids[string] | undefined
}

/** The handler of `events.react`. */
export const handOver = (school: School, happening: Happening): Promise<void> => handOverTo(reactors, school, happening)

/**
 * One reactor is called directly; for several, one job each is put into the outbox in one transaction. Whoever is off for
 * the school, or was switched off meanwhile, hears nothing.
 */
export async function handOverTo(all: readonly Reactor[], school: School, happening: Happening): Promise<void> {
  const { reactor: only, ...rest } = happening
  const payload = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Ids
  const on = (await resolveSchool(school.id))?.modules ?? []
  const concerned: { id: string; react: Reactions[string] }[] = []
  for (const { id, module, load } of all) {
    if ((only && id !== only) || (module !== null && !on.includes(module))) continue
    const react = (await load()).reactions[happening.event]
    if (react) concerned.push({ id, react })
  }
  const [first, ...others] = concerned
  if (!first) return
  if (others.length === 0) return first.react(school, payload)
  await school.write(async tx => {
    for (const { id } of concerned) await tx.enqueue(reactionJob, { ...payload, reactor: id })
  })
}

/** `/app/modules/albums/reactions.server.ts` is `albums`, `/app/platform/media/…` is `media`. */
function nameIn(path: string): string {
  return path.split('/').at(-2) ?? ''
}
