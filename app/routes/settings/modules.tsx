import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { MessageKey } from '#app/platform/i18n/translate.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { PageHeader } from '#app/ui/page-header.tsx'
import { switchboardOf } from '#tenants/switchboard.server.ts'
import { ModuleSwitch } from './module-switch.tsx'

export const loader = load('modules:switch', ({ resolved, t }) => {
  const nameOf = (id: string) => t(`${id}.name` as MessageKey)
  return {
    title: t('settings.modules.title'),
    modules: switchboardOf(resolved).map(({ id, icon, standing, requires, neededBy, settings }) => ({
      id,
      icon,
      name: nameOf(id),
      summary: t(`${id}.summary` as MessageKey),
      standing,
      requires: requires.map(nameOf),
      neededBy: neededBy.map(nameOf),
      hasSettings: settings.length > 0,
    })),
  }
})

export const meta = titled

/** A switch that was refused, or never arrived, has changed nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) =>
  actionStatus < 400 && defaultShouldRevalidate

export default function Modules() {
  const t = useT()
  const { title, modules } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('settings.modules.text')}
        back={{ href: '/settings', label: t('settings.title') }}
      />
      <ul className="flex flex-col gap-4">
        {modules.map(module => (
          <ModuleSwitch key={module.id} module={module} />
        ))}
      </ul>
    </>
  )
}
