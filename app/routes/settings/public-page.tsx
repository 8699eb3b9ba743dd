import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { saveBrand } from '#tenants/brand/saving.server.ts'
import { PublicPageForm } from './forms.ts'
import { LookTabs } from './look-tabs.tsx'

const fields = [
  ['about', 5],
  ['hours', 3],
  ['address', 3],
  ['publicContact', 2],
] as const

export const loader = load('brand:edit', ({ resolved: { brand }, t }) => ({
  title: t('settings.page.title'),
  page: {
    about: brand?.about ?? '',
    hours: brand?.hours ?? '',
    address: brand?.address ?? '',
    publicContact: brand?.publicContact ?? '',
  },
}))

export const action = act('brand:edit', PublicPageForm, async ({ school, form, t }) => {
  await saveBrand(school, form)
  return redirectWithToast('/settings/page', t('settings.page.saved'))
})

export const meta = titled

export default function PublicPageEditor() {
  const t = useT()
  const { page } = useLoaderData<typeof loader>()
  const { errors, typed, busy } = useAnswer()
  return (
    <>
      <LookTabs at="page" />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-6">
          <p className="text-ink-soft">
            {t('settings.page.text')} <TextLink href="/about">{t('settings.page.look')}</TextLink>
          </p>
          {fields.map(([name, rows]) => (
            <TextArea
              key={name}
              name={name}
              rows={rows}
              label={t(`settings.page.${name}`)}
              hint={t(`settings.page.${name}_hint`)}
              defaultValue={typed(name) ?? page[name]}
              error={errors[name]}
            />
          ))}
        </Card>
        <Button type="submit" size="lg" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </>
  )
}
