import { useFetcher } from '@remix-run/react'
import UserMinus from 'lucide-react/icons/user-minus'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Colleague } from '#tenants/operators.server.ts'
import { paths } from '../paths.ts'
import { ConfirmButton } from './confirm-button.tsx'

/** Who works for the vendor, what they may do and how they prove who they are. `me` is the identity that reads. */
export function ColleagueTable({
  rows,
  me,
  mayOperate,
}: {
  rows: readonly Colleague[]
  me: string
  mayOperate: boolean
}) {
  const { t, locale, timeZone } = useLanguage()
  const acts = {
    id: 'acts',
    header: t('console.column.act'),
    end: true,
    cell: (row: Colleague) => (row.identityId === me ? t('console.log.you') : <Acts colleague={row} />),
  }
  return (
    <Table
      caption={t('console.operators.title')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'who',
          header: t('console.operators.who'),
          main: true,
          cell: ({ id, name, email }) => (
            <span className="[overflow-wrap:anywhere]">
              {name || t('console.log.operator', { id: id.slice(-4) })}
              <span className="block font-normal text-ink-soft text-sm">{email}</span>
            </span>
          ),
        },
        { id: 'role', header: t('console.operators.role'), cell: ({ role }) => t(`console.role.${role}`) },
        {
          id: 'proof',
          header: t('console.operators.proof'),
          cell: ({ proof }) => (
            <Badge tone={proof === 'none' ? 'warn' : 'ok'}>{t(`console.operators.proof_of.${proof}`)}</Badge>
          ),
        },
        {
          id: 'since',
          header: t('console.operators.since'),
          deskOnly: true,
          cell: ({ since }) => <time dateTime={since.toISOString()}>{formatMoment(locale, timeZone, since)}</time>,
        },
        ...(mayOperate ? [acts] : []),
      ]}
    />
  )
}

function Acts({ colleague: { id, role, name, email } }: { colleague: Colleague }) {
  const { t } = useLanguage()
  const fetcher = useFetcher()
  const other = role === 'operator' ? 'support' : 'operator'
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <fetcher.Form data-discover="true" method="post" action={paths.operatorRole(id)}>
        <input type="hidden" name="role" value={other} />
        <Button
          type="submit"
          size="sm"
          variant="secondary"
          busy={fetcher.state !== 'idle'}
          busyLabel={t('ui.state.busy')}
        >
          {t(`console.operators.make.${other}`)}
        </Button>
      </fetcher.Form>
      <ConfirmButton
        action={paths.dismissal(id)}
        label={t('console.operators.dismiss')}
        icon={UserMinus}
        title={t('console.operators.dismiss_title', { who: name || email })}
        text={t('console.operators.dismiss_text')}
        confirm={t('console.operators.dismiss')}
      />
    </div>
  )
}
