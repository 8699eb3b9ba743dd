// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { paths } from '../paths.ts'
import type { PickupCode } from '../pickup-code.server.ts'

/** Codes that are out: for whom and for which day. The digits are known to those who were given them. */
export function CodeList({ codes, mayWithdraw }: { codes: readonly PickupCode[]; mayWithdraw: boolean }) {
  const { t, locale } = useLanguage()
  return (
    <ul
      role="list"
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {codes.map(({ id, personName, day, used }) => (
        <li key={id} className="flex items-center gap-3.5 px-4 py-3.5 sm:px-5">
          <div className="min-w-0 grow">
            <p className="font-bold leading-snug">{personName}</p>
            <p className="text-ink-soft text-sm">{formatDay(locale, day)}</p>
          </div>
          {used ? <Badge tone="ok">{t('attendance.pickup.used')}</Badge> : null}
          {mayWithdraw && !used ? <Withdraw codeId={id} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Withdraw({ codeId }: { codeId: string }) {
  const t = useT()
  const fetcher = useFetcher({ key: `code-withdrawal-${codeId}` })
  return (
    <fetcher.Form data-discover="true" method="post" action={paths.withdrawCode(codeId)}>
      <Button type="submit" size="sm" variant="ghost" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
        {t('attendance.absence.withdraw')}
      </Button>
    </fetcher.Form>
  )
}
