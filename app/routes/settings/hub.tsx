import { useLoaderData } from '@remix-run/react'
import AppWindow from 'lucide-react/icons/app-window'
import BellOff from 'lucide-react/icons/bell-off'
import Globe from 'lucide-react/icons/globe'
import ImageIcon from 'lucide-react/icons/image'
import Languages from 'lucide-react/icons/languages'
import Palette from 'lucide-react/icons/palette'
import ToggleRight from 'lucide-react/icons/toggle-right'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { domainsOf } from '#tenants/domains.server.ts'
import { may } from '#tenants/permissions.ts'
import { translationProvider } from '#tenants/translation/provider.server.ts'
import { GuardRows } from './guard-rows.tsx'

export const loader = load('school:settings', async ({ school, actor, resolved, context, t }) => {
  const domains = await domainsOf(school)
  return {
    title: t('settings.title'),
    host: new URL(context.origin).host,
    proven: domains.filter(({ proven }) => proven).map(({ hostname }) => hostname),
    modules: resolved.modules.length,
    plan: resolved.facts.plan,
    brand: may(actor.role, 'brand:edit'),
    brakes: may(actor.role, 'access:release'),
    support: may(actor.role, 'support:grant'),
    switches: may(actor.role, 'modules:switch'),
    /** Null where the installation has no translator. */
    translation: translationProvider() ? { on: resolved.lettingTranslate } : null,
  }
})

export const meta = titled

export default function Settings() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={data.title} text={t('settings.text', { host: data.host })} />
      {data.brand && (
        <section className="mb-8">
          <SectionHeader title={t('settings.group.look')} />
          <List>
            <ListRow
              href="/settings/brand"
              lead={<RowIcon icon={Palette} />}
              title={t('settings.brand.title')}
              text={t('settings.brand.row')}
            />
            <ListRow
              href="/settings/logo"
              lead={<RowIcon icon={ImageIcon} />}
              title={t('settings.logo.title')}
              text={t('settings.logo.row')}
            />
            <ListRow
              href="/settings/page"
              lead={<RowIcon icon={AppWindow} />}
              title={t('settings.page.title')}
              text={t('settings.page.row')}
            />
          </List>
        </section>
      )}
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
          <ListRow
            href="/settings/domain"
            lead={<RowIcon icon={Globe} tone="accent" />}
            title={t('settings.domain.title')}
            text={data.proven.length > 0 ? data.proven.join(', ') : t('settings.domain.row')}
          />
        </List>
      </section>
    </>
  )
}
