// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import clsx from 'clsx'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { TextLink } from '#app/ui/text-link.tsx'
import { TONE_SOFT } from '#app/ui/tone.ts'
import type { ChildAlert } from './child-alerts.ts'

/** What whoever looks after a child must know, where its name stands large. Draws nothing for a child of which nothing is said. */
export function ChildAlertList({ alerts, label }: { alerts: readonly ChildAlert[]; label: string }) {
  if (alerts.length === 0) return null
  return (
    <ul role="list" aria-label={label} className="flex flex-col gap-2">
      {alerts.map(({ id, text, more, tone, href }) => (
        <li key={id} className={clsx('flex gap-2.5 rounded-control px-3.5 py-2.5', TONE_SOFT[tone])}>
          <TriangleAlert size={18} className="mt-1 shrink-0" />
          <div className="min-w-0">
            <TextLink href={href}>{text}</TextLink>
            {more ? <p className="mt-0.5 whitespace-pre-line text-sm">{more}</p> : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
