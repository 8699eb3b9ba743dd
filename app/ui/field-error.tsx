import CircleAlert from 'lucide-react/icons/circle-alert'
import { type FieldErrors, hasError } from './field-ids.ts'

/** What is wrong with a field and how to mend it. Renders nothing when nothing is wrong. */
export function FieldError({ id, error }: { id: string; error: FieldErrors }) {
  if (!hasError(error)) return null
  const sentences = typeof error === 'string' ? [error] : (error ?? [])
  return (
    <div id={id} className="flex gap-1.5 text-sm font-semibold text-danger-ink">
      <CircleAlert size={18} className="mt-0.5 shrink-0" />
      <div>
        {sentences.map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  )
}
