import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { awaitsSecondFactor, passSecondFactor } from '#tenants/identity/second-factor.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { SecondFactorForm } from './forms.ts'
import { arrive, doorOf, ownFormsOnly, startOf } from './steps.server.ts'

export const loader = load('door:open', page => {
  ownFormsOnly()
  if (!awaitsSecondFactor(page.request)) throw redirect('/sign-in')
  return {
    title: page.t('entrance.second.title'),
    next: localPath(page.url.searchParams.get('next'), startOf(page)),
  }
})

export const action = act('door:open', SecondFactorForm, async page => {
  ownFormsOnly()
  const signIn = await passSecondFactor(doorOf(page), page.form.code)
  return arrive(page, signIn, localPath(page.form.next, startOf(page)), { field: 'code', key: 'entrance.second.wrong' })
})

export const meta = titled

export default function SecondFactor() {
  const t = useT()
  const { title, next } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  return (
    <EntranceCard
      title={title}
      text={t('entrance.second.text')}
      below={<TextLink href="/sign-in">{t('entrance.other_address')}</TextLink>}
    >
      <Form method="post" noValidate className="flex flex-col gap-5">
        <input type="hidden" name="next" value={next} />
        <TextField
          label={t('entrance.second.code')}
          hint={t('entrance.second.hint')}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          required
          autoFocus
          error={errors.code}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.sign_in.go_on')}
        </Button>
      </Form>
    </EntranceCard>
  )
}
