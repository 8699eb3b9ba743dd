import type { Registers } from '#app/platform/registers.ts'
import { incidentRegister } from './registers-of-incidents.server.ts'

export const registers: Registers = { incidents: incidentRegister }
