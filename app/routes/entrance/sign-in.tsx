import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import Mail from 'lucide-react/icons/mail'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath, withNext } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Divider } from '#app/ui/divider.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { requestCode } from '#tenants/identity/sign-in.server.ts'
import { EntranceCard } from './entrance-card.tsx'
import { AddressForm } from './forms.ts'
import { newcomerOf } from './newcomer.server.ts'
import { PasskeySignIn } from './passkey-sign-in.tsx'
import { arrive, doorOf, goOn, letterheadFor, ownFormsOnly, startOf, wayIn } from './steps.server.ts'

export const loader = load('door:open', async page => {
  const next = localPath(page.url.searchParams.get('next'), startOf(page))
  const known = await page.context.identity()
  // `again` asks who is signed in to prove it once more, before a sensitive act.
  if (known && !page.url.searchParams.has('again')) throw redirect(await wayIn(page, known, next))
  const begun = await identityProvider().begin(doorOf(page), page.context.origin, next)
  if (begun.show === 'redirect') throw redirect(begun.to, { headers: begun.headers })
  if (begun.show === 'signed_in')
    throw await arrive(page, begun.signIn, next, { field: '', key: 'entrance.password.wrong' })
  const newcomer = await newcomerOf(page, next)
  return {
    title: page.t('entrance.sign_in.title'),
    next,
    newcomer: newcomer !== null,
    twice: known !== null && page.context.site.site === 'console' && (await page.context.operatorProof()) === 'again',
    canJoin: page.context.site.site === 'school',
  }
})

export const action = act('door:open', AddressForm, async page => {
  ownFormsOnly()
  const next = localPath(page.form.next, startOf(page))
  const step = { email: page.form.email, next }
  const newcomer = await newcomerOf(page, next)
  if (!newcomer) return goOn(page, '/sign-in/password', step)
  await requestCode(doorOf(page), step.email, letterheadFor(page), true)
  return goOn(page, '/sign-in/code', step)
})

export const meta = titled

export default function SignIn() {
  const t = useT()
  const { title, next, newcomer, canJoin, twice } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <EntranceCard
      title={newcomer ? t('entrance.newcomer.title') : title}
      text={newcomer ? t('entrance.newcomer.text') : t(twice ? 'entrance.sign_in.twice' : 'entrance.sign_in.text')}
      below={canJoin && !newcomer && <TextLink href="/join">{t('entrance.sign_in.join')}</TextLink>}
    >
      <Form method="post" noValidate className="flex flex-col gap-5">
        <input type="hidden" name="next" value={next} />
        <TextField
          label={t('entrance.field.email')}
          name="email"
          type="email"
          autoComplete="username webauthn"
          inputMode="email"
          required
          icon={Mail}
          defaultValue={typed('email')}
          error={errors.email}
        />
        <Button type="submit" variant="primary" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('entrance.sign_in.go_on')}
        </Button>
      </Form>
      <Divider>{t('entrance.or')}</Divider>
      <PasskeySignIn next={withNext('/sign-in/passkey', next)} />
    </EntranceCard>
  )
}
