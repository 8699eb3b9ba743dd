import type { Registers } from '#app/platform/registers.ts'
import { checkRegister } from './register-of-checks.server.ts'
import { illnessRegister } from './register-of-illness.server.ts'

export const registers: Registers = { checks: checkRegister, illness: illnessRegister }
