import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { brandOf, themeOf } from '#tenants/brand/brand.server.ts'
import { saveBrand } from '#tenants/brand/saving.server.ts'
import { BrandPreview } from './brand-preview.tsx'
import { ColourFields } from './colour-fields.tsx'
import { LookForm } from './forms.ts'
import { LookTabs } from './look-tabs.tsx'
import { ShapeFields } from './shape-fields.tsx'

export const loader = load('brand:edit', ({ resolved, t }) => {
  const { theme } = themeOf(resolved)
  const { brand, facts } = resolved
  return {
    title: t('settings.brand.title'),
    school: facts.name,
    logo: brandOf(resolved).logo,
    look: {
      colour: theme.light.brand,
      accent: brand?.accent ?? null,
      suggestedAccent: theme.light.accent,
      font: theme.font,
      corner: theme.corner,
      shortName: brand?.shortName ?? '',
      welcome: brand?.welcome ?? '',
    },
  }
})

export const action = act('brand:edit', LookForm, async ({ school, form, t }) => {
  const { ownAccent, accent, ...look } = form
  await saveBrand(school, { ...look, accent: ownAccent ? (accent ?? null) : null })
  return redirectWithToast('/settings/brand', t('settings.brand.saved'))
})

export const meta = titled

export default function BrandEditor() {
  const t = useT()
  const { look, school, logo } = useLoaderData<typeof loader>()
  const { errors, busy } = useAnswer()
  const [draft, setDraft] = useState({
    colour: look.colour as string,
    accent: look.accent,
    corner: look.corner as string,
    font: look.font as string,
  })
  const [shortName, setShortName] = useState(look.shortName)
  const [welcome, setWelcome] = useState(look.welcome)
  return (
    <>
      <LookTabs at="brand" />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <Form method="post" noValidate className="flex min-w-0 flex-col gap-6">
          <Card as="section" className="flex flex-col gap-6">
            <ColourFields look={look} errors={errors} onChange={change => setDraft({ ...draft, ...change })} />
          </Card>
          <Card as="section" className="flex flex-col gap-6">
            <ShapeFields look={look} errors={errors} onChange={change => setDraft({ ...draft, ...change })} />
          </Card>
          <Card as="section" className="flex flex-col gap-6">
            <TextField
              label={t('settings.brand.short_name')}
              hint={t('settings.brand.short_name_hint')}
              name="shortName"
              maxLength={24}
              value={shortName}
              onChange={event => setShortName(event.currentTarget.value)}
              error={errors.shortName}
            />
            <TextArea
              label={t('settings.brand.welcome')}
              hint={t('settings.brand.welcome_hint')}
              name="welcome"
              rows={2}
              value={welcome}
              onChange={event => setWelcome(event.currentTarget.value)}
              error={errors.welcome}
            />
          </Card>
          <Button
            type="submit"
            size="lg"
            busy={busy}
            busyLabel={t('ui.state.busy')}
            className="self-start max-sm:w-full"
          >
            {t('settings.brand.save')}
          </Button>
        </Form>
        <BrandPreview choice={draft} name={shortName || school} welcome={welcome} logo={logo} />
      </div>
    </>
  )
}
