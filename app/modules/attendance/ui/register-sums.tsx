import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Presence } from '../policy.ts'
import type { RegisterChild } from '../register-child.ts'
import { presenceIn } from './status-line.ts'

/** How many are here, and what is left to find out. */
export function RegisterSums({ of }: { of: readonly RegisterChild[] }) {
  const t = useT()
  const count = (presence: Presence) => of.filter(child => presenceIn(child) === presence).length
  const [here, waiting, excused, absent] = [count('here'), count('waited_for'), count('excused'), count('absent')]
  return (
    <section aria-live="polite" className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="font-extrabold font-heading text-2xl">
        {t('attendance.today.here_of', { here, total: of.length })}
      </p>
      <p className="flex flex-wrap gap-2">
        {waiting > 0 ? <Badge tone="warn">{t('attendance.today.waiting', { count: waiting })}</Badge> : null}
        {absent > 0 ? <Badge tone="danger">{t('attendance.today.absent', { count: absent })}</Badge> : null}
        {excused > 0 ? <Badge tone="info">{t('attendance.today.excused', { count: excused })}</Badge> : null}
        {waiting + absent === 0 && of.length > 0 ? <Badge tone="ok">{t('attendance.today.all_in')}</Badge> : null}
      </p>
    </section>
  )
}
