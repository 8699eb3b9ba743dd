import { redirect } from '@remix-run/node'
import { Form, useLoaderData, useSubmit } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { takeHandover } from '#tenants/identity/handover.server.ts'
import { Problem } from '#tenants/problem.ts'

const TicketForm = z.object({ token: z.string().max(100).default(''), next: z.string().max(2_000).default('') })

/** Who is signed in already stays who they are, so that a foreign ticket cannot slip somebody else's account under them. */
export const loader = load('site:visit', ({ actor, url, t }) => {
  const next = localPath(url.searchParams.get('next'), '/home')
  if (actor.role !== 'visitor') throw redirect(next)
  return { title: t('entrance.enter.title'), next }
})

/** The ticket from another host of ours becomes a session of this one. */
export const action = act('site:visit', TicketForm, async ({ request, context, actor, form }) => {
  const next = localPath(form.next, '/home')
  if (actor.role !== 'visitor') return redirect(next)
  const { hostname, clientIp } = context
  const cookie = await takeHandover({ request, hostname, clientIp }, form.token)
  if (!cookie) throw new Problem('gone', 'handover')
  return redirect(next, { headers: { 'Set-Cookie': cookie } })
})

export const meta = titled

/** Takes the ticket out of the address, where it would stay in the history, and posts it. Without scripts one signs in as usual. */
export default function Enter() {
  const t = useT()
  const { title, next } = useLoaderData<typeof loader>()
  const submit = useSubmit()
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current) return
    sent.current = true
    const token = window.location.hash.slice(1)
    window.history.replaceState(window.history.state, '', window.location.pathname)
    submit({ token, next }, { method: 'post', action: '/enter', replace: true })
  }, [submit, next])
  return (
    <Card as="section" className="flex flex-col items-center gap-4 text-center">
      <h1 className="text-2xl">{title}</h1>
      <p className="text-ink-soft">{t('entrance.enter.text')}</p>
      <noscript>
        <Form method="get" action="/sign-in">
          <Button type="submit">{t('entrance.enter.sign_in')}</Button>
        </Form>
      </noscript>
    </Card>
  )
}
