import { Form } from '@remix-run/react'
import Check from 'lucide-react/icons/check'
import PencilLine from 'lucide-react/icons/pencil-line'
import Send from 'lucide-react/icons/send'
import Undo2 from 'lucide-react/icons/undo-2'
import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Button } from '#app/ui/button.tsx'
import { longestStep } from '../limits.ts'
import { paths } from '../paths.ts'
import type { ShownObservation } from '../shown-observation.ts'

export interface ObservationActsProps {
  observation: ShownObservation
  canChange: boolean
  canShare: boolean
  canReview: boolean
  canWithdraw: boolean
  /** A teacher's goes to a lead first. */
  reviewed: boolean
}

/** What its reader may do with an observation as a whole. */
export function ObservationActs({
  observation,
  canChange,
  canShare,
  canReview,
  canWithdraw,
  reviewed,
}: ObservationActsProps) {
  const t = useT()
  const { busy } = useAnswer()
  const { id, state } = observation
  return (
    <>
      {canReview ? (
        <Form method="post" action={paths.approval(id)} className="contents">
          <Button type="submit" icon={Check} busy={busy}>
            {t('portfolio.review.approve')}
          </Button>
        </Form>
      ) : null}
      {canShare ? (
        <Form method="post" action={paths.sharing(id)} className="contents">
          <Button type="submit" icon={Send} busy={busy}>
            {t(reviewed ? 'portfolio.form.submit' : 'portfolio.form.share')}
          </Button>
        </Form>
      ) : null}
      {canChange ? (
        <Button variant="secondary" icon={PencilLine} href={paths.edit(id)}>
          {t('portfolio.edit.action')}
        </Button>
      ) : null}
      {canWithdraw ? (
        <Form method="post" action={paths.withdrawal(id)} className="contents">
          <Button type="submit" variant="ghost" icon={Undo2} busy={busy}>
            {t(state === 'shared' ? 'portfolio.withdraw.action' : 'portfolio.withdraw.discard')}
          </Button>
        </Form>
      ) : null}
      {canReview ? (
        <Form method="post" action={paths.return(id)} className="flex w-full flex-wrap items-end gap-2">
          <label className="flex min-w-0 grow basis-60 flex-col gap-1 font-bold">
            {t('portfolio.review.note')}
            <input name="note" required maxLength={longestStep} dir="auto" className="ui-input font-normal" />
          </label>
          <Button type="submit" variant="secondary" busy={busy}>
            {t('portfolio.review.return')}
          </Button>
        </Form>
      ) : null}
    </>
  )
}
