import type { School } from '#tenants/school.server.ts'
import { forgetRetractedOf } from './retraction.server.ts'

export const forgetRetracted = (school: School) => forgetRetractedOf(school)
