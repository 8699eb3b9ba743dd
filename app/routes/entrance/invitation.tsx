import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { emailOf } from '#tenants/identity/identities.server.ts'
import { acceptInvitation, findInvitation } from '#tenants/identity/invitations.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { Problem } from '#tenants/problem.ts'
import { EntranceCard } from './entrance-card.tsx'
import { EmptyForm } from './forms.ts'
import { siteName } from './steps.server.ts'

export const loader = load('site:visit', async page => {
  const token = page.params.token ?? ''
  await spend({ 'guess.network': page.context.clientIp, 'guess.school': page.school.id })
  const invitation = await findInvitation(page.school, token)
  if (!invitation) throw new Problem('gone', 'invitation')
  const identityId = await page.context.identity()
  return {
    title: page.t('entrance.invitation.title', { school: siteName(page) }),
    name: invitation.name,
    role: invitation.role,
    signIn: identityId ? null : `/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`,
    email: identityId && (await emailOf(identityId)),
  }
})

export const action = act('site:visit', EmptyForm, async ({ params, school, context }) => {
  const identityId = await context.identity()
  if (!identityId) throw redirect('/sign-in')
  await spend({ 'guess.network': context.clientIp, 'guess.school': school.id })
  await acceptInvitation(school, params.token ?? '', identityId).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'conflict')
      throw invalid({ '': 'entrance.invitation.member_already' })
    throw error
  })
  return redirect('/home')
})

export const meta = titled

export default function Invitation() {
  const t = useT()
  const { title, name, role, signIn, email } = useLoaderData<typeof loader>()
  const { errors } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={t(`entrance.invitation.as_${role}`, { name })}
      below={
        email && (
          <>
            <span className="break-all text-ink-soft">{t('entrance.invitation.signed_in', { email })}</span>
            <Form method="post" action="/sign-out">
              <Button type="submit" variant="ghost" size="sm">
                {t('entrance.invitation.not_me')}
              </Button>
            </Form>
          </>
        )
      }
    >
      {signIn ? (
        <Button href={signIn} block>
          {t('entrance.sign_in.go_on')}
        </Button>
      ) : (
        <Form method="post" className="flex flex-col gap-5">
          {errors[''] ? (
            <Banner tone="danger" live>
              {errors[''].join(' ')}
            </Banner>
          ) : null}
          <Button type="submit" variant="primary" block>
            {t('entrance.invitation.accept')}
          </Button>
        </Form>
      )}
    </EntranceCard>
  )
}
