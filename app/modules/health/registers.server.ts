import type { Registers } from '#app/platform/registers.ts'
import { incidentRegister } from './registers-of-incidents.server.ts'
import { medicationRegister } from './registers-of-medication.server.ts'

export const registers: Registers = { incidents: incidentRegister, medication: medicationRegister }
