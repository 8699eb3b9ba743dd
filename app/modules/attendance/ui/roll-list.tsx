// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { formatClock } from '../clock.ts'
import { paths } from '../paths.ts'
import { type Roll, type RollCall, sumOf } from '../roll.ts'
import { RefusedEntry } from './kept-marks.tsx'
import { RollRow } from './roll-row.tsx'
import { useRoll } from './use-roll.ts'

/** The roll: everybody in the building by class, red until somebody has seen them. */
export function RollList({
  newId,
  roll,
  past,
  memberId,
}: {
  /** Of the roll call that may begin here. */
  newId: string
  roll: Roll
  past: readonly RollCall[]
  memberId: string
}) {
  const { t, locale, timeZone } = useLanguage()
  const { groups, begun, waits, start, say, end, refused, retry, drop } = useRoll(roll, memberId)
  const { safe, total } = sumOf(groups)
  const { call } = roll
  const [asked, setAsked] = useState(false)
  const endNow = () => {
    setAsked(false)
    if (call) end(call.id)
  }
  return (
    <div className="flex flex-col gap-6">
      <section aria-live="polite" className="flex flex-col gap-3">
        {begun ? (
          <>
            <p className="font-extrabold font-heading text-3xl">{t('attendance.rollcall.safe_of', { safe, total })}</p>
            {safe < total ? (
              <Banner tone="danger">{t('attendance.rollcall.open', { count: total - safe })}</Banner>
            ) : (
              <Banner tone="ok">{t('attendance.rollcall.all_safe')}</Banner>
            )}
          </>
        ) : (
          <p className="font-extrabold font-heading text-2xl">
            {t('attendance.rollcall.in_building', { count: total })}
          </p>
        )}
        {waits > 0 ? <Banner tone="info">{t('attendance.rollcall.waits', { count: waits })}</Banner> : null}
        {refused.map(({ id, refusal }) => (
          <RefusedEntry
            key={id}
            what={t('attendance.rollcall.title')}
            refusal={refusal}
            onRetry={() => retry(id)}
            onDrop={() => drop(id)}
          />
        ))}
        {begun ? null : (
          // Without a script it is sent as it stands; alive, the page keeps it on the device until it can be sent.
          <Form
            method="post"
            action={paths.rollCall()}
            onSubmit={event => {
              event.preventDefault()
              start()
            }}
          >
            <input type="hidden" name="rollCallId" value={newId} />
            <Button type="submit" variant="danger" size="lg" block>
              {t('attendance.rollcall.start')}
            </Button>
          </Form>
        )}
        {begun && call ? (
          <p className="text-ink-soft text-sm">
            {t('attendance.rollcall.begun', {
              name: call.startedBy,
              time: formatClock(locale, timeZone, call.startedAt),
            })}
          </p>
        ) : null}
      </section>
      {total === 0 ? (
        <EmptyState title={t('attendance.rollcall.empty.title')} text={t('attendance.rollcall.empty.text')} />
      ) : (
        groups.map(({ id, name, people }) => (
          <section key={id ?? ''}>
            <SectionHeader
              title={name || t('attendance.rollcall.elsewhere')}
              text={begun ? t('attendance.rollcall.safe_of', sumOf([{ id, name, people }])) : undefined}
            />
            <ul
              role="list"
              className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
            >
              {people.map(person => (
                <RollRow key={person.id} person={person} onSay={begun ? word => say(person, word) : undefined} />
              ))}
            </ul>
          </section>
        ))
      )}
      {begun && call ? (
        <Button variant="secondary" block onClick={() => (safe < total ? setAsked(true) : end(call.id))}>
          {t('attendance.rollcall.end')}
        </Button>
      ) : null}
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(false)}
          title={t('attendance.rollcall.end_title')}
          text={t('attendance.rollcall.open', { count: total - safe })}
          closeLabel={t('attendance.sheet.close')}
          width="sm"
          actions={
            <>
              <Button variant="ghost" onClick={() => setAsked(false)}>
                {t('attendance.rollcall.go_on')}
              </Button>
              <Button variant="danger" onClick={endNow}>
                {t('attendance.rollcall.end')}
              </Button>
            </>
          }
        />
      ) : null}
      {past.length > 0 ? (
        <section>
          <SectionHeader title={t('attendance.rollcall.past')} />
          <ul role="list" className="flex flex-col">
            {past.map(({ id, startedAt }) => (
              <li key={id}>
                <Anchor href={paths.rollReport(id)} className="inline-flex min-h-11 items-center font-bold text-link">
                  {formatMoment(locale, timeZone, startedAt)}
                </Anchor>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
