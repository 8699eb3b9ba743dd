import { Form, useLoaderData } from '@remix-run/react'
import { act } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Switch } from '#app/ui/switch.tsx'
import { yesNoSettings } from '#tenants/module-settings.ts'
import { found } from '#tenants/problem.ts'
import { moduleById } from '#tenants/registry.ts'
import { saveModuleSettings } from '#tenants/switchboard.server.ts'
import { ModuleSettingsForm } from './forms.ts'

export const loader = load('modules:switch', ({ resolved, params, t }) => {
  const manifest = found(moduleById(params.moduleId ?? ''))
  return {
    title: t(`${manifest.id}.name` as MessageKey),
    settings: yesNoSettings(resolved, manifest).map(({ name, value }) => ({
      name,
      value,
      label: t(`${manifest.id}.setting.${name}` as MessageKey),
      hint: t(`${manifest.id}.setting.${name}_hint` as MessageKey),
    })),
  }
})

export const action = act('modules:switch', ModuleSettingsForm, async ({ school, resolved, params, form, t }) => {
  const manifest = found(moduleById(params.moduleId ?? ''))
  const changes = Object.fromEntries(
    yesNoSettings(resolved, manifest).map(({ name }) => [name, form.on.includes(name)]),
  )
  await saveModuleSettings(school, resolved, manifest.id, changes)
  return redirectWithToast(`/settings/modules/${manifest.id}`, t('ui.state.saved'))
})

export const meta = titled

export default function ModuleSettings() {
  const t = useT()
  const { title, settings } = useLoaderData<typeof loader>()
  const { busy } = useAnswer()
  return (
    <>
      <PageHeader title={title} back={{ href: '/settings/modules', label: t('settings.modules.title') }} />
      <Form method="post" className="flex flex-col gap-6">
        <Card as="section" className="flex flex-col gap-2">
          {settings.map(({ name, label, hint, value }) => (
            <Switch key={name} name="on" value={name} label={label} hint={hint} defaultChecked={value} />
          ))}
        </Card>
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('ui.action.save')}
        </Button>
      </Form>
    </>
  )
}
