import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { environment, originOf } from '#tenants/config.server.ts'

export const loader = load('site:visit', ({ actor, resolved, t }) => {
  if (actor.role !== 'visitor') throw redirect('/home')
  return {
    title: t('support.gone.title'),
    console: `${originOf(`console.${environment().ROOT_DOMAIN}`)}/schools/${resolved.facts.id}`,
  }
})

export const meta = titled

/** That a visit of support is over. */
export default function Over() {
  const t = useT()
  const { title, console } = useLoaderData<typeof loader>()
  return (
    <Card as="section" className="flex flex-col items-center gap-4 text-center">
      <h1 className="text-2xl">{title}</h1>
      <p className="text-ink-soft">{t('support.gone.text')}</p>
      <Button href={console} plain variant="secondary">
        {t('support.gone.console')}
      </Button>
    </Card>
  )
}
