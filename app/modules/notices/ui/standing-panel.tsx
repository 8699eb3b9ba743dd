import { Form, useNavigation } from '@remix-run/react'
import Send from 'lucide-react/icons/send'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import type { Reach } from '../reach.ts'
import type { ShownNotice } from '../shown-notice.ts'
import { ReachLine } from './reach-line.tsx'

/** For staff: where the notice stands, and the next thing to do with it. */
export function StandingPanel({
  notice,
  canChange,
  reach,
}: {
  notice: ShownNotice
  canChange: boolean
  /** Of what is not out, where the reader may send it. */
  reach: Reach | null
}) {
  const standing = standingOf(notice)
  return standing === 'out' ? (
    <Out notice={notice} />
  ) : (
    <NotOut notice={notice} standing={standing} canChange={canChange} reach={reach} />
  )
}

function Out({ notice: { id, level, progress } }: { notice: ShownNotice }) {
  const { t } = useLanguage()
  if (!progress) return null
  return (
    <Card as="section" className="flex flex-wrap items-center gap-x-6 gap-y-4 print:hidden">
      <div className="min-w-56 grow basis-0">
        <ProgressBar
          label={t(`notices.responses.${level}`)}
          value={progress.done}
          max={progress.total}
          valueLabel={t('notices.responses.of', { done: progress.done, total: progress.total })}
          tone={progress.done >= progress.total ? 'ok' : 'brand'}
        />
      </div>
      <Button href={paths.responses(id)} variant="soft">
        {t('notices.responses.open')}
      </Button>
    </Card>
  )
}

function NotOut({
  notice: { id, opensAt },
  standing,
  canChange,
  reach,
}: {
  notice: ShownNotice
  standing: 'draft' | 'waiting' | 'withdrawn'
  canChange: boolean
  reach: Reach | null
}) {
  const { t, locale, timeZone } = useLanguage()
  const { state, formAction } = useNavigation()
  const busy = (action: string) => state !== 'idle' && formAction === action
  const time = opensAt ? formatMoment(locale, timeZone, opensAt) : ''
  const title = standing === 'waiting' ? t('notices.standing.waiting', { time }) : t(`notices.standing.${standing}`)
  const acts =
    standing === 'withdrawn'
      ? [{ action: paths.restoration(id), label: t('notices.withdraw.restore'), main: true }]
      : [
          ...(standing === 'waiting'
            ? [{ action: paths.unpublication(id), label: t('notices.schedule.cancel'), main: false }]
            : []),
          { action: paths.publication(id), label: t('notices.publish.now'), main: true },
        ]
  return (
    <Card as="section" className="flex flex-wrap items-center justify-between gap-4 print:hidden">
      <div className="min-w-0">
        <h2 className="text-lg">{title}</h2>
        <p className="mb-2 text-ink-soft text-sm">{t('notices.standing.unseen')}</p>
        {reach && standing !== 'withdrawn' ? <ReachLine reach={reach} /> : null}
      </div>
      {canChange ? (
        <div className="flex flex-wrap gap-2.5 max-sm:w-full max-sm:*:grow">
          {acts.map(({ action, label, main }) => (
            <Form key={action} method="post" action={action}>
              <Button
                type="submit"
                block
                variant={main ? 'primary' : 'secondary'}
                icon={main && standing !== 'withdrawn' ? Send : undefined}
                busy={busy(action)}
                busyLabel={t('ui.state.busy')}
              >
                {label}
              </Button>
            </Form>
          ))}
        </div>
      ) : null}
    </Card>
  )
}
