import { ConsoleFrame } from './console-frame.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { useRootData } from './root-data.ts'
import { SchoolFrame } from './school-frame.tsx'

/** What stands around every page behind a sign-in: a school's, a kiosk's, or the console's. One's account has pages on the first and last. */
export default function Frame() {
  const { site, isKiosk } = useRootData()
  if (isKiosk) return <KioskFrame />
  return site === 'console' ? <ConsoleFrame /> : <SchoolFrame />
}
