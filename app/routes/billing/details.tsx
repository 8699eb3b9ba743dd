import { useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { localPath } from '#app/platform/local-path.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { billingDetailsOf, saveBillingDetails } from '#tenants/billing/details.server.ts'
import { countryChoices } from '#tenants/countries.ts'
import { DetailsForm } from './forms.ts'
import { paths } from './paths.ts'

export const loader = load('billing:manage', async ({ school, locale, t }) => ({
  title: t('billing.details.title'),
  details: await billingDetailsOf(school),
  name: school.facts.name,
  country: school.facts.country,
  countries: countryChoices(locale).map(({ code, name }) => ({ value: code, label: name })),
}))

export const action = act('billing:manage', DetailsForm, async ({ school, url, form, t }) => {
  await saveBillingDetails(school, form)
  return redirectWithToast(localPath(url.searchParams.get('next'), paths.plan()), t('billing.details.saved'))
})

export const meta = titled

export default function Details() {
  const t = useT()
  const { title, details, name, country, countries } = useLoaderData<typeof loader>()
  const { errors, kept } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('billing.details.text')}
      back={{ href: paths.plan(), label: t('billing.title') }}
      submit={t('ui.action.save')}
    >
      <TextField
        name="legalName"
        label={t('billing.details.legal_name')}
        hint={t('billing.details.legal_name_hint')}
        autoComplete="organization"
        maxLength={200}
        defaultValue={kept('legalName', details?.legalName ?? name)}
        error={errors.legalName}
        required
      />
      <TextArea
        name="address"
        label={t('billing.details.address')}
        hint={t('billing.details.address_hint')}
        autoComplete="street-address"
        maxLength={600}
        defaultValue={kept('address', details?.address.join('\n') ?? '')}
        error={errors.address}
        required
      />
      <Select
        name="country"
        label={t('billing.details.country')}
        options={countries}
        defaultValue={kept('country', details?.country ?? country)}
        error={errors.country}
        required
      />
      <TextField
        name="taxId"
        label={t('billing.details.tax_id')}
        note={t('billing.optional')}
        hint={t('billing.details.tax_id_hint')}
        dir="ltr"
        maxLength={40}
        defaultValue={kept('taxId', details?.taxId ?? '')}
        error={errors.taxId}
      />
      <TextField
        name="reference"
        label={t('billing.details.reference')}
        note={t('billing.optional')}
        hint={t('billing.details.reference_hint')}
        maxLength={60}
        defaultValue={kept('reference', details?.reference ?? '')}
        error={errors.reference}
      />
    </FormPage>
  )
}
