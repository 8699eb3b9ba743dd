import { redirect } from '@remix-run/node'
import { useLoaderData, useSubmit } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Card } from '#app/ui/card.tsx'
import { Problem } from '#tenants/problem.ts'
import { enter, supportCookie } from '#tenants/support/visiting.server.ts'
import { TicketForm } from './forms.ts'

/** Who is signed in at the school stays who they are: a ticket slips nobody else's eyes under them. */
export const loader = load('site:visit', ({ actor, t }) => {
  if (actor.support) throw redirect('/home')
  return { title: t('support.enter.title'), taken: actor.role !== 'visitor' }
})

/** The ticket from the console becomes a visit. */
export const action = act('site:visit', TicketForm, async ({ actor, resolved, form }) => {
  if (actor.role !== 'visitor') throw new Problem('conflict', 'somebody is signed in')
  const token = await enter(resolved.facts, form.ticket)
  return redirect('/home', { headers: { 'Set-Cookie': supportCookie(token) } })
})

export const meta = titled

/** Takes the ticket out of the address, where it would stay in the history, and posts it. */
export default function Enter() {
  const t = useT()
  const { title, taken } = useLoaderData<typeof loader>()
  const submit = useSubmit()
  const sent = useRef(false)
  useEffect(() => {
    if (sent.current || taken) return
    sent.current = true
    const ticket = window.location.hash.slice(1)
    window.history.replaceState(window.history.state, '', window.location.pathname)
    submit({ ticket }, { method: 'post', replace: true })
  }, [submit, taken])
  return (
    <Card as="section" className="flex flex-col items-center gap-4 text-center">
      <h1 className="text-2xl">{title}</h1>
      <p className="text-ink-soft">{t(taken ? 'support.enter.taken' : 'support.enter.text')}</p>
      <noscript>{t('support.enter.script')}</noscript>
    </Card>
  )
}
