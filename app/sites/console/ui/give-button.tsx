import { useFetcher } from '@remix-run/react'
import Gift from 'lucide-react/icons/gift'
import { useState } from 'react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Select, type SelectOption } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { paths } from '../paths.ts'
import { refusals } from './refusals.ts'

export interface GiveButtonProps {
  schoolId: string
  /** Made with the page, and another each time that it is loaded. */
  overrideId: string
  /** Ids of what holds now: a form that is among them is done. */
  givenIds: readonly string[]
  /** What can be given, in words. */
  options: readonly SelectOption[]
  /** The school's day. */
  today: string
}

/** Asks what a school is given apart from its plan, until when and why. */
export function GiveButton({ schoolId, overrideId, givenIds, options, today }: GiveButtonProps) {
  const t = useT()
  const fetcher = useFetcher()
  const [asked, setAsked] = useState<string | null>(null)
  const [what, setWhat] = useState(options[0]?.value ?? '')
  const close = () => setAsked(null)
  const refused = refusals(fetcher.data)
  const busy = fetcher.state !== 'idle'
  return (
    <>
      <Button variant="secondary" icon={Gift} onClick={() => setAsked(overrideId)}>
        {t('console.override.give')}
      </Button>
      {asked && !givenIds.includes(asked) && (
        <Dialog
          open
          onClose={close}
          closeLabel={t('ui.action.close')}
          title={t('console.override.give')}
          text={t('console.override.give_text')}
          actions={
            <>
              <Button variant="secondary" onClick={close}>
                {t('ui.action.cancel')}
              </Button>
              <Button type="submit" form="override" busy={busy} busyLabel={t('ui.state.busy')}>
                {t('console.override.save')}
              </Button>
            </>
          }
        >
          <fetcher.Form
            data-discover="true"
            method="post"
            action={paths.giveOverride(schoolId)}
            id="override"
            noValidate
            className="flex flex-col gap-5"
          >
            <input type="hidden" name="overrideId" value={asked} />
            <Select
              name="what"
              label={t('console.override.what')}
              options={options}
              value={what}
              onChange={event => setWhat(event.target.value)}
              error={refused.what}
            />
            {!what.startsWith('module/') && (
              <TextField
                name="value"
                label={t('console.override.value')}
                inputMode="numeric"
                autoComplete="off"
                required
                error={refused.value}
              />
            )}
            <TextField
              type="date"
              name="lastDay"
              label={t('console.override.last_day')}
              hint={t('console.override.last_day_hint')}
              min={today}
              error={refused.lastDay}
            />
            <TextField
              name="reason"
              label={t('console.override.reason')}
              hint={t('console.override.reason_hint')}
              maxLength={300}
              autoComplete="off"
              required
              error={refused.reason}
            />
          </fetcher.Form>
        </Dialog>
      )}
    </>
  )
}
