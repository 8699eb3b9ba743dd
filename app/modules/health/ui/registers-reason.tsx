import { useFetcher } from '@remix-run/react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { longestReason } from '../limits.ts'
import { paths } from '../paths.ts'

/** The office says once why it opens the registers of a class. */
export function RegistersReason({ classId, kind, month }: { classId: string; kind: string; month: string }) {
  const t = useT()
  const sending = useFetcher<Partial<Refused>>()
  const errors = sending.state === 'idle' ? sending.data?.submission?.error : undefined
  return (
    <Card as="section" className="max-w-2xl">
      <sending.Form
        data-discover="true"
        method="post"
        action={paths.registersReason(classId)}
        noValidate
        className="flex flex-col gap-5"
      >
        <div>
          <h2 className="text-xl">{t('health.registers.reason_title')}</h2>
          <p className="mt-1 text-ink-soft">{t('health.registers.reason_text')}</p>
        </div>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="month" value={month} />
        <TextField
          label={t('health.registers.reason_label')}
          hint={t('health.registers.reason_hint')}
          name="reason"
          maxLength={longestReason}
          error={errors?.reason ?? undefined}
          autoComplete="off"
          required
        />
        <Button type="submit" busy={sending.state !== 'idle'} busyLabel={t('ui.state.busy')} className="self-start">
          {t('health.registers.reason_open')}
        </Button>
      </sending.Form>
    </Card>
  )
}
