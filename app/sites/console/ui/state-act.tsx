import { ReopenButton } from './reopen-button.tsx'
import { RestoreButton } from './restore-button.tsx'
import { SuspendButton } from './suspend-button.tsx'

/** A school is suspended, restored, or opened again after its end. */
export function StateAct({ school }: { school: { id: string; name: string; state: string; closedOn: string | null } }) {
  if (school.closedOn !== null) return <ReopenButton school={school} />
  return school.state === 'suspended' ? <RestoreButton school={school} /> : <SuspendButton school={school} />
}
