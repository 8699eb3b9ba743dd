import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import ArrowRight from 'lucide-react/icons/arrow-right'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PeopleIllustration } from '#app/ui/illustrations/people.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { decide } from '#tenants/consent.server.ts'
import { ConsentCard } from './consent-card.tsx'
import { DecisionForm } from './forms.ts'
import { ownConsents } from './own-consents.server.ts'

export const loader = load('consents:decide', async request => ({
  title: request.t('consents.page.title'),
  children: await ownConsents(request),
}))

export const action = act('consents:decide', DecisionForm, async ({ school, form }) => {
  await decide(school, form)
  return redirect('/consents')
})

export const meta = titled

export default function Consents() {
  const t = useT()
  const { title, children } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={title} text={t('consents.page.text')} back={{ href: '/home', label: t('shell.nav.home') }} />
      {children.length === 0 ? (
        <EmptyState
          illustration={<PeopleIllustration />}
          title={t('consents.page.none')}
          text={t('consents.page.none_text')}
        />
      ) : (
        <div className="flex flex-col gap-10">
          {children.map(({ id, name, shortName, mayDecide, consents }) => (
            <section key={id} className="flex flex-col gap-4">
              <SectionHeader
                title={name}
                action={
                  <Button href={`/access/${id}`} size="sm" variant="ghost" iconAfter={ArrowRight}>
                    {t('consents.page.access')}
                  </Button>
                }
              />
              {consents.map(consent => (
                <ConsentCard
                  key={consent.purpose}
                  childId={id}
                  child={shortName}
                  mayDecide={mayDecide}
                  consent={consent}
                />
              ))}
            </section>
          ))}
        </div>
      )}
    </>
  )
}
