import { Form, useLoaderData } from '@remix-run/react'
import { create } from 'qrcode'
import { z } from 'zod'
import { act, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { keptWhenUnsent } from '#app/platform/kept-when-unsent.ts'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { PasswordField } from '#app/ui/password-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { beginSecondFactor, secondFactorOf } from '#tenants/identity/second-factor.server.ts'
import { doorOf, siteName } from '../steps.server.ts'
import { AccountPage } from './account-page.tsx'
import { freshSession } from './own.server.ts'
import { ProofForm } from './proof-form.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'

export const loader = load('door:prove', async page => {
  const { identityId } = await freshSession(page)
  return {
    title: page.t('entrance.two.title'),
    /** The console shows nothing else before. */
    demanded: page.context.site.site === 'console' && (await page.context.operatorProof()) === 'set_up',
    ...(await secondFactorOf(identityId)),
  }
})

/** Begins setting it up; key and recovery codes go out in this one answer and into no address or cookie. */
export const action = act('door:prove', z.object({ password: z.string().max(1_000).optional() }), async page => {
  const { identityId } = await freshSession(page)
  const setup = await beginSecondFactor(doorOf(page), identityId, page.form.password, siteName(page))
  if (!setup) throw invalid({ password: 'entrance.two.wrong_password' })
  const { modules } = create(setup.uri, { errorCorrectionLevel: 'M' })
  return {
    setup: {
      secret: setup.secret,
      recoveryCodes: setup.recoveryCodes,
      qr: { size: modules.size, dark: Array.from(modules.data, Boolean) },
    },
  }
})

export const meta = titled

export const shouldRevalidate = keptWhenUnsent

export default function SecondFactor() {
  const t = useT()
  const { title, on, needsPassword, demanded } = useLoaderData<typeof loader>()
  const answer = useLastAnswer<typeof action>()
  const { errors, busy } = useAnswer()
  if (answer && 'setup' in answer && !on) return <SecondFactorSetup title={title} setup={answer.setup} />
  const eye = { showLabel: t('entrance.password.show'), hideLabel: t('entrance.password.hide') }
  return (
    <AccountPage title={title} text={t('entrance.two.text')}>
      {on ? (
        <>
          <Banner tone="ok">{t('entrance.two.is_on')}</Banner>
          <ProofForm
            action="/account/second-factor/codes"
            needsPassword={needsPassword}
            label={t('entrance.two.new_codes')}
          />
          <ProofForm
            action="/account/second-factor/off"
            needsPassword={needsPassword}
            label={t('entrance.two.turn_off')}
            danger
          />
        </>
      ) : (
        <Form method="post" noValidate className="flex flex-col gap-5">
          {demanded && (
            <Banner
              tone="warn"
              actions={<TextLink href="/account/passkeys">{t('entrance.two.passkey_instead')}</TextLink>}
            >
              {t('entrance.two.demanded')}
            </Banner>
          )}
          {needsPassword && (
            <PasswordField
              label={t('entrance.password.current')}
              name="password"
              autoComplete="current-password"
              error={errors.password}
              {...eye}
            />
          )}
          <Button type="submit" variant="primary" className="self-start" busy={busy} busyLabel={t('ui.state.busy')}>
            {t('entrance.two.begin')}
          </Button>
        </Form>
      )}
    </AccountPage>
  )
}
