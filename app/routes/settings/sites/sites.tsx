import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { environment, originOf } from '#tenants/config.server.ts'
import { emailOf } from '#tenants/identity/identities.server.ts'
import { found } from '#tenants/problem.ts'
import { ownSites } from '#tenants/sites/own.server.ts'
import { summariesOf, totalOf } from './figures.server.ts'
import { GroupFigures } from './group-figures.tsx'
import { SiteTable } from './site-table.tsx'

export const loader = load('sites:manage', async ({ school, context, t }) => {
  const identityId = found(await context.identity())
  const [sites, email] = await Promise.all([ownSites(identityId).then(summariesOf), emailOf(identityId)])
  const total = totalOf(sites)
  return {
    title: t('settings.sites.title'),
    here: school.id,
    sites,
    total,
    /** What the modules' figures are called. */
    days: total.today.map(({ moduleId }) => ({ moduleId, label: t(`${moduleId}.site_figure` as MessageKey) })),
    email,
    signUp: `${originOf(environment().ROOT_DOMAIN)}/sign-up`,
  }
})

export const meta = titled

/** The schools of one owner: what they have together and each, the way to each, and what one can give another. */
export default function Sites() {
  const { t } = useLanguage()
  const { title, here, sites, total, days, email, signUp } = useLoaderData<typeof loader>()
  const several = sites.length > 1
  return (
    <>
      <PageHeader
        title={title}
        text={t(several ? 'sites.text' : 'sites.text_alone')}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <div className="flex flex-col gap-8">
        {several && (
          <>
            <GroupFigures total={total} days={days} />
            <section>
              <SectionHeader title={t('sites.each')} />
              <SiteTable sites={sites} here={here} days={days} />
            </section>
          </>
        )}
        <Card as="section" className="flex flex-col items-start gap-3">
          <h2 className="text-xl">{t('sites.open_another')}</h2>
          <p className="max-w-prose text-ink-soft">
            {email ? t('sites.open_text', { email }) : t('sites.open_text_plain')}
          </p>
          <Button href={signUp} plain icon={Plus} variant={several ? 'secondary' : 'primary'} className="max-sm:w-full">
            {t('sites.open_another')}
          </Button>
        </Card>
      </div>
    </>
  )
}
