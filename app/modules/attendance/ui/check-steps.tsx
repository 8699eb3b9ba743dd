import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { type CheckStep, checkSteps } from '#db/attendance-words.ts'
import type { StepTaken } from '../check-child.ts'
import { formatClock } from '../clock.ts'

/** What was done about a child that is unwell, by whom and when; one tap says the next. */
export function CheckSteps({ steps, onStep }: { steps: readonly StepTaken[]; onStep?: (step: CheckStep) => void }) {
  const { t, locale, timeZone } = useLanguage()
  return (
    <div className="flex flex-col gap-2 text-sm">
      {steps.length > 0 ? (
        <ul className="flex flex-col gap-0.5">
          {steps.map(({ id, step, at, by }) => (
            <li key={id}>
              <strong>{t(`attendance.check.step.${step}`)}</strong>{' '}
              {[formatClock(locale, timeZone, at), ...(by ? [by] : [])].join(' · ')}
            </li>
          ))}
        </ul>
      ) : onStep ? (
        <p className="font-bold">{t('attendance.check.what_done')}</p>
      ) : null}
      {onStep ? (
        <div className="flex flex-wrap gap-2">
          {checkSteps
            .filter(each => !steps.some(({ step }) => step === each))
            .map(step => (
              <Button key={step} size="sm" variant="secondary" onClick={() => onStep(step)}>
                {t(`attendance.check.step.${step}`)}
              </Button>
            ))}
        </div>
      ) : null}
    </div>
  )
}
