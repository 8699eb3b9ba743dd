import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { groupedJoinCode, readJoinCode } from '#tenants/identity/join-code.ts'
import { findJoinCode } from '#tenants/identity/join-codes.server.ts'
import { spend } from '#tenants/identity/limits.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { JoinForm } from './forms.ts'
import { siteName } from './steps.server.ts'

export const loader = load('site:visit', async page => ({
  title: page.t('entrance.join.title'),
  site: siteName(page),
  signedIn: (await page.context.identity()) !== null,
  stranger: page.actor.role === 'visitor' && (await page.context.identity()) !== null,
  example: groupedJoinCode('7K2QM4XT9C'),
}))

export const action = act('site:visit', JoinForm, async ({ form, school, context }) => {
  await spend({ 'guess.network': context.clientIp, 'guess.school': school.id })
  const code = readJoinCode(form.code)
  if (!code || !(await findJoinCode(school, code))) throw invalid({ code: 'entrance.join.wrong' })
  return redirect(`/join/${groupedJoinCode(code)}`)
})

export const meta = titled

export default function Join() {
  const t = useT()
  const { title, site, signedIn, stranger, example } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={stranger ? t('entrance.join.stranger', { school: site }) : t('entrance.join.text')}
      below={
        signedIn ? (
          <Form method="post" action="/sign-out">
            <Button type="submit" variant="ghost" size="sm">
              {t('shell.sign_out')}
            </Button>
          </Form>
        ) : (
          <TextLink href="/sign-in">{t('entrance.join.member')}</TextLink>
        )
      }
    >
      <Form method="post" noValidate className="flex flex-col gap-5">
        <TextField
          label={t('entrance.join.code')}
          hint={t('entrance.join.hint', { example })}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          defaultValue={typed('code')}
          error={errors.code}
          className="font-mono tracking-widest"
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.sign_in.go_on')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
