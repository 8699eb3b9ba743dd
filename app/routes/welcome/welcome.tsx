import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { DecisionButtons } from '#app/routes/consents/decision-buttons.tsx'
import { DecisionForm } from '#app/routes/consents/forms.ts'
import { questionOf } from '#app/routes/consents/question.server.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { decide, stillToAsk } from '#tenants/consent.server.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { ownChildren } from '#tenants/people/own-children.server.ts'
import { finishWelcome } from '#tenants/people/welcome.server.ts'

export const loader = load('consents:decide', async ({ school, actor, resolved, t }) => {
  const [open, children] = await Promise.all([stillToAsk(school), ownChildren(school)])
  // Asked child by child, so that nobody answers for the wrong one.
  const asked = children.flatMap(child =>
    open.filter(each => each.childId === child.id).map(({ purpose }) => ({ child, purpose })),
  )
  const next = asked[0]
  return {
    title: t('welcome.title', { school: resolved.facts.name }),
    name: actor.name,
    left: asked.length,
    children: children.map(shortNameOf),
    next: next && {
      childId: next.child.id,
      child: nameOf(next.child),
      purpose: next.purpose,
      ...questionOf(next.purpose, next.child, t),
      change: t('consents.withdraw_hint', { child: shortNameOf(next.child) }),
      both: t('consents.both_hint', { child: shortNameOf(next.child) }),
      yes: t('consents.grant'),
      no: t('consents.refuse'),
    },
  }
})

export const action = act('consents:decide', DecisionForm, async ({ school, form }) => {
  await decide(school, form)
  if ((await stillToAsk(school)).length > 0) return redirect('/welcome')
  await finishWelcome(school)
  return redirect('/home')
})

export const meta = titled

export default function Welcome() {
  const t = useT()
  const { name, left, next, children } = useLoaderData<typeof loader>()
  if (!next)
    return (
      <Card className="flex flex-col gap-4">
        <h1 className="text-2xl">{t('welcome.hello', { name })}</h1>
        <p>{children.length > 0 ? t('welcome.nothing_to_ask') : t('welcome.no_child')}</p>
        <Form method="post" action="/welcome/end">
          <Button type="submit" block>
            {t('welcome.go_on')}
          </Button>
        </Form>
      </Card>
    )
  return (
    // A new question is a new card: screen readers start at its beginning, and nothing of the last one stays pressed.
    <Card key={`${next.childId} ${next.purpose}`} className="flex animate-rise flex-col gap-5">
      <div className="flex items-center justify-between gap-3">
        <div className="flex min-w-0 items-center gap-3">
          <Avatar name={next.child} seed={next.childId} size="sm" />
          <p className="truncate font-bold">{next.child}</p>
        </div>
        <p className="shrink-0 text-ink-soft text-sm">{t('welcome.left', { count: left })}</p>
      </div>
      <div>
        <p className="font-bold text-link text-sm">{next.title}</p>
        <h1 className="mt-1 text-xl">{next.question}</h1>
      </div>
      <p>{next.text}</p>
      <p>{next.refusal}</p>
      <DecisionButtons childId={next.childId} purpose={next.purpose} yes={next.yes} no={next.no} />
      <p className="text-ink-soft text-sm">
        {next.change} {next.both}
      </p>
    </Card>
  )
}
