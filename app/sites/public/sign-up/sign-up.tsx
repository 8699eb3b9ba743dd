import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { act, type FieldErrors, invalid } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { environment, originOf } from '#tenants/config.server.ts'
import { countryChoices } from '#tenants/countries.ts'
import { identityProvider } from '#tenants/identity/provider.server.ts'
import { beginSignup, pendingOf } from '#tenants/signup/pending.server.ts'
import { timeZones } from '#tenants/time-zones.ts'
import { AddressField } from './address-field.tsx'
import { guessCountry } from './country-guess.server.ts'
import { doorOf, letterheadOf } from './door.server.ts'
import { SchoolForm } from './forms.ts'
import { KindField } from './kind-field.tsx'
import { OwnerFields } from './owner-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { standingMessage } from './standing-message.ts'

export const loader = load('public:visit', async page => {
  // Whoever comes back from the code finds what they typed, but for the password.
  const draft = (await pendingOf(doorOf(page)))?.form ?? null
  return {
    title: page.t('public.sign_up.title'),
    countries: countryChoices(page.locale),
    zones: timeZones(),
    country: draft?.country ?? guessCountry(page.request, page.locale === 'en' ? 'US' : 'CN'),
    locale: draft?.locale ?? page.locale,
    ending: `.${new URL(originOf(environment().ROOT_DOMAIN)).host}`,
    ownPassword: identityProvider().name === 'built_in',
    draft: draft && { ...draft, passwordHash: null },
  }
})

export const action = act('public:visit', SchoolForm, async page => {
  const ownPassword = identityProvider().name === 'built_in'
  if (ownPassword && !page.form.password) throw invalid({ password: 'ui.field.required' })
  const form = { ...page.form, password: ownPassword ? (page.form.password ?? '') : null }
  const begun = await beginSignup(doorOf(page), form, letterheadOf(page))
  if (begun.outcome === 'mailed') return redirect('/sign-up/code', { headers: { 'Set-Cookie': begun.cookie } })
  const errors: FieldErrors = {}
  if (begun.email) errors.email = 'ui.field.email'
  if (begun.password) errors.password = `public.password.${begun.password}`
  if (begun.address) errors.slug = standingMessage(begun.address)
  throw invalid(errors)
})

export const meta = titled

export default function SignUp() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  const was = (field: keyof NonNullable<typeof data.draft>) => typed(field) ?? data.draft?.[field] ?? undefined
  const [schoolName, setSchoolName] = useState(was('schoolName') ?? '')
  const [kind, setKind] = useState(was('kind') ?? 'kindergarten')
  return (
    <div className="gutter mx-auto w-full max-w-2xl py-8 lg:py-14">
      <h1 className="text-3xl">{data.title}</h1>
      <p className="mt-3 mb-8 text-ink-soft text-lg">{t('public.sign_up.text')}</p>
      <Form method="post" noValidate className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-6">
          <h2 className="text-xl">{t('public.sign_up.school')}</h2>
          <TextField
            label={t('public.sign_up.school_name')}
            name="schoolName"
            autoComplete="organization"
            value={schoolName}
            onChange={event => setSchoolName(event.currentTarget.value)}
            error={errors.schoolName}
            required
          />
          <KindField value={kind} onChange={setKind} error={errors.kind} />
          <AddressField
            ending={data.ending}
            defaultValue={was('slug')}
            error={errors.slug}
            schoolName={schoolName}
            kind={kind}
          />
          <PlaceFields
            countries={data.countries}
            zones={data.zones}
            country={was('country') ?? data.country}
            timeZone={was('timeZone')}
            locale={was('locale') ?? data.locale}
            errors={errors}
          />
        </Card>
        <OwnerFields ownerName={was('ownerName')} email={was('email')} errors={errors} ownPassword={data.ownPassword} />
        <Button type="submit" size="lg" block busy={busy} busyLabel={t('ui.state.busy')}>
          {t('public.sign_up.submit')}
        </Button>
        <p className="text-center text-ink-soft text-sm">{t('public.sign_up.no_card')}</p>
      </Form>
    </div>
  )
}
