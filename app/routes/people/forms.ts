import { z } from 'zod'
import { leavingReasons } from '#tenants/people/leaving/reasons.ts'
import { relations } from '#tenants/people/rights.ts'

/** One line of a person's words. */
const line = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(80, 'ui.field.too_long')
const day = z.iso.date('ui.field.date')
const contact = {
  email: z
    .string()
    .trim()
    .max(254, 'ui.field.too_long')
    .regex(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'ui.field.email')
    .optional(),
  phone: z
    .string()
    .trim()
    .max(40, 'ui.field.too_long')
    .regex(/^[+\d\s()./-]+$/, 'people.field.phone_wrong')
    .optional(),
}
/** Where a small form leads back to; checked before it is used. */
const back = z.string().max(500).optional()

const childNames = {
  firstName: line,
  lastName: line,
  callName: line.optional(),
  birthDate: day.optional(),
}
const rights = {
  maySee: z.boolean().default(false),
  mayMessage: z.boolean().default(false),
  mayPickUp: z.boolean().default(false),
  mayDecide: z.boolean().default(false),
  mayPay: z.boolean().default(false),
}
const choice = z.uuid('people.field.choose')

/** A part of a name. */
export const SearchForm = z.object({ q: z.string().trim().min(1).max(100) })
export const NewChildForm = z.object({ childId: z.uuid(), ...childNames, classId: choice })
export const ChildForm = z.object(childNames)
export const MoveForm = z.object({ classId: choice })
export const LeavingForm = z.object({ lastDay: day, because: z.enum(leavingReasons).optional() })
export const HoldForm = z.object({
  reason: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(500, 'ui.field.too_long'),
})
export const RuleForm = z.object({ years: z.coerce.number().int() })

export const NewGuardianForm = z.object({
  memberId: z.uuid(),
  name: line,
  relation: z.enum(relations, 'people.field.choose'),
  ...contact,
  ...rights,
})
export const GuardianForm = NewGuardianForm.omit({ memberId: true }).extend({
  courtOrder: z.string().trim().max(1000, 'ui.field.too_long').optional(),
})

const staff = {
  name: line,
  role: z.enum(['owner', 'office', 'teacher'], 'people.field.choose'),
  classIds: z.array(z.uuid()).default([]),
}
export const NewStaffForm = z.object({ memberId: z.uuid(), ...staff, ...contact })
export const StaffForm = z.object({ ...staff, ...contact })

export const NewClassForm = z.object({
  classId: z.uuid(),
  name: line,
  schoolYear: z.string('ui.field.required').trim().min(4, 'ui.field.too_short').max(20, 'ui.field.too_long'),
})
export const ClassForm = z.object({ name: line })

export const BackForm = z.object({ back })
export const EmptyForm = z.object({})
