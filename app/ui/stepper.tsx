import clsx from 'clsx'
import Check from 'lucide-react/icons/check'

export type StepperProps = {
  /** "Steps" */
  label: string
  steps: readonly { id: string; label: string }[]
  /** Index of the step one is at. */
  at: number
  /** Where one is, in words: "Step 2 of 4". */
  atLabel: string
  /** "done", for screen readers. */
  doneLabel: string
}

/** Where one is in a task of a few steps. Only the present step has its name on a phone. */
export function Stepper({ label, steps, at, atLabel, doneLabel }: StepperProps) {
  return (
    <nav aria-label={label}>
      <p className="mb-2 font-bold text-ink-soft text-sm sm:hidden">
        {atLabel} · <span className="text-ink">{steps[at]?.label}</span>
      </p>
      <ol className="flex gap-1.5 sm:gap-3">
        {steps.map((step, index) => (
          <li key={step.id} aria-current={index === at ? 'step' : undefined} className="min-w-0 grow basis-0">
            <span
              className={clsx(
                'block h-1.5 rounded-pill border border-transparent',
                index <= at ? 'bg-brand forced-colors:bg-[Highlight]' : 'bg-line',
              )}
            />
            <span className="mt-2 flex items-center gap-1.5 text-sm max-sm:sr-only">
              {index < at ? <Check size={17} strokeWidth={3} className="shrink-0 text-link" /> : null}
              <span className={clsx('truncate', index === at ? 'font-extrabold' : 'font-semibold text-ink-soft')}>
                {step.label}
              </span>
              {index < at ? <span className="sr-only">{doneLabel}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
