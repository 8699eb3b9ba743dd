import Users from 'lucide-react/icons/users'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Reach } from '../reach.ts'

/** How many families a notice reaches, before it goes out; and for how many children nobody would hear of it. */
export function ReachLine({ reach }: { reach: Reach }) {
  const t = useT()
  const { families, children, unreached } = reach
  return (
    <p className="flex items-start gap-2 text-sm">
      <Users size={18} className="mt-px shrink-0 text-ink-soft" />
      <span>
        <b>{t('notices.reach.families', { count: families })}</b>{' '}
        <span className="text-ink-soft">{t('notices.reach.children', { count: children })}</span>
        {unreached > 0 ? (
          <span className="block text-on-warn-soft">{t('notices.reach.unreached', { count: unreached })}</span>
        ) : null}
      </span>
    </p>
  )
}
