import { v7 as uuidv7 } from 'uuid'
import type { School } from '#tenants/school.server.ts'
import { approveIncident } from './incident-approval.server.ts'
import type { IncidentInput } from './incident-forms.ts'
import { readIncident } from './incident-reading.server.ts'
import { signIncident } from './incident-signing.server.ts'
import { saveIncident } from './incidents.server.ts'

export interface IncidentSeed {
  childId: string
  daysAgo: number
  written: Omit<IncidentInput, 'incidentId' | 'childId' | 'seen' | 'day' | 'namesChecked' | 'mediaIds'>
  /** Who approves it, and which guardian signs it. */
  approved?: { by: School; signedBy: School }
}

/** A lively hand. */
const signature = 'M60 130L90 60L120 135L150 70L180 130L240 95L300 130L360 90L430 120L520 100'

/** An incident as a teacher would have written it, by the same functions, and what became of it. */
export async function seedIncident(teacher: School, { childId, daysAgo, written, approved }: IncidentSeed) {
  const incidentId = uuidv7()
  const day = new Date(Date.parse(teacher.today()) - daysAgo * 86_400_000).toISOString().slice(0, 10)
  await saveIncident(teacher, { ...written, incidentId, childId, day, seen: 0, namesChecked: true, mediaIds: [] })
  if (!approved) return
  await approveIncident(approved.by, incidentId, 1)
  const hash = (await readIncident(approved.signedBy, incidentId)).approved?.hash ?? ''
  await signIncident(approved.signedBy, incidentId, {
    ...{ signatureId: uuidv7(), addenda: 0, hash },
    ...{ way: 'drawn', mark: signature },
  })
}
