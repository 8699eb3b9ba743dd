import type { FieldErrors } from './field-ids.ts'
import { TextField } from './text-field.tsx'

/** Four to six digits that nobody else on the screen should read. */
export function PinField({ label, hint, error }: { label: string; hint?: string; error?: FieldErrors }) {
  return (
    <TextField
      label={label}
      hint={hint}
      name="pin"
      type="password"
      inputMode="numeric"
      autoComplete="off"
      minLength={4}
      maxLength={6}
      className="max-w-48 text-xl tracking-widest"
      error={error}
      required
    />
  )
}
