import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { brakeOf, mostReads, releaseByProof } from '#tenants/access/brake.server.ts'
import { GoOnForm } from './forms.ts'

export const loader = load('access:stopped', async ({ school, actor, context, url, t }) => {
  const next = localPath(url.searchParams.get('next'), '/home')
  const [brake, proofs] = await Promise.all([brakeOf(school), context.twoProofs()])
  if (!brake) throw redirect(next)
  const proven = proofs.since !== null && proofs.since > brake.stoppedAt
  const way = proven ? 'proven' : proofs.possible ? 'prove' : actor.role === 'owner' ? 'own_head' : 'ask_head'
  return { title: t('access.stopped.title'), way, most: mostReads, here: url.pathname + url.search } as const
})

export const action = act('access:stopped', GoOnForm, async ({ school, context, url }) => {
  const { since } = await context.twoProofs()
  if (!since || !(await releaseByProof(school, since))) throw invalid({ '': 'access.stopped.not_proven' })
  return redirect(localPath(url.searchParams.get('next'), '/home'))
})

export const meta = titled

/** That the account was stopped for having read so much, and how it goes on. */
export default function Stopped() {
  const t = useT()
  const { title, way, most, here } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={title} text={t('access.stopped.text', { count: most })} />
      <Card className="flex flex-col items-start gap-5">
        {errors[''] ? (
          <Banner tone="danger" live>
            {errors['']?.join(' ')}
          </Banner>
        ) : null}
        <p>{t(`access.stopped.${way}`)}</p>
        {way === 'proven' ? (
          <Form method="post">
            <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')}>
              {t('access.stopped.go_on')}
            </Button>
          </Form>
        ) : null}
        {way === 'prove' ? (
          <Button href={`/sign-in?${new URLSearchParams({ again: '1', next: here })}`}>
            {t('access.stopped.sign_in')}
          </Button>
        ) : null}
        {way === 'own_head' ? <Button href="/account/second-factor">{t('access.stopped.set_up')}</Button> : null}
      </Card>
    </div>
  )
}
