import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { Button } from '#app/ui/button.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { arrivalOf } from '#tenants/signup/cookie.server.ts'

/** The ticket waits in a cookie for a minute; the school's host is another origin, to which a form may not lead by itself. */
export const loader = load('public:visit', async ({ request, context }) => {
  const arrival = await arrivalOf(request, context.hostname)
  if (!arrival) throw redirect('/sign-up')
  return arrival
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.schoolName ?? 'Cubby' }]

export default function Ready() {
  const t = useT()
  const { schoolName, host, url } = useLoaderData<typeof loader>()
  useEffect(() => window.location.replace(url), [url])
  return (
    <div className="gutter mx-auto flex w-full max-w-lg flex-col items-center py-16 text-center">
      <div className="mb-6 w-56">
        <DoneIllustration />
      </div>
      <h1 className="text-3xl">{t('public.ready.title', { school: schoolName })}</h1>
      <p className="mt-3 mb-8 text-ink-soft text-lg [overflow-wrap:anywhere]">{t('public.ready.text', { host })}</p>
      <Button href={url} plain size="lg">
        {t('public.ready.open')}
      </Button>
    </div>
  )
}
