import { useLoaderData } from '@remix-run/react'
import { act, invalid } from '#app/platform/act.server.ts'
import { FormPage } from '#app/platform/form-page.tsx'
import { formatFullDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Banner } from '#app/ui/banner.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { holdingOf } from '#tenants/billing/choosing.server.ts'
import { closeSchool } from '#tenants/billing/closing.server.ts'
import { addDays, daysUntilErasure } from '#tenants/billing/lifecycle.ts'
import { ClosingForm } from './forms.ts'
import { paths } from './paths.ts'

export const loader = load('billing:manage', async ({ school, t }) => ({
  title: t('billing.closing.title'),
  name: school.facts.name,
  paying: (await holdingOf(school)).subscription !== null,
  keptUntil: addDays(school.today(), daysUntilErasure),
}))

export const action = act('billing:manage', ClosingForm, async ({ school, form, t }) => {
  // As it is read, not as it is typed: a phone's keyboard makes its own capitals and spaces.
  const read = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase()
  if (read(form.name) !== read(school.facts.name)) throw invalid({ name: 'billing.closing.other_name' })
  await closeSchool(school)
  return redirectWithToast(paths.plan(), t('billing.closing.done'))
})

export const meta = titled

export default function Closing() {
  const { t, locale } = useLanguage()
  const { title, name, paying, keptUntil } = useLoaderData<typeof loader>()
  const { errors, typed } = useAnswer()
  return (
    <FormPage
      title={title}
      text={t('billing.closing.text')}
      back={{ href: paths.plan(), label: t('billing.title') }}
      submit={paying ? null : t('billing.closing.submit')}
    >
      <Banner tone="warn">
        {paying ? t('billing.closing.paying') : t('billing.closing.what', { day: formatFullDay(locale, keptUntil) })}
      </Banner>
      <TextLink href={paths.export()}>{t('billing.closing.export')}</TextLink>
      {paying ? null : (
        <TextField
          name="name"
          label={t('billing.closing.name')}
          hint={<span className="break-words">{t('billing.closing.name_hint', { name })}</span>}
          autoComplete="off"
          defaultValue={typed('name')}
          error={errors.name}
          required
        />
      )}
    </FormPage>
  )
}
