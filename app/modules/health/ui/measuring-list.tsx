import { v7 as uuidv7 } from 'uuid'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import type { MeasuredChild } from '../measurements.server.ts'
import { paths } from '../paths.ts'
import { type Entry, MeasuringRow } from './measuring-row.tsx'

const topic = 'health:measuring'

/**
 * The children of a class, each to be saved by itself: kept on this device first and sent as soon as that can be, so that a hall without
 * a network costs nothing.
 */
export function MeasuringList({
  list,
  memberId,
}: {
  list: { id: string; day: string; children: (MeasuredChild & { lying: boolean })[] }
  memberId: string
}) {
  const t = useT()
  const { items, add, retry, drop } = useWaiting(memberId, topic)
  const waits = (childId: string) =>
    items.filter(({ fields }) => fields.some(([name, value]) => name === 'childId' && value === childId))
  const save = (childId: string, entry: Entry, replaces: string | undefined) => {
    const id = uuidv7()
    const all = { measurementId: id, childId, day: list.day, replaces, ...entry }
    const fields = Object.entries(all).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
    void add({ id, topic, action: paths.measurements(), fields })
  }
  const done = list.children.filter(({ id, today }) => today || waits(id).some(({ state }) => state !== 'refused'))
  return (
    <>
      <KnownActs paths={[paths.measurements()]} />
      <div className="mb-5">
        <ProgressBar
          value={done.length}
          max={list.children.length}
          label={t('health.measuring.done', { done: done.length, all: list.children.length })}
        />
      </div>
      <ul className="flex flex-col gap-4">
        {list.children.map(child => (
          <MeasuringRow
            key={`${child.id} ${child.today?.id ?? ''}`}
            child={child}
            day={list.day}
            waiting={waits(child.id)}
            onSave={entry => save(child.id, entry, child.today?.id)}
            onRetry={id => void retry(id)}
            onDrop={id => void drop(id)}
          />
        ))}
      </ul>
    </>
  )
}
