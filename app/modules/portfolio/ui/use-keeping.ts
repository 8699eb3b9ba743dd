import { useMemo } from 'react'
import { clearFiles, unsentFiles } from '#app/platform/attachments/unsent-files.ts'
import type { Attaching } from '#app/platform/attachments/use-attachments.ts'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import { fieldsOf, type KeptObservation, keptObservation, keptTopic } from '../kept-observation.ts'
import { paths } from '../paths.ts'

export interface Keeping {
  /** In the order in which they were written. */
  kept: KeptObservation[]
  /** Keeps what a form says with its files, and sends both as soon as that can be. @throws if this device cannot keep it */
  keep: (form: FormData, attaching: Attaching) => Promise<void>
  retry: (id: string) => Promise<void>
  drop: (id: string) => Promise<void>
}

/** Observations that this device has and the school does not: written in the yard, sent when the network is back. */
export function useKeeping(memberId: string): Keeping {
  const { items, add, retry, drop } = useWaiting(memberId, keptTopic)
  return useMemo(
    () => ({
      kept: items.map(keptObservation),
      keep: async (form, attaching) => {
        const id = String(form.get('observationId'))
        const files = await unsentFiles(attaching)
        await add({ id, topic: `${keptTopic}${id}`, action: paths.observations(), fields: fieldsOf(form), files })
        clearFiles(attaching)
      },
      retry,
      drop,
    }),
    [items, add, retry, drop],
  )
}
