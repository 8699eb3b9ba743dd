import { ConsoleFrame } from './console-frame.tsx'
import { useRootData } from './root-data.ts'
import { SchoolFrame } from './school-frame.tsx'

/** What stands around every page behind a sign-in: a school's, or the console's. One's account has pages on both. */
export default function Frame() {
  return useRootData().site === 'console' ? <ConsoleFrame /> : <SchoolFrame />
}
