import { Outlet } from '@remix-run/react'
import { useInstallable } from './install.ts'

/** Around a kiosk's page stands nothing, since nothing leads away from it. It opens without a network like every other. */
export function KioskFrame() {
  useInstallable('kiosk')
  return <Outlet />
}
