import Download from 'lucide-react/icons/download'
import { formatBytes, formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Table } from '#app/ui/table.tsx'
import { daysBetween } from '#tenants/billing/lifecycle.ts'
import { paths } from '../paths.ts'

interface Closed {
  id: string
  name: string
  closedOn: string
  lastDay: string
  toldDays: readonly number[]
  /** Of an erasure that has begun. */
  step: string | null
}

/** Closed schools with the day on which all is erased. */
export function ClosedTable({ rows, today }: { rows: readonly Closed[]; today: string }) {
  const { t, locale } = useLanguage()
  const day = (iso: string) => formatDay(locale, iso, 'short')
  return (
    <Table
      caption={t('console.erasures.closed')}
      rows={rows}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('console.erasures.none_closed')} text={t('console.erasures.none_closed_text')} />}
      columns={[
        {
          id: 'school',
          header: t('console.column.school'),
          main: true,
          cell: ({ id, name, step }) =>
            step ? (
              <span className="line-clamp-2 break-words">{name}</span>
            ) : (
              <Anchor href={paths.school(id)} prefetch="intent" className="block rounded-small hover:text-link">
                <span className="line-clamp-2 break-words">{name}</span>
              </Anchor>
            ),
        },
        { id: 'closed', header: t('console.erasures.closed_on'), end: true, cell: ({ closedOn }) => day(closedOn) },
        {
          id: 'last',
          header: t('console.erasures.last_day'),
          end: true,
          cell: ({ lastDay, step }) => {
            const left = daysBetween(today, lastDay)
            return (
              <span className="max-md:text-end">
                {day(lastDay)}
                <span className="block text-ink-soft text-sm">
                  {step || left < 0 ? null : t('console.erasures.days_left', { count: left })}
                </span>
              </span>
            )
          },
        },
        {
          id: 'told',
          header: t('console.erasures.told'),
          end: true,
          cell: ({ toldDays }) =>
            toldDays.length > 0
              ? t('console.erasures.told_days', { days: toldDays.join(', ') })
              : t('console.erasures.not_told'),
        },
        {
          id: 'step',
          header: t('console.column.state'),
          end: true,
          cell: ({ step }) => (
            <Badge tone={step ? 'danger' : 'neutral'}>
              {t(step ? 'console.erasures.under_way' : 'console.state.closed')}
            </Badge>
          ),
        },
      ]}
    />
  )
}

interface Erased {
  id: string
  name: string
  slug: string
  erasedAt: Date | null
  told: boolean
  rows: number
  files: number
  bytes: number
  hash: string | null
}

/** Erased schools with their proofs. */
export function ErasedTable({ rows }: { rows: readonly Erased[] }) {
  const { t, locale, timeZone } = useLanguage()
  const number = (n: number) => new Intl.NumberFormat(locale).format(n)
  return (
    <Table
      caption={t('console.erasures.erased')}
      rows={rows}
      rowId={({ id }) => id}
      empty={<EmptyState title={t('console.erasures.none_erased')} text={t('console.erasures.none_erased_text')} />}
      columns={[
        {
          id: 'school',
          header: t('console.column.school'),
          main: true,
          cell: ({ name, slug }) => (
            <>
              <span className="line-clamp-2 break-words">{name}</span>
              <span className="block font-normal text-ink-soft text-sm">{slug}</span>
            </>
          ),
        },
        {
          id: 'when',
          header: t('console.erasures.erased_at'),
          end: true,
          cell: ({ erasedAt, told }) => (
            <span className="max-md:text-end">
              {erasedAt && formatMoment(locale, timeZone, erasedAt)}
              <span className="block text-ink-soft text-sm">
                {t(told ? 'console.erasures.proof_sent' : 'console.erasures.proof_waits')}
              </span>
            </span>
          ),
        },
        {
          id: 'what',
          header: t('console.erasures.what'),
          end: true,
          cell: ({ rows, files, bytes }) =>
            t('console.erasures.counts', {
              rows: number(rows),
              files: number(files),
              size: formatBytes(locale, bytes),
            }),
        },
        {
          id: 'proof',
          header: t('console.erasures.proof'),
          end: true,
          cell: ({ id, hash }) => (
            <span className="flex flex-col items-end gap-1">
              <Button href={paths.erasureProof(id)} plain size="sm" variant="secondary" icon={Download}>
                {t('console.erasures.fetch')}
              </Button>
              <code className="max-w-48 break-all text-ink-soft text-xs" title="SHA-256">
                {hash}
              </code>
            </span>
          ),
        },
      ]}
    />
  )
}
