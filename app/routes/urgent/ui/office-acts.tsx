import { Form } from '@remix-run/react'
import BellRing from 'lucide-react/icons/bell-ring'
import ChevronDown from 'lucide-react/icons/chevron-down'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Call } from '#tenants/urgent/call.ts'
import { type RollSums, silentIn } from '#tenants/urgent/roll.ts'
import { paths } from '../paths.ts'

export interface OfficeActsProps {
  call: Call
  sums: RollSums
  /** From which time on people may be called again, as it was when the page was loaded; null for now. */
  againFrom: string | null
  /** ISO date on which a call that is over will be erased. */
  erasedOn: string | null
}

/** What the office does with a call: once more to those who are silent, its end, and the roll as a file. */
export function OfficeActs({ call: { id, endedAt }, sums, againFrom, erasedOn }: OfficeActsProps) {
  const { t, locale } = useLanguage()
  const { busy } = useAnswer()
  const silent = silentIn(sums)
  const working = { busy, busyLabel: t('ui.state.busy') }
  return (
    <Card as="section" className="flex flex-col gap-4">
      {!endedAt && silent > 0 ? (
        <Form method="post" action={paths.rounds(id)} className="flex flex-col gap-1.5">
          <Button type="submit" variant="soft" icon={BellRing} block {...working}>
            {t('urgent.again.button', { count: silent })}
          </Button>
          {againFrom ? <p className="text-ink-soft text-sm">{t('urgent.again.hint', { time: againFrom })}</p> : null}
        </Form>
      ) : null}
      {endedAt ? null : (
        <details className="group rounded-control border border-line">
          <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 px-4 font-bold">
            {t('urgent.clear.open')}
            <ChevronDown size={20} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
          </summary>
          <Form method="post" action={paths.clear(id)} className="flex flex-col gap-3 px-4 pb-4">
            <p className="text-ink-soft">{t('urgent.clear.text')}</p>
            <Button type="submit" {...working}>
              {t('urgent.clear.button')}
            </Button>
          </Form>
        </details>
      )}
      <a href={paths.file(id)} download className="inline-flex min-h-11 items-center self-start font-bold text-link">
        {t('urgent.roll.file')}
      </a>
      {erasedOn ? (
        <p className="text-ink-soft text-sm">
          {t('urgent.roll.kept', { date: formatDay(locale, erasedOn) })}{' '}
          <TextLink href="/people/leavers">{t('urgent.roll.kept_link')}</TextLink>
        </p>
      ) : null}
    </Card>
  )
}
