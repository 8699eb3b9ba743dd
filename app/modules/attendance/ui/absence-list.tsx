// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import type { Absence } from '../absence.server.ts'
import { paths } from '../paths.ts'

/** Reports of absence: whose, which days, why; to be approved by staff and taken back by whoever reported. */
export function AbsenceList({
  absences,
  mayApprove,
  words,
}: {
  absences: readonly Absence[]
  mayApprove: boolean
  /** From `attachmentWords`. */
  words: Catalogue
}) {
  return (
    <ul
      role="list"
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {absences.map(absence => (
        <AbsenceRow key={absence.id} {...{ absence, mayApprove, words }} />
      ))}
    </ul>
  )
}

function AbsenceRow({ absence, mayApprove, words }: { absence: Absence; mayApprove: boolean; words: Catalogue }) {
  const { t, locale } = useLanguage()
  const { childId, childName, fromDay, toDay, reason, note, reportedBy, approvedBy, withdrawn, own } = absence
  const [from, to] = [formatDay(locale, fromDay), formatDay(locale, toDay)]
  return (
    <li className="flex flex-col gap-2.5 px-4 py-3.5 sm:px-5">
      <div className="flex items-start gap-3.5">
        <Avatar name={childName} seed={childId} />
        <div className="min-w-0 grow">
          <p className="font-bold leading-snug">{childName}</p>
          <p className="text-sm">{fromDay === toDay ? from : t('attendance.days', { from, to })}</p>
          <p className="text-ink-soft text-sm">
            {t(`attendance.reason.${reason}`)} · {t('attendance.absence.by', { name: reportedBy })}
          </p>
        </div>
        <Badge tone={withdrawn ? 'neutral' : approvedBy ? 'ok' : 'info'}>
          {t(`attendance.absence.${withdrawn ? 'withdrawn' : approvedBy ? 'approved' : 'noted'}`)}
        </Badge>
      </div>
      {note ? <p className="whitespace-pre-line rounded-control bg-sunken px-3.5 py-2.5 text-sm">{note}</p> : null}
      <AttachmentList attachments={absence.certificates} words={words} />
      {mayApprove && !approvedBy && !withdrawn ? <Approve absence={absence} /> : null}
      {own && !withdrawn ? <Withdraw absence={absence} /> : null}
    </li>
  )
}

function Approve({ absence }: { absence: Absence }) {
  const t = useT()
  const fetcher = useFetcher({ key: `approval-${absence.id}` })
  return (
    <fetcher.Form data-discover="true" method="post" action={paths.approval(absence.id)}>
      <Button type="submit" size="sm" variant="soft" busy={fetcher.state !== 'idle'} busyLabel={t('ui.state.busy')}>
        {t('attendance.absence.approve')}
      </Button>
    </fetcher.Form>
  )
}

function Withdraw({ absence }: { absence: Absence }) {
  const t = useT()
  const fetcher = useFetcher({ key: `withdrawal-${absence.id}` })
  const [asked, setAsked] = useState(false)
  return (
    <>
      <div>
        <Button size="sm" variant="ghost" busy={fetcher.state !== 'idle'} onClick={() => setAsked(true)}>
          {t('attendance.absence.withdraw')}
        </Button>
      </div>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t('attendance.absence.withdraw_title')}
        text={t('attendance.absence.withdraw_text', { name: absence.childName })}
        closeLabel={t('attendance.sheet.close')}
        width="sm"
        actions={
          <>
            <Button variant="ghost" onClick={() => setAsked(false)}>
              {t('attendance.absence.keep')}
            </Button>
            <fetcher.Form
              data-discover="true"
              method="post"
              action={paths.withdrawal(absence.id)}
              onSubmit={() => setAsked(false)}
            >
              <Button type="submit" variant="danger" block>
                {t('attendance.absence.withdraw')}
              </Button>
            </fetcher.Form>
          </>
        }
      />
    </>
  )
}
