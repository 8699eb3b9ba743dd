import BellOff from 'lucide-react/icons/bell-off'
import Globe from 'lucide-react/icons/globe'
import Languages from 'lucide-react/icons/languages'
import Mail from 'lucide-react/icons/mail'
import ReceiptText from 'lucide-react/icons/receipt-text'
import School from 'lucide-react/icons/school'
import ToggleRight from 'lucide-react/icons/toggle-right'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { GuardRows } from './guard-rows.tsx'

export interface SiteRowsProps {
  /** Which of the pages the reader may open. */
  switches: boolean
  brakes: boolean
  support: boolean
  billing: boolean
  sites: number | null
  plan: string
  modules: number
  translation: { on: boolean } | null
  /** Domains in use. */
  live: readonly string[]
  attention: boolean
  /** The address of its own that mails come from. */
  sender: string | null
}

/** What the site can do, and where it is. */
export function SiteRows(data: SiteRowsProps) {
  const t = useT()
  return (
    <section>
      <SectionHeader title={t('settings.group.site')} />
      <List>
        {data.switches && (
          <ListRow
            href="/settings/modules"
            lead={<RowIcon icon={ToggleRight} tone="accent" />}
            title={t('settings.modules.title')}
            text={t('settings.modules.row', { count: data.modules })}
          />
        )}
        <ListRow
          href="/notifications/school-hours"
          lead={<RowIcon icon={BellOff} tone="accent" />}
          title={t('settings.quiet.title')}
          text={t('settings.quiet.row')}
        />
        {data.translation && (
          <ListRow
            href="/settings/translation"
            lead={<RowIcon icon={Languages} tone="accent" />}
            title={t('settings.translation.title')}
            text={t(data.translation.on ? 'settings.translation.row_on' : 'settings.translation.row')}
          />
        )}
        <GuardRows brakes={data.brakes} support={data.support} />
        {data.billing && (
          <ListRow
            href="/settings/plan"
            lead={<RowIcon icon={ReceiptText} tone="accent" />}
            title={t('settings.billing.title')}
            text={t('settings.billing.row', { plan: t(`settings.plan.${data.plan}` as MessageKey) })}
          />
        )}
        {data.sites !== null && (
          <ListRow
            href="/settings/sites"
            lead={<RowIcon icon={School} tone="accent" />}
            title={t('settings.sites.title')}
            text={t(data.sites > 1 ? 'settings.sites.row' : 'settings.sites.row_alone')}
          />
        )}
        <ListRow
          href="/settings/domain"
          lead={<RowIcon icon={Globe} tone="accent" />}
          title={t('settings.domain.title')}
          text={data.live.length > 0 ? data.live.join(', ') : t('settings.domain.row')}
          trail={data.attention ? <Badge tone="danger">{t('settings.domain.attention')}</Badge> : null}
        />
        <ListRow
          href="/settings/mail"
          lead={<RowIcon icon={Mail} tone="accent" />}
          title={t('settings.mail.title')}
          text={data.sender ?? t('settings.mail.row')}
        />
      </List>
    </section>
  )
}
