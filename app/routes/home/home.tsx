import { Form, useLoaderData } from '@remix-run/react'
import { Temporal } from 'temporal-polyfill'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Checklist } from '#app/ui/checklist.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { cardsFor } from './cards.server.ts'
import { firstSteps } from './first-steps.server.ts'
import { greetingAt } from './greeting.ts'
import { HomeCardView } from './home-card-view.tsx'

export const loader = load('home:view', async asked => {
  const { actor, t } = asked
  const school = asked.school.readingTogether()
  const request = { ...asked, school }
  const [cards, steps] = await Promise.all([cardsFor(request), firstSteps(request)])
  const { hour } = Temporal.Now.plainTimeISO(school.facts.timeZone)
  return {
    title: t('shell.nav.home'),
    greeting: greetingAt(hour),
    name: actor.name,
    today: school.today(),
    cards,
    steps,
  }
})

export const meta = titled

export default function Home() {
  const { t, locale } = useLanguage()
  const { greeting, name, today, cards, steps } = useLoaderData<typeof loader>()
  const urgent = cards.find(({ id }) => id === 'urgent')
  return (
    <>
      <PageHeader eyebrow={formatDay(locale, today)} title={t(`home.greeting.${greeting}`, { name })} />
      <div className="flex flex-col gap-6">
        {urgent ? <HomeCardView card={urgent} /> : null}
        {steps ? (
          <div>
            <Checklist
              title={t('home.steps.title')}
              text={t('home.steps.text')}
              progressLabel={t('home.steps.title')}
              progressText={t('home.steps.progress', {
                done: steps.filter(step => step.done).length,
                total: steps.length,
              })}
              doneLabel={t('home.steps.done')}
              items={steps}
            />
            <Form method="post" action="/home/checklist/dismissal" className="mt-1 text-end">
              <Button type="submit" variant="ghost" size="sm">
                {t('home.steps.dismiss')}
              </Button>
            </Form>
          </div>
        ) : null}
        {cards.map(card => (card === urgent ? null : <HomeCardView key={card.id} card={card} />))}
      </div>
    </>
  )
}
