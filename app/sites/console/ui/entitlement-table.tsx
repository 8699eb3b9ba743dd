import Undo2 from 'lucide-react/icons/undo-2'
import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { Table } from '#app/ui/table.tsx'
import type { Entitlement } from '#tenants/billing/school-standing.server.ts'
import { paths } from '../paths.ts'
import { ConfirmButton } from './confirm-button.tsx'

export interface EntitlementTableProps {
  schoolId: string
  entitlements: readonly Entitlement[]
  mayOperate: boolean
}

/** What a school may have: by its plan, and by what it was given apart from it. */
export function EntitlementTable({ schoolId, entitlements, mayOperate }: EntitlementTableProps) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const name = ({ key }: Entitlement) =>
    t((key.startsWith('module:') ? `${key.slice('module:'.length)}.name` : `console.limit.${key}`) as MessageKey)
  const holds = ({ key, planned, given }: Entitlement) => {
    const value = given?.value ?? planned ?? 0
    return key.startsWith('module:') ? t(value > 0 ? 'console.given_on' : 'console.given_off') : number.format(value)
  }
  const acts = {
    id: 'act',
    header: t('console.column.act'),
    end: true,
    cell: ({ given }: Entitlement) =>
      given && (
        <ConfirmButton
          action={paths.endOverride(schoolId, given.id)}
          label={t('console.override.take')}
          icon={Undo2}
          title={t('console.override.take_title')}
          text={t('console.override.take_text')}
          confirm={t('console.override.take')}
        />
      ),
  }
  return (
    <Table
      caption={t('console.override.title')}
      rows={entitlements}
      rowId={({ key }) => key}
      columns={[
        { id: 'what', header: t('console.override.what'), main: true, cell: name },
        {
          id: 'planned',
          header: t('console.override.planned'),
          end: true,
          cell: ({ planned }) => (planned === null ? '–' : number.format(planned)),
        },
        { id: 'holds', header: t('console.override.holds'), end: true, cell: holds },
        {
          id: 'why',
          header: t('console.override.why'),
          cell: ({ given }) =>
            given ? (
              <span className="break-words">
                {given.reason}
                <span className="block text-ink-soft text-sm">
                  {given.lastDay
                    ? t('console.override.until', { day: formatFullDay(locale, given.lastDay) })
                    : t('console.override.for_good')}
                </span>
              </span>
            ) : (
              '–'
            ),
        },
        ...(mayOperate ? [acts] : []),
      ]}
    />
  )
}
