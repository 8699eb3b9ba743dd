import { z } from 'zod'

const email = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(254, 'ui.field.too_long')
const next = z.string().max(2_000).optional()
export const newPassword = z.string('ui.field.required').min(1, 'ui.field.required').max(1_000, 'ui.field.too_long')
const typedCode = z.string('ui.field.required').trim().min(1, 'ui.field.required').max(40, 'entrance.code.wrong')

export const AddressForm = z.object({ email: email.regex(/^[^\s@]+@[^\s@]+$/, 'ui.field.email'), next })
export const PasswordForm = z.object({ password: newPassword })
export const CodeForm = z.object({ code: typedCode })
export const SecondFactorForm = z.object({ code: typedCode, next })
export const ResetForm = z.object({ code: typedCode, password: newPassword })
export const JoinForm = z.object({ code: typedCode })
export const EmptyForm = z.object({})
/** Four to six digits. */
export const PinForm = z.object({ pin: z.string('entrance.pin.wrong').regex(/^\d{4,6}$/, 'entrance.pin.wrong') })
