import { useLoaderData } from '@remix-run/react'
import { useKeptPage } from '#app/platform/kept-page.ts'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { kioskOf } from '#tenants/actor.ts'
import { kioskChildren } from '../kiosk-room.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { KioskPage } from '../ui/kiosk-page.tsx'

export const loader = load('attendance:kiosk', async ({ school, actor, resolved }) => ({
  kioskId: kioskOf(actor),
  children: await kioskChildren(school),
  signs: settingsOf(resolved).kioskSignature,
  schoolName: resolved.facts.name,
  schoolLocale: resolved.facts.locale,
  title: actor.name,
}))

export const meta = titled

/** A tablet at the door: families say that a child comes or goes. Nothing on it leads anywhere else. */
export default function Kiosk() {
  const { children, ...place } = useLoaderData<typeof loader>()
  useKeptPage(paths.kiosk(), children)
  return <KioskPage known={children} {...place} />
}
