import { useLoaderData } from '@remix-run/react'
import AppWindow from 'lucide-react/icons/app-window'
import BellOff from 'lucide-react/icons/bell-off'
import Globe from 'lucide-react/icons/globe'
import ImageIcon from 'lucide-react/icons/image'
import Languages from 'lucide-react/icons/languages'
import Mail from 'lucide-react/icons/mail'
import OctagonPause from 'lucide-react/icons/octagon-pause'
import Palette from 'lucide-react/icons/palette'
import ToggleRight from 'lucide-react/icons/toggle-right'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { storedDomains } from '#tenants/domains/domain-row.server.ts'
import { asRead } from '#tenants/domains/name.server.ts'
import { isLive, troubleOf } from '#tenants/domains/state.ts'
import { mailSenderOf } from '#tenants/mail/sender/sender.server.ts'
import { may } from '#tenants/permissions.ts'
import { translationProvider } from '#tenants/translation/provider.server.ts'

export const loader = load('school:settings', async ({ school, actor, resolved, context, t }) => {
  const [domains, sender] = await Promise.all([storedDomains(school), mailSenderOf(school)])
  return {
    title: t('settings.title'),
    host: new URL(context.origin).host,
    live: domains.filter(isLive).map(({ hostname }) => asRead(hostname)),
    /** Something that was in order is not, or waits to be finished. */
    attention: domains.some(domain => troubleOf(domain) !== null),
    sender: sender?.verifiedAt ? sender.address : null,
    modules: resolved.modules.length,
    plan: resolved.facts.plan,
    brand: may(actor.role, 'brand:edit'),
    brakes: may(actor.role, 'access:release'),
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
          {data.brakes && (
            <ListRow
              href="/access/brakes"
              lead={<RowIcon icon={OctagonPause} tone="accent" />}
              title={t('settings.brakes.title')}
              text={t('settings.brakes.row')}
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
    </>
  )
}
