import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { useHandover } from './use-handover.ts'

/** Somebody shows a one-time code; the names for which one is out today are what staff ask for. */
export function DoorCode({ childId, expected }: { childId: string; expected: readonly string[] }) {
  const t = useT()
  const { HandoverForm, form, markId, busy, error } = useHandover(childId, 'code')
  return (
    <Card>
      {/* A real form: a code that is sent before the page has come alive must not end up in an address. */}
      <HandoverForm {...form} className="flex flex-col gap-4">
        <input type="hidden" name="taker" value="code" />
        <input type="hidden" name="markId" value={markId} suppressHydrationWarning />
        <TextField
          label={t('attendance.pickup.code')}
          hint={
            expected.length > 0
              ? t('attendance.pickup.code_expected', { names: expected.join(', ') })
              : t('attendance.pickup.code_none')
          }
          name="code"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          className="max-w-48 text-xl tabular-nums tracking-widest"
          error={error}
          required
        />
        <Button type="submit" busy={busy} busyLabel={t('ui.state.busy')} className="self-start max-sm:w-full">
          {t('attendance.pickup.give_by_code')}
        </Button>
      </HandoverForm>
    </Card>
  )
}
